"""Whatever comes in whatever order, what is said of a chat holds: a model test over random streams
of what people do."""

from collections import Counter

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatlinks.chats import assignment, presence, remarks, staffing, tasks, transitions
from chatlinks.chats.models import Assignment, Availability, TeamSettings
from chatlinks.chats.steps import Refused
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Event, Message
from chatlinks.conversations.records import incoming
from chatlinks.conversations.remasking.forgetting import forget
from chatlinks.workspaces.models import Membership, Team

AGENTS = ["agent", "agent_permitted", "lead"]
TEAMS = ["Cards", "Loans"]
USERS = [f"user-{n}" for n in range(4)]
SLOTS = {"agent": 1, "agent_permitted": 2, "lead": 2}
LEGAL = {
    ("", "bot"),
    ("bot", "queued"),
    ("queued", "active"),
    ("active", "waiting"),
    ("waiting", "active"),
    ("waiting", "queued"),
    ("active", "queued"),
    ("active", "completed"),
    ("waiting", "completed"),
    ("bot", "completed"),  # their user was forgotten
    ("queued", "completed"),  # so was theirs
}

users, agents, teams = st.sampled_from(USERS), st.sampled_from(AGENTS), st.sampled_from(TEAMS)
steps = st.one_of(
    st.tuples(st.just("write"), users),
    st.tuples(st.just("write"), users),
    st.tuples(st.just("hand over"), users, teams),
    st.tuples(st.just("hand over"), users, teams),
    st.tuples(st.just("be"), agents, st.sampled_from(["online", "online", "break", "offline"])),
    st.tuples(st.just("reply"), agents, users),
    st.tuples(st.just("wait"), agents, users),
    st.tuples(st.just("complete"), agents, users),
    st.tuples(st.just("to team"), users, teams),
    st.tuples(st.just("to agent"), users, agents),
    st.tuples(st.just("recall"), users),
    st.tuples(st.just("resume"), agents, users),
    st.tuples(st.just("look"), agents, users),
    st.tuples(st.just("note"), agents, users),
    st.tuples(st.just("slots"), agents, st.integers(0, 3)),
    st.tuples(st.just("in or out"), agents),
    st.tuples(st.just("team in or out"), agents, teams),
    st.tuples(st.just("forget"), users),
    st.tuples(st.just("empty desk"), agents),
)


