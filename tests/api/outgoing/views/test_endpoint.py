"""One endpoint: its deliveries, its secret, on and off, its end, and what was given up."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone

from chatlinks.api.outgoing import endpoints, sending
from chatlinks.api.outgoing.models import Endpoint, EndpointDelivery
from chatlinks.api.outgoing.outcomes import NOTHING_THERE, give_up
from chatlinks.audit.models import AuditRecord
from tests.kit.reading import landmarks


@pytest.fixture
def admin(cast, sign_in):
    return sign_in("admin")


@pytest.fixture
def held(endpoint):
    return endpoint()


@pytest.fixture
def path(held):
    return f"/webhooks/acme/{held.pk}"


def words_of(answer):
    return " ".join(answer.text.split())


def audited():
    lines = AuditRecord.objects.filter(what__startswith="webhook endpoint CRM").order_by("pk")
    return [each.what.removeprefix("webhook endpoint CRM ") for each in lines][1:]


def test_a_test_is_sent_and_stands_among_the_deliveries(admin, path, held, receiver):
    assert "Nothing has happened yet" in words_of(admin.get(path))
    assert "on its way" in words_of(admin.post(f"{path}/test", follow=True))
    assert "On its way" in words_of(admin.get(path))
    sending.send_due()
    told = receiver.requests[0].verified(endpoints.newest_secret(held))
    assert (told["type"], told["data"]) == ("endpoint.test", {})
    page = words_of(admin.get(path))
    assert "endpoint.test" in page
    assert "Delivered" in page


def test_no_test_is_sent_to_one_that_is_off(admin, path):
    assert "Send a test" in words_of(admin.get(path))
    admin.post(f"{path}/switch", {"on": "0"})
    assert "switched off, so no test" in words_of(admin.post(f"{path}/test", follow=True))
    assert not EndpointDelivery.objects.exists()
    assert "Send a test" not in words_of(admin.get(path))


def test_why_it_was_not_told_stands_there(admin, path, cast, receiver):
    receiver.status = 503
    cast.anyone_link()
    sending.send_due()
    page = words_of(admin.get(path))
    assert "It answered 503." in page
    assert "It has taken nothing since" in page
    assert "failing" in words_of(admin.get("/webhooks/acme"))


def test_name_address_and_events_are_changed(admin, path):
    form = {"name": "New CRM", "address": "https://new.example/", "events": ["link.opened"]}
    assert "is changed" in words_of(admin.post(path, form, follow=True))
    held = Endpoint.objects.get()
    assert (held.name, held.address, held.events) == (
        "New CRM",
        "https://new.example/",
        ["link.opened"],
    )
    assert AuditRecord.objects.filter(what__endswith="New CRM changed: link.opened").exists()
    assert admin.post(path, {**form, "address": "x"}).status_code == 400
    assert Endpoint.objects.get().address == "https://new.example/"


def test_a_new_secret_is_in_one_answer(admin, path, held):
    old = endpoints.newest_secret(held)
    answer = admin.post(f"{path}/secret")
    held.refresh_from_db()
    [secret] = set(re.findall(r"whsec_[\w+/=]+", answer.text))
    assert held.secrets(timezone.now()) == [secret, old]
    assert "The one before signs as well until" in words_of(answer)
    assert secret not in admin.get(path).text
    assert audited() == ["given a new secret"]


def test_it_is_switched_off_and_on_again_by_undo(admin, path):
    page = admin.post(f"{path}/switch", {"on": "0"}, follow=True).text
    assert f'action="{path}/switch"' in page
    assert not Endpoint.objects.get().on
    admin.post(f"{path}/switch", {"on": "1"})
    assert Endpoint.objects.get().on
    assert audited() == ["switched off", "switched on"]


def test_one_that_was_switched_off_by_itself_says_why(admin, path, held):
    give_up(held, NOTHING_THERE)
    assert NOTHING_THERE in words_of(admin.get(path))
    assert "switched off by itself" in words_of(admin.get("/webhooks/acme"))
    admin.post(f"{path}/switch", {"on": "1"})
    assert NOTHING_THERE not in words_of(admin.get(path))


def test_it_is_removed_after_a_question(admin, path):
    assert "Remove the endpoint" in words_of(admin.post(f"{path}/remove"))
    assert Endpoint.objects.exists()
    admin.post(f"{path}/remove", {"sure": "1"})
    assert not Endpoint.objects.exists()
    assert audited() == ["removed"]


# ── What was given up ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def letters(cast, held):
    """letters(3) → three that were given up."""

    def make(count):
        rows = [
            EndpointDelivery(
                business=cast.acme,
                endpoint=held,
                event_id=uuid4(),
                event_type="endpoint.test",
                state="dead",
                attempts=10,
                status=500,
                why="It answered 500.",
            )
            for _ in range(count)
        ]
        return EndpointDelivery.objects.bulk_create(rows)

    return make


def test_nothing_given_up_is_said(admin, path):
    assert "Nothing was given up" in words_of(admin.get(f"{path}/dead"))


def test_each_part_of_its_pages_has_a_name_of_its_own(admin, path, letters):
    letters(1)
    for page in (admin.get(path).text, admin.get(f"{path}/dead").text):
        names = landmarks(page)
        assert 'aria-label="Deliver' in " ".join(names)
        assert len(names) == len(set(names))


def test_one_is_sent_again_under_its_id(admin, path, letters, receiver):
    first, second = letters(2)
    assert "2 given up" in words_of(admin.get(path))
    assert "2 given up" in words_of(admin.get("/webhooks/acme"))
    page = admin.post(f"{path}/replay", {"delivery": first.pk}, follow=True)
    assert "1 sent again" in words_of(page)
    assert sending.send_due() == 1
    assert receiver.requests[0].headers["webhook-id"] == first.message_id
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts, second.state) == ("delivered", 1, "dead")
    assert audited() == ["told again of 1 that had been given up"]


def test_all_are_sent_again(admin, path, letters, receiver):
    letters(3)
    admin.post(f"{path}/replay")
    assert sending.send_due() == 3
    assert "Nothing was given up" in words_of(admin.get(f"{path}/dead"))


def test_twice_or_another_one_is_nothing(admin, path, letters, endpoint, cast):
    [letter] = letters(1)
    other = endpoint(name="Other")
    foreign = f"/webhooks/acme/{other.pk}/replay"
    for address, chosen in [(foreign, letter.pk), (f"{path}/replay", "x" * 30)]:
        answer = admin.post(address, {"delivery": chosen}, follow=True)
        assert "Nothing to send again" in words_of(answer)
    letter.refresh_from_db()
    assert letter.state == "dead"


def test_many_are_walked_page_by_page(admin, path, letters, monkeypatch):
    monkeypatch.setattr(endpoints, "SHOWN", 2)
    letters(3)
    first = admin.get(f"{path}/dead").text
    [older] = re.findall(r"\?before=\d+", first)
    assert "Replay all 3" in " ".join(first.split())
    rest = admin.get(f"{path}/dead{older}").text
    assert len(re.findall("evt_", rest)) == 2  # one, shown and named by its button
    assert "?before" not in rest
    assert ">Newest<" in rest
