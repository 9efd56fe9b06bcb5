"""What is told in words is masked like what a bot collected: before and after, whoever says it."""

import pytest

from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.conversations.records import contacts
from chatlinks.conversations.records.told import told_values
from chatlinks.conversations.remasking import changed_policy, forgetting
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.workspaces.models import Business
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text


def talk(id_, *said, at=0, contact="u-1", **more):
    """A conversation of these "user: …" lines."""
    messages = []
    for place, line in enumerate(said):
        sender, _, text = line.partition(": ")
        message = {"id": str(place), "at": minutes(at + place), "from": sender, "text": text}
        messages.append(message)
    return {"id": id_, "contact": {"id": contact}, "messages": messages, **more}


def texts(number=1):
    rows = Message.objects.filter(conversation__number=number).order_by("position")
    return list(rows.values_list("text", flat=True))


ASKED = (
    "user: brzova vethra wants her card",
    "bot: May I have your full name?",
    "user: Vethra Brzova",
    "bot: Thank you, Vethra",
)


def known(bank):
    return [
        told_values.source_of(kind)
        for contact in contacts.by_id(
            bank.pk, list(Contact.objects.values_list("id", flat=True))
        ).values()
        for kind, _ in contact.known
    ]


def test_an_answer_masks_what_was_said_before_and_what_comes_after(bank):
    take(
        bank,
        talk(
            "one",
            *ASKED,
            "user: is the card of vethra there",
            channel="line of Vethra",
            events=[{"at": minutes(9), "type": "note", "text": "vethra rang"}],
            entities=[{"name": "seat", "value": "beside vethra"}],
            reviews=[{"rating": 5, "comment": "vethra was happy"}],
        ),
    )
    assert "vethra" not in stored_text().lower()
    assert "brzova" not in stored_text().lower()
    assert texts()[4] == "is the card of ****** there"


def test_it_is_known_in_the_contacts_other_conversations_earlier_and_later(bank):
    take(bank, talk("one", "user: the card of vethra"))
    take(bank, talk("two", *ASKED, at=5000))
    take(bank, talk("three", "user: ask vethra", at=9000))
    assert "vethra" not in stored_text().lower()
    [source] = known(bank)
    two = Conversation.objects.get(number=2)
    assert source[:3] == ("name", "contact", two.pk)
    assert source.sign == "it answers a question"


def test_a_third_person_is_masked_in_the_conversation_that_tells_of_them_and_no_other(bank):
    take(
        bank,
        talk("one", "user: sunita is late", "user: my wife Sunita is waiting", "agent: sunita?"),
        talk("two", "user: sunita again", at=5000),
    )
    assert texts(1) == ["****** is late", "my wife ****** is waiting", "******?"]
    assert texts(2) == ["sunita again"]


def test_a_weak_sign_is_masked_where_it_stands_and_in_strict_alone(bank):
    said = ("user: book a table for priya", "bot: which priya?")
    take(bank, talk("one", *said))
    assert texts() == ["book a table for ******", "which priya?"]
    turn(bank, profile="balanced")
    assert texts() == ["book a table for priya", "which priya?"]


def turn(bank, **settings):
    """A changed policy, and all that is stored masked by it."""
    Business.objects.filter(pk=bank.pk).update(**settings)
    bank.change_rules("changed")
    changed_policy.sweep(bank.pk)


@pytest.mark.parametrize(
    "settings",
    [{"told_kinds_off": ["name"]}, {"never_names": ["vethra", "brzova"]}],
    ids=["a kind is off", "words are never names"],
)
def test_what_is_no_longer_personal_comes_back_and_goes_again(bank, settings):
    take(bank, talk("one", *ASKED), talk("two", "user: for vethra", at=5000))
    before = stored_text()
    turn(bank, **settings)
    assert texts(1) == [line.partition(": ")[2] for line in ASKED]
    assert texts(2) == ["for vethra"]
    assert known(bank) == []
    turn(bank, **{name: [] for name in settings})
    assert "vethra" not in stored_text().lower()
    assert len(known(bank)) == 1
    assert before.lower().count("vethra") == 0


def test_a_changed_conversation_keeps_what_it_hides(bank):
    take(bank, talk("one", *ASKED))
    take(bank, talk("one", *ASKED, "user: vethra here again"))
    assert texts()[4] == "****** here again"


def test_a_forgotten_contacts_words_stay_masked_and_follow_a_stricter_policy(bank):
    turn(bank, told_kinds_off=["name"])
    take(bank, talk("one", *ASKED, "user: my PIN is 8172, tell 8172"))
    assert "8172" not in stored_text()
    forgetting.forget(Contact.objects.get(), None)
    turn(bank, told_kinds_off=[])
    assert "vethra" not in stored_text().lower()
    assert "8172" not in stored_text()


def test_one_contact_makes_only_so_much_known(bank, monkeypatch):
    monkeypatch.setattr(told_values, "MOST", 2)
    said = [f"user: my name is {name}" for name in ("Anna", "Boris", "Carla", "Dmitri")]
    take(bank, talk("one", *said))
    assert texts() == ["my name is ******"] * 4
    assert len(known(bank)) == 2


def test_notes_are_masked_where_they_stand_and_teach_nothing(bank):
    note = {"at": minutes(9), "type": "note", "text": "My name is Carla, says the user"}
    take(bank, talk("one", "agent: the file of carla", events=[note]))
    assert texts() == ["the file of carla"]
    assert "Carla" not in stored_text()


def test_a_comment_is_the_users_own_word(bank):
    review = {"rating": 5, "comment": "My name is Carla and I am happy"}
    take(bank, talk("one", "agent: the file of carla", reviews=[review]))
    assert "carla" not in stored_text().lower()


def test_a_translation_is_read_too(bank):
    said = talk("one", "user: ami kaarla bolchi")
    said["messages"][0]["translation"] = "my name is Carla"
    take(bank, said, talk("two", "user: carla again", at=5000))
    assert "carla" not in stored_text().lower()


def test_forgetting_masks_first_by_what_was_told(bank):
    """Though it was stored when nothing that is told was listened to."""
    Business.objects.filter(pk=bank.pk).update(told_kinds_off=list(Kind))
    bank.refresh_from_db()
    take(bank, talk("one", *ASKED, "user: is the card of vethra there"))
    assert "Vethra" in " ".join(texts())
    Business.objects.filter(pk=bank.pk).update(told_kinds_off=[])
    forgetting.forget(Contact.objects.get(), None)
    left = " ".join(texts()).lower()
    assert "vethra" not in left
    assert "brzova" not in left
