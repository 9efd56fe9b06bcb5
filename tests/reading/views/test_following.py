"""A page that is open takes over what comes after the messages that it has, as its reader may see
it; or everything, once what was there before may be hidden.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.conversations.live_topics import chat, masked_anew
from chatlinks.conversations.models import Message
from chatlinks.links.models import ChatLink
from chatlinks.privacy.models import Unsealing
from chatlinks.web.streaming import live, tickets
from chatlinks.workspaces.live_topics import (
    business_access,
    contact_access,
    link_access,
    person_access,
)
from tests.kit.acting.chats import names_themselves, writes
from tests.kit.cast import MASKED, SECRETS, conversation, minutes, take
from tests.kit.reading import held
from tests.kit.watching.steps import steps


def link_of(conversation_id, **fields):
    members = ChatLink.objects.get(conversation=conversation_id, audience="members")
    if not fields:
        return members
    return ChatLink.for_anyone(members.conversation, None, fields.get("expires_at"))


def shown_ids(answer):
    return [int(id_) for id_ in re.findall(r'id="m-(\d+)"', answer.text)]


def data(answer, name, element="items"):
    tag = re.search(rf'<\w+\s+id="{element}"[^>]*>', answer.text)[0]
    return re.search(rf'data-{name}="([^"]*)"', tag)[1].replace("&amp;", "&")


@pytest.fixture
def going_on(cast):
    """A conversation of three messages, and its ids."""
    written = [writes(cast, text) for text in ("One", "Two", "Three")]
    return written[0].conversation_id


def test_the_page_says_where_what_comes_next_is_to_be_had(cast, sign_in, going_on):
    path = f"/c/{link_of(going_on).token}"
    page = sign_in("agent").get(path)
    assert data(page, "src") == f"{path}/following?from=2"
    assert data(page, "topics") == chat(going_on)


def test_what_is_new_comes_after_the_last_message_that_the_page_has(cast, sign_in, going_on):
    client, path = sign_in("agent"), f"/c/{link_of(going_on).token}"
    address = data(client.get(path), "src")
    last = Message.objects.filter(conversation=going_on).latest("position")
    writes(cast, "Four")
    writes(cast, "Five")
    answer = client.get(address)
    assert shown_ids(answer)[0] == last.pk  # to which the page adds the others
    assert [word for word in ("Two", "Three", "Four", "Five") if word in answer.text] == [
        "Three",
        "Four",
        "Five",
    ]
    assert "first" not in re.search(rf'id="m-{last.pk}" class="([^"]*)"', answer.text)[1].split()
    assert data(answer, "src") == f"{path}/following?from=4"


def test_nothing_new_is_the_last_message_alone(cast, sign_in, going_on):
    client, path = sign_in("agent"), f"/c/{link_of(going_on).token}"
    answer = client.get(data(client.get(path), "src"))
    assert len(shown_ids(answer)) == 1


@pytest.mark.parametrize("start", ["", "-1", "x", "99999999999999999999", "3"])
def test_an_address_that_asks_for_nonsense_is_answered(cast, sign_in, going_on, start):
    path = f"/c/{link_of(going_on).token}/following?from={start}"
    assert sign_in("agent").get(path).status_code == 200


def test_the_state_comes_along(cast, sign_in, going_on):
    path = f"/c/{link_of(going_on).token}/following"
    assert "Bot" in sign_in("agent").get(path).text


def test_what_is_more_than_a_window_is_read_on(cast, sign_in):
    texts = [
        {"id": str(n), "at": minutes(n), "from": "user", "text": f"Message {n}"} for n in range(120)
    ]
    [id_] = take(cast.acme, {"id": "long", "contact": {"id": "u"}, "messages": texts})
    path = f"/c/{link_of(id_).token}"
    answer = sign_in("agent").get(f"{path}/following?from=10")
    assert len(shown_ids(answer)) == 50
    assert data(answer, "src") == ""  # the last message isn't there
    assert f"{path}?from=60" in answer.text.replace("&amp;", "&")


@pytest.mark.parametrize("name", sorted(MASKED))
@pytest.mark.parametrize("asked", ["", "?from=2", "?anew=1"])
def test_it_is_masked_as_the_page_is(cast, sign_in, name, asked):
    answer = sign_in(name).get(f"/c/{cast.members_link.token}/following{asked}")
    assert held(answer, SECRETS) == []


def test_each_delivery_of_personal_details_is_recorded(cast, sign_in):
    client = sign_in("agent_permitted")
    before = Unsealing.objects.count()
    answer = client.get(f"/c/{cast.members_link.token}/following?from=0")
    assert "Priya" in answer.text
    assert Unsealing.objects.count() == before + 1
    assert Unsealing.objects.latest("id").why == "followed the chat link"


@pytest.fixture
def announced(monkeypatch):
    topics = []
    monkeypatch.setattr(live, "announce", topics.extend)
    return topics


def test_what_is_told_later_makes_open_pages_ask_for_everything(cast, sign_in, announced):
    written = writes(cast, "where does Rukmini stand now")
    client, path = sign_in("agent"), f"/c/{link_of(written.conversation_id).token}"
    page = client.get(path)
    assert "Rukmini" in page.text
    names_themselves(cast)
    assert masked_anew(written.conversation_id) in announced
    assert masked_anew(written.conversation_id) in data(page, "whole-topics").split()
    assert "Rukmini" not in client.get(data(page, "whole-src")).text


def test_a_page_hears_of_all_that_its_reader_may_come_in_by(cast, sign_in):
    link = cast.members_link
    ticket = tickets.opened(
        sign_in("agent").get(f"/c/{link.token}/following?ticket=1").content.decode()
    )
    assert set(ticket.of_access) == {
        link_access(link.pk),
        contact_access(cast.conversation.contact_id),
        business_access(cast.acme.pk),
        person_access(cast.people["agent"].pk),
    }


def test_a_strangers_ticket_ends_with_the_link(cast, client):
    soon = timezone.now() + timedelta(minutes=5)
    link = cast.anyone_link(expires_at=soon)
    ticket = tickets.opened(client.get(f"/c/{link.token}/following?ticket=1").content.decode())
    assert ticket.until == pytest.approx(soon.timestamp())


def test_all_conversations_are_followed_in_the_continuous_read(cast, sign_in):
    ids = take(cast.acme, conversation(id="a"), conversation(id="b"))
    path = f"/c/{link_of(ids[0]).token}/all"
    client = sign_in("agent")
    page = client.get(path)
    assert {chat(id_) for id_ in ids} <= set(data(page, "topics").split())
    answer = client.get(data(page, "src"))
    assert shown_ids(answer) == shown_ids(page)


def test_following_is_noted_once_an_hour_and_the_database_not_asked_each_time(sign_in, going_on):
    client, path = sign_in("agent"), f"/c/{link_of(going_on).token}/following"
    noted = AuditRecord.objects.filter(kind=RecordKind.LIVE, conversation_id=going_on)
    with steps() as taken:
        client.get(path)
    with steps() as taken_again:
        client.get(path)
    assert noted.count() == 1
    assert [each for each in taken if "INTO audit_record" in each]
    assert not [each for each in taken_again if "audit_record" in each]
    sign_in("lead").get(path)
    assert noted.count() == 2
