"""The people who sign in to the demo, as plain data: one for each row of the access table."""

from dataclasses import dataclass
from typing import Literal

from chatlinks.demo.businesses import BUSINESSES

Role = Literal["agent", "team_lead", "admin"]


@dataclass(frozen=True, kw_only=True)
class DemoMembership:
    """What one person may do in one business."""

    business: str
    role: Role = "agent"
    smart_agent_chat: bool = False
    intelligent_analytics: bool = False
    view_personal_details: bool = False
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """Someone who signs in. `demonstrates` is one line for the sign-in page; `key` is for tests."""

    key: str
    email: str
    name: str
    time_zone: str
    demonstrates: str
    memberships: tuple[DemoMembership, ...]
    superuser: bool = False
    active: bool = True


def agent(
    business: str,
    *teams: str,
    details: bool = False,
) -> DemoMembership:
    """Works with chats."""
    return DemoMembership(
        business=business,
        smart_agent_chat=True,
        view_personal_details=details,
        teams=teams,
    )


def lead(
    business: str,
    *teams: str,
    details: bool = False,
    analytics: bool = False,
) -> DemoMembership:
    """Leads those who do."""
    return DemoMembership(
        business=business,
        role="team_lead",
        smart_agent_chat=True,
        intelligent_analytics=analytics,
        view_personal_details=details,
        teams=teams,
    )


def admin(business: str, details: bool = False) -> DemoMembership:
    """Manages everything."""
    return DemoMembership(
        business=business,
        role="admin",
        smart_agent_chat=True,
        intelligent_analytics=True,
        view_personal_details=details,
    )


def analyst(business: str) -> DemoMembership:
    """Only analyses; the permission is set and changes nothing."""
    return DemoMembership(
        business=business,
        intelligent_analytics=True,
        view_personal_details=True,
    )


PEOPLE = (
    DemoPerson(
        key="owner",
        email="ragini@chatlinks.example",
        name="Ragini Deshmukh",
        time_zone="Asia/Kolkata",
        demonstrates="Runs the server: admin of all three businesses, sees personal details.",
        memberships=tuple(admin(each.key, details=True) for each in BUSINESSES),
        superuser=True,
    ),
    DemoPerson(
        key="admin",
        email="tobias@tamarind.example",
        name="Tobias Lindqvist",
        time_zone="Europe/Stockholm",
        demonstrates="Admin without the permission:"
        " manages everything, personal details stay masked.",
        memberships=(admin("bank"),),
    ),
    DemoPerson(
        key="lead",
        email="hemant@tamarind.example",
        name="Hemant Kulkarni",
        time_zone="Asia/Kolkata",
        demonstrates="Team lead on Smart Agent Chat without the permission: masked.",
        memberships=(lead("bank", "Cards", "Payments"),),
    ),
    DemoPerson(
        key="lead_permitted",
        email="shireen@tamarind.example",
        name="Shireen Contractor",
        time_zone="Asia/Kolkata",
        demonstrates="Team lead on Smart Agent Chat with the permission: sees personal details.",
        memberships=(lead("bank", "Accounts", "Loans", details=True),),
    ),
    DemoPerson(
        key="lead_both",
        email="gwendolyn@tamarind.example",
        name="Gwendolyn Abara",
        time_zone="Europe/London",
        demonstrates="Team lead with both accesses, no permission:"
        " masked unless the business says so.",
        memberships=(
            lead("bank", "Cards", analytics=True),
            lead("food", "Orders", "Refunds", analytics=True),
        ),
    ),
    DemoPerson(
        key="agent_permitted",
        email="nikunj@tamarind.example",
        name="Nikunj",
        time_zone="Asia/Kolkata",
        demonstrates="Agent with the permission: sees personal details.",
        memberships=(agent("bank", "Cards", "Payments", details=True),),
    ),
    DemoPerson(
        key="agent",
        email="pallavi@tamarind.example",
        name="Pallavi",
        time_zone="Asia/Kolkata",
        demonstrates="Agent without the permission: every conversation, masked.",
        memberships=(agent("bank", "Cards", "Accounts"),),
    ),
    DemoPerson(
        key="teammate",
        email="dmitri@tamarind.example",
        name="Dmitri",
        time_zone="Asia/Dubai",
        demonstrates="Agent of another team,"
        " with the permission at the food service but not at the bank.",
        memberships=(
            agent("bank", "Loans", "Accounts"),
            agent("food", "Orders", "Refunds", details=True),
        ),
    ),
    DemoPerson(
        key="analyst",
        email="ingrid@tamarind.example",
        name="Ingrid Solheim",
        time_zone="Europe/Oslo",
        demonstrates="Analyst: Intelligent Analytics only,"
        " so masked although the permission is set.",
        memberships=(analyst("bank"), analyst("food")),
    ),
    DemoPerson(
        key="no_access",
        email="chukwudi@tamarind.example",
        name="Chukwudi Eze",
        time_zone="Africa/Lagos",
        demonstrates="Member with neither access: opens no conversation.",
        memberships=(DemoMembership(business="bank"),),
    ),
    DemoPerson(
        key="rival",
        email="farrukh@halcyra.example",
        name="Farrukh",
        time_zone="Asia/Dubai",
        demonstrates="Agent of the airline only:"
        " the bank's and the food service's links don't open.",
        memberships=(
            agent(
                "airline",
                "Bookings",
                "Baggage",
                details=True,
            ),
        ),
    ),
    DemoPerson(
        key="former",
        email="leopold@tamarind.example",
        name="Leopold",
        time_zone="Asia/Kolkata",
        demonstrates="Former member, deactivated:"
        " took part in older chats, opens nothing any more.",
        memberships=(agent("bank", "Payments", "Loans", details=True),),
        active=False,
    ),
)


def answers(person: DemoPerson, business: str, team: str) -> bool:
    return any(
        each.business == business and each.role == "agent" and team in each.teams
        for each in person.memberships
    )


def agents_of(business: str, team: str) -> list[DemoPerson]:
    """The people who answer chats of a team, the former member included."""
    return [person for person in PEOPLE if answers(person, business, team)]
