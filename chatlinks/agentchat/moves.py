"""Every move of a chat, in one place: who may do what is asked before (`access`), what follows is settled here.

    bot ──hand over──▶ queued ──assign──▶ active ──wait──▶ waiting
                         ▲                  │ ▲               │ the user writes: back to the agent if they have a slot,
                         └──────────────────┘ └───────────────┘ else into their own queue, else into the team's
    queued, active, waiting ──complete──▶ completed; what the user writes then begins the next conversation, with the bot

Each move is one transaction under the business's lock; what it changes is announced with it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.agentchat import queue, topics
from chatlinks.agentchat.models import Category, Closing, Delivery, Notice, Report, Seat, Stint, TeamSettings
from chatlinks.conversations import files, incoming, live
from chatlinks.conversations.live import Talk
from chatlinks.conversations.models import Conversation
from chatlinks.links import members
from chatlinks.workspaces.models import Business, Membership, Team

State = Conversation.State
WITH_AGENTS = (State.QUEUED, State.ACTIVE, State.WAITING)
WEB = "web"  # the channel of our own widget


class Refused(Exception):
    """The chat isn't where this move can be made any more. The message says what happened and what to do."""


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
    business: Business, contact: incoming.Contact, said: incoming.Message, file: tuple[str, bytes] | None = None
) -> Written:
    """The user says something: in the conversation that is open, or it begins their next one.

    `file` is the (name, content) of one that they sent; raises files.Unfit.
    """
    live.lock(business.id)
    talk = live.latest(business, contact.id, said.at)
    began = talk is None
    if talk is None:
        talk = live.begin(business, contact, said.at)
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
def bot_says(business: Business, conversation_id: int, said: incoming.Message) -> int:
    """The bot answers; the message goes out like any other. Returns its id."""
    talk = live.reopen(business, conversation_id)
    if talk.now.state != State.BOT:
        raise Refused("This chat isn't with the bot any more.")
    return send(talk, said)


@transaction.atomic
def hand_over(business: Business, conversation_id: int, team: Team | None) -> None:
    """The bot gives the chat to a team of agents."""
    talk = live.reopen(business, conversation_id)
    if talk.now.state != State.BOT:
        raise Refused("This chat isn't with the bot any more.")
    to_queue(talk, team)
    settle(business)
    talk = live.reopen(business, conversation_id)
    if talk.now.state == State.QUEUED and not queue.online(business.id):
        notify(talk, "offline")


def come_back(talk: Talk) -> None:
    """A chat that waited for its user goes back to its agent: at once, or into their own queue; else to the team."""
    agent = queue.online(talk.business.id).get(talk.now.assignee_id or 0)
    if agent is not None and agent.slots > 0:
        talk.move(state=State.ACTIVE)
        talk.tell("assigned_agent", agent=agent.name)
        topics.changed(talk.business.id, talk.id, [agent.person_id])
    elif agent is not None:
        end_stint(talk, Stint.End.RETURNED)
        talk.move(state=State.QUEUED)
        topics.changed(talk.business.id, talk.id, [agent.person_id])
    else:
        end_stint(talk, Stint.End.RETURNED)
        to_queue(talk, team_of(talk))
        settle(talk.business)


# ── The queue ───────────────────────────────────────────────────────────────────────────────────────────────────────


def to_queue(talk: Talk, team: Team | None) -> None:
    """Into a team's queue, with nobody. Whoever waited goes on waiting from when they began to."""
    left = talk.now.assignee_id
    talk.move(
        state=State.QUEUED, team_id=team.pk if team else None, assignee_id=None,
        waiting_since=talk.now.waiting_since or timezone.now(), unread=max(talk.now.unread, 1),
    )  # fmt: skip
    talk.tell("assigned_team", team=team.name if team else "the queue")
    topics.changed(talk.business.id, talk.id, [left])


def settle(business: Business) -> None:
    """Give queued chats to whoever is free."""
    for chat, agent in queue.matches(business.id):
        give(live.reopen(business, chat.id), agent.person_id, agent.name)


def give(talk: Talk, person_id: int, name: str) -> None:
    """The chat is this agent's now. A stint that an import left open has ended with what it changed."""
    end_stint(talk, Stint.End.IMPORTED)
    Stint.objects.create(
        business=talk.business, conversation_id=talk.id, contact_id=talk.now.contact_id, person_id=person_id
    )
    talk.move(state=State.ACTIVE, assignee_id=person_id)
    talk.tell("assigned_agent", agent=name)
    talk.join(person_id)
    topics.changed(talk.business.id, talk.id, [person_id])


