"""Conversations in a line each, and what is told in them as pairs of kind and text."""

from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn
from chatlinks.privacy.whole_conversation import DetectionPolicy, mask_conversation
from tests.kit.marked import marked

Told = list[tuple[str, str]]
STREET_WORDS = 0.7
"""Of the letters of an address so many have to be hidden, and every digit."""


def turns(*rows: tuple[str, str]) -> list[Turn]:
    return [Turn(who, text) for who, text in rows]


def told_in(text: str, profile: str = "strict") -> Told:
    """What one message of the user tells, nothing asked."""
    return pairs(text, tell([Turn("user", text)], profile)[0])


def answer_to(question: str, reply: str) -> Told:
    """What a reply tells when the other side asked."""
    return pairs(reply, tell(turns(("agent", question), ("user", reply)))[1])


def pairs(text: str, spans: list[ToldSpan]) -> Told:
    return [(str(span.kind), text[span.start : span.end]) for span in spans]


def shown(*rows: tuple[str, str]) -> list[str]:
    """What stands between « and » in a conversation and is not hidden, nothing being known."""
    plain = [(who, *marked(text)) for who, text in rows]
    talk = mask_conversation(
        [Turn(who, text) for who, text, _ in plain],
        DetectionPolicy("strict"),
    )
    readable = []
    for (_, text, places), spans in zip(plain, talk.spans, strict=True):
        hidden = {place for span in spans for place in range(span.start, span.end)}
        readable += [
            text[start:end] for start, end in places if not _hides(hidden, text, start, end)
        ]
    return readable


def _hides(hidden: set[int], text: str, start: int, end: int) -> bool:
    letters = [place for place in range(start, end) if text[place].isalnum()]
    left = [place for place in letters if place not in hidden]
    if end - start <= 22 or not any(text[place].isdigit() for place in letters):
        return not left
    most = (1 - STREET_WORDS) * len(letters)
    return len(left) <= most and not any(text[place].isdigit() for place in left)
