"""What a link doesn't cover is on no way: page, reading on, search, transcript, addresses."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from chatlinks.conversations.live import opening
from chatlinks.conversations.live_topics import chat
from chatlinks.conversations.models import Conversation, Message
from chatlinks.database.rows import execute
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.links.sharing.coverage import Passage, passage_between
from chatlinks.web.streaming import tickets
from tests.kit.cast import START, take
from tests.kit.reading import held

COUNT = 130  # more than two windows
LATER = ["zulu later", "zulu late", "zulu rating", "zulu town", "zulu event"]
INTERNAL = ["Assigned to Loans", "Assigned to Nikunj", "zulu note"]


def at(minutes):
    return (START + timedelta(minutes=minutes)).isoformat()


def talk(count=COUNT, **more):
    messages = [
        {"id": f"n{n}", "at": at(n), "from": "user" if n % 2 else "bot", "text": f"tango {n}x"}
        for n in range(count)
    ]
    return {"id": "long", "contact": {"id": "long"}, "messages": messages, **more}


@pytest.fixture
def long(cast):
    events = [
        {"at": at(0), "type": "session_started"},
        {"at": at(3), "type": "assigned_team", "team": "Loans"},
        {"at": at(4), "type": "assigned_agent", "agent": {"name": "Nikunj"}},
        {"at": at(5), "type": "note", "text": "zulu note"},
        {"at": at(6), "type": "waiting"},
    ]
    [id_] = take(cast.acme, talk(events=events))
    return Conversation.objects.get(pk=id_)


def ids(conversation):
    messages = Message.objects.filter(conversation=conversation)
    return list(messages.order_by("position").values_list("pk", flat=True))


def path_of_link(conversation, covering):
    """The path of a link for anyone, and the conversation goes on afterwards."""
    if isinstance(covering, tuple):
        everything = ids(conversation)
        covering = Passage(*(everything[place] for place in covering))
    link = ChatLink.for_anyone(conversation, None, None, LinkTerms(covering=covering))
    go_on(conversation)
    return f"/c/{link.token}"


def go_on(conversation):
    """One message at the end, one between earlier ones; a rating, an entity, an event."""
    with transaction.atomic():
        live = opening.reopen(conversation.business, conversation.pk)
        live.say(opening.message("user", "zulu later"))
        live.say(opening.message("user", "zulu late", at=START + timedelta(minutes=60.5)))
    soon = (timezone.now() + timedelta(seconds=1)).isoformat()
    business, key = conversation.business_id, conversation.pk
    execute(
        """INSERT INTO conversations_review (business_id, conversation_id, position, at, rating,
             given_to, agent, comment, task)
           VALUES (%s, %s, 0, %s, 1, 'bot', '', 'zulu rating', '')""",
        [business, key, soon],
    )
    execute(
        """INSERT INTO conversations_entity (business_id, conversation_id, position, at, name,
             value, original_text, personal)
           VALUES (%s, %s, 0, %s, 'town', 'zulu town', '', FALSE)""",
        [business, key, soon],
    )
    execute(
        """INSERT INTO conversations_event (business_id, conversation_id, position, at, kind,
             agent, text, team)
           VALUES (%s, %s, 99, %s, 'waiting', '', 'zulu event', '')""",
        [business, key, soon],
    )


def texts(numbers):
    return [f"tango {n}x" for n in numbers]


def everything_read(path, conversation):
    """What a stranger gets by every way, put together."""
    client, pages = Client(), []
    ways = ["", "/all", "/transcript.txt", "?q=tango", "?q=zulu", "?fragment=1"]
    ways += [f"?from={place}&to={place + 1}&fragment=1" for place in range(0, COUNT + 3, 9)]
    ways += [f"?from={place}" for place in range(0, COUNT + 3, 40)]
    ways += [f"?at={id_}" for id_ in ids(conversation)[::7]] + [f"?at={ids(conversation)[-1]}"]
    ways += ["?as=others", "?q=zulu&as=others", "?from=99999", "?to=99999", "?from=-5"]
    ways += ["/following", "/following?from=0", "/following?anew=1", "/all/following"]
    ways += ["/export?format=csv&events=1&notes=1", "/export?format=json&events=1"]
    for way in ways:
        answer = client.get(path + way, follow=True)
        assert answer.status_code == 200, way
        pages.append(answer.content.decode().replace('“<span dir="auto">zulu</span>', ""))
    return "\n".join(pages)


CASES = {
    "as it is now": ("now", range(COUNT)),
    "a passage": ((40, 95), range(40, 96)),
    "up to the last message": ((125, COUNT - 1), range(125, COUNT)),
    "one message": ((70, 70), [70]),
    "from the first": ((0, 3), range(4)),
}


@pytest.mark.parametrize(("covering", "numbers"), CASES.values(), ids=CASES)
def test_all_of_what_is_covered_is_read_and_nothing_else_by_any_way(long, covering, numbers):
    path = path_of_link(long, covering)
    text = Client().get(f"{path}/transcript.txt").content.decode()
    outside = sorted(set(range(COUNT)) - set(numbers))
    assert [each for each in texts(numbers) if each not in text] == []
    by_any_way = everything_read(path, long)
    assert [each for each in texts(outside) if each in by_any_way] == []
    assert [each for each in LATER if each in by_any_way] == []


def test_until_it_ends_shows_what_came_later(long):
    by_any_way = everything_read(path_of_link(long, "end"), long)
    assert [each for each in [*texts(range(COUNT)), *LATER] if each not in by_any_way] == []


@pytest.mark.parametrize("covering", ["now", "end", (0, COUNT - 1)])
def test_notes_and_internal_events_are_on_no_way(long, covering):
    by_any_way = everything_read(path_of_link(long, covering), long)
    assert [each for each in INTERNAL if each in by_any_way] == []
    assert "Waiting for the user" in by_any_way


def test_reading_on_from_either_end_stays_inside(long):
    path = path_of_link(long, (40, 95))
    page = Client().get(path).text
    assert "Earlier messages" not in page
    assert "from=90" in page
    end = Client().get(f"{path}?from=90").text
    assert "Later messages" not in end
    assert "from=40&to=90" in end.replace("&amp;", "&")


def test_the_state_of_today_is_not_told_of_a_conversation_as_it_was(long):
    path = path_of_link(long, "now")
    execute("UPDATE conversations_conversation SET state = 'queued' WHERE id = %s", [long.pk])
    for way in ("", "/following", "/following?from=9", "/following?anew=1", "?fragment=1"):
        assert "Queued" not in Client().get(path + way).text, way


@pytest.mark.parametrize("covering", ["now", (40, 95)])
def test_an_open_page_of_it_hears_of_nothing_that_comes_later(long, covering):
    """Not even that something came."""
    page = Client().get(path_of_link(long, covering)).text
    ticket = unescape(re.search(r'data-ticket="([^"]+)"', page)[1])
    assert chat(long.pk) not in tickets.opened(ticket).topics
    whole = Client().get(path_of_link(long, "end")).text
    ticket = unescape(re.search(r'data-ticket="([^"]+)"', whole)[1])
    assert chat(long.pk) in tickets.opened(ticket).topics


EARLY = """
INSERT INTO conversations_entity (business_id, conversation_id, position, at, name, value,
  original_text, personal) VALUES (%s, %s, 0, %s, 'town', 'zulu town', '', FALSE)"""
EARLY_RATING = """
INSERT INTO conversations_review (business_id, conversation_id, position, at, rating, given_to,
  agent, comment, task) VALUES (%s, %s, 0, %s, 1, 'bot', '', 'zulu rating', '')"""


def test_of_a_passage_nothing_is_told_of_what_came_before_it(long):
    for statement in (EARLY, EARLY_RATING):
        execute(statement, [long.business_id, long.pk, at(6)])
    passage = Passage(*(ids(long)[place] for place in (40, 95)))
    link = ChatLink.for_anyone(long, None, None, LinkTerms(covering=passage))
    by_any_way = everything_read(f"/c/{link.token}", long)
    for each in ("Waiting for the user", "zulu town", "zulu rating"):
        assert each not in by_any_way


def test_an_address_of_another_conversations_message_is_one_of_no_message(cast, long):
    path = path_of_link(long, "end")
    [other] = take(cast.acme, {**talk(), "id": "other", "contact": {"id": "other"}})
    foreign = ids(Conversation.objects.get(pk=other))[100]
    theirs = Client().get(f"{path}?at={foreign}").text
    unheard = Client().get(f"{path}?at=987654321").text
    assert bare(theirs, str(foreign)) == bare(unheard, "987654321")


def test_a_member_reads_all_of_it_by_any_link(cast, long, sign_in):
    path = path_of_link(long, (40, 41))
    text = sign_in("agent").get(f"{path}/transcript.txt").content.decode()
    assert [each for each in texts(range(COUNT)) if each not in text] == []


def test_an_address_of_a_message_outside_tells_no_more_than_one_of_no_message(long):
    path = path_of_link(long, (40, 95))
    outside = Client().get(f"{path}?at={ids(long)[100]}").text
    unheard = Client().get(f"{path}?at=987654321").text
    drop = str(ids(long)[100])
    assert bare(outside, drop) == bare(unheard, "987654321")


def bare(page, id_):
    """Without what is signed, of this moment."""
    lines = page.replace(id_, "").splitlines()
    return [line for line in lines if "csrf" not in line and "data-ticket" not in line]


def test_what_is_changed_by_a_later_import_stays_inside(cast, long):
    path = path_of_link(long, "now")
    changed = talk()
    late = {"id": "new", "at": at(10.5), "from": "user", "text": "zulu late import"}
    changed["messages"].insert(11, late)
    take(cast.acme, changed)
    text = Client().get(f"{path}/transcript.txt").content.decode()
    assert [each for each in texts(range(COUNT)) if each not in text] == []
    assert "zulu late import" not in text


def test_an_empty_conversation_as_it_is_now_stays_empty(long):
    Message.objects.filter(conversation=long).delete()
    path = path_of_link(long, "now")
    for way in ("", "?from=0", "/transcript.txt"):
        assert held(Client().get(path + way), LATER) == []


def test_a_link_made_before_covers_all_as_it_did(cast, long):
    link = cast.anyone_link()  # as the column's default says
    assert link.covers == ChatLink.Covers.END


def test_a_passage_lies_in_its_conversation_and_in_order(cast, long):
    first, second, *_ = ids(long)
    foreign = ids(cast.conversation)[0]
    where = (cast.acme.pk, long.pk)
    assert passage_between(*where, first, second) == (first, second)
    assert passage_between(*where, first, first) == (first, first)
    for ends in ((second, first), (first, foreign), (foreign, foreign), (None, first)):
        assert passage_between(*where, *ends) is None
    assert passage_between(cast.rival_business.pk, long.pk, first, second) is None


@pytest.mark.parametrize("gone", [3, 9])
def test_a_link_whose_messages_are_gone_shows_nothing(long, gone):
    path = path_of_link(long, (3, 9))
    Message.objects.filter(pk=ids(long)[gone]).delete()
    assert "tango" not in Client().get(f"{path}/transcript.txt").content.decode()
