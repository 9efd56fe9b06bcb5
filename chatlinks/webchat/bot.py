"""A bot that follows a script: pure, a text in, what to say and do out. It keeps nothing: where a conversation stands
is the step of the last thing that the bot said.

A script is JSON, checked by `read`:

    {"name": "Mira",
     "start": ["Block my card", "Where is my refund?"],                 offered with the greeting
     "intents": [{"go": "block", "words": {"en": ["block", "lost card"], "hi": ["कार्ड"]}}],
     "steps": {"block": {"say": {"en": ["Which card?"]}, "replies": {"en": ["Debit", "Credit"]},
                         "ask": {"entity": "card_number", "personal": true, "looks": "number", "then": "blocked"}},
               "blocked": {"say": {"en": ["{value} is blocked."]}, "hand_over": "Cards"}},
     "person": {"go": "person", "words": {"en": ["agent", "human"]}},   whoever asks for a person gets one, at any step
     "fallback": {"en": ["I didn't get that."]}, "offer": {"en": ["Shall I get you a person?"]}}

Words match the beginnings of words, whatever their case; several words match in a row. A reply is in the language that was
matched, else in that of the step before, else in the first that the script has.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, Any, Literal, NamedTuple

from annotated_types import MaxLen, MinLen
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")
Text = Annotated[str, MinLen(1), MaxLen(1000)]
Name = Annotated[str, MinLen(1), MaxLen(60)]
Texts = dict[Name, list[Text]]  # by language
FALLBACK, OFFER, PERSON = "fallback", "offer", "person"  # steps that every script has
DIGITS = re.compile(r"[A-Za-z]{0,6}[\d][\d \-]{2,}[\d]|[A-Za-z]{0,6}\d{4,}")
MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


@dataclass(config=STRICT)
class Ask:
    """What the bot waits for: a value of an entity, and the step that follows."""

    entity: Annotated[str, MinLen(1), MaxLen(60)]
    then: Name
    personal: bool = False
    looks: Literal["number", "email", "text"] = "text"


@dataclass(config=STRICT)
class Button:
    text: Text
    url: Annotated[str, MaxLen(500)]


@dataclass(config=STRICT)
class Step:
    say: Texts
    replies: Texts = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    ask: Ask | None = None
    hand_over: str = ""  # the name of a team; "-" for the widget's own


@dataclass(config=STRICT)
class Intent:
    go: Name
    words: Texts


@dataclass(config=STRICT)
class Script:
    name: Annotated[str, MinLen(1), MaxLen(60)] = "Assistant"
    start: list[Text] = field(default_factory=list)
    intents: list[Intent] = field(default_factory=list)
    steps: dict[Name, Step] = field(default_factory=dict)
    person: Intent = field(
        default_factory=lambda: Intent(
            PERSON, {"en": ["agent", "human", "person", "somebody", "representative"]}
        )
    )
    fallback: Texts = field(
        default_factory=lambda: {"en": ["I didn't get that. Could you say it in other words?"]}
    )
    offer: Texts = field(
        default_factory=lambda: {"en": ["I still don't get it. Shall I get you a person?"]}
    )
    offer_reply: Texts = field(default_factory=lambda: {"en": ["Talk to a person"]})


class Reply(NamedTuple):
    """One message of the bot's."""

    text: str
    step: str
    language: str
    type: str = "TEXT"
    data: dict[str, Any] | None = None


class Collected(NamedTuple):
    entity: str
    value: str
    personal: bool


class Answer(NamedTuple):
    replies: list[Reply]
    hand_over: str | None = (
        None  # a team's name, "-" for the widget's own; None: stays with the bot
    )
    collected: Collected | None = None
    broken: bool = False  # the bot could not answer


class Place(NamedTuple):
    """Where a conversation stands: the step and language of the bot's last message."""

    step: str = ""
    language: str = ""


class BadScript(ValueError):
    """The script can't be followed; the message says where and why."""


SCRIPT = TypeAdapter(Script)


