"""What messages show of their contact: who signs them, whose device it is, what files were sent."""

import json

import pytest
from django.db import transaction

from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Contact, Conversation, Entity, Message
from chatlinks.conversations.records import incoming
from chatlinks.conversations.records.told.learning import listed, owner_of, sent_with
from chatlinks.conversations.remasking import forgetting
from chatlinks.conversations.remasking.changed_policy import sweep
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import EntityType
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text

DEVICES = [
    ("Rohan's iPad", "Rohan"),
    ("Rohan’s iPhone 15", "Rohan"),
    ("Mary Ann's MacBook Pro", "Mary Ann"),
    ("James' Galaxy S23", "James"),
    ("Rohans iPad", "Rohan"),
    ("Rohans-MacBook-Pro", "Rohan"),
    ("iPad von Jörg", "Jörg"),
    ("iPhone de Inès", "Inès"),
    ("iPhone d'Inès", "Inès"),
    ("iPad di Marco", "Marco"),
    ("太郎のiPhone", "太郎"),
    ("小明的手机", "小明"),
    ("रोहन का फोन", "रोहन"),
]
NOBODYS = [
    "iPad",
    "iPhone 15 Pro",
    "Samsung Galaxy S23",
    "Apple iPhone",
    "Android",
    "Chrome on Windows",
    "Pixel 8",
    "Xiaomi-Phone",
    "Windows PC",
    "Mobile Web",
    "samsung galaxy tab",
    "",
    "Apple's iPhone",
    "Pixel of QX-777",
    "Business iPhone",
    "Windows-PC",
    "SM-G991B",
]


@pytest.mark.parametrize(("device", "owner"), DEVICES)
def test_a_device_tells_its_owner(device, owner):
    assert owner_of(device) == owner


@pytest.mark.parametrize("device", NOBODYS)
def test_a_model_is_nobodys(device):
    assert owner_of(device) == ""


def line(messages, contact=None, **more):
    """A conversation of (who, text, further fields)."""
    rows = [
        {"id": f"m{place}", "at": minutes(place), "from": who, "text": text, **fields}
        for place, (who, text, fields) in enumerate(messages)
    ]
    return {"id": "one", "contact": {"id": "u-1", **(contact or {})}, "messages": rows, **more}


def texts(business):
    found = Message.objects.filter(business=business).order_by("position")
    return [each.text for each in found]


SIGNED = [
    ("user", "My card was swallowed", {"author": "Kavita Deshpande"}),
    ("bot", "Hello Kavita, which branch?", {}),
    ("agent", "Thank you Kavita Deshpande", {"author": "Asha"}),
]


def test_who_signs_a_users_messages_is_known(bank):
    take(bank, line(SIGNED))
    assert texts(bank)[1:] == ["Hello ******, which branch?", "Thank you ******"]
    assert "Kavita" not in stored_text()
    assert "Asha" in stored_text()


def test_the_address_of_who_signs_is_known(bank):
    author = {"name": "Rohan Bhattacharya", "email": "rohan.b@mail.example"}
    take(bank, line([("user", "hi", {"author": author}), ("bot", "Hi Rohan, rohan.b it is", {})]))
    assert texts(bank)[1] == "Hi ******, ****** it is"


def test_a_placeholder_that_signs_is_nobody(bank):
    said = "Dear Customer, our customer care answers customer questions."
    take(bank, line([("user", "hi", {"author": "Customer"}), ("bot", said, {})]))
    assert texts(bank)[1] == said


def test_whose_device_it_is_is_known(bank):
    device = {"device": "Rohan's iPad"}
    take(bank, line([("bot", "Hi Rohan, your iPad is ready", {})], device))
    assert texts(bank) == ["Hi ******, your iPad is ready"]
    assert "Rohan" not in stored_text()


def test_forgetting_takes_who_signed_and_the_device(bank):
    take(bank, line(SIGNED, {"device": "Kavita's iPad"}))
    forgetting.forget(Contact.objects.get(), None)
    assert "Kavita" not in stored_text()


