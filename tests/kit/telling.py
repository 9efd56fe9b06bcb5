"""Conversations in a line each, and what is told in them as pairs of kind and text."""

from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn

Told = list[tuple[str, str]]


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
