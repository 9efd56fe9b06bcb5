"""The cloud of words: the bigger, the more messages have it."""

from collections.abc import Callable
from math import log
from typing import NamedTuple

from chatlinks.analytics.words.topics import Topic

CLOUD = 60  # words
SIZES = 6


class CloudWord(NamedTuple):
    text: str
    messages: int
    size: int  # 1 to SIZES
    url: str  # where its messages are


def cloud(words: list[Topic], url: Callable[[str], str]) -> list[CloudWord]:
    """`words` by frequency; in the order of letters, so that a word is found where one looks."""
    counts = [topic.sum.messages for topic in words]
    drawn = [
        CloudWord(
            text=topic.phrase,
            messages=topic.sum.messages,
            size=size(topic.sum.messages, counts[-1], counts[0]),
            url=url(topic.phrase),
        )
        for topic in words
    ]
    return sorted(drawn, key=lambda word: word.text)


def size(count: int, least: int, most: int) -> int:
    """1 to SIZES, by the logarithm: a word of ten times as many messages isn't ten times as big."""
    if most == least:
        return SIZES // 2
    return 1 + round((SIZES - 1) * log(count / least) / log(most / least))
