"""Values that one sender gives over two or three messages."""

import pytest

from chatlinks.privacy import detect_split
from chatlinks.privacy.masking import mask

SPLIT = [
    ["my card is 4111 1111", "1111 1111 thanks"],
    ["4111", "1111 1111", "1111"],
    ["98765", "43210"],
    ["+91 98765", "43210"],
    ["priya.sharma@", "gmail.com"],
    ["priya", "@gmail.com"],
    ["priya at gmail", "dot com"],
    ["GB29 NWBK 6016", "1331 9268 19"],
    ["aadhaar 2345 6789", "0124"],
]
APART = [
    ["I need 2", "5 pm is fine"],
    ["order 4111", "2222 please"],
    ["hello", "world"],
    ["at 10", "30 people"],
    ["yes", "no", "ok"],
    ["write to", "me"],
]
BESIDE = [
    ["priya@mail.example", "thanks"],
    ["my mail is priya@mail.example", "Thanks a lot"],
    ["thanks", "priya@mail.example"],
    ["ok", "priya@mail.example", "please"],
    ["priya@mail.example", "9 am"],
    ["priya@mail.co", "in the evening"],
]


@pytest.mark.parametrize("texts", SPLIT)
def test_values_split_over_messages(texts: list[str]) -> None:
    spans = detect_split(texts)
    assert all(spans), spans
    last, _ = mask(texts[-1], spans[-1])
    assert not any(map(str.isdigit, last))


@pytest.mark.parametrize("texts", APART)
def test_messages_that_only_follow_each_other(texts: list[str]) -> None:
    assert detect_split(texts) == [[] for _ in texts]


@pytest.mark.parametrize("texts", BESIDE)
def test_words_beside_a_whole_address_stay(texts: list[str]) -> None:
    masked = [mask(text, spans)[0] for text, spans in zip(texts, detect_split(texts), strict=True)]
    assert [one for one in masked if "******" not in one] == [
        one for one in texts if "@" not in one
    ]


@pytest.mark.parametrize(
    "texts",
    [["priya@mail", ".example"], ["priya.", "sharma@mail.example"], ["priya@mail.", "example"]],
)
def test_an_address_that_goes_on_is_whole(texts: list[str]) -> None:
    assert all(detect_split(texts))
