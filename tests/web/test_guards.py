"""Routes without a sign-in: who signs is known, nobody else."""

from pathlib import Path

import pytest
from django.apps import apps
from django.http import HttpResponse

from chatlinks.web.guards import SignatureScheme, is_signed, no_cookie_counts, signature

SHA1 = SignatureScheme("X-Hub-Signature", "sha1=", "sha1")
SECRET = "acme's secret"
BODY = b'{"event_name": "message"}'
PACKAGE = Path(apps.get_app_config("web").path).parent


def posted(rf, carried, body=BODY, **more):
    headers = {"X-Hub-Signature": carried} if carried is not None else {}
    return rf.post("/hook", body, content_type="application/json", headers=headers, **more)


def by(secret, body=BODY):
    return f"sha1={signature(body, SHA1, secret)}"


def test_a_signature_is_the_hmac_of_the_body_as_others_work_it_out():
    """RFC 2202, case 2."""
    digits = signature(b"what do ya want for nothing?", SHA1, "Jefe")
    assert digits == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"


WRONG = [
    None,
    "",
    "sha1=",
    "é",
    "sha1=é",
    by("another's"),
    by(SECRET)[5:],
    by(SECRET, b"{}"),
]


def test_whoever_signs_is_known(rf):
    assert is_signed(posted(rf, by(SECRET)), SHA1, SECRET)


@pytest.mark.parametrize("carried", WRONG)
def test_nobody_else_is(rf, carried):
    assert not is_signed(posted(rf, carried), SHA1, SECRET)


def test_neither_a_sign_in_nor_a_token_is_asked_for():
    view = no_cookie_counts(lambda request: HttpResponse())
    assert view.csrf_exempt
    assert not view.login_required


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
