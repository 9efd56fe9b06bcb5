"""What transitions are made of: finding the chat, into a queue, to an agent.

Each happens within a transition's transaction, under the business's lock (`workspaces.lock`).
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import assignment, topics
from chatlinks.chats.models import Assignment
from chatlinks.conversations import unopenable
from chatlinks.conversations.live import files, guesses, opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records import incoming
from chatlinks.privacy.sealing import CannotOpen
from chatlinks.workspaces.models import Business, Membership, Team

State = Conversation.State
WITH_AGENTS = (State.QUEUED, State.ACTIVE, State.WAITING)
ROUNDS = 50  # of assigning, while chats turn up that can't be opened


class Refused(Exception):
    """The chat isn't where this can be done any more. The message says what happened and what
    to do."""


class Unseen(Refused):
    """Something was written that whoever acts hasn't seen."""


HELD_BACK = (
    "You can write again in {wait}. Much of what you wrote lately is hidden from you in those"
    " conversations, so your writing is slowed, and your admins are told. Your text is kept here;"
    " if the user waits, reassign the chat."
)


UNOPENABLE = (
    "What is stored of this user can't be opened with the keys of this server, so nothing can be"
    " done with their chat. Whoever runs the server finds more in its log."
)


class HeldBack(Refused):
    """Whoever writes hit what is hidden from them too often lately."""


# ── Who writes ──────────────────────────────────────────────────────────────────────────────────


def text_writer(business: Business, person: Person) -> guesses.TextWriter:
    """Raises HeldBack."""
    try:
        return guesses.text_writer(business, person)
    except guesses.WritingPaused as held:
        wait = waiting_time(held.until - timezone.now())
        raise HeldBack(HELD_BACK.format(wait=wait)) from held


