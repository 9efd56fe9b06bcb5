"""The chat link page shows a viewer as much as the access table says, and no more."""

import pytest
from django.test import Client
from django.utils import timezone

from chatlinks.links.models import ChatLink
from tests.kit.cast import MASKED, SECRETS, SHOWN


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_who_has_the_permission_sees_the_details(cast, sign_in, name):
    page = sign_in(name).get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert "Priya Venkataraman" in page.text


@pytest.mark.parametrize("name", sorted(MASKED))
def test_who_lacks_it_sees_marks_and_no_detail(cast, sign_in, name):
    page = sign_in(name).get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert "******" in page.text
    for secret in SECRETS:
        assert secret.lower() not in page.text.lower()


@pytest.mark.parametrize("way", ["", "/all", "/transcript.txt"])
def test_it_is_opened_by_get_and_head_alone(cast, sign_in, way):
    client = sign_in(min(SHOWN))
    path = f"/c/{cast.members_link.token}{way}"
    assert client.head(path).status_code == 200
    assert {
        client.generic(verb, path).status_code for verb in ("OPTIONS", "POST", "PUT", "DELETE")
    } == {405}


# What has ended, and what asks for a passcode.

ENDED = {"revoked": "revoked_at", "expired": "expires_at"}


@pytest.mark.parametrize("field", ENDED.values(), ids=ENDED)
def test_a_link_that_has_ended_leads_on_by_their_own_access_those_who_have_one_and_nobody_else(
    cast, sign_in, field
):
    ended = cast.anyone_link(**{field: timezone.now()})
    for name in (*sorted(SHOWN | MASKED), "neither", "former", "rival", "owner", None):
        answer = sign_in(name).get(f"/c/{ended.token}")
        assert answer.status_code == 410
        assert (cast.members_link.token in answer.text) == (name in SHOWN | MASKED), name


@pytest.fixture
def locked(cast):
    return ChatLink.for_anyone(cast.conversation, None, None, "open sesame")


@pytest.mark.parametrize("field", ENDED.values(), ids=ENDED)
@pytest.mark.parametrize("passcode", ["open sesame", "wrong"])
def test_a_link_that_has_ended_tells_nobody_whether_a_passcode_is_right(locked, field, passcode):
    ChatLink.objects.filter(pk=locked.pk).update(**{field: timezone.now()})
    answer = Client().post(f"/c/{locked.token}/passcode", {"passcode": passcode})
    assert answer.status_code == 410
    assert "passcode" not in answer.cookies
    assert not locked.tries.exists()


def test_a_passcode_of_any_length_costs_no_more_than_a_long_one(locked, monkeypatch):
    tried = []
    monkeypatch.setattr(ChatLink, "admits", lambda self, given: tried.append(len(given)))
    Client().post(f"/c/{locked.token}/passcode", {"passcode": "x" * 100_000})
    assert tried == [200]


@pytest.mark.parametrize("way", ["/c/{token}", "/"])
def test_a_search_is_for_two_hundred_characters_at_most(cast, sign_in, way):
    page = sign_in("agent").get(way.format(token=cast.members_link.token), {"q": "x" * 300}).text
    assert "x" * 200 in page
    assert "x" * 201 not in page


def test_a_search_lists_so_many_and_says_that_there_are_more(cast, sign_in, monkeypatch):
    monkeypatch.setattr("chatlinks.reading.search.MOST", 1)
    page = sign_in("agent").get(f"/c/{cast.members_link.token}", {"q": "chat"}).text
    assert "1 message with" in " ".join(page.split())
    page = sign_in("agent").get(f"/c/{cast.members_link.token}", {"q": "a"}).text
    assert "1+ messages with" in " ".join(page.split())


@pytest.mark.parametrize("secure", [True, False])
def test_a_passcode_given_over_https_is_never_sent_in_clear(locked, secure):
    answer = Client().post(
        f"/c/{locked.token}/passcode", {"passcode": "open sesame"}, secure=secure
    )
    assert bool(answer.cookies["passcode"]["secure"]) == secure
