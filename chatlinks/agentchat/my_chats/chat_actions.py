"""What can be done with the chat that is open in My Chats, and what a refused form held."""

import secrets
from typing import Any, NamedTuple

from chatlinks.agentchat.access import Chat
from chatlinks.agentchat.pane import Pane
from chatlinks.chats import closing, topics
from chatlinks.chats.models import CannedResponse, ChatReport
from chatlinks.chats.outbox import WEB
from chatlinks.web.streaming import live


class ChatActions(NamedTuple):
    mine: bool
    may_reassign: bool
    writes: bool  # theirs, and active or waiting
    why_not: str  # why nothing can be written, "" if it can
    categories: list[str]
    canned: list[CannedResponse]
    reasons: list[tuple[str, str]]
    typed: dict[str, Any]  # what a refused form held, by field
    once: str  # a name for the reply that is written here
    problems: dict[str, str]  # why it was refused, by field
    typing: str  # a ticket to say that the agent types, "" where nobody would hear of it


def chat_actions(
    chat: Chat,
    pane: Pane,
    typed: dict[str, Any],
    problems: dict[str, str],
) -> ChatActions:
    with_agents = pane.state in ("queued", "active", "waiting")
    writes = chat.mine and pane.state in ("active", "waiting")
    return ChatActions(
        mine=chat.mine,
        may_reassign=with_agents and (chat.mine or chat.leads),
        writes=writes,
        why_not="" if writes else why_not(chat, pane),
        categories=closing.category_names(chat.business) if writes else [],
        canned=canned_responses(chat) if writes else [],
        reasons=[(value, str(label)) for value, label in ChatReport.Reason.choices],
        typed=typed,
        once=secrets.token_hex(8),
        problems=problems,
        typing=typing_ticket(chat.id) if writes and chat.viewer.access.channel == WEB else "",
    )


def typing_ticket(conversation_id: int) -> str:
    return live.typing_ticket(topics.typing(conversation_id, "agent"))


def canned_responses(chat: Chat) -> list[CannedResponse]:
    return list(CannedResponse.objects.filter(business=chat.business))


def why_not(chat: Chat, pane: Pane) -> str:
    if pane.state == "bot":
        return "The bot is answering. The chat comes to an agent when the bot hands it over."
    if pane.state == "completed":
        return "This chat has ended. What the user writes next begins a new one."
    if chat.mine:
        return "This chat is in your queue. It opens as soon as you have a free slot."
    if pane.assignee:
        return f"This chat is with {pane.assignee}."
    return "This chat waits in the team’s queue."
