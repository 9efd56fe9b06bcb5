"""What is told in a live chat masks what was said before it, in the same transaction."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from chatlinks.conversations.live import opening
from chatlinks.conversations.live.rewriting import rewrite
from chatlinks.conversations.models import Message
from chatlinks.conversations.records.incoming import IncomingContact, IncomingMessage
from chatlinks.conversations.records.told import told_values
from tests.kit.watching.stored import stored_text


@pytest.fixture
def chat(bank):
    return opening.begin(bank, IncomingContact(id="u-1"), timezone.now())


def say(chat, *lines):
    for line in lines:
        sender, _, text = line.partition(": ")
        chat.say(opening.message(sender, text))


def texts(chat):
    rows = Message.objects.filter(conversation_id=chat.id).order_by("position")
    return list(rows.values_list("text", flat=True))


def test_a_name_told_at_the_tenth_message_masks_the_nine_before(chat):
    say(chat, *["user: it is about vethra"] * 5, *["agent: about vethra brzova"] * 4)
    say(chat, "agent: May I have your full name?", "user: Vethra Brzova")
    assert "vethra" not in stored_text().lower()
    assert texts(chat)[:5] == ["it is about ******"] * 5
    assert texts(chat)[-1] == "******"


def test_it_masks_the_contacts_earlier_conversations_and_what_comes_later(bank, chat):
    say(chat, "agent: the file of vethra")
    chat.move(state="completed")
    later = opening.begin(bank, IncomingContact(id="u-1"), timezone.now())
    say(later, "user: my name is Vethra Brzova", "agent: brzova, yes")
    assert "vethra" not in stored_text().lower()
    assert "brzova" not in stored_text().lower()


def test_a_third_person_is_masked_in_this_conversation_alone(bank, chat):
    say(chat, "agent: about sunita")
    chat.move(state="completed")
    later = opening.begin(bank, IncomingContact(id="u-1"), timezone.now())
    say(later, "user: sunita is late", "user: my wife Sunita is waiting", "agent: sunita?")
    assert texts(chat) == ["about sunita"]
    assert texts(later) == ["****** is late", "my wife ****** is waiting", "******?"]


def test_a_weak_sign_stays_hidden_when_more_is_said(chat):
    say(chat, "user: book a table for priya", "user: for 4 at 8 pm", "user: thanks")
    assert texts(chat)[0] == "book a table for ******"
    say(chat, "user: my name is Vethra", "agent: so vethra and the table")
    assert texts(chat)[0] == "book a table for ******"


def test_a_comment_tells(bank, chat):
    say(chat, "agent: the file of vethra")
    chat.review(5, "My name is Vethra and I am happy", agent="Anna")
    assert "vethra" not in stored_text().lower()


def test_what_one_visitor_tells_costs_only_so_much(chat, monkeypatch):
    """The history is opened for each new value, up to a number of them; then no more."""
    monkeypatch.setattr(told_values, "MOST", 3)
    names = ("Vethra", "Brzova", "Oksana", "Dmitri", "Tibor", "Ilka")
    counts = []
    for name in names:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            say(chat, f"user: my name is {name}")
        counts.append(len(asked))
    assert texts(chat) == ["my name is ******"] * len(names)
    assert counts[3:] == [counts[3]] * 3
    assert counts[3] < counts[0]
    assert counts[3] <= 5


def test_what_stands_behind_a_late_message_keeps_what_is_masked_in_it(chat):
    """ "priya" is masked by a weak sign, only where it stands."""
    say(chat, "user: book a table for priya")
    late = timezone.now() - timedelta(minutes=5)
    chat.say(IncomingMessage(**{"from": "user", "at": late, "text": "for 4 at 8 pm"}))
    assert texts(chat) == ["for 4 at 8 pm", "book a table for ******"]


def test_what_stands_behind_an_edited_message_keeps_what_is_masked_in_it(chat):
    say(chat, "user: for 4 at 8 pm", "user: book a table for priya")
    first = Message.objects.filter(conversation_id=chat.id).earliest("position")
    rewrite(chat, first.pk, {"text": "for 5 at 8 pm"})
    assert texts(chat) == ["for 5 at 8 pm", "book a table for ******"]
