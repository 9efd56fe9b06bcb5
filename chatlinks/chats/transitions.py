"""Every move of a chat, in one place: who may do what is asked before (`access`), what follows is settled here.

    bot ──hand over──▶ queued ──assign──▶ active ──wait──▶ waiting
                         ▲                  │ ▲               │ the user writes: back to the agent if they have a slot,
                         └──────────────────┘ └───────────────┘ else into their own queue, else into the team's
    queued, active, waiting ──complete──▶ completed; what the user writes then begins the next conversation, with the bot

Each move is one transaction under the business's lock; what it changes is announced with it.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.chats import assignment, topics
from chatlinks.chats.models import Assignment, Category, Closing, Report
from chatlinks.chats.steps import (
    WITH_AGENTS,
    Refused,
    State,
    Unseen,
    back_to_queue,
    end_stint,
    give,
    movable,
    notify,
    opened,
    own,
    send,
    settle,
    to_queue,
)
from chatlinks.conversations.live import files, opening
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.lock import lock_business
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records import incoming
from chatlinks.links import members
from chatlinks.workspaces.models import Business, Membership, Team


@dataclass(frozen=True, slots=True)
class Written:
    """What became of something that the user wrote."""

    conversation_id: int
    message_id: int
    state: str
    began: bool  # a new conversation


# ── The user ────────────────────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def user_writes(
    business: Business,
    contact: incoming.IncomingContact,
    said: incoming.IncomingMessage,
    file: tuple[str, bytes] | None = None,
) -> Written:
    """The user says something: in the conversation that is open, or it begins their next one.

    `file` is the (name, content) of one that they sent; raises files.Unfit.
    """
    lock_business(business.id)
    talk = opening.latest(business, contact.id, said.at)
    began = talk is None
    if talk is None:
        talk = opening.begin(business, contact, said.at)
        members.make_for(business.id, [talk.id])
    elif any((contact.name, contact.email, contact.phone)):
        talk.meet(contact)
    if file:
        said.data = files.keep(talk, *file)
        said.type = files.type_of(said.data)
    message_id = talk.say(said)
    if talk.now.state in WITH_AGENTS:
        talk.move(waiting_since=talk.now.waiting_since or said.at, unread=talk.now.unread + 1)
    if talk.now.state == State.WAITING:
        come_back(talk)
    else:
        topics.said(talk.id, talk.now.assignee_id)
    if began:
        topics.changed(business.id, talk.id, [])
    return Written(talk.id, message_id, talk.now.state, began)


@transaction.atomic
def bot_says(business: Business, conversation_id: int, said: incoming.IncomingMessage) -> int:
    """The bot answers; the message goes out like any other. Returns its id."""
    talk = opening.reopen(business, conversation_id)
    if talk.now.state != State.BOT:
        raise Refused("This chat isn't with the bot any more.")
    return send(talk, said)


@transaction.atomic
def hand_over(business: Business, conversation_id: int, team: Team | None) -> None:
    """The bot gives the chat to a team of agents."""
    talk = opening.reopen(business, conversation_id)
    if talk.now.state != State.BOT:
        raise Refused("This chat isn't with the bot any more.")
    to_queue(talk, team)
    settle(business, talk)
    if talk.now.state == State.QUEUED and not assignment.online(business.id):
        notify(talk, "offline")


def come_back(talk: LiveConversation) -> None:
    """A chat that waited for its user goes back to its agent: at once, or into their own queue; else to the team."""
    agent = assignment.seated(talk.business.id, talk.now.assignee_id or 0)
    if agent is not None and agent.slots > 0:
        talk.move(state=State.ACTIVE)
        talk.tell("assigned_agent", agent=agent.name)
        topics.changed(talk.business.id, talk.id, [agent.person_id])
    elif agent is not None:
        end_stint(talk, Assignment.End.RETURNED)
        talk.move(state=State.QUEUED)
        topics.changed(talk.business.id, talk.id, [agent.person_id])
    else:
        back_to_queue(talk, Assignment.End.RETURNED)
        settle(talk.business, talk)


# ── The agent ───────────────────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def look(business: Business, conversation_id: int, person: Person) -> None:
    """The agent reads their chat: nothing in it is new or unread any more."""
    now = timezone.now()
    stint = Assignment.objects.filter(
        business=business, conversation_id=conversation_id, person=person, ended_at=None
    )
    stint.filter(opened_at=None).update(opened_at=now)
    read = Conversation.objects.filter(
        business=business, pk=conversation_id, assignee=person, unread__gt=0
    ).update(unread=0)
    if read:
        topics.said(conversation_id, person.pk)


@transaction.atomic
def reply(
    business: Business, conversation_id: int, person: Person, said: incoming.IncomingMessage, file: tuple[str, bytes] | None = None
) -> int:  # fmt: skip
    """The agent answers; returns the message's id. A chat that waited for the user is active again.

    `file` is (name, content); raises files.Unfit for one that can't be sent. What has an id is said once.
    """
    talk = own(business, conversation_id, person, State.ACTIVE, State.WAITING)
    if said.id and (already := talk.message_of(said.id)):
        return already
    said.sender, said.author = "agent", incoming.IncomingAgent(name=str(person), email=person.email)
    if file is not None:
        said.data = files.keep(talk, *file)
        said.type = files.type_of(said.data)
    message_id = send(talk, said)
    talk.join(person.pk)
    was = talk.now.state
    talk.move(state=State.ACTIVE, waiting_since=None, unread=0)
    if was != State.ACTIVE:
        topics.changed(business.id, talk.id, [person.pk])
    return message_id


@transaction.atomic
def wait(business: Business, conversation_id: int, person: Person) -> None:
    """Nothing to do until the user writes again. The slot is free for another chat."""
    talk = own(business, conversation_id, person, State.ACTIVE)
    talk.move(state=State.WAITING, waiting_since=None, unread=0)
    talk.tell("waiting")
    topics.changed(business.id, talk.id, [person.pk])
    settle(business)


@transaction.atomic
def resume(business: Business, conversation_id: int, person: Person) -> None:
    """Take back that the chat waits for its user; whoever was left without an answer waits on from when they began to."""
    talk = own(business, conversation_id, person, State.WAITING)
    talk.move(state=State.ACTIVE, waiting_since=talk.unanswered_since())
    talk.tell("assigned_agent", agent=str(person))
    topics.changed(business.id, talk.id, [person.pk])


@transaction.atomic
def complete(
    business: Business, conversation_id: int, person: Person, category: Category | None, note: str = "", seen: int | None = None
) -> None:  # fmt: skip
    """The agent closes the chat, with why and, if there is something to follow up, a note on its timeline.

    `seen`: how many messages the agent had before them; what the user wrote meanwhile isn't closed unread.
    """
    talk = own(business, conversation_id, person, State.ACTIVE, State.WAITING)
    if seen is not None and talk.user_wrote_after(seen):
        raise Unseen("The user has just written. Read it, then close the chat.")
    if note.strip():
        talk.tell("note", agent=str(person), text=note.strip())
    end_stint(talk, Assignment.End.COMPLETED)
    now = timezone.now()
    talk.move(state=State.COMPLETED, closed_at=now, waiting_since=None, unread=0)
    talk.tell("completed", agent=str(person))
    Closing.objects.create(
        business=business, conversation_id=talk.id, person=person, category=category
    )
    topics.changed(business.id, talk.id, [person.pk])
    settle(business)


@transaction.atomic
def add_note(business: Business, conversation_id: int, person: Person, text: str) -> None:
    """A note for colleagues on the timeline; the user never gets it."""
    talk = opened(business, conversation_id)
    talk.tell("note", agent=str(person), text=text.strip())
    topics.said(talk.id, talk.now.assignee_id)


@transaction.atomic
def report(business: Business, conversation_id: int, person: Person, reason: str) -> None:
    """Report the chat as inappropriate; twice is once."""
    Report.objects.get_or_create(
        business=business,
        conversation_id=conversation_id,
        person=person,
        defaults={"reason": reason},
    )
    topics.changed(business.id, conversation_id, [])


# ── Giving a chat to others ─────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def reassign_to_team(business: Business, conversation_id: int, team: Team) -> None:
    talk = movable(business, conversation_id)
    end_stint(talk, Assignment.End.REASSIGNED)
    to_queue(talk, team)
    settle(business, talk)


@transaction.atomic
def reassign_to_agent(business: Business, conversation_id: int, member: Membership) -> None:
    """To a colleague, whether they have a free slot or not: whoever gives it knows why. Not to one who isn't online."""
    talk = movable(business, conversation_id)
    person = member.person
    if talk.now.assignee_id == person.pk and talk.now.state == State.ACTIVE:
        return
    if assignment.seated(business.id, person.pk) is None:
        raise Refused(f"{person} isn't online. Choose somebody who is, or a team.")
    before = talk.now.assignee_id
    end_stint(talk, Assignment.End.REASSIGNED)
    if (
        business.agents_open == Business.Reach.TEAM
        and (team := member.teams.first())
        and not member.teams.filter(pk=talk.now.team_id or 0).exists()
    ):
        talk.move(team_id=team.pk)  # else the agent could not open its chat link
    give(talk, person.pk, str(person))
    topics.changed(business.id, talk.id, [before])
    settle(business)


def end_forgotten(business_id: int, conversation_ids: list[int]) -> None:
    """Their user was forgotten, and with that these chats have ended."""
    open_ = Assignment.objects.filter(
        business=business_id, conversation__in=conversation_ids, ended_at=None
    )
    people = dict(open_.values_list("conversation", "person"))
    open_.update(ended_at=timezone.now(), end=Assignment.End.FORGOTTEN)
    for id_ in conversation_ids:
        topics.changed(business_id, id_, [people.get(id_)])
