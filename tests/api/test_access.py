"""Who may use the API: a key that works, for what it is for, as often as is fair."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.api import access, keys
from chatlinks.api.models import ApiKey
from chatlinks.web.limits import rate
from tests.kit.acting.api import HELLO, Program
from tests.kit.watching.stored import dumped

REFUSED = {"revoked_at": "now", "expires_at": "now", "scopes": []}


@pytest.mark.parametrize("token", [None, "", "clk_", "clk_" + "0" * 64, "x"])
def test_without_a_key_nobody_comes_in(cast, token):
    answer = Program(token).post("messages", HELLO)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_session_is_no_key(cast, sign_in):
    answer = sign_in("admin_permitted").post("/api/v1/messages", HELLO, "application/json")
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"revoked_at": timezone.now()}, 401),
        ({"expires_at": timezone.now()}, 401),
        ({"scopes": []}, 403),
    ],
    ids=["revoked", "expired", "for something else"],
)
def test_a_key_that_does_not_work_any_more_is_refused(program, change, status):
    ApiKey.objects.update(**change)
    assert program.post("messages", HELLO).status_code == status


def test_a_locked_businesses_key_is_refused(cast, program):
    cast.acme.locked = True
    cast.acme.save()
    assert program.post("messages", HELLO).status_code == 403


def test_a_key_is_used_as_often_as_its_rate(program, monkeypatch):
    few = rate("few API calls", address="9/minute", key="2/minute")
    monkeypatch.setattr(access, "CALLS", few)
    assert [program.post("messages", HELLO).status_code for _ in range(3)] == [201, 200, 429]
    assert int(program.post("messages", HELLO).headers["Retry-After"]) > 0


def test_trying_keys_is_slowed_and_a_right_key_is_not(program, monkeypatch):
    monkeypatch.setattr(access, "WRONG_KEYS", rate("few wrong keys", address="2/minute"))
    wrong = Program("clk_wrong")
    assert [wrong.post("messages", HELLO).status_code for _ in range(3)] == [401, 401, 429]
    assert program.post("messages", HELLO).status_code == 201


def test_only_a_hash_of_a_key_is_stored(program):
    assert program.token not in dumped("api_apikey")
    assert program.token[:12] in dumped("api_apikey")


def test_a_key_is_replaced_without_a_gap(cast, program):
    held = ApiKey.objects.get()
    other = Program(keys.replace(held, cast.people["admin"].pk))
    assert program.post("messages", HELLO).status_code == 201
    assert other.post("messages", HELLO).status_code == 200
    ends = ApiKey.objects.get(pk=held.pk).expires_at
    assert timedelta(days=6) < ends - timezone.now() <= keys.BOTH_WORK


def test_replacing_a_key_never_lengthens_its_life(cast, program):
    ends = timezone.now() + timedelta(hours=1)
    ApiKey.objects.update(expires_at=ends)
    keys.replace(ApiKey.objects.get(), cast.people["admin"].pk)
    assert {key.expires_at for key in ApiKey.objects.all()} == {ends}


def test_when_a_key_was_last_used_is_noted(program):
    program.post("messages", HELLO)
    assert ApiKey.objects.get().last_used_at > timezone.now() - timedelta(minutes=1)
