"""What `chatlinks detect --conversation` prints: a whole conversation masked, and why.

Which sign speaks for what is told in words, and what may be personal and was left.
"""

import json
import re

from chatlinks.privacy.detection.told.likely import likely_personal
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn
from chatlinks.privacy.masking import mask
from chatlinks.privacy.whole_conversation import DetectionPolicy, mask_conversation

SPOKEN = re.compile(r"\s*(user|bot|agent|other)\s*:\s?(.*)", re.IGNORECASE)


def read_turns(text: str) -> list[Turn]:
    """A conversation of the import format, or lines such as "user: my name is Priya".

    A line without a sender goes on with the one before it. Raises ValueError for what is neither.
    """
    if text.lstrip().startswith("{"):
        return read_json(text)
    turns: list[Turn] = []
    for line in text.splitlines():
        spoken = SPOKEN.fullmatch(line)
        if spoken:
            turns.append(Turn(spoken[1].lower(), spoken[2]))
        elif turns:
            turns[-1] = Turn(turns[-1].who, f"{turns[-1].text}\n{line}")
        elif line.strip():
            raise ValueError(
                "The first line says who speaks: user, bot, agent or other, and a colon."
            )
    return turns


def read_json(text: str) -> list[Turn]:
    try:
        messages = json.loads(text)["messages"]
        return [Turn(str(each["from"]), str(each.get("text") or "")) for each in messages]
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise ValueError(
            "This is no conversation of the import format (docs/import-format.md)."
        ) from problem


def report(turns: list[Turn], profile: str) -> str:
    """Each turn masked, then why, then what may be personal and was not sure."""
    whole = mask_conversation(turns, DetectionPolicy(profile))
    lines = [f"Profile {profile}:"]
    for turn, spans in zip(turns, whole.spans, strict=True):
        masked, _ = mask(turn.text, spans)
        lines.append(f"  {turn.who}: {masked}")
    lines += ["", *why_lines(whole.told), ""]
    hidden = [[(span.start, span.end) for span in spans] for spans in whole.spans]
    rows = likely_personal(turns, hidden)
    lines.append("May be personal, and was left:" if rows else "Nothing else looks personal.")
    lines += [f"  {row.turn + 1}: {row.kind}: {row.sentence.strip()!r}" for row in rows]
    return "\n".join(lines) + "\n"


def why_lines(told: list[list[ToldSpan]]) -> list[str]:
    lines = [
        f"  {place}: {span.kind:<14} {span.value!r}: {span.why} ({span.strength})"
        for place, spans in enumerate(told, 1)
        for span in spans
    ]
    return ["Told:", *lines] if lines else ["Told: nothing."]