class World:
    """What the test itself knows, beside the database."""

    def __init__(self, cast):
        self.cast, self.business = cast, cast.acme
        self.people = {name: cast.people[name] for name in AGENTS}
        Team.objects.create(business=self.business, name="Loans")
        self.teams = {team.name: team for team in Team.objects.filter(business=self.business)}
        cast.membership("lead").teams.add(self.teams["Loans"])
        for name in AGENTS:
            Availability.objects.create(
                business=self.business, person=self.people[name], slots=SLOTS[name]
            )
        self.states = Counter()
        self.by_hand = set()  # chats that somebody was given whatever their slots
        self.written = Counter()
        self.slots_of = dict(SLOTS)

    def chat(self, user):
        hash_ = opening.identity_of(self.business).contact(user)
        return (
            Conversation.objects.filter(business=self.business, contact__external_hash=hash_)
            .order_by("-number")
            .first()
        )

    def take(self, step):
        """Make one move; a refusal is an answer, too."""
        what, who, *more = step
        try:
            with transaction.atomic():
                getattr(self, what.replace(" ", "_"))(who, *more)
        except Refused:
            return

    def write(self, user):
        transitions.user_writes(
            self.business, incoming.IncomingContact(id=user), opening.message("user", "Hello")
        )
        self.written[user] += 1

    def hand_over(self, user, team):
        if chat := self.chat(user):
            transitions.hand_over(self.business, chat.pk, self.teams[team])

    def be(self, agent, status):
        presence.set_status(self.people[agent], Availability.Status(status))

    def reply(self, agent, user):
        if chat := self.chat(user):
            transitions.reply(
                self.business, chat.pk, self.people[agent], opening.message("agent", "Good day")
            )

    def wait(self, agent, user):
        if chat := self.chat(user):
            transitions.wait(self.business, chat.pk, self.people[agent])

    def complete(self, agent, user):
        if chat := self.chat(user):
            transitions.complete(self.business, chat.pk, self.people[agent])

    def to_team(self, user, team):
        if chat := self.chat(user):
            transitions.reassign_to_team(self.business, chat.pk, self.teams[team])

    def to_agent(self, user, agent):
        if chat := self.chat(user):
            transitions.reassign_to_agent(
                self.business,
                chat.pk,
                Membership.objects.get(business=self.business, person=self.people[agent]),
            )
            self.by_hand.add(chat.pk)

    def resume(self, agent, user):
        if chat := self.chat(user):
            transitions.resume(self.business, chat.pk, self.people[agent])

    def look(self, agent, user):
        if chat := self.chat(user):
            remarks.look(self.business, chat.pk, self.people[agent])

    def note(self, agent, user):
        if chat := self.chat(user):
            remarks.add_note(self.business, chat.pk, self.people[agent], "Call back")

    def slots(self, agent, count):
        """What they have already stays with them."""
        self.slots_of[agent] = count
        had = Conversation.objects.filter(
            business=self.business, state="active", assignee=self.people[agent]
        )
        self.by_hand.update(had.values_list("pk", flat=True))
        staffing.limit_slots(self.business, self.cast.membership(agent), count)

    def in_or_out(self, agent):
        """Deactivated, or let in again, in the administration; a minute later."""
        member = self.cast.membership(agent)
        Membership.objects.filter(pk=member.pk).update(active=not member.active)
        tasks.keep_chats_moving(timestamp=0)

    def team_in_or_out(self, agent, team):
        member = self.cast.membership(agent)
        inside = member.teams.filter(pk=self.teams[team].pk).exists()
        (staffing.remove_from_team if inside else staffing.add_to_team)(self.teams[team], member)

    def forget(self, user):
        if chat := self.chat(user):
            forget(chat.contact, None)

    def empty_desk(self, agent):
        Availability.objects.filter(person=self.people[agent]).update(seen_at="2026-01-01T00:00Z")
        tasks.set_silent_agents_offline()

    def recall(self, user):
        if (chat := self.chat(user)) and chat.state == "active":
            Conversation.objects.filter(pk=chat.pk).update(waiting_since="2026-01-01T00:00Z")
            TeamSettings.objects.update_or_create(
                team=chat.team, defaults={"business": self.business, "recall_minutes": 5}
            )
            tasks.recall_unanswered()

    def check(self):
        chats = list(
            Conversation.objects.filter(business=self.business).exclude(
                pk=self.cast.conversation.pk
            )
        )
        assignments = list(Assignment.objects.filter(business=self.business, ended_at=None))
        self.check_states(chats)
        self.check_agents(chats, assignments)
        self.check_slots(chats)
        self.check_nobody_idles(chats)
        self.check_counts(chats)

    def check_states(self, chats):
        """A contact has one open conversation at most, and no state what doesn't belong to it."""
        open_ = Counter(chat.contact_id for chat in chats if chat.state != "completed")
        assert all(count == 1 for count in open_.values())
        for chat in chats:
            assert (chat.closed_at is None) == (chat.state != "completed")
            if chat.state == "bot":
                assert chat.assignee_id is None
            if chat.state in ("active", "waiting"):
                assert chat.assignee_id is not None
            if chat.state == "active":
                assert Membership.objects.filter(
                    person=chat.assignee, business=self.business, active=True
                ).exists()
            if chat.state == "queued":
                assert chat.waiting_since is not None

    def check_agents(self, chats, assignments):
        """One open assignment for each active or waiting chat, of its assignee; none for others."""
        having = {each.conversation_id: each.person_id for each in assignments}
        with_agent = [chat for chat in chats if chat.state in ("active", "waiting")]
        assert having == {chat.pk: chat.assignee_id for chat in with_agent}

    def check_slots(self, chats):
        """Nobody is given more than they have slots for, unless by hand, by an answer of their own
        or while they had more."""
        for name, person in self.people.items():
            active = {c.pk for c in chats if c.state == "active" and c.assignee == person}
            assert len(active - self.by_hand - self.replied) <= self.slots_of[name]

    @property
    def replied(self):
        """Chats that waited for their user, and that their agent may have made active again by
        writing, slots or not."""
        waited = Event.objects.filter(kind="waiting")
        return set(waited.values_list("conversation_id", flat=True))

    def check_nobody_idles(self, chats):
        """No chat is left in a queue beside an agent who could take it."""
        assert not assignment.next_assignments(self.business.id)

    def check_counts(self, chats):
        """What lists show equals a recount."""
        for chat in chats:
            assert chat.message_count == Message.objects.filter(conversation=chat).count()
            positions = list(
                Message.objects.filter(conversation=chat)
                .order_by("position")
                .values_list("position", flat=True)
            )
            assert positions == list(range(len(positions)))
        told = Message.objects.filter(
            conversation__in=[chat.pk for chat in chats], sender="user"
        ).count()
        assert told == sum(self.written.values())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(steps, min_size=1, max_size=25))
def test_no_stream_of_moves_breaks_a_rule(cast, stream):
    class Undone(Exception):
        pass

    try:
        with transaction.atomic():
            world = World(cast)
            before = {}
            for step in stream:
                world.take(step)
                world.check()
                now = dict(
                    Conversation.objects.filter(business=cast.acme).values_list("pk", "state")
                )
                for id_, state in now.items():
                    was = before.get(id_, state if id_ == cast.conversation.pk else "")
                    assert was == state or reachable(was, state), (step, was, state)
                before = now
            raise Undone
    except Undone:
        pass


def reachable(was, state, most=3):
    """By legal moves, of which one step may make several (handed over and given at once)."""
    seen = {was}
    for _ in range(most):
        seen |= {to for from_, to in LEGAL if from_ in seen}
    return state in seen
