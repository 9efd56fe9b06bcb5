"""What a bot says and does, as a business writes it down: JSON, checked by `read_script`.

    {"name": "Mira",
     "start": ["Block my card", "Where is my refund?"],                 offered with the greeting
     "intents": [
       {"go": "block", "words": {"en": ["block", "lost card"], "hi": ["कार्ड"]}}],
     "steps": {
       "block": {
         "say": {"en": ["Which card?"]},
         "replies": {"en": ["Debit", "Credit"]},
         "ask": {"entity": "card_number", "personal": true, "looks": "number", "then": "blocked"}},
       "blocked": {"say": {"en": ["{value} is blocked."]}, "hand_over": "Cards"}},
     "person": {"go": "person", "words": {"en": ["agent", "human"]}},   gets one, at any step
     "fallback": {"en": ["I didn't get that."]},
     "offer": {"en": ["Shall I get you a person?"]}}

Words match the beginnings of words, whatever their case; several words match in a row.
"""

from dataclasses import field
from typing import Annotated, Any, Literal

from annotated_types import MaxLen, MinLen
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")
Text = Annotated[str, MinLen(1), MaxLen(1000)]
Name = Annotated[str, MinLen(1), MaxLen(60)]
Texts = dict[Name, list[Text]]  # by language
PERSON = "person"  # a step that every script has
PERSON_WORDS = ["agent", "human", "person", "somebody", "representative"]


class BadScript(ValueError):
    """The script can't be followed; the message says where and why."""


@dataclass(config=STRICT)
class ScriptQuestion:
    """What the bot waits for: a value of an entity, and the step that follows."""

    entity: Annotated[str, MinLen(1), MaxLen(60)]
    then: Name
    personal: bool = False
    looks: Literal["number", "email", "text"] = "text"


@dataclass(config=STRICT)
class ScriptButton:
    text: Text
    url: Annotated[str, MaxLen(500)]


@dataclass(config=STRICT)
class ScriptStep:
    say: Texts
    replies: Texts = field(default_factory=dict)
    buttons: list[ScriptButton] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    ask: ScriptQuestion | None = None
    hand_over: str = ""  # the name of a team; "-" for the widget's own


@dataclass(config=STRICT)
class ScriptIntent:
    """Where these words lead."""

    go: Name
    words: Texts


# What is said in answer to a word of thanks, which leads nowhere and is no bot break.
THANKS: Texts = {
    "en": ["You're welcome!"],
    "hi": ["आपका स्वागत है!"],
    "ar": ["على الرحب والسعة!"],
}
WITHOUT_SCRIPT: Texts = {
    "en": ["Thank you. Somebody from our team will answer you here."],
    "hi": ["धन्यवाद। हमारी टीम से कोई यहाँ आपको जवाब देगा।"],
    "ar": ["شكرًا لك. سيجيبك هنا أحد أعضاء فريقنا."],
}


def in_english(*texts: str) -> Any:
    """The default of a field of texts."""
    return field(default_factory=lambda: {"en": list(texts)})


def to_a_person() -> ScriptIntent:
    return ScriptIntent(PERSON, {"en": PERSON_WORDS})


@dataclass(config=STRICT)
class BotScript:
    name: Annotated[str, MinLen(1), MaxLen(60)] = "Assistant"
    start: list[Text] = field(default_factory=list)
    intents: list[ScriptIntent] = field(default_factory=list)
    steps: dict[Name, ScriptStep] = field(default_factory=dict)
    person: ScriptIntent = field(default_factory=to_a_person)
    thanks: Texts = field(default_factory=lambda: THANKS)
    fallback: Texts = in_english("I didn't get that. Could you say it in other words?")
    offer: Texts = in_english("I still don't get it. Shall I get you a person?")
    offer_reply: Texts = in_english("Talk to a person")


SCRIPT = TypeAdapter(BotScript)


def read_script(data: Any) -> BotScript:
    """A script out of JSON; one that is empty hands over whatever is said. Raises BadScript."""
    try:
        script = SCRIPT.validate_python(data or {})
    except ValidationError as problem:
        [first, *_] = problem.errors()
        raise BadScript(f"{' / '.join(map(str, first['loc']))}: {first['msg']}") from problem
    if PERSON not in script.steps and is_empty(script):
        script.steps[PERSON] = ScriptStep(say=WITHOUT_SCRIPT, hand_over="-")
    if PERSON not in script.steps:
        text = "I'll get somebody from our team. One moment."
        script.steps[PERSON] = ScriptStep(say={"en": [text]}, hand_over="-")
    if missing := sorted(led_to(script) - script.steps.keys()):
        raise BadScript(f"steps: there is no step called {missing[0]}, which something leads to.")
    return script


def is_empty(script: BotScript) -> bool:
    """It knows nothing but how to get a person."""
    return not script.intents and script.steps.keys() <= {PERSON}


def led_to(script: BotScript) -> set[str]:
    """The steps that something leads to."""
    intents = {intent.go for intent in (*script.intents, script.person)}
    answers = {step.ask.then for step in script.steps.values() if step.ask}
    return intents | answers
