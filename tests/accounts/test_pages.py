"""Every account page is ours, under our content policy, and there are no others."""

import re
from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.totp.internal import auth as totp
from django.contrib import admin
from django.urls import reverse

from chatlinks.accounts.adapter import SocialAdapter
from chatlinks.accounts.models import Person

pytestmark = pytest.mark.usefixtures("fresh_limits")

OPEN = [
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "socialaccount_login_cancelled",
]
OWN = ["account_logout", "account_change_password", "account_reauthenticate", "mfa_index"]
PASSWORD = "correct horse battery"


@pytest.fixture
def person(db):
    return Person.objects.create_user("ada@acme.example", PASSWORD, name="Ada")


def is_ours(page) -> bool:
    return (
        page.status_code == 200
        and 'class="card"' in page.text
        and "<style" not in page.text
        and " style=" not in page.text
    )


@pytest.mark.parametrize("name", OPEN)
def test_pages_for_whoever_is_signed_out(db, client, name):
    assert is_ours(client.get(reverse(name)))


@pytest.mark.parametrize("name", OWN)
def test_pages_for_whoever_is_signed_in(person, client, name):
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert is_ours(client.get(reverse(name)))


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "3rdparty/", "3rdparty/signup/", "confirm-email/", "login/code/"]
)
def test_what_has_no_use_here_is_not_there(db, client, path):
    client.force_login(Person.objects.create_user("ada@acme.example", PASSWORD, name="Ada"))
    assert client.get(f"/accounts/{path}").status_code == 404


def test_five_wrong_passwords_end_in_a_clear_page(person, client):
    for _ in range(5):
        answer = client.post(reverse("account_login"), {"login": person.email, "password": "wrong"})
    assert answer.status_code == 429
    assert "Too many wrong passwords" in answer.text


def test_the_administration_has_no_sign_in_of_its_own(person, client):
    assert reverse("account_login") in client.get("/admin/login/")["Location"]
    client.force_login(person)
    assert client.get("/admin/", follow=True).status_code == 403


def test_the_administration_holds_only_our_models():
    assert {model.__module__.partition(".")[0] for model in admin.site._registry} == {"chatlinks"}


@pytest.mark.parametrize(
    ("process", "is_here", "comes_in"),
    [("login", True, True), ("login", False, False), ("connect", True, False)],
)
def test_a_company_account_signs_in_who_is_here_and_does_nothing_else(
    db, rf, process, is_here, comes_in
):
    given, request = SimpleNamespace(state={"process": process}, is_existing=is_here), rf.get("/")
    assert not SocialAdapter().is_open_for_signup(request, given)
    if comes_in:
        SocialAdapter().pre_social_login(request, given)
        return
    with pytest.raises(ImmediateHttpResponse) as refused:
        SocialAdapter().pre_social_login(request, given)
    assert refused.value.response.status_code == 403


def code(secret: str) -> str:
    [now, *_] = totp.yield_hotp_counters_from_time()
    return totp.format_hotp_value(totp.hotp_value(secret, now))


def test_the_second_step(person, client):
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    assert "Confirm that it is you" in asked.text
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert is_ours(page)
    secret = re.search(r"<code>(\w+)</code>", page.text)[1]
    codes = client.post(reverse("mfa_activate_totp"), {"code": code(secret)}, follow=True)
    assert is_ours(codes)
    recovery = re.search(r"<li>(\d{8})</li>", codes.text)[1]
    for name in ("mfa_index", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        assert is_ours(client.get(reverse(name)))
    client.post(reverse("account_logout"))
    step = client.post(
        reverse("account_login"), {"login": person.email, "password": PASSWORD}, follow=True
    )
    assert is_ours(step)
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": recovery})
    assert "_auth_user_id" in client.session