def end_stint(talk: Talk, end: Stint.End) -> None:
    Stint.objects.filter(business=talk.business, conversation_id=talk.id, ended_at=None).update(
        ended_at=timezone.now(), end=end
    )


def team_of(talk: Talk) -> Team | None:
    return Team.objects.filter(business=talk.business, pk=talk.now.team_id).first() if talk.now.team_id else None


# ── The agent ───────────────────────────────────────────────────────────────────────────────────────────────────────


def own(business: Business, conversation_id: int, person: Person, *states: str) -> Talk:
    """A chat that is this agent's, in one of the states. Raises Refused."""
    try:
        talk = live.reopen(business, conversation_id)
    except live.NotLive as problem:
        raise Refused("This user was forgotten, so the chat has ended.") from problem
    if talk.now.state == State.COMPLETED or (talk.now.state == State.BOT and State.BOT not in states):
        raise Refused("This chat has ended.")
    if talk.now.assignee_id != person.pk:
        raise Refused("This chat isn't yours any more: it went back to the queue or to somebody else.")
    if talk.now.state not in states:
        raise Refused("This chat waits in your queue. It opens as soon as you have a free slot.")
    return talk


@transaction.atomic
def look(business: Business, conversation_id: int, person: Person) -> None:
    """The agent reads their chat: nothing in it is new or unread any more."""
    now = timezone.now()
    stint = Stint.objects.filter(business=business, conversation_id=conversation_id, person=person, ended_at=None)
    stint.filter(opened_at=None).update(opened_at=now)
    read = Conversation.objects.filter(business=business, pk=conversation_id, assignee=person, unread__gt=0).update(
        unread=0
    )
    if read:
        topics.said(conversation_id, person.pk)


@transaction.atomic
def reply(
    business: Business, conversation_id: int, person: Person, said: incoming.Message, file: tuple[str, bytes] | None = None
) -> int:  # fmt: skip
    """The agent answers; returns the message's id. A chat that waited for the user is active again.

    `file` is (name, content); raises files.Unfit for one that can't be sent.
    """
    talk = own(business, conversation_id, person, State.ACTIVE, State.WAITING)
    said.sender, said.author = "agent", incoming.Agent(name=str(person), email=person.email)
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
    business: Business, conversation_id: int, person: Person, category: Category | None, note: str = ""
) -> None:
    """The agent closes the chat, with why and, if there is something to follow up, a note on its timeline."""
    talk = own(business, conversation_id, person, State.ACTIVE, State.WAITING)
    if note.strip():
        talk.tell("note", agent=str(person), text=note.strip())
    end_stint(talk, Stint.End.COMPLETED)
    now = timezone.now()
    talk.move(state=State.COMPLETED, closed_at=now, waiting_since=None, unread=0)
    talk.tell("completed", agent=str(person))
    Closing.objects.create(business=business, conversation_id=talk.id, person=person, category=category)
    topics.changed(business.id, talk.id, [person.pk])
    settle(business)


@transaction.atomic
def add_note(business: Business, conversation_id: int, person: Person, text: str) -> None:
    """A note for colleagues on the timeline; the user never gets it."""
    try:
        talk = live.reopen(business, conversation_id)
    except live.NotLive as problem:
        raise Refused("This user was forgotten, so nothing can be added.") from problem
    talk.tell("note", agent=str(person), text=text.strip())
    topics.said(talk.id, talk.now.assignee_id)


@transaction.atomic
def report(business: Business, conversation_id: int, person: Person, reason: str) -> None:
    """Report the chat as inappropriate; twice is once."""
    Report.objects.get_or_create(
        business=business, conversation_id=conversation_id, person=person, defaults={"reason": reason}
    )
    topics.changed(business.id, conversation_id, [])


# ── Giving a chat to others ─────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def reassign_to_team(business: Business, conversation_id: int, team: Team) -> None:
    talk = movable(business, conversation_id)
    end_stint(talk, Stint.End.REASSIGNED)
    to_queue(talk, team)
    settle(business)


