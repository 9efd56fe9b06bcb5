"""Signing in and one's own account: what allauth brings along, and who gets what of it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from chatlinks.accounts.models import Person, SignInLink
from tests.kit.cast import SECRETS
from tests.kit.reading import held
from tests.kit.routes import ALLAUTH, address
from tests.matrix.test_matrix import census


@pytest.fixture(autouse=True)
def no_limits_of_other_tests():
    cache.clear()


@pytest.mark.parametrize(
    ("name", "signed_out", "signed_in"), [(name, *both) for name, both in ALLAUTH.items()]
)
def test_each_gets_what_the_table_says(cast, sign_in, name, signed_out, signed_in):
    before = census()
    for who, wanted in {
        None: signed_out,
        "neither": signed_in,
        "admin_permitted": signed_in,
        "owner": signed_in,
    }.items():
        response = sign_in(who).get(address(name))
        assert response.status_code == wanted, who
        assert held(response, SECRETS) == []
        if who is None and wanted == 302:
            assert response.headers["Location"].startswith("/accounts/login/")
    assert census() == before


def test_nobody_signs_up_by_himself(cast, sign_in):
    before = census()
    form = {
        "email": "new@acme.example",
        "password1": "a new password",
        "password2": "a new password",
    }
    assert sign_in(None).post("/accounts/signup/", form).status_code in (302, 404)
    assert census() == before


@pytest.fixture
def demo(cast, settings):
    settings.DEMO = True
    return SignInLink.make_for_demo(cast.people["agent"], "an agent")


def test_the_demos_sign_ins_work_on_this_machine_again_and_again(demo, sign_in):
    for _ in range(2):
        client = sign_in(None)
        assert client.post(f"/sign-in/{demo}").status_code == 302
        assert "_auth_user_id" in client.session


def test_looking_at_a_sign_in_link_does_not_use_it(demo, sign_in):
    client = sign_in(None)
    assert client.get(f"/sign-in/{demo}").status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["10.0.0.7", "203.0.113.9", "", "unix:"])
def test_the_demos_sign_ins_work_from_nowhere_else(demo, cast, sign_in, address):
    client = sign_in(None)
    assert client.post(f"/sign-in/{demo}", REMOTE_ADDR=address).status_code == 404
    assert (
        client.post(
            "/sign-in/as", {"person": cast.people["agent"].pk}, REMOTE_ADDR=address
        ).status_code
        == 404
    )
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_the_demos_sign_ins_do_not_work_through_a_proxy_on_this_machine(demo, sign_in, header):
    assert sign_in(None).post(f"/sign-in/{demo}", headers={header: "127.0.0.1"}).status_code == 404


def test_the_demos_sign_ins_end_with_the_demo(demo, cast, sign_in, settings):
    settings.DEMO = False
    assert sign_in(None).post(f"/sign-in/{demo}").status_code == 404
    assert sign_in(None).post("/sign-in/as", {"person": cast.people["agent"].pk}).status_code == 404


def test_nobody_of_no_demo_can_be_signed_in_as(demo, cast, sign_in):
    assert sign_in(None).post("/sign-in/as", {"person": cast.people["owner"].pk}).status_code == 404


def test_the_first_admins_link_works_once(cast, sign_in):
    token = SignInLink.make(None)
    form = {"name": "First", "email": "first@acme.example", "password": "correct horse battery"}
    assert sign_in(None).post(f"/sign-in/{token}", form).status_code == 302
    assert Person.objects.get(email="first@acme.example").is_superuser
    assert (
        sign_in(None)
        .post(f"/sign-in/{token}", {**form, "email": "second@acme.example"})
        .status_code
        == 404
    )
    assert not Person.objects.filter(email="second@acme.example").exists()


def test_a_sign_in_link_ends_after_its_time(cast, sign_in):
    token = SignInLink.make(None, lasts=timedelta(seconds=-1))
    assert sign_in(None).get(f"/sign-in/{token}").status_code == 404


def test_a_sign_in_link_leads_to_no_other_host(demo, sign_in):
    assert (
        sign_in(None)
        .post(f"/sign-in/{demo}", {"next": "https://evil.example/"})
        .headers["Location"]
        == "/"
    )


def test_asking_for_a_new_password_does_not_tell_who_is_here(cast, sign_in):
    known = sign_in(None).post("/accounts/password/reset/", {"email": "agent@acme.example"})
    unknown = sign_in(None).post("/accounts/password/reset/", {"email": "nowhere@acme.example"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )


def test_who_signs_in_for_a_link_lands_on_it(cast, sign_in):
    client = sign_in(None)
    asked = client.get(f"/c/{cast.members_link.token}?at=5")
    form = {"login": "agent@acme.example", "password": "a password of the cast"}
    assert (
        client.post(asked.headers["Location"], form).headers["Location"]
        == f"/c/{cast.members_link.token}?at=5"
    )


def test_who_signs_in_is_not_led_to_another_host(cast, sign_in):
    form = {"login": "agent@acme.example", "password": "a password of the cast"}
    assert (
        sign_in(None).post("/accounts/login/?next=https://evil.example/", form).headers["Location"]
        == "/"
    )


def test_five_wrong_passwords_lock_the_account_for_a_while(cast, sign_in):
    client = sign_in(None)
    for _ in range(5):
        client.post("/accounts/login/", {"login": "agent@acme.example", "password": "wrong"})
    right = client.post(
        "/accounts/login/", {"login": "agent@acme.example", "password": "a password of the cast"}
    )
    assert right.status_code != 302
    assert "_auth_user_id" not in client.session


def wrong_passwords(email="agent@acme.example", **origin):
    """Five of them; the library's own limit of five minutes is over."""
    for _ in range(5):
        Client().post("/accounts/login/", {"login": email, "password": "wrong"}, **origin)
    cache.clear()


def locked_out(email="agent@acme.example", **origin):
    client = Client()
    client.post(
        "/accounts/login/", {"login": email, "password": "a password of the cast"}, **origin
    )
    return "_auth_user_id" not in client.session


def test_a_lock_ends_after_a_quarter_of_an_hour(cast):
    wrong_passwords()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert locked_out()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert not locked_out()


def test_a_lock_holds_however_the_email_is_written(cast):
    wrong_passwords("AGENT@acme.example")
    assert locked_out("agent@ACME.example")


def test_nobody_locks_others_out_from_elsewhere(cast):
    wrong_passwords(REMOTE_ADDR="203.0.113.9")
    assert locked_out(REMOTE_ADDR="203.0.113.9")
    assert not locked_out(REMOTE_ADDR="192.0.2.7")


def test_behind_our_proxy_a_lock_is_for_whom_the_proxy_heard(cast, settings):
    settings.PROXIES = 1
    wrong_passwords(HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert locked_out(HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert not locked_out(HTTP_X_FORWARDED_FOR="192.0.2.7")


def test_a_former_members_old_session_shows_nothing_of_the_business(cast, sign_in):
    assert held(sign_in("former").get("/"), ["Acme", *SECRETS]) == []
