"""The bot at work in a chat: what the user said last is answered under the business's lock, and
never twice.

It reads the text before that, so that nobody of the business waits while it does.
"""

import json
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import transaction

from chatlinks.chats import transitions
from chatlinks.chats.models import Widget
from chatlinks.chats.steps import State
from chatlinks.conversations.live import opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records import incoming
from chatlinks.database.rows import execute, prepared_one
from chatlinks.webchat.bots.bot import (
    Bot,
    BotAnswer,
    BotReply,
    CollectedValue,
    ScriptPosition,
    UnderstoodText,
    ask_for_person,
)
from chatlinks.webchat.bots.bot_script import BotScript, read_script
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Team

# Entity → field of the contact.
OF_THE_CONTACT = {
    "name": "name",
    "full_name": "name",
    "email": "email",
    "phone_number": "phone",
}


class LastMessage(NamedTuple):
    """A row of LAST_MESSAGE: a conversation's last message, and the step of the bot's last one."""

    id: int
    sender: str
    step: str
    language: str

    @property
    def position(self) -> ScriptPosition:
        return ScriptPosition(self.step, self.language)


LAST_MESSAGE = """
SELECT m.id, m.sender, coalesce(b.node, ''), coalesce(b.language, '')
FROM conversations_message m
LEFT JOIN LATERAL (
  SELECT node, language
  FROM conversations_message b
  WHERE b.conversation_id = m.conversation_id
    AND b.business_id = m.business_id
    AND b.sender = 'bot'
  ORDER BY b.position DESC
  LIMIT 1) b ON true
WHERE m.business_id = %s
  AND m.conversation_id = %s
  AND m.sender <> 'other'
ORDER BY m.position DESC
LIMIT 1"""
BROKEN = "UPDATE conversations_message SET is_broken = true WHERE id = %s AND business_id = %s"


BOTS = 64  # scripts that are kept ready


@lru_cache(BOTS)
def bot_of(script: str) -> Bot:
    return Bot(read_script(json.loads(script)))


def bot_for(widget: Widget) -> Bot:
    return bot_of(json.dumps(widget.script))


def understand(widget: Widget, text: str) -> UnderstoodText:
    return bot_for(widget).understand(text)


@transaction.atomic
def answer(
    widget: Widget,
    chat: LiveConversation,
    understood: UnderstoodText | None,
) -> None:
    """Answer the chat's last message if it is the user's, so that two requests don't both answer.

    `understood` is what it said; None if the user asked for a person by the button.
    """
    last = last_message(chat) if chat.now.state == State.BOT else None
    if last is None or last.sender != "user":
        return
    bot = bot_for(widget)
    if understood is None:
        reaction = ask_for_person(bot.script, last.position)
    else:
        reaction = bot.answer(understood, last.position)
    if collected := reaction.collected:
        catalogue.note_entities(chat.business, [(collected.entity, collected.personal)])
        chat = opening.reopen(chat.business, chat.id)  # where that is known to be personal
    keep(chat, reaction, last.id)
    for reply in reaction.replies:
        transitions.bot_writes(chat, message(bot.script, reply))
    if reaction.hand_over is not None:
        transitions.give_to_agents(chat, team_for(widget, reaction.hand_over))


def last_message(chat: LiveConversation) -> LastMessage | None:
    return prepared_one(LastMessage, LAST_MESSAGE, [chat.business.id, chat.id])


def keep(
    chat: LiveConversation,
    reaction: BotAnswer,
    message_id: int,
) -> None:
    """What the user's message gave, or that the bot could not make anything of it."""
    if reaction.broken:
        execute(BROKEN, [message_id, chat.business.id])
    if reaction.collected:
        keep_value(chat, reaction.collected, message_id)


def keep_value(
    chat: LiveConversation,
    collected: CollectedValue,
    message_id: int,
) -> None:
    chat.collect(collected.entity, collected.value, message_id)
    if field := OF_THE_CONTACT.get(collected.entity):
        chat.meet(incoming.IncomingContact(id="-", **{field: collected.value}))


def message(script: BotScript, reply: BotReply) -> incoming.IncomingMessage:
    fields: dict[str, Any] = {
        "author": incoming.IncomingAgent(name=script.name),
        "node": reply.step,
        "language": reply.language,
        "type": reply.type,
        "data": reply.data,
    }
    return opening.message("bot", reply.text, **fields)


def team_for(widget: Widget, name: str) -> Team | None:
    """The team that the script names, if the business has it; else the widget's own."""
    return Team.objects.filter(business=widget.business, name=name).first() or widget.team
