"""What moves are made of: finding the chat, into a queue, to an agent, a word to the user.

Each happens within a move's transaction, under the business's lock (`conversations.live.lock`).
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import assignment, topics
from chatlinks.chats.models import Assignment, Delivery, Notice, TeamSettings
from chatlinks.conversations.live import opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records import incoming
from chatlinks.workspaces.models import Business, Team

State = Conversation.State
WITH_AGENTS = (State.QUEUED, State.ACTIVE, State.WAITING)
WEB = "web"  # the channel of our own widget


class Refused(Exception):
    """The chat isn't where this move can be made any more. The message says what happened and what to do."""


class Unseen(Refused):
    """Something was written that whoever makes the move hasn't seen."""


# ── Which chat ──────────────────────────────────────────────────────────────────────────────────────────────────────


def opened(business: Business, conversation_id: int) -> LiveConversation:
    """Raises Refused once nobody can write to it any more."""
    try:
        return opening.reopen(business, conversation_id)
    except opening.NotLive as problem:
        raise Refused("This user was forgotten, so the chat has ended.") from problem


def own(business: Business, conversation_id: int, person: Person, *states: str) -> LiveConversation:
    """A chat that is this agent's, in one of the states. Raises Refused."""
    talk = opened(business, conversation_id)
    if talk.now.state in (State.COMPLETED, State.BOT):
        raise Refused("This chat has ended.")
    if talk.now.assignee_id != person.pk:
        raise Refused(
            "This chat isn't yours any more: it went back to the queue or to somebody else."
        )
    if talk.now.state not in states:
        raise Refused("This chat waits in your queue. It opens as soon as you have a free slot.")
    return talk


def movable(business: Business, conversation_id: int) -> LiveConversation:
    """A chat that can be given to others. Raises Refused."""
    talk = opened(business, conversation_id)
    if talk.now.state not in WITH_AGENTS:
        raise Refused(
            "This chat is with the bot." if talk.now.state == State.BOT else "This chat has ended."
        )
    return talk


def each(business: Business, ids: Iterable[int], act: Callable[[LiveConversation], None]) -> None:
    """Act on chats one by one, each in a transaction of its own, passing over those that are gone."""
    for id_ in ids:
        with transaction.atomic():
            try:
                act(opening.reopen(business, id_))
            except opening.NotLive:
                continue


# ── Whose it is ───────────────────────────────────────────────────────────────────────────────────────────────────────


def to_queue(talk: LiveConversation, team: Team | None) -> None:
    """Into a team's queue, with nobody. Whoever waited goes on waiting from when they began to."""
    left = talk.now.assignee_id
    talk.move(
        state=State.QUEUED, team_id=team.pk if team else None, assignee_id=None,
        waiting_since=talk.now.waiting_since or timezone.now(), unread=max(talk.now.unread, 1),
    )  # fmt: skip
    talk.tell("assigned_team", team=team.name if team else "the queue")
    topics.changed(talk.business.id, talk.id, [left])


def back_to_queue(talk: LiveConversation, why: Assignment.End) -> None:
    """From an agent to their team's queue."""
    end_stint(talk, why)
    to_queue(talk, team_of(talk))


def settle(business: Business, talk: LiveConversation | None = None) -> None:
    """Give queued chats to whoever is free. `talk` is a chat that is open already, if there is one."""
    for chat, agent in assignment.matches(business.id):
        try:
            given = talk if talk and talk.id == chat.id else opening.reopen(business, chat.id)
        except (
            opening.NotLive
        ):  # restored without its key: it can't be given, and must not hold up the others
            continue
        give(given, agent.person_id, agent.name)


def give(talk: LiveConversation, person_id: int, name: str) -> None:
    """The chat is this agent's now. A stint that an import left open has ended with what it changed."""
    end_stint(talk, Assignment.End.IMPORTED)
    Assignment.objects.create(
        business=talk.business,
        conversation_id=talk.id,
        contact_id=talk.now.contact_id,
        person_id=person_id,
    )
    talk.move(state=State.ACTIVE, assignee_id=person_id)
    talk.tell("assigned_agent", agent=name)
    talk.join(person_id)
    topics.changed(talk.business.id, talk.id, [person_id])


def end_stint(talk: LiveConversation, end: Assignment.End) -> None:
    Assignment.objects.filter(
        business=talk.business, conversation_id=talk.id, ended_at=None
    ).update(ended_at=timezone.now(), end=end)


def team_of(talk: LiveConversation) -> Team | None:
    return (
        Team.objects.filter(business=talk.business, pk=talk.now.team_id).first()
        if talk.now.team_id
        else None
    )


# ── To the user ───────────────────────────────────────────────────────────────────────────────────────────────────────


def send(talk: LiveConversation, said: incoming.IncomingMessage) -> int:
    """Write a message and, in the same transaction, put it into the outbox."""
    message_id = talk.say(said)
    channel = talk.now.channel or WEB
    Delivery.objects.create(
        business=talk.business, conversation_id=talk.id, message=message_id, channel=channel[:20]
    )
    topics.said(talk.id, talk.now.assignee_id)
    return message_id


def notify(talk: LiveConversation, kind: str) -> None:
    """Send the team's automated message of this kind, once for one wait."""
    since = talk.now.waiting_since
    if (
        since is None
        or Notice.objects.filter(conversation_id=talk.id, kind=kind, waiting_since=since).exists()
    ):
        return
    settings = (
        TeamSettings.objects.filter(business=talk.business, team=talk.now.team_id).first()
        or TeamSettings()
    )
    text = settings.offline_message if kind == "offline" else settings.delayed_message
    Notice.objects.create(
        business=talk.business, conversation_id=talk.id, kind=kind, waiting_since=since
    )
    if text:
        send(talk, opening.message("other", text))
