"""A link with a passcode: ended, it tells nothing of it; given, it is never sent in clear."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.utils import timezone

from chatlinks.links.models import ChatLink, LinkTerms, PasscodeTry
from tests.kit.cast import assemble

ENDED = {"revoked": "revoked_at", "expired": "expires_at"}


@pytest.fixture
def locked(cast):
    return ChatLink.for_anyone(cast.conversation, None, None, LinkTerms("open sesame"))


@pytest.fixture
def locked_for_good(transactional_db):
    return ChatLink.for_anyone(assemble().conversation, None, None, LinkTerms("open sesame"))


@pytest.mark.parametrize("field", ENDED.values(), ids=ENDED)
@pytest.mark.parametrize("passcode", ["open sesame", "wrong"])
def test_a_link_that_has_ended_tells_nobody_whether_a_passcode_is_right(locked, field, passcode):
    ChatLink.objects.filter(pk=locked.pk).update(**{field: timezone.now()})
    answer = Client().post(f"/c/{locked.token}/passcode", {"passcode": passcode})
    assert answer.status_code == 410
    assert "passcode" not in answer.cookies
    assert not locked.tries.exists()


@pytest.mark.django_db(transaction=True)
def test_ten_wrong_passcodes_sent_at_once_are_ten_and_no_more(locked_for_good):
    def guess(number):
        try:
            path = f"/c/{locked_for_good.token}/passcode"
            return Client().post(path, {"passcode": f"wrong {number}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(guess, range(20)))
    assert answers == [401] * 10 + [429] * 10


def test_a_right_passcode_is_no_wrong_one_however_often_it_is_given(locked):
    for _ in range(12):
        answer = Client().post(f"/c/{locked.token}/passcode", {"passcode": "open sesame"})
        assert answer.status_code == 302


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


def test_a_stranger_locks_themselves_out_and_nobody_else(locked):
    path = f"/c/{locked.token}/passcode"
    stranger, reader = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for number in range(10):
        assert stranger.post(path, {"passcode": f"wrong {number}"}).status_code == 401
    assert stranger.post(path, {"passcode": "open sesame"}).status_code == 429
    assert reader.post(path, {"passcode": "open sesame"}).status_code == 302


def test_who_waits_and_tries_again_is_held_up_for_hours(locked):
    """Else one stranger would try all passcodes of four digits within days."""
    path = f"/c/{locked.token}/passcode"
    stranger, reader = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for _ in range(3):
        for number in range(10):
            assert stranger.post(path, {"passcode": f"wrong {number}"}).status_code == 401
        answer = stranger.post(path, {"passcode": "open sesame"})
        assert answer.status_code == 429
        PasscodeTry.objects.update(at=F("at") - timedelta(minutes=20))
    answer = stranger.post(path, {"passcode": "open sesame"})
    assert answer.status_code == 429
    assert "Wait 5 hours" in answer.text
    assert reader.post(path, {"passcode": "open sesame"}).status_code == 302


@pytest.mark.parametrize("passcode", ["open sesame", "wrong"])
def test_a_passcode_of_a_link_for_people_is_tried_by_nobody_before_their_address(cast, passcode):
    terms = LinkTerms("open sesame", audience="people")
    link = ChatLink.for_anyone(cast.conversation, None, None, terms)
    answer = Client().post(f"/c/{link.token}/passcode", {"passcode": passcode})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/c/{link.token}")
    assert "passcode" not in answer.cookies
    assert not link.tries.exists()


def test_many_senders_together_are_held_up_too(locked):
    path = f"/c/{locked.token}/passcode"
    senders = [bytes([number // 9]) for number in range(200)]
    PasscodeTry.objects.bulk_create(
        PasscodeTry(link=locked, sender_hash=sender) for sender in senders
    )
    assert Client().post(path, {"passcode": "open sesame"}).status_code == 429


def test_of_a_sender_no_address_is_kept(locked):
    Client(REMOTE_ADDR="192.0.2.1").post(f"/c/{locked.token}/passcode", {"passcode": "wrong"})
    [tried] = PasscodeTry.objects.all()
    assert b"192.0.2.1" not in bytes(tried.sender_hash)
    assert len(bytes(tried.sender_hash)) == 16
