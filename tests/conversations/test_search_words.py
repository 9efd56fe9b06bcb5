"""Words are found inside scripts without spaces, and whatever the quotes."""

import importlib

import pytest

from chatlinks.conversations.search_words import UNSPACED, SearchedWords, words_query
from chatlinks.database.rows import rows

SAID = {
    "chinese": "我要退款，订单还没到",
    "japanese": "カードが届きません。返金してください",
    "thai": "ขอเงินคืนครับ บัตรหาย",
    "korean": "카드환불을 원해요",
    "mixed": "我的iPhone手机坏了",
    "english": "I don’t get my refund",
    "hidden": "我******要 退******款",
}


def hits(typed):
    sql, needs = words_query(typed)
    listed = ", ".join(["(%s, %s)"] * len(SAID))
    pairs = [each for pair in SAID.items() for each in pair]
    return {
        name
        for (name,) in rows(
            f"""SELECT t.name FROM (VALUES {listed}) t (name, text)
                WHERE conversations_words(t.text) @@ {sql}""",
            [*pairs, *needs],
        )
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("退款", {"chinese"}),
        ("要退款", {"chinese"}),
        ("我要退款，订单", {"chinese"}),
        ("款", {"chinese", "hidden"}),
        ("订单 退款", {"chinese"}),
        ("订单 -退款", set()),
        ("退单", set()),
        ("返金", {"japanese"}),
        ("届きません", {"japanese"}),
        ("เงินคืน", {"thai"}),
        ("หาย", {"thai"}),
        ("환불", {"korean"}),
        ("iphone", {"mixed"}),
        ("IPHONE手机", {"mixed"}),
        ("手机", {"mixed"}),
        ("refunds", {"english"}),
        ("don't refund", {"english"}),
        ("“my refund”", {"english"}),
        ('"my refund"', {"english"}),
        ("„refund get‟", set()),
        ("「退款」", {"chinese"}),
        ('"要退款"', {"chinese"}),
        ("我要", {"chinese"}),
    ],
)
def test_a_word_is_found_inside_a_sentence(typed, names):
    assert hits(typed) == names


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["", '"', "-", "退", "''", "：", "!&|():*", "\\", "款:*", "a" * 200]
)
def test_whatever_is_typed_is_an_answer(typed):
    hits(typed)


def test_what_is_negated_stays_negated():
    assert SearchedWords.read("card -退款x").loose.split() == ["card", '-"退款"', "x"]


def test_the_migration_knows_the_same_scripts():
    name = "chatlinks.conversations.migrations.0013_words_without_spaces"
    theirs = importlib.import_module(name).UNSPACED
    assert theirs.encode().decode("unicode_escape") == UNSPACED