def test_live_who_signs_is_known_before_and_after(bank):
    [id_] = take(bank, line([("bot", "Hello Kavita", {})], state="bot"))
    with transaction.atomic():
        talk = opening.reopen(bank, id_)
        message = opening.message("user", "my card")
        message.author = incoming.IncomingAgent(name="Kavita Deshpande")
        talk.say(message)
        talk.say(opening.message("bot", "ok Kavita"))
    assert texts(bank) == ["Hello ******", "my card", "ok ******"]
    assert "Kavita" not in stored_text()


# ── Files ─────────────────────────────────────────────────────────────────────────────────────

URL = "https://cdn.bank.example/uploads/9f2c/kyc-selfie.jpg"
SENT = {"items": [{"image": URL, "file_name": "kavita-passport-scan.jpg", "title": "my passport"}]}


def test_what_the_user_sent_is_hidden_wherever_it_comes_again(bank):
    take(
        bank,
        line(
            [
                ("user", "", {"type": "IMAGE", "data": SENT}),
                ("bot", "Sharp?", {"type": "IMAGE", "data": {"items": [{"image": URL}]}}),
                ("bot", f"We keep it at {URL} for 30 days.", {}),
                ("bot", "Got kavita-passport-scan.jpg, thanks", {}),
                (
                    "bot",
                    f"small: {URL}?w=200 and //cdn.bank.example/uploads/9f2c/kyc-selfie.jpg",
                    {},
                ),
                ("agent", "kyc-selfie.jpg looks fine", {"author": "Asha"}),
                ("bot", "See https://cdn.bank.example/help/selfie.html", {}),
            ]
        ),
    )
    stored = stored_text()
    assert "kyc-selfie" not in stored
    assert "passport-scan" not in stored
    assert "help/selfie.html" in stored
    assert texts(bank)[2] == "We keep it at ****** for 30 days."
    assert texts(bank)[5] == "****** looks fine"


def test_a_file_whose_address_stands_in_the_text(bank):
    again = {"type": "FILE", "data": {"items": [{"file": URL}]}}
    take(bank, line([("user", URL, {"type": "IMAGE"}), ("bot", "this one?", again)]))
    assert "kyc-selfie" not in stored_text()


def test_what_bots_and_agents_send_stays(bank):
    data = {"items": [{"file": "https://bank.example/terms.pdf", "file_name": "terms.pdf"}]}
    take(bank, line([("bot", "Read terms.pdf", {"type": "FILE", "data": data})]))
    assert texts(bank) == ["Read terms.pdf"]


def test_only_addresses_and_names_are_learned():
    data = {"items": [{"title": "my passport", "image": "/up/9/a-long-name.png", "size": "48 KB"}]}
    assert list(sent_with(data)) == ["/up/9/a-long-name.png", "a-long-name.png"]
    assert list(sent_with({"payload": {"message": "Yes, go on", "name": "Refund"}})) == []


# ── Short values ──────────────────────────────────────────────────────────────────────────────

ABOUT = [
    ("bot", "How old are you?", {}),
    ("user", "I am 34 years old", {}),
    ("bot", "Noted: 34. And your gender?", {}),
    ("user", "female, thanks", {}),
    ("user", "blood group is O+ by the way", {}),
    ("user", "yes I am pregnant", {}),
    ("bot", "We serve all 34 cities, female or male: yes.", {}),
]
VALUES = [
    ("age", "34", "m1"),
    ("gender", "female", "m3"),
    ("blood", "O+", "m4"),
    ("p", "yes", "m5"),
]


def entities(personal=True):
    return [
        {"name": name, "original_text": value, "value": value, "personal": personal, "message": at}
        for name, value, at in VALUES
    ]


HIDDEN = [
    "How old are you?",
    "I am ****** years old",
    "Noted: ******. And your gender?",
    "******, thanks",
    "blood group is ****** by the way",
    "****** I am pregnant",
    "We serve all 34 cities, female or male: yes.",
]


def test_short_values_are_hidden_where_they_were_given(bank):
    take(bank, line(ABOUT, entities=entities()))
    assert texts(bank) == HIDDEN


