"""Lists of chats show the user's last words, whoever wrote after them, and what else they sent."""

import pytest
from django.db import transaction

from chatlinks.agentchat.last_words import MOST, last_words
from chatlinks.agentchat.my_chats.workload import agent_workload
from chatlinks.chats import transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records import incoming
from tests.kit.acting.chats import writes
from tests.kit.acting.my_chats import AGENT, post
from tests.kit.samples.files import PNG


def shown(cast, sign_in):
    """In My Chats and on the live board."""
    [line] = agent_workload(cast.people[AGENT]).active
    board = sign_in("lead").get(f"/businesses?business={cast.acme.pk}&state=active").text
    assert f'dir="auto">{line.preview}<' in board
    return line.preview


def test_the_users_and_neither_the_agents_nor_an_automatic_message(cast, chat, sign_in):
    writes(cast, "Where is my card?")
    post(sign_in(AGENT), chat, "reply", text="On its way")
    with transaction.atomic():
        opened = opening.reopen(cast.acme, chat.pk)
        opened.say(opening.message("bot", "Anything else?"))
    assert shown(cast, sign_in) == "Where is my card?"


@pytest.mark.parametrize(("text", "expected"), [("", "Photo"), ("My card", "Photo: My card")])
def test_a_photo_is_told_by_what_it_is(cast, chat, sign_in, text, expected):
    contact = incoming.IncomingContact(id="visitor-1", channel="web")
    file = ("my_passbook.png", PNG)
    transitions.user_writes(cast.acme, contact, opening.message("user", text), file)
    assert shown(cast, sign_in) == expected


def test_what_they_say_stays_masked_and_short(cast, chat, sign_in):
    writes(cast, "card 4111 1111 1111 1111 " + "x" * 300)
    preview = shown(cast, sign_in)
    assert "4111" not in preview
    assert "******" in preview
    assert preview.count("x") < MOST


def test_nothing_of_a_chat_that_is_masked_by_older_rules(cast, chat, sign_in):
    writes(cast, "An old secret")
    Conversation.objects.filter(pk=chat.pk).update(rules=0)
    cast.acme.change_rules()
    [line] = agent_workload(cast.people[AGENT]).active
    assert line.preview == ""


def test_what_is_written_is_escaped():
    assert last_words("<b>", "FILE") == "File: &lt;b&gt;"
