"""Teams as their leads run them: who is in one, how many chats each takes, and how it all stands."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chatlinks.chats import assignment, steps, topics
from chatlinks.chats.assignment import Free
from chatlinks.chats.models import Availability
from chatlinks.conversations.lock import lock_business
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import Business, Membership, Team

MOST_SLOTS = 100
SLOTS = Availability._meta.get_field("slots").default
OFFLINE = Availability.Status.OFFLINE


# ── Changes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def takers(business: Business) -> tuple[list[Free], list[Team]]:
    """Who can be given a chat: agents online, those with most free slots first; and the teams."""
    agents = sorted(
        assignment.online(business.pk).values(),
        key=lambda agent: (-agent.slots, agent.name.casefold()),
    )
    return agents, list(Team.objects.filter(business=business))


@transaction.atomic
def add(team: Team, member: Membership) -> None:
    """What waits in the team's queue may go to them from now on."""
    lock_business(team.business_id)
    member.teams.add(team)
    steps.settle(team.business)
    topics.came_or_went(team.business_id, member.person_id)


@transaction.atomic
def remove(team: Team, member: Membership) -> None:
    """The team's next chats go to others; those that they have stay with them."""
    lock_business(team.business_id)
    member.teams.remove(team)
    topics.came_or_went(team.business_id, member.person_id)


@transaction.atomic
def limit(business: Business, member: Membership, slots: int) -> None:
    """So many active chats at a time. Fewer than they have takes none away."""
    lock_business(business.pk)
    Availability.objects.update_or_create(
        business=business, person=member.person, defaults={"slots": slots}
    )
    steps.settle(business)
    topics.came_or_went(business.pk, member.person_id)


# ── How it stands ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Agent:
    """A member who may take chats, with the chats that are theirs."""

    person_id: int
    name: str
    role: str
    status: str
    since: datetime | None  # None: never was at work here
    slots: int
    queued: int
    active: int
    waiting: int

    @property
    def online(self) -> bool:
        return self.status == Availability.Status.ONLINE


@dataclass(frozen=True, slots=True)
class Standing:
    """A team, or (with id None) whoever and whatever belongs to none."""

    id: int | None
    name: str
    agents: list[Agent]
    queued: int
    active: int
    waiting: int

    @property
    def slots(self) -> int:
        return sum(agent.slots for agent in self.agents if agent.online)

    @property
    def capacity(self) -> int | None:
        """Per cent of the slots of those online that neither a queued nor an active chat needs; below 0 when more wait
        than fit. None while nobody is online."""
        assigned = sum(agent.active for agent in self.agents if agent.online)
        return (
            round(100 * (self.slots - self.queued - assigned) / self.slots) if self.slots else None
        )

    @property
    def online(self) -> int:
        return sum(agent.online for agent in self.agents)


AGENTS = """
SELECT p.id, p.name, m.role, coalesce(s.status, %s), s.since, coalesce(s.slots, %s),
       coalesce((SELECT array_agg(j.team_id) FROM workspaces_membership_teams j WHERE j.membership_id = m.id), '{}')
FROM workspaces_membership m JOIN accounts_person p ON p.id = m.person_id AND p.is_active
LEFT JOIN agentchat_seat s ON s.business_id = m.business_id AND s.person_id = m.person_id
WHERE m.business_id = %s AND m.active AND m.smart_agent_chat"""
COUNTS = """
SELECT team_id, assignee_id, state, sum(change) FROM conversations_tally
WHERE business_id = %s AND state IN ('queued', 'active', 'waiting') GROUP BY 1, 2, 3"""
ORDER: dict[str, int] = {
    Availability.Status.ONLINE: 0,
    Availability.Status.ON_A_BREAK: 1,
    OFFLINE: 2,
}
STATES = ("queued", "active", "waiting")


def standings(business: Business) -> list[Standing]:
    """Every team, and last, if there is anybody or anything, what belongs to none: nobody is invisible."""
    people: Counter[tuple[int | None, str]] = Counter()
    totals: Counter[tuple[int | None, str]] = Counter()
    for team_id, person_id, state, count in rows(COUNTS, [business.pk]):
        people[person_id, state] += count
        totals[team_id, state] += count
    agents = {}
    for id_, name, role, status, since, slots, teams in rows(AGENTS, [OFFLINE, SLOTS, business.pk]):
        theirs = (people[id_, state] for state in STATES)
        agents[Agent(id_, name, role, status, since, slots, *theirs)] = set(teams)
    made = [
        Standing(
            team_id,
            name,
            members_of(team_id, agents),
            *(totals[team_id, state] for state in STATES),
        )
        for team_id, name in [
            *Team.objects.filter(business=business).values_list("id", "name"),
            (None, "In no team"),
        ]
    ]
    return [
        each
        for each in made
        if each.id or each.agents or each.queued or each.active or each.waiting
    ]


def members_of(team_id: int | None, agents: dict[Agent, set[int]]) -> list[Agent]:
    """Those online first. With None, those in no team."""
    mine = [
        agent for agent, teams in agents.items() if (team_id in teams if team_id else not teams)
    ]
    return sorted(
        mine, key=lambda agent: (ORDER[agent.status], agent.name.casefold(), agent.person_id)
    )


__all__ = ["Agent", "Standing", "add", "limit", "remove", "standings", "takers"]
