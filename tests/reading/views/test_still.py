"""An open page hears of whatever ends or narrows what it shows, and asks whether it may go on."""

import json
import re
from html import unescape

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.remasking import forgetting
from chatlinks.links.models import ChatLink, LinkPolicy
from chatlinks.links.people import invitees
from chatlinks.privacy.models import Unsealing
from chatlinks.web.streaming import live
from chatlinks.workspaces.live_topics import (
    business_access,
    contact_access,
    link_access,
    person_access,
)
from chatlinks.workspaces.models import Business, Membership, Team
from tests.kit.cast import assemble
from tests.kit.links import link_for_people, path_of


@pytest.fixture
def announced(transactional_db):
    """A listener beside the tests' connection: announced(act) → the topics that it announces."""
    cast = assemble()
    settings = {
        name: value
        for name, value in connection.get_connection_params().items()
        if name not in live.DJANGOS
    }
    with psycopg.connect(**{**settings, "autocommit": True}) as listener:
        listener.execute(f"LISTEN {live.CHANNEL}")

        def topics(act):
            list(listener.notifies(timeout=0.05))
            act(cast)
            return {
                topic
                for notice in listener.notifies(timeout=0.3)
                for topic in notice.payload.split()[1:]
            }

        yield cast, topics


def update(model, **fields):
    return lambda cast: model.objects.update(**fields)


@pytest.mark.django_db(transaction=True)
def test_whatever_ends_or_narrows_is_announced_whoever_does_it(announced):
    cast, topics = announced
    link = link_for_people(cast, "asha@partner.example")
    business, contact = cast.acme.pk, cast.conversation.contact_id
    of_link = link_access(link.pk)
    assert of_link in topics(lambda _: link.revoke(None))
    assert of_link in topics(lambda _: ChatLink.objects.update(expires_at=timezone.now()))
    assert of_link in topics(lambda _: invitees.strike(link.invitees.get(), None))
    of_business = business_access(business)
    assert of_business in topics(lambda _: LinkPolicy.objects.create(business=cast.acme))
    assert of_business in topics(update(Business, locked=True))
    member = cast.membership("agent")
    of_member = person_access(member.person_id)
    assert of_member in topics(update(Membership, view_personal_details=False))
    member.teams.clear()
    team = Team.objects.filter(business=business).first()
    assert of_member in topics(lambda _: member.teams.add(team))
    assert of_member in topics(lambda _: member.teams.clear())
    assert of_member in topics(update(Person, is_active=False))
    of_contact = contact_access(contact)
    elsewhere = Team.objects.create(business=cast.acme, name="Elsewhere")
    assert of_contact in topics(update(Conversation, team=elsewhere))
    assert of_contact in topics(lambda _: forgetting.forget(cast.conversation.contact, None))
    assert of_contact in topics(lambda _: cast.conversation.delete())


@pytest.mark.django_db(transaction=True)
def test_what_changes_nothing_of_it_is_not_announced(announced):
    _, topics = announced
    assert topics(lambda cast: cast.conversation.save()) == set()
    assert topics(lambda cast: cast.acme.save()) == set()
    assert topics(update(Person, name="Another name")) == set()


def listening(page):
    """Where it asks, the ticket by which it hears, and the topics at which it asks."""
    field = re.search(r'data-still="([^"]+)"\s+data-ending="([^"]+)"', page)
    ticket = re.search(r'data-ticket="([^"]+)"', page)
    return unescape(field[1]), unescape(ticket[1]), set(field[2].split())


@pytest.mark.parametrize("name", [None, "agent", "agent_permitted"])
def test_a_page_asks_by_a_ticket_of_its_own_topics(cast, sign_in, name):
    link = cast.anyone_link()
    client = sign_in(name)
    still, ticket, ending = listening(client.get(path_of(link)).text)
    assert client.get(still).status_code == 204
    heard = set(json.loads(client.get("/live", {"for": ticket}).content))
    hangs_on = {link_access(link.pk), business_access(cast.acme.pk)}
    if name:
        hangs_on.add(contact_access(cast.conversation.contact_id))
        hangs_on.add(person_access(cast.people[name].pk))
    assert ending == hangs_on
    assert ending <= heard
    if not name:  # nobody can tell by it that two links are of one user
        assert not [topic for topic in heard if "contact" in topic or "person" in topic]


def test_asking_is_no_visit_and_unseals_nothing(cast, sign_in):
    client = sign_in("agent_permitted")
    still, *_ = listening(client.get(path_of(cast.members_link)).text)
    before = Unsealing.objects.count()
    assert client.get(still).content == b""
    assert Unsealing.objects.count() == before


def test_a_page_that_showed_details_is_told_when_it_may_not_any_more(cast, sign_in):
    client = sign_in("agent_permitted")
    still, *_ = listening(client.get(path_of(cast.members_link)).text)
    member = cast.membership("agent_permitted")
    member.view_personal_details = False
    member.save()
    assert client.get(still).status_code == 409
    member.active = False
    member.save()
    assert client.get(still).status_code == 404


def test_a_forgotten_users_details_may_not_go_on_being_shown(cast, sign_in):
    client = sign_in("agent_permitted")
    still, *_ = listening(client.get(path_of(cast.members_link)).text)
    forgetting.forget(cast.conversation.contact, None)
    assert client.get(still).status_code == 409


def test_each_end_of_a_link_says_why(cast, sign_in):
    link = cast.anyone_link()
    still, *_ = listening(Client().get(path_of(link)).text)
    LinkPolicy.objects.create(business=cast.acme, state="paused")
    assert "This link is paused" in Client().get(still).text
    LinkPolicy.objects.all().delete()
    link.revoke(None)
    assert "This link has ended" in Client().get(still).text


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        (None, "This conversation was deleted"),
        ("rival", "This conversation was deleted"),
        ("agent", "This conversation isn’t open to you any more"),
    ],
)
def test_a_page_knows_what_to_say_when_nothing_is_left_of_it(cast, sign_in, name, heading):
    link = cast.anyone_link()
    client = sign_in(name)
    page = client.get(path_of(link)).text
    [said] = re.findall(r"<template data-still.*?</template>", page, re.DOTALL)
    assert f"<h1>{heading}</h1>" in unescape(said)
    still, *_ = listening(page)
    cast.conversation.delete()
    assert client.get(still).status_code == 404
