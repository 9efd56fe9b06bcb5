"""Teams as their leads see them: who is in one, how much they have to do, how much more fits."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chatlinks.chats.models import Availability
from chatlinks.database.rows import typed
from chatlinks.workspaces.models import Business, Team

SLOTS = Availability._meta.get_field("slots").default
OFFLINE = Availability.Status.OFFLINE
MOST_AT_WORK_FIRST: dict[str, int] = {
    Availability.Status.ONLINE: 0,
    Availability.Status.ON_A_BREAK: 1,
    OFFLINE: 2,
}


@dataclass(frozen=True, slots=True)
class ChatCounts:
    """How many chats wait for an agent, are with one, and wait for their user."""

    queued: int = 0
    active: int = 0
    waiting: int = 0

    def __bool__(self) -> bool:
        return bool(self.queued or self.active or self.waiting)


@dataclass(frozen=True, slots=True)
class TeamAgent:
    """A member who may take chats, with the chats that are theirs."""

    person_id: int
    name: str
    role: str
    status: str
    since: datetime | None  # None: never was at work here
    slots: int
    teams: frozenset[int]
    chats: ChatCounts

    @property
    def online(self) -> bool:
        return self.status == Availability.Status.ONLINE


@dataclass(frozen=True, slots=True)
class TeamWorkload:
    """A team, or (with id None) whoever and whatever belongs to none."""

    id: int | None
    name: str
    agents: list[TeamAgent]  # those online first
    chats: ChatCounts

    @property
    def slots(self) -> int:
        return sum(agent.slots for agent in self.agents if agent.online)

    @property
    def capacity(self) -> int | None:
        """Per cent of the slots of those online that neither a queued nor an active chat needs;
        below 0 when more wait than fit. None while nobody is online."""
        if not self.slots:
            return None
        assigned = sum(agent.chats.active for agent in self.agents if agent.online)
        return round(100 * (self.slots - self.chats.queued - assigned) / self.slots)

    @property
    def online(self) -> int:
        return sum(agent.online for agent in self.agents)


AGENTS = """
SELECT p.id,
  p.name,
  m.role,
  coalesce(s.status, %(offline)s),
  s.since,
  coalesce(s.slots, %(slots)s),
  coalesce((
    SELECT array_agg(j.team_id)
    FROM workspaces_membership_teams j
    WHERE j.membership_id = m.id), '{}')
FROM workspaces_membership m
JOIN accounts_person p ON p.id = m.person_id AND p.is_active
LEFT JOIN agentchat_seat s ON s.business_id = m.business_id
  AND s.person_id = m.person_id
WHERE m.business_id = %(business)s
  AND m.active
  AND m.smart_agent_chat"""


class AgentRow(NamedTuple):
    """A row of AGENTS."""

    person_id: int
    name: str
    role: str
    status: str
    since: datetime | None
    slots: int
    teams: list[int]


CHATS = """
SELECT team_id, assignee_id, state, sum(change)
FROM conversations_tally
WHERE business_id = %s
  AND state IN ('queued', 'active', 'waiting')
GROUP BY 1, 2, 3"""


class ChatsRow(NamedTuple):
    """A row of CHATS."""

    team_id: int | None
    person_id: int | None
    state: str
    total: int


def workloads(business: Business) -> list[TeamWorkload]:
    """Every team, and last, if there is anybody or anything, what belongs to none: nobody is
    invisible."""
    chats = typed(ChatsRow, CHATS, [business.pk])
    agents = team_agents(business, chats)
    teams = Team.objects.filter(business=business).values_list("id", "name")
    workloads = [
        team_workload(
            id_,
            name,
            agents,
            chats,
        )
        for id_, name in teams
    ]
    others = team_workload(None, "In no team", agents, chats)
    if others.agents or others.chats:
        workloads.append(others)
    return workloads


def team_workload(
    team_id: int | None,
    name: str,
    agents: list[TeamAgent],
    chats: list[ChatsRow],
) -> TeamWorkload:
    return TeamWorkload(
        id=team_id,
        name=name,
        agents=members_of(team_id, agents),
        chats=sum_up(row for row in chats if row.team_id == team_id),
    )


def team_agents(business: Business, chats: list[ChatsRow]) -> list[TeamAgent]:
    parameters = {"business": business.pk, "offline": OFFLINE, "slots": SLOTS}
    return [
        TeamAgent(
            person_id=row.person_id,
            name=row.name,
            role=row.role,
            status=row.status,
            since=row.since,
            slots=row.slots,
            teams=frozenset(row.teams),
            chats=sum_up(each for each in chats if each.person_id == row.person_id),
        )
        for row in typed(AgentRow, AGENTS, parameters)
    ]


def sum_up(chats: Iterable[ChatsRow]) -> ChatCounts:
    totals: Counter[str] = Counter()
    for row in chats:
        totals[row.state] += int(row.total)
    return ChatCounts(**totals)


def members_of(team_id: int | None, agents: list[TeamAgent]) -> list[TeamAgent]:
    """Those online first. With None, those in no team."""
    if team_id is None:
        members = [agent for agent in agents if not agent.teams]
    else:
        members = [agent for agent in agents if team_id in agent.teams]
    return sorted(members, key=online_first)


def online_first(agent: TeamAgent) -> tuple[int, str, int]:
    return MOST_AT_WORK_FIRST[agent.status], agent.name.casefold(), agent.person_id
