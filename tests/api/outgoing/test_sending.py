"""A real program on this machine takes what it is told, signed; a slow one holds up no other."""

from datetime import timedelta

import pytest
from django.utils import timezone
from standardwebhooks import WebhookVerificationError

from chatlinks.api.outgoing import endpoints, payloads, sending
from chatlinks.api.outgoing.models import Endpoint, EndpointDelivery
from chatlinks.web import outgoing
from tests.kit.acting.receivers import receiving


def delivery():
    return EndpointDelivery.objects.get()


def due_now():
    """Whatever waits is due, and nobody rests."""
    now = timezone.now()
    EndpointDelivery.objects.filter(state="waiting").update(next_at=now)
    Endpoint.objects.update(rests_until=None)


def test_it_is_signed_as_the_library_of_standard_webhooks_wants_it(cast, endpoint, receiver):
    held = endpoint()
    link = cast.anyone_link()
    assert sending.send_due() == 1
    [request] = receiver.requests
    told = request.verified(endpoints.newest_secret(held))
    assert (told["type"], told["data"]["link"]["id"]) == ("link.made", link.pk)
    assert request.headers["webhook-id"] == delivery().message_id
    assert request.headers["Content-Type"] == "application/json"
    assert (delivery().state, delivery().status, delivery().attempts) == ("delivered", 200, 1)
    assert sending.send_due() == 0
    with pytest.raises(WebhookVerificationError):
        request.verified(endpoints.new_secret())


def test_while_a_secret_is_replaced_both_sign(cast, endpoint, receiver):
    held = endpoint()
    old = endpoints.newest_secret(held)
    new = endpoints.rotate(held, cast.people["admin"].pk)
    cast.anyone_link()
    sending.send_due()
    [request] = receiver.requests
    assert request.verified(old) == request.verified(new)
    Endpoint.objects.update(old_secret_until=timezone.now())
    cast.anyone_link()
    sending.send_due()
    receiver.requests[1].verified(new)
    with pytest.raises(WebhookVerificationError):
        receiver.requests[1].verified(old)


def test_each_try_is_of_the_same_id(cast, endpoint, receiver):
    endpoint()
    cast.anyone_link()
    receiver.status = 500
    sending.send_due()
    assert (delivery().state, delivery().status, delivery().why) == (
        "waiting",
        500,
        "It answered 500.",
    )
    receiver.status = 204
    due_now()
    sending.send_due()
    assert len({each.headers["webhook-id"] for each in receiver.requests}) == 1
    assert (delivery().state, delivery().attempts) == ("delivered", 2)


@pytest.mark.parametrize(("status", "waits"), [(429, True), (503, True), (500, False)])
def test_a_receiver_that_asks_for_a_pause_gets_it(cast, endpoint, receiver, status, waits):
    held = endpoint()
    cast.anyone_link()
    receiver.status, receiver.retry_after = status, "7200"
    sending.send_due()
    held.refresh_from_db()
    an_hour = timezone.now() + timedelta(hours=1)
    assert (delivery().next_at > an_hour, held.rests_until > an_hour) == (waits, waits)


def test_a_redirect_is_a_failure_and_no_way(cast, endpoint, receiver):
    endpoint()
    cast.anyone_link()
    receiver.status = 307
    sending.send_due()
    assert [each.path for each in receiver.requests] == ["/hooks"]
    assert (delivery().state, delivery().status) == ("waiting", 307)


# ── What was killed, and what is slow ───────────────────────────────────────────────────────────


def test_what_was_under_way_when_the_server_was_killed_is_sent_again(cast, endpoint, receiver):
    endpoint()
    cast.anyone_link()
    [taken] = sending.take({})
    assert sending.send_due() == 0  # it may be on its way
    EndpointDelivery.objects.update(next_at=timezone.now())  # a minute later
    assert sending.send_due() == 1
    assert receiver.requests[0].headers["webhook-id"] == taken.message_id


