"""A bot that follows a script: pure, a text in, what to say and do out.

It keeps nothing: where a conversation stands is the step of the last thing that the bot said. A
reply is in the language that was matched, else in that of the step before, else in the first that
the script has.
"""

from typing import Any, NamedTuple

from chatlinks.webchat.bot_script import BotScript, ScriptStep, Texts
from chatlinks.webchat.matching import language_of, matched_language, value_of

FALLBACK, OFFER = "fallback", "offer"  # steps of any script's conversations


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


def answer(
    script: BotScript,
    text: str,
    position: ScriptPosition,
) -> BotAnswer:
    """What the bot says and does, when the user said `text` at this position."""
    if language := matched_language(script.person, text):
        return take_step(script, script.person.go, language)
    if collected := collect(script, text, position):
        return collected
    for intent in script.intents:
        if language := matched_language(intent, text):
            return take_step(script, intent.go, language)
    return give_up(script, text, position)


def ask_for_person(script: BotScript, position: ScriptPosition) -> BotAnswer:
    """The user pressed the button for it."""
    return take_step(script, script.person.go, position.language)


def collect(
    script: BotScript,
    text: str,
    position: ScriptPosition,
) -> BotAnswer | None:
    """Take the value that the step asked for, and the step that follows; None if there is none."""
    step = script.steps.get(position.step)
    if step is None or step.ask is None:
        return None
    value = value_of(step.ask.looks, text)
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


def give_up(
    script: BotScript,
    text: str,
    position: ScriptPosition,
) -> BotAnswer:
    """A bot break; the second in a row offers a person."""
    language = position.language or language_of(text)
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
