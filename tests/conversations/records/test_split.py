"""A value given over two or three messages in a row of one sender is masked in each of them."""

import pytest

from chatlinks.conversations.models import Conversation, Message
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text

CARD = ["my card is 4111 1111", "1111 1111 thanks"]


@pytest.fixture(autouse=True)
def is_balanced(bank):
    bank.profile = "balanced"
    bank.save()


def talk(lines, **more):
    messages = [
        {"id": str(n), "at": minutes(n), "from": who, "text": text}
        for n, (who, text) in enumerate(lines)
    ]
    return {"id": "one", "contact": {"id": "u"}, "messages": messages, **more}


def texts():
    return list(Message.objects.order_by("position").values_list("text", flat=True))


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (CARD, ["my card is ******", "****** thanks"]),
        (["write to meera.nair", "@mail.example"], ["write to ******", "******"]),
        (["4111", "1111 1111", "1111"], ["******", "******", "******"]),
    ],
)
@pytest.mark.parametrize("who", ["user", "agent", "bot"])
def test_masked_in_each_whoever_gives_it(bank, given, stored, who):
    take(bank, talk([(who, text) for text in given]))
    assert texts() == stored


def test_a_known_value_in_two_halves(bank):
    take(
        bank,
        talk(
            [("user", "98765"), ("user", "43210"), ("bot", "thanks")],
            contact={"id": "u", "phone": "+91 98765 43210"},
        ),
    )
    assert texts() == ["******", "******", "thanks"]


def test_a_personal_entity_in_two_halves(bank):
    entity = {"name": "address", "value": "Lotus Garden Towers", "personal": True}
    take(
        bank,
        talk([("user", "i live in lotus garden"), ("user", "towers, you know")], entities=[entity]),
    )
    assert texts() == ["i live in ******", "******, you know"]


def test_the_second_half_comes_with_a_later_import_of_the_grown_conversation(bank):
    take(bank, talk([("user", CARD[0])]))
    assert texts() == [CARD[0]]
    take(bank, talk([("user", text) for text in CARD]))
    assert texts() == ["my card is ******", "****** thanks"]
    assert Conversation.objects.get().preview == "****** thanks"


def test_the_second_half_comes_alone(bank):
    take(bank, talk([("user", CARD[0])]))
    later = talk([])
    later["messages"] = [{"id": "late", "at": minutes(1), "from": "user", "text": CARD[1]}]
    take(bank, later)
    assert "4111" not in stored_text("message")
    assert "1111" not in stored_text("message").replace("4111", "")


def test_the_bot_between_the_halves_breaks_the_run(bank):
    """Known to be missed, and told so in docs/detection.md: what another says between may make
    sense of both halves.
    """
    take(bank, talk([("user", "4111 1111"), ("bot", "go on"), ("user", "1111 1111")]))
    assert texts()[1] == "go on"


def test_pictures_between_the_halves_do_not(bank):
    given = talk([("user", CARD[0]), ("user", ""), ("user", CARD[1])])
    given["messages"][1] |= {
        "type": "IMAGE",
        "data": {"items": [{"image": "https://files.example/x.jpg"}]},
    }
    take(bank, given)
    assert texts() == ["my card is ******", "", "****** thanks"]


def test_halves_of_two_conversations_are_not_one_value(bank):
    take(bank, talk([("user", CARD[0])]))
    take(bank, {**talk([("user", CARD[1])]), "id": "two"})
    assert "4111" in stored_text("message")
