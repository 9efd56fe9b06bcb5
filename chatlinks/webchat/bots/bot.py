"""A bot that follows a script: pure, a text in, what to say and do out.

It keeps nothing: where a conversation stands is the step of the last thing that the bot said. A
reply is in the language that was matched, else in that of the step before, else in the first that
the script has.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from chatlinks.webchat.bots.bot_script import BotScript, ScriptIntent, ScriptStep, Texts, is_empty
from chatlinks.webchat.bots.matching import (
    PhraseIndex,
    ScriptPhrase,
    is_thanks,
    language_of,
    tokens,
    value_of,
)

LOOKS = ("text", "number", "email")
FALLBACK, OFFER, THANKS = "fallback", "offer", "thanks"  # steps of any script's conversations


class ScriptPosition(NamedTuple):
    """Where a conversation stands: the step and language of the bot's last message."""

    step: str = ""
    language: str = ""


class BotReply(NamedTuple):
    """One message of the bot's."""

    text: str
    step: str
    language: str
    type: str = "TEXT"
    data: dict[str, Any] | None = None


class CollectedValue(NamedTuple):
    entity: str
    value: str
    personal: bool


class BotAnswer(NamedTuple):
    replies: list[BotReply]
    hand_over: str | None = (
        None  # a team's name, "-" for the widget's own; None: stays with the bot
    )
    collected: CollectedValue | None = None
    broken: bool = False  # the bot could not answer


class UnderstoodText(NamedTuple):
    """What a script makes of a text, wherever the conversation stands."""

    person: str  # the language in which it asks for a person; "" if it doesn't
    step: str  # that its words lead to; "" if none do
    step_language: str
    values: dict[str, str]  # look → the value
    thanks: bool  # nothing but a word of thanks
    language: str


class Bot:
    """A script, made ready to be asked."""

    def __init__(self, script: BotScript) -> None:
        self.script = script
        self.person = phrase_index([script.person])
        self.intents = phrase_index(script.intents)
        self.steps = [step for step, _ in ways(script.intents)]

    def understand(self, text: str) -> UnderstoodText:
        """All that takes time. It needs to know nothing of the conversation, so that nobody waits
        for it: see answering.py."""
        person = self.person.first(text)
        intent = self.intents.first(text)
        return UnderstoodText(
            person=person.language if person else "",
            step=self.steps[intent.rank] if intent else "",
            step_language=intent.language if intent else "",
            values={look: value_of(look, text) for look in LOOKS},
            thanks=is_thanks(text),
            language=language_of(text),
        )

    def answer(self, understood: UnderstoodText, position: ScriptPosition) -> BotAnswer:
        """What the bot says and does, when the user said this at this position."""
        script = self.script
        if understood.person:
            return take_step(script, script.person.go, understood.person)
        if collected := collect(script, understood, position):
            return collected
        if understood.step:
            return take_step(script, understood.step, understood.step_language)
        if is_empty(script):
            return take_step(script, script.person.go, understood.language)
        if understood.thanks:
            return thank(script, understood.language)
        return give_up(script, understood, position)


def ways(intents: Iterable[ScriptIntent]) -> list[tuple[str, tuple[str, list[str]]]]:
    """Each intent's step with its words in one language, the first that counts first."""
    return [(intent.go, words) for intent in intents for words in intent.words.items()]


def phrase_index(intents: Iterable[ScriptIntent]) -> PhraseIndex:
    return PhraseIndex(
        ScriptPhrase(rank, language, tokens(text))
        for rank, (_, (language, texts)) in enumerate(ways(intents))
        for text in texts
    )


def ask_for_person(script: BotScript, position: ScriptPosition) -> BotAnswer:
    """The user pressed the button for it."""
    return take_step(script, script.person.go, position.language)


def collect(
    script: BotScript,
    understood: UnderstoodText,
    position: ScriptPosition,
) -> BotAnswer | None:
    """Take the value that the step asked for, and the step that follows; None if there is none."""
    step = script.steps.get(position.step)
    if step is None or step.ask is None:
        return None
    value = understood.values[step.ask.looks]
    if not value:
        return None
    taken = take_step(script, step.ask.then, position.language, value)
    collected = CollectedValue(
        step.ask.entity,
        value,
        step.ask.personal,
    )
    return taken._replace(collected=collected)


def take_step(
    script: BotScript,
    name: str,
    language: str,
    value: str = "",
) -> BotAnswer:
    step = script.steps[name]
    texts = [text.replace("{value}", value) for text in in_language(step.say, language)]
    replies = [BotReply(text, name, language) for text in texts]
    if rich := rich_body(step, language):
        type_, data = rich
        replies[-1] = replies[-1]._replace(type=type_, data=data)
    return BotAnswer(replies, step.hand_over or None)


def rich_body(step: ScriptStep, language: str) -> tuple[str, dict[str, Any]] | None:
    """What goes along with the last text of a step: (type, data)."""
    if step.cards:
        return "CAROUSEL", {"items": step.cards}
    if step.buttons:
        items = [
            {"actionable_text": button.text, "type": "LINK", "uri": button.url}
            for button in step.buttons
        ]
        return "BUTTON", {"items": items}
    if step.replies:
        return "TEXT", quick_replies(step.replies, language)
    return None


def quick_replies(texts: Texts, language: str) -> dict[str, Any]:
    return {"quick_replies": [{"text": text} for text in in_language(texts, language)]}


def thank(script: BotScript, language: str) -> BotAnswer:
    text = in_language(script.thanks, language)[0]
    return BotAnswer([BotReply(text, THANKS, language)])


def give_up(
    script: BotScript,
    understood: UnderstoodText,
    position: ScriptPosition,
) -> BotAnswer:
    """A bot break; the second in a row offers a person."""
    language = position.language or understood.language
    if position.step not in (FALLBACK, OFFER):
        first = in_language(script.fallback, language)[0]
        return BotAnswer(
            [
                BotReply(
                    first,
                    FALLBACK,
                    language,
                )
            ],
            broken=True,
        )
    offer = BotReply(
        text=in_language(script.offer, language)[0],
        step=OFFER,
        language=language,
        data=quick_replies(script.offer_reply, language),
    )
    return BotAnswer([offer], broken=True)


def in_language(texts: Texts, language: str) -> list[str]:
    return texts.get(language) or next(iter(texts.values()), [""])