def waiting_time(left: timedelta) -> str:
    """In words: 1 minute, 5 minutes, 2 hours."""
    minutes = max(1, -int(-left.total_seconds() // 60))
    if minutes == 1:
        return "1 minute"
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"


# ── Which chat ──────────────────────────────────────────────────────────────────────────────────


def open_chat(business: Business, conversation_id: int) -> LiveConversation:
    """Raises Refused once nobody can write to it any more."""
    try:
        return opening.reopen(business, conversation_id)
    except opening.NotLive as problem:
        raise Refused("This user was forgotten, so the chat has ended.") from problem
    except CannotOpen as problem:
        unopenable.tell(problem)
        raise Refused(UNOPENABLE) from problem


def chat_if_any(business: Business, conversation_id: int) -> LiveConversation | None:
    """None where nobody can write to it, as where its user's key is lost: it holds up no others."""
    try:
        return opening.reopen(business, conversation_id)
    except opening.NotLive:
        return None
    except CannotOpen as problem:
        unopenable.tell(problem)
        return None


def own_chat(
    business: Business,
    conversation_id: int,
    person: Person,
    *states: str,
) -> LiveConversation:
    """A chat that is this agent's, in one of the states. Raises Refused."""
    chat = open_chat(business, conversation_id)
    if chat.now.state in (State.COMPLETED, State.BOT):
        raise Refused("This chat has ended.")
    if chat.now.assignee_id != person.pk:
        raise Refused(
            "This chat isn't yours any more: it went back to the queue or to somebody else."
        )
    if chat.now.state not in states:
        raise Refused("This chat waits in your queue. It opens as soon as you have a free slot.")
    return chat


def check_with_bot(chat: LiveConversation) -> None:
    """Raises Refused for a chat that isn't with the bot."""
    if chat.now.state != State.BOT:
        raise Refused("This chat isn't with the bot any more.")


def agents_chat(business: Business, conversation_id: int) -> LiveConversation:
    """A chat that is with agents, and so can be given to others. Raises Refused."""
    chat = open_chat(business, conversation_id)
    if chat.now.state == State.BOT:
        raise Refused("This chat is with the bot.")
    if chat.now.state not in WITH_AGENTS:
        raise Refused("This chat has ended.")
    return chat


def for_each(
    business: Business,
    ids: Iterable[int],
    act: Callable[[LiveConversation], None],
) -> None:
    """Act on chats one by one, each in its own transaction, passing over those that are gone."""
    for id_ in ids:
        with transaction.atomic():
            chat = chat_if_any(business, id_)
            if chat is not None:
                act(chat)


def attach(
    chat: LiveConversation,
    message: incoming.IncomingMessage,
    file: tuple[str, bytes] | None,
) -> None:
    """Keep the file that goes with the message. Raises files.Unfit."""
    if file:
        message.data = files.keep(chat, *file, by_user=message.sender == "user")
        message.type = files.type_of(message.data)


# ── Whose it is ─────────────────────────────────────────────────────────────────────────────────


def to_queue(chat: LiveConversation, team: Team | None) -> None:
    """Into a team's queue, with nobody. Whoever waited goes on waiting from when they began to."""
    left = chat.now.assignee_id
    chat.move(
        state=State.QUEUED,
        team_id=team.pk if team else None,
        assignee_id=None,
        waiting_since=chat.now.waiting_since or timezone.now(),
        unread=max(chat.now.unread, 1),
    )
    chat.tell("assigned_team", team=team.name if team else "the queue")
    topics.chat_changed(chat.business.id, chat.id, [left])


def back_to_queue(chat: LiveConversation, why: Assignment.End) -> None:
    """From an agent to their team's queue."""
    end_assignment(chat, why)
    to_queue(chat, team_of(chat))


def assign_queued(business: Business, open_already: LiveConversation | None = None) -> None:
    """Assign queued chats to whoever is free. One that is open already is not opened again.

    The slot that one would have had who can't be opened is the next one's: it is asked again who
    that is, a bounded number of times, as everybody of the business waits for it.
    """
    passed_over: list[int] = []
    for _ in range(ROUNDS):
        shut = []
        for queued, agent in assignment.next_assignments(business.id, passed_over):
            is_open = open_already is not None and open_already.id == queued.id
            chat = open_already if is_open else chat_if_any(business, queued.id)
            if chat is None:
                shut.append(queued.id)
            else:
                assign(chat, agent.person_id, agent.name)
        if not shut:
            return
        passed_over += shut


def assign(
    chat: LiveConversation,
    person_id: int,
    name: str,
) -> None:
    """The chat is this agent's now.

    An assignment that an import left open has ended with what it changed.
    """
    end_assignment(chat, Assignment.End.IMPORTED)
    Assignment.objects.create(
        business=chat.business,
        conversation_id=chat.id,
        contact_id=chat.now.contact_id,
        person_id=person_id,
    )
    chat.move(state=State.ACTIVE, assignee_id=person_id)
    chat.tell("assigned_agent", agent=name, by=person_id)
    chat.join(person_id)
    topics.chat_changed(chat.business.id, chat.id, [person_id])


def return_to_agent(chat: LiveConversation) -> None:
    """A chat that waited for its user goes back to its agent: at once, or into their own queue;
    else to the team."""
    agent = assignment.if_online(chat.business.id, chat.now.assignee_id or 0)
    if agent is None:
        back_to_queue(chat, Assignment.End.RETURNED)
        assign_queued(chat.business, chat)
        return
    if agent.slots > 0:
        chat.move(state=State.ACTIVE)
        chat.tell("assigned_agent", agent=agent.name, by=agent.person_id)
    else:
        end_assignment(chat, Assignment.End.RETURNED)
        chat.move(state=State.QUEUED)
    topics.chat_changed(chat.business.id, chat.id, [agent.person_id])


def bring_within_reach(chat: LiveConversation, member: Membership) -> None:
    """Where agents open chats of their teams alone, it goes to one of the member's teams."""
    if chat.business.agents_open != Business.Reach.TEAM:
        return
    if member.teams.filter(pk=chat.now.team_id or 0).exists():
        return
    if team := member.teams.first():
        chat.move(team_id=team.pk)


def end_assignment(chat: LiveConversation, end: Assignment.End) -> None:
    current = Assignment.objects.filter(
        business=chat.business,
        conversation_id=chat.id,
        ended_at=None,
    )
    current.update(ended_at=timezone.now(), end=end)


def team_of(chat: LiveConversation) -> Team | None:
    if not chat.now.team_id:
        return None
    return Team.objects.filter(business=chat.business, pk=chat.now.team_id).first()
