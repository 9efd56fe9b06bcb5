"""Routes without a sign-in: who signs gets in, nobody else, and not too often."""

from pathlib import Path

import pytest
from django.apps import apps
from django.http import HttpResponse

from chatlinks.web.guards import SignatureScheme, is_signed, no_cookie_counts, signature, signed
from chatlinks.web.limits import rate

pytestmark = pytest.mark.usefixtures("fresh_limits")

SHA1 = SignatureScheme("X-Hub-Signature", "sha1=", "sha1")
BODY = b'{"event_name": "message"}'
PACKAGE = Path(apps.get_app_config("web").path).parent


@signed(SHA1, {"acme": "acme's secret"}.get, rate("test hook", address="3/minute"))
def hook(request, key):
    return HttpResponse(f"{key} says {request.body.decode()}")


def posted(rf, carried, body=BODY, **more):
    headers = {"X-Hub-Signature": carried} if carried is not None else {}
    return rf.post("/hook", body, content_type="application/json", headers=headers, **more)


def by(secret, body=BODY):
    return f"sha1={signature(body, SHA1, secret)}"


def test_a_signature_is_the_hmac_of_the_body_as_others_work_it_out():
    """RFC 2202, case 2."""
    digits = signature(b"what do ya want for nothing?", SHA1, "Jefe")
    assert digits == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"


def test_whoever_signs_gets_in(rf):
    answer = hook(posted(rf, by("acme's secret")), "acme")
    assert (answer.status_code, answer.text) == (200, f"acme says {BODY.decode()}")


WRONG = [
    None,
    "",
    "sha1=",
    "é",
    "sha1=é",
    by("another's"),
    by("acme's secret")[5:],
    by("acme's secret", b"{}"),
]


@pytest.mark.parametrize("carried", WRONG)
def test_nobody_else_does(rf, carried):
    answer = hook(posted(rf, carried), "acme")
    assert (answer.status_code, answer.content) == (401, b"")


def test_an_address_that_is_not_there_answers_alike(rf):
    answer = hook(posted(rf, by("acme's secret")), "nobody")
    assert (answer.status_code, answer.content) == (401, b"")


def test_an_empty_secret_signs_nothing(rf):
    closed = signed(SHA1, lambda key: "", rate("test closed", address="3/minute"))(hook)
    assert closed(posted(rf, by("")), "acme").status_code == 401


def test_one_address_may_ask_so_often_signed_or_not(rf):
    asked = [hook(posted(rf, carried), "acme") for carried in (None, by("acme's secret"), None)]
    assert [answer.status_code for answer in asked] == [401, 200, 401]
    held_up = hook(posted(rf, by("acme's secret")), "acme")
    assert held_up.status_code == 429
    assert 1 <= int(held_up.headers["Retry-After"]) <= 60
    elsewhere = posted(rf, by("acme's secret"), REMOTE_ADDR="192.0.2.9")
    assert hook(elsewhere, "acme").status_code == 200


def test_neither_a_sign_in_nor_a_token_is_asked_for():
    assert hook.csrf_exempt
    assert not hook.login_required
    assert no_cookie_counts(lambda request: HttpResponse()).csrf_exempt


def test_digits_may_be_in_capitals(rf):
    capitals = f"sha1={signature(BODY, SHA1, 'x').upper()}"
    assert is_signed(posted(rf, capitals), SHA1, "x")


def test_there_is_one_exemption_from_csrf_checks():
    exempt = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "csrf_exempt" in path.read_text()
    }
    assert exempt == {"web/guards.py"}
