"""The bot at work in a chat: what the user said last is answered in one transaction, and never twice."""

from typing import Any, NamedTuple

from django.db import transaction

from chatlinks.chats import transitions
from chatlinks.chats.models import Widget
from chatlinks.chats.steps import State
from chatlinks.conversations.live import opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.records import incoming
from chatlinks.database.rows import execute, rows
from chatlinks.webchat import bot
from chatlinks.webchat.bot import Answer, Place, Script
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business, Team

OF_THE_CONTACT = {
    "name": "name",
    "full_name": "name",
    "email": "email",
    "phone_number": "phone",
}  # entity → field


class Last(NamedTuple):
    """The end of a conversation: the last message, and where the bot's last one left it."""

    id: int
    sender: str
    place: Place


@transaction.atomic
def answer(widget: Widget, conversation_id: int, text: str, *, wants_person: bool = False) -> None:
    """Answer the user's last message, which said `text`, unless somebody has or the chat isn't with the bot any more."""
    script = bot.read(widget.script)
    last = end_of(widget.business, conversation_id)
    if last is None or last.sender != "user":
        return
    found = (
        bot.ask_for_person(script, last.place)
        if wants_person
        else bot.answer(script, text, last.place)
    )
    if found.collected:  # before the chat is opened: what is personal must be known by then
        catalogue.note_entities(
            widget.business, [(found.collected.entity, found.collected.personal)]
        )
    talk = opening.reopen(widget.business, conversation_id)
    if talk.now.state != State.BOT:
        return
    keep(talk, found, last.id)
    say(widget.business, conversation_id, script, found)
    if found.hand_over is not None:
        transitions.hand_over(widget.business, conversation_id, team_for(widget, found.hand_over))


def end_of(business: Business, conversation_id: int) -> Last | None:
    """Under the business's lock, so that two requests don't both answer."""
    lock_business(business.id)
    found = rows(
        """SELECT m.id, m.sender, coalesce(b.node, ''), coalesce(b.language, '') FROM conversations_message m
           LEFT JOIN LATERAL (SELECT node, language FROM conversations_message b WHERE b.conversation_id = m.conversation_id
                              AND b.business_id = m.business_id AND b.sender = 'bot' ORDER BY b.position DESC LIMIT 1) b ON true
           WHERE m.business_id = %s AND m.conversation_id = %s AND m.sender <> 'other' ORDER BY m.position DESC LIMIT 1""",
        [business.id, conversation_id],
    )
    return Last(found[0][0], found[0][1], Place(found[0][2], found[0][3])) if found else None


def keep(talk: LiveConversation, found: Answer, message_id: int) -> None:
    """What the user's message gave, or that the bot could not make anything of it."""
    if found.broken:
        execute(
            "UPDATE conversations_message SET is_broken = true WHERE id = %s AND business_id = %s",
            [message_id, talk.business.id],
        )
    if found.collected:
        name, value, _ = found.collected
        talk.collect(name, value, message_id)
        if field := OF_THE_CONTACT.get(name):
            talk.meet(incoming.IncomingContact(id="-", **{field: value}))


def say(business: Business, conversation_id: int, script: Script, found: Answer) -> None:
    for reply in found.replies:
        fields: dict[str, Any] = {
            "author": incoming.IncomingAgent(name=script.name), "node": reply.step, "language": reply.language, "type": reply.type,
            "data": reply.data,
        }  # fmt: skip
        transitions.bot_says(
            business, conversation_id, opening.message("bot", reply.text, **fields)
        )


def team_for(widget: Widget, name: str) -> Team | None:
    """The team that the script names, if the business has it; else the widget's own."""
    return Team.objects.filter(business=widget.business, name=name).first() or widget.team
