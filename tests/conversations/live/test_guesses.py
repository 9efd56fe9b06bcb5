"""Whoever keeps writing what is hidden from them is held back, and told of; nobody else is."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from chatlinks.chats import remarks, transitions
from chatlinks.chats.steps import HeldBack
from chatlinks.conversations.live import guesses, opening
from chatlinks.conversations.models import Conversation, GuessAlarm, WrittenText
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.database.rows import rows
from chatlinks.manage.tasks import mail_guess_alarm
from chatlinks.workspaces.models import Business

MOST = guesses.FEWEST_VALUES + guesses.SPREAD
NAMES = [
    *("Rukmini", "Chandrika", "Vethra", "Brzova", "Ngozika", "Tadeusz", "Oluwaseun"),
    *("Ximena", "Yevgenia", "Zbigniew", "Anneliese", "Bhagyashri", "Csenge", "Dagfinn"),
    *("Eowyna", "Fridtjof", "Guadalupe", "Hjordis", "Ioannis", "Jaroslava", "Kazimiera"),
]
assert len(NAMES) > MOST


def chat_with(cast, name, who="u1"):
    """A user's chat; the bot has it."""
    contact = IncomingContact(id=who, name=name, channel="web")
    written = transitions.user_writes(cast.acme, contact, opening.message("user", "Hello"))
    return Conversation.objects.get(pk=written.conversation_id)


def notes(cast, chat, text, who="agent"):
    remarks.add_note(cast.acme, chat.pk, cast.people[who], text)


def hits():
    return [len(each) for each in WrittenText.objects.order_by("pk").values_list("hits", flat=True)]


def guesses_right(cast, who="agent"):
    """One known value after another, until that is too many."""
    for number, name in enumerate(NAMES):
        notes(cast, chat_with(cast, f"{name} Das", f"u{number}"), f"Is it {name}?", who)


@pytest.fixture
def held(cast):
    """The agent is held back; the alarm."""
    with pytest.raises(HeldBack):
        guesses_right(cast)
    return GuessAlarm.objects.get()


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Is it Rukmini?", 1),
        ("Is it rukmini, RUKMINI or rukmini-das?", 2),
        ("Is it Rukmini Das?", 0),  # a full name is masked whoever the user is
        ("Is it Chandrika?", 0),
        ("Write to nobody@mailbox.example", 0),
    ],
)
def test_a_text_counts_by_the_different_known_values_that_it_hits(cast, text, hit):
    notes(cast, chat_with(cast, "Rukmini Das"), text)
    assert hits() == [hit]


def test_a_known_value_that_a_pattern_masks_anyway_is_no_hit(cast):
    contact = IncomingContact(id="u1", email="rukmini@mailbox.example", channel="web")
    written = transitions.user_writes(cast.acme, contact, opening.message("user", "Hello"))
    chat = Conversation.objects.get(pk=written.conversation_id)
    notes(cast, chat, "Is it rukmini@mailbox.example?")
    assert hits() == [0]


def test_whoever_sees_personal_details_is_not_counted(cast):
    guesses_right(cast, "agent_permitted")
    assert not WrittenText.objects.exists()
    assert not GuessAlarm.objects.exists()


def test_where_masking_is_off_nobody_is_counted(cast):
    Business.objects.filter(pk=cast.acme.pk).update(masking=False)
    notes(cast, chat_with(cast, "Rukmini Das"), "Is it Rukmini?")
    assert not WrittenText.objects.exists()


def test_many_different_values_within_an_hour_hold_the_writer_back(cast, held):
    assert guesses.FEWEST_VALUES < held.values <= MOST
    assert held.held_until - held.at <= guesses.SHORTEST
    chat = chat_with(cast, "Somebody")
    with pytest.raises(HeldBack, match="You can write again in 5 minutes"):
        notes(cast, chat, "Good morning")
    notes(cast, chat, "Good morning", who="lead")


def test_the_same_value_again_and_again_holds_nobody_back(cast):
    """Else a guess were confirmed by being held back for it."""
    chat = chat_with(cast, "Rukmini Das")
    for _ in range(MOST):
        notes(cast, chat, "Is it Rukmini?")
    assert not GuessAlarm.objects.exists()


def test_but_the_admins_are_told_of_it(cast, monkeypatch):
    monkeypatch.setattr(guesses, "MOST_TEXTS", 3)
    chat = chat_with(cast, "Rukmini Das")
    for _ in range(5):
        notes(cast, chat, "Is it Rukmini?")
    alarm = GuessAlarm.objects.get()
    assert (alarm.texts, alarm.values, alarm.held_until) == (4, 1, None)


def test_each_time_it_takes_longer(cast, held):
    GuessAlarm.objects.update(held_until=timezone.now(), at=timezone.now())
    with pytest.raises(HeldBack):
        guesses_right(cast)
    again = GuessAlarm.objects.first()
    assert again.held_until - again.at > 2 * guesses.SHORTEST


def test_how_many_are_too_many_changes_with_person_and_hour(cast):
    identity = opening.context_of(cast.acme).identity
    now = timezone.now()
    drawn = {
        guesses.most_values(identity, person, now + timedelta(hours=hour))
        for person in range(10)
        for hour in range(10)
    }
    assert min(drawn) >= guesses.FEWEST_VALUES
    assert max(drawn) < MOST
    assert len(drawn) > guesses.SPREAD / 2


def test_the_admins_get_a_mail_without_a_word_of_a_conversation(cast, held):
    jobs = rows("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'mail_guess_alarm'")
    assert [json.loads(arguments) for (arguments,) in jobs] == [{"alarm_id": held.pk}]
    mail_guess_alarm(alarm_id=held.pk)
    assert {each.to[0] for each in mail.outbox} == {
        "admin@acme.example",
        "admin_permitted@acme.example",
    }
    text = mail.outbox[0].body
    assert "Agent wrote" in text
    assert "/people/acme#guesses" in text
    assert not [name for name in NAMES if name in text]


def test_no_mail_is_tried_where_none_is_set_up(cast, held, settings):
    settings.MAIL_IS_SET_UP = False
    mail_guess_alarm(alarm_id=held.pk)
    assert mail.outbox == []


def test_texts_are_forgotten_in_time(cast):
    notes(cast, chat_with(cast, "Rukmini Das"), "Is it Rukmini?")
    notes(cast, chat_with(cast, "Rukmini Das"), "Good morning")
    WrittenText.objects.update(at=timezone.now() - timedelta(days=2))
    guesses.clear()
    assert hits() == [1]
    WrittenText.objects.update(at=timezone.now() - timedelta(days=31))
    guesses.clear()
    assert hits() == []
