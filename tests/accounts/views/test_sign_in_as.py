"""The demo signs in without passwords: on this machine only, and people who may sign in at all."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chatlinks.accounts.models import Person, SignInLink

NOTE = "Agent without the permission: masked."


@pytest.fixture
def member(db):
    person = Person.objects.create_user("pallavi@demo.example", None, name="Pallavi")
    token = SignInLink.make_for_demo(person, NOTE)
    return person, reverse("sign-in-by-link", args=[token])


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_cast_signs_in_from_the_sign_in_page_and_lands_where_it_was_going(demo, member, client):
    page = client.get(reverse("account_login") + "?next=/c/abc")
    assert NOTE in page.text
    assert 'name="next" value="/c/abc"' in page.text
    answer = client.post(reverse("sign-in-as"), {"person": member[0].pk, "next": "/c/abc"})
    assert answer["Location"] == "/c/abc"
    assert signed_in(client)


def test_no_other_site_is_a_place_to_land(demo, member, client):
    answer = client.post(
        reverse("sign-in-as"), {"person": member[0].pk, "next": "https://evil.example/"}
    )
    assert answer["Location"] == "/"


ELSEWHERE = [
    {"REMOTE_ADDR": "203.0.113.9"},
    {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"},
]


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_not_from_another_machine(demo, member, client, origin):
    assert NOTE not in client.get(reverse("account_login"), **origin).text
    assert client.post(reverse("sign-in-as"), {"person": member[0].pk}, **origin).status_code == 404
    assert client.post(member[1], **origin).status_code == 404
    assert not signed_in(client)


def test_not_without_the_demo(settings, member, client):
    settings.DEMO = False
    assert NOTE not in client.get(reverse("account_login")).text
    assert client.post(reverse("sign-in-as"), {"person": member[0].pk}).status_code == 404
    assert client.post(member[1]).status_code == 404
    assert not signed_in(client)


def test_not_who_was_deactivated(demo, member, client):
    Person.objects.update(is_active=False)
    assert NOTE not in client.get(reverse("account_login")).text
    assert client.post(reverse("sign-in-as"), {"person": member[0].pk}).status_code == 404
    assert client.post(member[1]).status_code == 404
    assert not signed_in(client)


@pytest.mark.parametrize("person", ["", "0", "nobody", "9" * 40, "²"])
def test_not_who_is_no_member_of_the_cast(demo, member, client, person):
    Person.objects.create_superuser("root@demo.example", "a real password", name="Root")
    assert client.post(reverse("sign-in-as"), {"person": person}).status_code == 404
    other = Person.objects.get(email="root@demo.example")
    assert client.post(reverse("sign-in-as"), {"person": other.pk}).status_code == 404
    assert not signed_in(client)


def test_not_by_a_link_whose_time_is_over(demo, member, client):
    SignInLink.objects.update(expires_at=timezone.now())
    assert NOTE not in client.get(reverse("account_login")).text
    assert client.post(reverse("sign-in-as"), {"person": member[0].pk}).status_code == 404
    assert client.post(member[1]).status_code == 404
    assert not signed_in(client)