@transaction.atomic
def reassign_to_agent(business: Business, conversation_id: int, member: Membership) -> None:
    """To a colleague, whether they have a free slot or not: whoever gives it knows why. Not to one who isn't online."""
    talk = movable(business, conversation_id)
    person = member.person
    if talk.now.assignee_id == person.pk and talk.now.state == State.ACTIVE:
        return
    if not Seat.objects.filter(business=business, person=person, status=Seat.Status.ONLINE).exists():
        raise Refused(f"{person} isn't online. Choose somebody who is, or a team.")
    before = talk.now.assignee_id
    end_stint(talk, Stint.End.REASSIGNED)
    if (
        business.agents_open == Business.Reach.TEAM
        and (team := member.teams.first())
        and not member.teams.filter(pk=talk.now.team_id or 0).exists()
    ):
        talk.move(team_id=team.pk)  # else the agent could not open its chat link
    give(talk, person.pk, str(person))
    topics.changed(business.id, talk.id, [before])
    settle(business)


def movable(business: Business, conversation_id: int) -> Talk:
    try:
        talk = live.reopen(business, conversation_id)
    except live.NotLive as problem:
        raise Refused("This user was forgotten, so the chat has ended.") from problem
    if talk.now.state not in WITH_AGENTS:
        raise Refused("This chat is with the bot." if talk.now.state == State.BOT else "This chat has ended.")
    return talk


# ── Coming and going ────────────────────────────────────────────────────────────────────────────────────────────────


def businesses_of(person: Person) -> list[Business]:
    """Where this person may take chats."""
    held = Membership.objects.filter(person=person, active=True, smart_agent_chat=True).select_related("business")
    return [membership.business for membership in held.order_by("business_id")]


def be(person: Person, status: Seat.Status) -> None:
    """Online, on a break, or offline, at all of one's businesses."""
    for business in businesses_of(person):
        be_at(business, person, status)


@transaction.atomic
def be_at(business: Business, person: Person, status: Seat.Status) -> None:
    live.lock(business.id)
    now = timezone.now()
    seat, made = Seat.objects.get_or_create(business=business, person=person, defaults={"status": status, "since": now})
    if seat.status != status or made:
        Seat.objects.filter(pk=seat.pk).update(status=status, since=now, seen_at=now)
    if status == Seat.Status.ONLINE:
        settle(business)
    else:
        release(business, person, queued_only=status == Seat.Status.ON_A_BREAK)
    topics.came_or_went(business.id, person.pk)


def release(business: Business, person: Person, *, queued_only: bool) -> None:
    """Whoever goes: what waits in their queue goes back to the team's; their chats too, where the team's settings say so."""
    mine = Conversation.objects.filter(business=business, assignee=person, state__in=WITH_AGENTS)
    keeping = TeamSettings.objects.filter(business=business, sign_out=TeamSettings.SignOut.KEEP).values("team")
    leaving = (
        mine.filter(state=State.QUEUED) if queued_only else mine.exclude(team__in=keeping).exclude(state=State.WAITING)
    )
    for id_ in leaving.order_by("waiting_since", "id").values_list("pk", flat=True):
        talk = live.reopen(business, id_)
        end_stint(talk, Stint.End.RETURNED)
        to_queue(talk, team_of(talk))
    settle(business)


# ── By itself ───────────────────────────────────────────────────────────────────────────────────────────────────────


def send(talk: Talk, said: incoming.Message) -> int:
    """Write a message and, in the same transaction, put it into the outbox."""
    message_id = talk.say(said)
    channel = talk.now.channel or WEB
    Delivery.objects.create(business=talk.business, conversation_id=talk.id, message=message_id, channel=channel[:20])
    topics.said(talk.id, talk.now.assignee_id)
    return message_id


def notify(talk: Talk, kind: str) -> None:
    """Send the team's automated message of this kind, once for one wait."""
    since = talk.now.waiting_since
    if since is None or Notice.objects.filter(conversation_id=talk.id, kind=kind, waiting_since=since).exists():
        return
    settings = TeamSettings.objects.filter(business=talk.business, team=talk.now.team_id).first() or TeamSettings()
    text = settings.offline_message if kind == "offline" else settings.delayed_message
    Notice.objects.create(business=talk.business, conversation_id=talk.id, kind=kind, waiting_since=since)
    if text:
        send(talk, live.message("other", text))


def each(business: Business, ids: list[int], act: Any) -> None:
    """Act on chats one by one, each in a transaction of its own, passing over those that are gone."""
    for id_ in ids:
        with transaction.atomic():
            try:
                act(live.reopen(business, id_))
            except live.NotLive:
                continue


def seen_before(moment: datetime) -> list[Seat]:
    return list(
        Seat.objects.exclude(status=Seat.Status.OFFLINE).filter(seen_at__lt=moment).select_related("business", "person")
    )
