"""Every transition of a chat, in one place: who may do what is asked before (`access`), what
follows is settled here.

    bot ──hand over──▶ queued ──assign──▶ active ──wait──▶ waiting
                         ▲                  │ ▲               │ the user writes: back to the agent
                         └──────────────────┘ └───────────────┘ if they have a slot, else into their
                                                                own queue, else into the team's
    queued, active, waiting ──complete──▶ completed;
    what the user writes then begins the next conversation, with the bot

Each is one transaction under the business's lock; what it changes is announced with it.
"""

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import assignment, outbox, topics
from chatlinks.chats.closing import NO_DETAILS, ClosingDetails
from chatlinks.chats.hearing import WrittenMessage, hear
from chatlinks.chats.models import Assignment, Closing
from chatlinks.chats.steps import (
    Refused,
    State,
    Unseen,
    agents_chat,
    assign,
    assign_queued,
    attach,
    bring_within_reach,
    check_with_bot,
    end_assignment,
    own_chat,
    text_writer,
    to_queue,
)
from chatlinks.conversations.live import opening, waiting
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.records import incoming
from chatlinks.conversations.records.finder import Finder
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.models import Business, Membership, Team

# ── The user ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def user_writes(
    business: Business,
    contact: incoming.IncomingContact,
    message: incoming.IncomingMessage,
    file: tuple[str, bytes] | None = None,
    foreseen: Finder | None = None,
) -> WrittenMessage:
    """The user writes: in the conversation that is open, or it begins their next one.

    `file` is the (name, content) of one that they sent; raises files.Unfit. `foreseen` has looked
    at the text already.
    """
    lock_business(business.id)
    return hear(business, contact, message, file, foreseen)


# ── The bot ─────────────────────────────────────────────────────────────────────────────────────


def bot_writes(chat: LiveConversation, message: incoming.IncomingMessage) -> int:
    """The bot answers in a chat that is open; the message goes out like any other. Returns its
    id."""
    check_with_bot(chat)
    return outbox.send(chat, message)


@transaction.atomic
def hand_over(
    business: Business,
    conversation_id: int,
    team: Team | None,
) -> None:
    """The bot gives the chat to a team of agents."""
    give_to_agents(opening.reopen(business, conversation_id), team)


def give_to_agents(chat: LiveConversation, team: Team | None) -> None:
    """`hand_over` of a chat that is open."""
    check_with_bot(chat)
    to_queue(chat, team)
    assign_queued(chat.business, chat)
    if chat.now.state == State.QUEUED and not assignment.online(chat.business.id):
        outbox.notify(chat, "offline")


# ── The agent ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def reply(
    business: Business,
    conversation_id: int,
    person: Person,
    message: incoming.IncomingMessage,
    file: tuple[str, bytes] | None = None,
) -> int:
    """The agent answers; returns the message's id. A chat that waited for the user is active again.

    `file` is (name, content); raises files.Unfit for one that can't be sent. What has an id is sent
    once.
    """
    chat = own_chat(business, conversation_id, person, State.ACTIVE, State.WAITING)
    if message.id and (already := chat.message_of(message.id)):
        return already
    by = text_writer(business, person)
    message.sender = "agent"
    message.author = incoming.IncomingAgent(name=str(person), email=person.email)
    attach(chat, message, file)
    message_id = outbox.send(chat, message, by)
    chat.join(person.pk)
    waited_for_user = chat.now.state == State.WAITING
    chat.move(
        state=State.ACTIVE,
        waiting_since=None,
        unread=0,
    )
    if waited_for_user:
        topics.chat_changed(business.id, chat.id, [person.pk])
    return message_id


@transaction.atomic
def take(business: Business, conversation_id: int, member: Membership) -> None:
    """An agent who is online takes a chat out of a team's queue, with a free slot or without."""
    chat = agents_chat(business, conversation_id)
    if chat.now.state != State.QUEUED or chat.now.assignee_id is not None:
        raise Refused("Somebody else has just taken this chat.")
    if assignment.if_online(business.id, member.person_id) is None:
        raise Refused("Go online first, then take a chat.")
    bring_within_reach(chat, member)
    assign(chat, member.person_id, str(member.person))


