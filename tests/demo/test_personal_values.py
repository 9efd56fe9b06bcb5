"""Personal values: they are said in every awkward place, and `personal_values` names them all."""

import re
from random import Random

import phonenumbers
import pytest
from stdnum import iban, luhn
from stdnum.in_ import aadhaar, pan

from chatlinks.demo.storytelling import numbers
from chatlinks.demo.values import leaks, name_parts, strings


def items(conversation, *senders):
    for message in conversation["messages"]:
        if message["from"] in senders:
            yield from message.get("data", {}).get("items", [])


def words_of(conversation, *senders):
    return [message["text"] for message in conversation["messages"] if message["from"] in senders]


def replies(conversation):
    for message in conversation["messages"]:
        yield from message.get("data", {}).get("quick_replies", [])


def texts_of(records, *keys):
    """What stands under a key, or under a key of what stands there."""
    for record in records:
        value = record
        for key in keys:
            value = value.get(key, {})
        yield value or ""


def cards(conversation):
    return [item for item in items(conversation, "bot") if "thumbnail" in item]


PLACES = {
    "bot echo": lambda each: words_of(each, "bot"),
    "agent": lambda each: words_of(each, "agent"),
    "translation": lambda each: texts_of(each["messages"], "translation"),
    "quick reply": lambda each: texts_of(replies(each), "text"),
    "button": lambda each: texts_of(items(each, "bot"), "actionable_text"),
    "url": lambda each: texts_of(items(each, "bot"), "payload", "url"),
    "carousel title": lambda each: texts_of(cards(each), "title"),
    "carousel sub title": lambda each: texts_of(items(each, "bot"), "sub_title"),
    "file name of the bot": lambda each: texts_of(items(each, "bot"), "file_name"),
    "file name of the user": lambda each: texts_of(items(each, "user"), "file_name"),
    "picture title": lambda each: texts_of(items(each, "user"), "title"),
    "picture address": lambda each: texts_of(items(each, "user"), "image"),
    "note": lambda each: texts_of(each["events"], "text"),
    "review": lambda each: texts_of(each["reviews"], "comment"),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_awkward_place_holds_something_personal(personal, place):
    leaking = 0
    for each, values in personal:
        text = "\n".join(PLACES[place](each))
        leaking += bool(text and leaks(text, values))
    assert leaking >= (1 if place in ("carousel title", "picture address") else 12)


def spelled(invented, pattern):
    return sum(bool(re.search(pattern, "\n".join(words_of(each, "user")))) for _, each in invented)


SPELLINGS = [
    r"\d{5} \d{5}",
    r"\d{5}-\d{5}",
    r"(\d{4}-){3}\d{4}",
    r"[०-९]{5} [०-९]{5}",
    "[٠-٩]{3}",
    r"[a-z]{3}p[a-z]\d{4}[a-z]",
]


@pytest.mark.parametrize("pattern", SPELLINGS)
def test_numbers_come_in_every_spelling(invented, pattern):
    assert spelled(invented, pattern) > 20


def test_agents_change_the_case_of_a_name(invented):
    changed = 0
    for _, each in invented:
        name = each["contact"].get("name", "")
        text = "\n".join(words_of(each, "agent"))
        changed += bool(name) and name.upper() != name and name.upper() in text
    assert changed > 50


def test_a_name_is_learned_late_and_in_two_messages(invented):
    late = next(each for _, each in invented if each["id"] == "bank-late-name")
    first, last = late["contact"]["name"].split(" ", 1)
    texts = [message["text"] for message in late["messages"]]
    assert texts.index(first) >= 8
    assert texts.index(last) == texts.index(first) + 1
    assert any(first.lower() in text for text in texts[: texts.index(first)])


def test_personal_values_name_what_a_contact_and_its_entities_say(personal):
    for each, named in personal:
        values, contact = set(named), each["contact"]
        assert {contact[name] for name in ("name", "email", "phone") if name in contact} <= values
        assert name_parts(contact.get("name", "")) <= values
        for entity in each["entities"]:
            if entity["personal"]:
                assert {entity["value"], entity.get("original_text", entity["value"])} <= values


def without(text, values):
    return re.sub(
        "|".join(map(re.escape, values)),
        "",
        text,
        flags=re.IGNORECASE,
    )


def texts(conversation):
    return strings([conversation["messages"], conversation["events"], conversation["reviews"]])


def test_whatever_looks_personal_is_named(personal):
    shape = re.compile(r"\d{6}|@\w+\.example")
    for each, values in personal:
        suspects = "\n".join(text for text in texts(each) if shape.search(text))
        assert not suspects or not shape.search(without(suspects, values)), each["id"]


def test_names_are_never_parts_of_other_words(personal):
    """So that a plain search for a name tells a leak from a coincidence."""
    for each, values in personal:
        said = [text.casefold() for text in texts(each)]
        for part in name_parts(each["contact"].get("name", "")):
            found = "\n".join(text for text in said if part.casefold() in text)
            rest = without(
                found, [value for value in values if part.casefold() in value.casefold()]
            )
            assert bool(found) == bool(leaks(found, [part])), (each["id"], part)
            assert part.casefold() not in rest, (each["id"], part)


def test_numbers_have_the_checksums_of_real_ones():
    rng = Random(3)
    for _ in range(200):
        luhn.validate(numbers.card(rng))
        aadhaar.validate(numbers.aadhaar(rng))
        pan.validate(numbers.pan(rng))
        iban.validate(numbers.iban(rng))
        for country in ("IN", "AE", "XX"):
            number, _ = numbers.phone(rng, country)
            assert phonenumbers.is_valid_number(phonenumbers.parse(number))


def test_a_leak_is_a_whole_word_in_any_case():
    assert leaks("Thanks TOM, see you", ["Tom"]) == ["Tom"]
    assert leaks("tomorrow, 41", ["Tom", "4"]) == []
    assert leaks("tom.jones@mail.example", ["Tom"]) == ["Tom"]