def read(given: Any) -> Script:
    """A script out of JSON; one that is empty only falls back and hands over. Raises BadScript."""
    try:
        script = SCRIPT.validate_python(given or {})
    except ValidationError as problem:
        [first, *_] = problem.errors()
        raise BadScript(f"{' / '.join(map(str, first['loc']))}: {first['msg']}") from problem
    if PERSON not in script.steps:
        said = {"en": ["I'll get somebody from our team. One moment."]}
        script.steps[PERSON] = Step(say=said, hand_over="-")
    leads = {
        *(each.go for each in (*script.intents, script.person)),
        *(s.ask.then for s in script.steps.values() if s.ask),
    }
    if missing := sorted(leads - script.steps.keys()):
        raise BadScript(f"steps: there is no step called {missing[0]}, which something leads to.")
    return script


def answer(script: Script, text: str, place: Place) -> Answer:
    """What the bot says and does, when the user said `text` at this place."""
    if language := matched(script.person, text):
        return take(script, script.person.go, language)
    waiting = script.steps[place.step].ask if place.step in script.steps else None
    if waiting and (value := value_of(waiting.looks, text)):
        found = Collected(waiting.entity, value, waiting.personal)
        return take(script, waiting.then, place.language, value)._replace(collected=found)
    for intent in script.intents:
        if language := matched(intent, text):
            return take(script, intent.go, language)
    return give_up(script, place, text)


def ask_for_person(script: Script, place: Place) -> Answer:
    """The user pressed the button for it."""
    return take(script, script.person.go, place.language)


def take(script: Script, name: str, language: str, value: str = "") -> Answer:
    """Go to a step."""
    step = script.steps[name]
    said = in_language(step.say, language)
    replies = [Reply(text.replace("{value}", value), name, language) for text in said]
    if extra := rich(step, language):
        replies[-1] = replies[-1]._replace(type=extra[0], data=extra[1])
    return Answer(replies, step.hand_over or None)


def rich(step: Step, language: str) -> tuple[str, dict[str, Any]] | None:
    """What goes along with the last text of a step: (type, data)."""
    if step.cards:
        return "CAROUSEL", {"items": step.cards}
    if step.buttons:
        items = [{"actionable_text": b.text, "type": "LINK", "uri": b.url} for b in step.buttons]
        return "BUTTON", {"items": items}
    if step.replies:
        return "TEXT", {
            "quick_replies": [{"text": text} for text in in_language(step.replies, language)]
        }
    return None


def give_up(script: Script, place: Place, text: str) -> Answer:
    """A bot break; the second in a row offers a person."""
    language = place.language or language_of(text)
    if place.step not in (FALLBACK, OFFER):
        said = in_language(script.fallback, language)
        return Answer([Reply(said[0], FALLBACK, language)], broken=True)
    data = {"quick_replies": [{"text": text} for text in in_language(script.offer_reply, language)]}
    return Answer(
        [Reply(in_language(script.offer, language)[0], OFFER, language, "TEXT", data)], broken=True
    )


def in_language(texts: Texts, language: str) -> list[str]:
    return texts.get(language) or next(iter(texts.values()), [""])


def matched(intent: Intent, text: str) -> str:
    """The language of the first of the intent's words that the text has; "" if it has none."""
    said = tokens(text)
    for language, phrases in intent.words.items():
        if any(begins(said, tokens(phrase)) for phrase in phrases):
            return language
    return ""


def begins(said: list[str], phrase: list[str]) -> bool:
    """Do words in a row begin with those of the phrase? One of two letters or fewer must be the whole word."""
    return bool(phrase) and any(
        all(
            word == part if len(part) < 3 else word.startswith(part)
            for word, part in zip(said[at:], phrase, strict=False)
        )
        for at in range(len(said) - len(phrase) + 1)
    )


def tokens(text: str) -> list[str]:
    return list(
        words(unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", ""))
    )


def words(text: str) -> Iterator[str]:
    """Runs of letters, digits and what is written over or under them."""
    made = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
    yield from made.split()


def value_of(looks: str, text: str) -> str:
    """The value that a text gives; "" if it gives none of this look."""
    if looks == "text":
        return text.strip()[:200]
    found = (DIGITS if looks == "number" else MAIL).search(text)
    return found[0].strip(" .,-") if found else ""


def language_of(text: str) -> str:
    """Hindi or Arabic by the letters, else English."""
    for c in text:
        if "ऀ" <= c <= "ॿ":
            return "hi"
        if "؀" <= c <= "ۿ":
            return "ar"
    return "en"
