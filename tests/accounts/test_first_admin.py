"""The first admin's link: works once, and looking at it uses nothing up."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from chatlinks.accounts.models import Person, SignInLink

GIVEN = {"name": "Ada", "email": "Ada@acme.example", "password": "correct horse battery"}


@pytest.fixture
def link(db):
    return reverse("sign-in-by-link", args=[SignInLink.make(None)])


def test_makes_one_admin_and_only_one(link, client):
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200
    assert client.post(link, GIVEN)["Location"] == "/admin/"
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


def test_no_link_is_printed_once_there_is_an_admin(db, capsys):
    call_command("first_admin")
    assert "/sign-in/" in capsys.readouterr().out
    Person.objects.create_superuser("ada@acme.example", "correct horse battery", name="Ada")
    call_command("first_admin")
    assert "/sign-in/" not in capsys.readouterr().out


def test_a_newer_link_ends_the_older(db, client, capsys):
    call_command("first_admin")
    older = capsys.readouterr().out.split("/sign-in/")[1].split()[0]
    call_command("first_admin")
    assert client.get(reverse("sign-in-by-link", args=[older])).status_code == 404
