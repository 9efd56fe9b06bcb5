"""Signing in and one's own account: what allauth brings along, and who gets what of it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from chatlinks.accounts.models import Person, SignInLink
from tests.kit.access_table import is_sent_to_sign_in
from tests.kit.cast import PASSWORD, SECRETS
from tests.kit.library_routes import ALLAUTH, address
from tests.kit.links import path_of
from tests.kit.reading import held
from tests.kit.watching.census import census

pytestmark = pytest.mark.usefixtures("fresh_limits")

LOGIN = "/accounts/login/"
AGENT = {"login": "agent@acme.example", "password": PASSWORD}
WRONG = {"login": "agent@acme.example", "password": "wrong"}


def is_signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ALLAUTH)
def test_each_gets_what_the_table_says(cast, sign_in, name):
    wanted, before = ALLAUTH[name], census()
    for who in ("neither", "admin_permitted", "owner"):
        response = sign_in(who).get(address(name))
        assert response.status_code == wanted.signed_in, who
        assert held(response, SECRETS) == []
    response = sign_in(None).get(address(name))
    assert response.status_code == wanted.signed_out
    assert held(response, SECRETS) == []
    if wanted.signed_out == 302:
        assert response.headers["Location"].startswith(LOGIN)
    assert census() == before


def test_everybody_has_an_account_page_of_his_own(cast, sign_in):
    assert is_sent_to_sign_in(sign_in(None).get("/account"))
    for who in ("neither", "former", "agent", "owner"):
        answer = sign_in(who).get("/account")
        assert answer.status_code == 200
        assert held(answer, SECRETS) == []
    form = {"name": "Agent", "is_superuser": "on", "email": "owner@acme.example"}
    sign_in("agent").post("/account", form)
    agent = Person.objects.get(pk=cast.people["agent"].pk)
    assert (agent.email, agent.is_superuser) == ("agent@acme.example", False)


def test_nobody_signs_up_by_himself(cast, client):
    before = census()
    form = {
        "email": "new@acme.example",
        "password1": "a new password",
        "password2": "a new password",
    }
    assert client.post("/accounts/signup/", form).status_code in (302, 404)
    assert census() == before


@pytest.fixture
def demo(cast, settings):
    settings.DEMO = True
    return SignInLink.make_for_demo(cast.people["agent"], "an agent")


@pytest.fixture
def as_agent(cast):
    """The form that signs in as one of the demo's people."""
    return {"person": cast.people["agent"].pk}


def test_the_demos_sign_ins_work_on_this_machine_again_and_again(demo):
    for _ in range(2):
        client = Client()
        assert client.post(f"/sign-in/{demo}").status_code == 302
        assert is_signed_in(client)


def test_looking_at_a_sign_in_link_does_not_use_it(demo, client):
    assert client.get(f"/sign-in/{demo}").status_code == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize("address", ["10.0.0.7", "203.0.113.9", "", "unix:"])
def test_the_demos_sign_ins_work_from_nowhere_else(demo, as_agent, client, address):
    by_link = client.post(f"/sign-in/{demo}", REMOTE_ADDR=address)
    by_name = client.post("/sign-in/as", as_agent, REMOTE_ADDR=address)
    assert by_link.status_code == 404
    assert by_name.status_code == 404
    assert not is_signed_in(client)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_the_demos_sign_ins_do_not_work_through_a_proxy_on_this_machine(demo, client, header):
    answer = client.post(f"/sign-in/{demo}", headers={header: "127.0.0.1"})
    assert answer.status_code == 404


def test_the_demos_sign_ins_end_with_the_demo(demo, as_agent, client, settings):
    settings.DEMO = False
    assert client.post(f"/sign-in/{demo}").status_code == 404
    assert client.post("/sign-in/as", as_agent).status_code == 404


def test_nobody_of_no_demo_can_be_signed_in_as(demo, cast, client):
    form = {"person": cast.people["owner"].pk}
    assert client.post("/sign-in/as", form).status_code == 404


def test_the_first_admins_link_works_once(cast):
    token = SignInLink.make(None)
    form = {
        "name": "First",
        "email": "first@acme.example",
        "password": "correct horse battery",
    }
    assert Client().post(f"/sign-in/{token}", form).status_code == 302
    assert Person.objects.get(email="first@acme.example").is_superuser
    again = {**form, "email": "second@acme.example"}
    assert Client().post(f"/sign-in/{token}", again).status_code == 404
    assert not Person.objects.filter(email="second@acme.example").exists()


def test_a_sign_in_link_ends_after_its_time(cast, client):
    token = SignInLink.make(None, lasts=timedelta(seconds=-1))
    assert client.get(f"/sign-in/{token}").status_code == 404


def test_a_sign_in_link_leads_to_no_other_host(demo, client):
    answer = client.post(f"/sign-in/{demo}", {"next": "https://evil.example/"})
    assert answer.headers["Location"] == "/chats"


def test_asking_for_a_new_password_does_not_tell_who_is_here(cast):
    known, unknown = (
        Client().post("/accounts/password/reset/", {"email": email})
        for email in ("agent@acme.example", "nowhere@acme.example")
    )
    assert known.status_code == unknown.status_code
    assert known.headers["Location"] == unknown.headers["Location"]


def test_who_signs_in_for_a_link_lands_on_it(cast, client):
    path = f"{path_of(cast.members_link)}?at=5"
    asked = client.get(path)
    assert is_sent_to_sign_in(asked)
    landed = client.post(asked.headers["Location"], AGENT)
    assert landed.headers["Location"] == path


def test_who_signs_in_is_not_led_to_another_host(cast, client):
    answer = client.post(f"{LOGIN}?next=https://evil.example/", AGENT)
    assert answer.headers["Location"] == "/chats"


def test_five_wrong_passwords_lock_the_account_for_a_while(cast, client):
    for _ in range(5):
        client.post(LOGIN, WRONG)
    assert client.post(LOGIN, AGENT).status_code != 302
    assert not is_signed_in(client)


def wrong_passwords(email="agent@acme.example", **origin):
    """Five of them; the library's own limit of five minutes is over."""
    for _ in range(5):
        Client().post(
            LOGIN,
            {"login": email, "password": "wrong"},
            **origin,
        )
    cache.clear()


def locked_out(email="agent@acme.example", **origin):
    client = Client()
    client.post(
        LOGIN,
        {"login": email, "password": PASSWORD},
        **origin,
    )
    return not is_signed_in(client)


def attempts_were(minutes):
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=minutes))


def test_a_lock_ends_after_a_quarter_of_an_hour(cast):
    wrong_passwords()
    attempts_were(14)
    assert locked_out()
    attempts_were(16)
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
