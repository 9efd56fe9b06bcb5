"""A link with a passcode: ended, it tells nothing of it; given, it is never sent in clear."""

import pytest
from django.test import Client
from django.utils import timezone

from chatlinks.links.models import ChatLink

ENDED = {"revoked": "revoked_at", "expired": "expires_at"}


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


@pytest.mark.parametrize("secure", [True, False])
def test_a_passcode_given_over_https_is_never_sent_in_clear(locked, secure):
    answer = Client().post(
        f"/c/{locked.token}/passcode", {"passcode": "open sesame"}, secure=secure
    )
    assert bool(answer.cookies["passcode"]["secure"]) == secure