def test_a_slow_endpoint_holds_up_no_other(cast, endpoint, receiver, settings):
    with receiving() as slow:
        settings.INNER_HOSTS = {receiver.host, slow.host}
        slow.go_on.clear()
        endpoint(name="Slow", url=slow.url)
        endpoint(name="Quick")
        for _ in range(6):
            cast.anyone_link()
        taken = quick_ones_before(slow, receiver)
    assert taken == 6
    assert len(receiver.requests) == 6


def quick_ones_before(slow, receiver):
    """How many the quick one has when the slow one is let go: by then nothing else is due."""
    seen = []

    def stop():
        if len(receiver.requests) == 6 and not slow.go_on.is_set():
            seen.append(len(receiver.requests))
            slow.go_on.set()
        return False

    sending.send_due(stop)
    return seen[0]


def test_one_that_fails_is_asked_one_at_a_time_and_rests(cast, endpoint, receiver):
    endpoint()
    receiver.status = 503
    for _ in range(10):
        cast.anyone_link()
    sending.send_due()
    assert len(receiver.requests) == sending.OF_ONE
    due_now()
    sending.send_due()
    assert len(receiver.requests) == sending.OF_ONE + 1


def test_a_locked_business_tells_nothing_until_it_is_opened(cast, endpoint, receiver):
    endpoint()
    cast.anyone_link()
    cast.acme.locked = True
    cast.acme.save()
    assert sending.send_due() == 0
    cast.acme.locked = False
    cast.acme.save()
    assert sending.send_due() == 1


def test_told_to_stop_nothing_new_is_begun(cast, endpoint):
    endpoint()
    cast.anyone_link()
    assert sending.send_due(lambda: True) == 0
    assert delivery().state == "waiting"


def test_what_is_deleted_meanwhile_is_not_told(cast, endpoint, receiver):
    endpoint(["link.made"])
    cast.anyone_link().delete()
    assert sending.send_due() == 0
    assert (delivery().state, receiver.requests) == ("gone", [])


def test_one_that_cannot_be_made_holds_up_no_other(cast, endpoint, receiver, monkeypatch, caplog):
    endpoint()
    broken, whole = cast.anyone_link(), cast.anyone_link()

    def of_link(business_id, facts):
        if facts["link"] == broken.pk:
            raise ValueError(facts)
        return {}

    monkeypatch.setitem(payloads.DATA, "link.made", of_link)
    assert sending.send_due() == 1
    states = EndpointDelivery.objects.order_by("pk").values_list("state", "about__link")
    assert list(states) == [("waiting", broken.pk), ("delivered", whole.pk)]
    assert "can't be made" in caplog.text


def test_whatever_goes_wrong_on_the_way_is_a_failure(cast, endpoint, receiver, monkeypatch):
    def post(*arguments, **more):
        raise ValueError

    endpoint()
    cast.anyone_link()
    monkeypatch.setattr(outgoing, "post", post)
    assert sending.send_due() == 1
    assert delivery().why == "This server couldn’t ask it: see its log."


# ── Never within ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["169.254.169.254"], ["::ffff:10.0.0.1"], ["93.184.216.34", "10.0.0.1"]],
)
def test_a_name_that_means_an_inner_machine_by_now_is_not_asked(
    cast, endpoint, receiver, monkeypatch, addresses
):
    endpoint(url=f"https://crm.example:{receiver.server_port}/hooks")
    cast.anyone_link()
    monkeypatch.setattr(outgoing, "resolve", lambda host, port: addresses)
    sending.send_due()
    assert receiver.requests == []
    assert delivery().why == "It lies within a network of its own."


def test_it_is_asked_again_soon_by_a_job_of_its_own(cast, endpoint, receiver, monkeypatch):
    woken = []
    monkeypatch.setattr(sending, "wake_at", woken.append)
    endpoint()
    cast.anyone_link()
    sending.send_due()
    assert woken == []
    receiver.status = 500
    cast.anyone_link()
    sending.send_due()
    [at] = woken
    assert timedelta(seconds=3) < at - timezone.now() < timedelta(seconds=7)