def test_short_values_that_become_personal_later(bank):
    take(bank, line(ABOUT, entities=entities(personal=False)))
    assert texts(bank) == [text for _, text, _ in ABOUT]
    EntityType.objects.update(personal=True)
    bank.refresh_from_db()
    bank.change_rules("test")
    sweep(bank.pk)
    assert texts(bank) == HIDDEN
    EntityType.objects.update(personal=False)
    bank.change_rules("test")
    sweep(bank.pk)
    assert texts(bank) == [text for _, text, _ in ABOUT]


LISTS = [
    ("So: 34, female, O+.", {"34", "female", "O+"}),
    ("Noted: age: 34, gender: female", {"34", "female"}),
    ("Age 34 / female / O+", {"34", "female", "O+"}),
    ("Age: 34\nSex: Female\nBlood group: O+", {"34", "female", "O+"}),
    ("34 and female, thank you", {"34", "female"}),
    ("We serve all 34 cities, female or male: yes.", set()),
    ("Row 134, females, O+s", set()),
    ("34 of 50", set()),
]


@pytest.mark.parametrize(("text", "values"), LISTS)
def test_short_values_that_the_other_side_lists(text, values):
    assert listed({"34", "female", "O+", "yes"}, text) == values


def test_a_summary_of_short_values_is_hidden(bank):
    talk = [*ABOUT, ("user", "right", {}), ("bot", "So: 34, female, O+.", {})]
    take(bank, line(talk, entities=entities()))
    assert texts(bank) == [*HIDDEN, "right", "So: ******, ******, ******."]


def test_live_a_short_value_is_hidden_where_it_was_given(bank):
    catalogue.note_entities(bank, [("age", True)])
    [id_] = take(bank, line(ABOUT[:1], state="bot"))
    with transaction.atomic():
        talk = opening.reopen(bank, id_)
        said = talk.say(opening.message("user", "I am 34 years old"))
        talk.collect("age", "34", said)
    assert texts(bank)[1] == "I am ****** years old"


def test_live_a_summary_of_short_values_is_hidden(bank):
    catalogue.note_entities(bank, [("age", True), ("sex", True)])
    [id_] = take(bank, line(ABOUT[:1], state="bot"))
    with transaction.atomic():
        talk = opening.reopen(bank, id_)
        talk.collect("age", "34", talk.say(opening.message("user", "I am 34 years old")))
        talk.collect("sex", "female", talk.say(opening.message("user", "female, thanks")))
        talk.say(opening.message("user", "34 of them, female ones"))
    with transaction.atomic():
        talk = opening.reopen(bank, id_)
        talk.say(opening.message("bot", "So: 34, female. Right?"))
        talk.say(opening.message("bot", "A female doctor at 10?"))
    assert texts(bank)[3:] == [
        "34 of them, female ones",
        "So: ******, ******. Right?",
        "A female doctor at 10?",
    ]


def test_an_export_still_holds_all(bank):
    take(bank, line(ABOUT, entities=entities()))
    exported = forgetting.export(Contact.objects.get(), None)
    assert [each["text"] for each in exported["conversations"][0]["messages"]] == [
        text for _, text, _ in ABOUT
    ]
    assert Entity.objects.count() == len(VALUES)
    assert Conversation.objects.count() == 1
    assert json.dumps(exported["known_values"])


def test_a_short_value_that_is_listed_beside_a_longer_one_is_hidden(bank):
    """The longer ones are hidden by themselves: one short value among them is no lone number."""
    chat = line(
        [
            ("user", "ich bin 47", {}),
            ("user", "ledig, Blutgruppe AB-", {}),
            ("bot", "Danke. Es sind 47 Filialen.", {}),
            ("bot", "So: 47, ledig, AB-.", {}),
        ],
        entities=[
            {"name": "alter", "original_text": "47", "personal": True, "message": "m0"},
            {"name": "stand", "original_text": "ledig", "personal": True, "message": "m1"},
            {"name": "gruppe", "original_text": "AB-", "personal": True, "message": "m1"},
        ],
    )
    take(bank, chat)
    assert texts(bank)[2:] == ["Danke. Es sind 47 Filialen.", "So: ******, ******, ******."]