@transaction.atomic
def wait(business: Business, conversation_id: int, person: Person) -> None:
    """Nothing to do until the user writes again. The slot is free for another chat."""
    chat = own_chat(business, conversation_id, person, State.ACTIVE)
    chat.move(
        state=State.WAITING,
        waiting_since=None,
        unread=0,
    )
    chat.tell("waiting", by=person.pk)
    topics.chat_changed(business.id, chat.id, [person.pk])
    assign_queued(business)


@transaction.atomic
def resume(business: Business, conversation_id: int, person: Person) -> None:
    """Take back that the chat waits for its user; whoever was left without an answer waits on from
    when they began to."""
    chat = own_chat(business, conversation_id, person, State.WAITING)
    chat.move(state=State.ACTIVE, waiting_since=waiting.unanswered_since(chat))
    chat.tell("assigned_agent", agent=str(person), by=person.pk)
    topics.chat_changed(business.id, chat.id, [person.pk])


@transaction.atomic
def complete(
    business: Business,
    conversation_id: int,
    person: Person,
    details: ClosingDetails = NO_DETAILS,
) -> None:
    """The agent closes the chat, with why and, if there is something to follow up, a note on its
    timeline.

    What the user wrote after `details.seen` messages isn't closed unread: raises Unseen.
    """
    chat = own_chat(business, conversation_id, person, State.ACTIVE, State.WAITING)
    if details.seen is not None and waiting.user_wrote_after(chat, details.seen):
        raise Unseen("The user has just written. Read it, then close the chat.")
    if note := details.note.strip():
        chat.note(note, str(person), text_writer(business, person))
    end_assignment(chat, Assignment.End.COMPLETED)
    chat.move(
        state=State.COMPLETED,
        closed_at=timezone.now(),
        waiting_since=None,
        unread=0,
    )
    chat.tell("completed", agent=str(person), by=person.pk)
    Closing.objects.create(
        business=business,
        conversation_id=chat.id,
        person=person,
        category=details.category,
    )
    topics.chat_changed(business.id, chat.id, [person.pk])
    assign_queued(business)


# ── Giving a chat to others ─────────────────────────────────────────────────────────────────────


@transaction.atomic
def reassign_to_team(business: Business, conversation_id: int, team: Team) -> None:
    chat = agents_chat(business, conversation_id)
    end_assignment(chat, Assignment.End.REASSIGNED)
    to_queue(chat, team)
    assign_queued(business, chat)


@transaction.atomic
def reassign_to_agent(business: Business, conversation_id: int, member: Membership) -> None:
    """To a colleague, whether they have a free slot or not: whoever gives it knows why. Not to one
    who isn't online."""
    chat = agents_chat(business, conversation_id)
    person = member.person
    before = chat.now.assignee_id
    if before == person.pk and chat.now.state == State.ACTIVE:
        return
    if assignment.if_online(business.id, person.pk) is None:
        raise Refused(f"{person} isn't online. Choose somebody who is, or a team.")
    end_assignment(chat, Assignment.End.REASSIGNED)
    bring_within_reach(chat, member)
    assign(chat, person.pk, str(person))
    topics.chat_changed(business.id, chat.id, [before])
    assign_queued(business)


# ── The end of a user ───────────────────────────────────────────────────────────────────────────


def end_forgotten(business_id: int, conversation_ids: list[int]) -> None:
    """Their user was forgotten, and with that these chats have ended."""
    current = Assignment.objects.filter(
        business=business_id,
        conversation__in=conversation_ids,
        ended_at=None,
    )
    people = dict(current.values_list("conversation", "person"))
    current.update(ended_at=timezone.now(), end=Assignment.End.FORGOTTEN)
    for id_ in conversation_ids:
        topics.chat_changed(business_id, id_, [people.get(id_)])
