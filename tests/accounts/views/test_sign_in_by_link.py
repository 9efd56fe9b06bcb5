"""A sign-in link works once, and looking at it uses nothing up."""

import pytest
from django.test import Client
from django.urls import reverse

from chatlinks.accounts.models import Person, SignInLink

NOTE = "Agent without the permission: masked."
GIVEN = {"name": "Ada", "email": "Ada@acme.example", "password": "correct horse battery"}


@pytest.fixture
def link(db):
    return reverse("sign-in-by-link", args=[SignInLink.make(None)])


def test_makes_one_admin_and_only_one(link, client):
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200
    assert client.post(link, GIVEN)["Location"] == "/start"
    assert Person.objects.get().is_superuser
    assert Person.objects.get().email == "ada@acme.example"
    later = Client().post(link, GIVEN | {"email": "eve@acme.example"})
    assert later.status_code == 404
    assert Person.objects.count() == 1


def test_a_mistake_uses_nothing_up(link, client):
    assert client.post(link, GIVEN | {"password": "12345"}).status_code == 200
    assert not Person.objects.exists()
    assert client.post(link, GIVEN).status_code == 302


def test_an_email_that_somebody_has_is_refused_and_uses_nothing_up(link, client):
    Person.objects.create_user("ada@acme.example", None, name="Another Ada")
    assert "here already" in client.post(link, GIVEN).text
    assert client.post(link, GIVEN | {"email": "eve@acme.example"}).status_code == 302


def test_two_who_press_at_once_make_one_admin(db):
    token = SignInLink.make(None)
    first, second = SignInLink.find(token), SignInLink.find(token)
    assert first.use()
    assert not second.use()


@pytest.fixture
def demo_link(db, settings):
    settings.DEMO = True
    person = Person.objects.create_user("pallavi@demo.example", None, name="Pallavi")
    return reverse("sign-in-by-link", args=[SignInLink.make_for_demo(person, NOTE)])


def test_opening_the_demos_link_only_shows_a_button(demo_link, client):
    assert NOTE in client.get(demo_link).text
    assert "_auth_user_id" not in client.session
    assert client.post(demo_link).status_code == 302
    assert "_auth_user_id" in client.session
