"""Several writers at once, in transactions of their own: whatever their order, nothing is left
unmasked.
"""

import threading

import pytest
from django.db import connection

from chatlinks.conversations.models import Contact, Conversation
from chatlinks.conversations.remasking import changed_policy, learned_later, marks
from chatlinks.privacy.keys import keystore
from chatlinks.workspaces.models import Business, Pattern
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text

ROUNDS = 12


@pytest.fixture
def bank(transactional_db):
    keystore.open_store()
    bank = Business.objects.create(key="bank", name="Bank", profile="balanced")
    for n in range(4):
        take(bank, talk(n, 0))
    return bank


def talk(contact, number):
    said = [
        {
            "at": minutes(number * 2000 + n),
            "from": "user",
            "text": f"ticket QX-{number}{n} to blue heron lane",
        }
        for n in range(3)
    ]
    return {"id": f"c{contact}-{number}", "contact": {"id": f"u{contact}"}, "messages": said}


def at_once(*works):
    """Each in a thread with a connection of its own; what one raises is raised here."""
    problems = []

    def run(work):
        try:
            work()
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "they wait for one another"
    if problems:
        raise problems[0]


def imports(bank):
    def run():
        mine = Business.objects.get(pk=bank.pk)
        for number in range(1, ROUNDS):
            take(mine, *(talk(contact, number) for contact in range(4)))

    return run


def changes(bank):
    def run():
        mine = Business.objects.get(pk=bank.pk)
        Pattern.objects.create(business=mine, name="ticket", expression=r"QX-\d+")
        mine.change_rules()
        changed_policy.sweep(mine.pk)

    return run


def left_in_clear(bank, word):
    """Conversations that count as masked by the rules of today and hold the word all the same."""
    bank.refresh_from_db()
    fresh = Conversation.objects.filter(
        business=bank, rules__gte=bank.rules, message__text__icontains=word
    )
    return list(fresh.values_list("id", flat=True))


def test_rules_change_while_conversations_come_in(bank):
    at_once(imports(bank), changes(bank))
    assert left_in_clear(bank, "QX-") == []
    changed_policy.sweep(bank.pk)
    assert "QX-" not in stored_text()
    assert Conversation.objects.filter(business=bank).count() == 4 * ROUNDS
    assert changed_policy.remaining(bank) == 0


def test_the_sweep_waits_for_an_import_that_began_by_the_older_rules(bank, monkeypatch):
    """The last to write is the one who began first: nobody would come by after the sweep."""
    begun, changed = threading.Event(), threading.Event()
    true = learned_later.late_values

    def slow(*arguments):
        begun.set()
        assert changed.wait(30)
        true(*arguments)

    def sweep():
        assert begun.wait(30)
        Pattern.objects.create(business=bank, name="ticket", expression=r"QX-\d+")
        threading.Timer(0.3, changed.set).start()
        bank.change_rules()
        changed_policy.sweep(bank.pk)

    monkeypatch.setattr(learned_later, "late_values", slow)
    at_once(lambda: take(Business.objects.get(pk=bank.pk), talk(9, 0)), sweep)
    assert changed_policy.remaining(bank) == 0
    assert "QX-" not in stored_text()


def test_a_passage_is_marked_while_conversations_come_in(bank):
    conversation = Conversation.objects.order_by("id").first()

    def mark():
        marks.mark(conversation, "blue heron lane", message_id=None, everywhere=True, by=None)

    at_once(imports(bank), mark)
    mine = Conversation.objects.filter(contact=conversation.contact_id)
    assert mine.count() == ROUNDS
    assert not mine.filter(message__text__icontains="heron").exists()
    assert (
        Conversation.objects.exclude(contact=conversation.contact_id)
        .filter(message__text__icontains="heron")
        .exists()
    )


def test_many_readers_of_what_is_stale_mask_it_once(bank):
    Pattern.objects.create(business=bank, name="ticket", expression=r"QX-\d+")
    bank.change_rules()
    contact = Contact.objects.first()
    before = openings(contact)
    at_once(
        *[lambda: changed_policy.bring_up_to_date(Business.objects.get(pk=bank.pk), contact.pk)] * 5
    )
    assert openings(contact) == before + 1


def openings(contact):
    from chatlinks.privacy.models import Unsealing

    return Unsealing.objects.filter(contact_id=contact.pk).count()


def test_two_sweeps_and_a_second_change(bank):
    Pattern.objects.create(business=bank, name="ticket", expression=r"QX-\d+")
    bank.change_rules()

    def again():
        mine = Business.objects.get(pk=bank.pk)
        Pattern.objects.create(business=mine, name="street", expression="heron")
        mine.change_rules()
        changed_policy.sweep(mine.pk)

    at_once(lambda: changed_policy.sweep(bank.pk), again)
    assert changed_policy.remaining(Business.objects.get(pk=bank.pk)) == 0
    assert "QX-" not in stored_text()
    assert "heron" not in stored_text()
