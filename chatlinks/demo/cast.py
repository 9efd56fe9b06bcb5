"""The demo's businesses and the people who sign in, as plain data."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["agent", "team_lead", "admin"]


@dataclass(frozen=True)
class Team:
    """`delay_minutes`: how long a chat may wait in this team before it counts as delayed."""

    name: str
    delay_minutes: int


@dataclass(frozen=True)
class Business:
    """`agents` answer chats too but have no account; `personal_entities` are the names marked personal."""

    key: str
    name: str
    time_zone: str
    bot: str
    teams: tuple[Team, ...]
    personal_entities: frozenset[str]
    agents: tuple[str, ...]


@dataclass(frozen=True)
class Membership:
    """What one person may do in one business."""

    business: str
    role: Role
    smart_agent_chat: bool = False
    intelligent_analytics: bool = False
    view_personal_details: bool = False
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """Someone who signs in. `demonstrates` is one line for the sign-in page; `key` is for tests."""

    key: str
    email: str
    name: str
    time_zone: str
    demonstrates: str
    memberships: tuple[Membership, ...]
    superuser: bool = False
    active: bool = True


COMMON_PERSONAL = frozenset({"full_name", "email", "phone_number", "date_of_birth"})

BUSINESSES: tuple[Business, ...] = (
    Business(
        key="bank",
        name="Tamarind Bank",
        time_zone="Asia/Kolkata",
        bot="Mira",
        teams=(Team("Cards", 5), Team("Accounts", 10), Team("Loans", 15), Team("Payments", 5)),
        personal_entities=COMMON_PERSONAL
        | {
            "pan_card",
            "aadhaar_number",
            "card_number",
            "account_number",
            "street_address",
            "upi_id",
            "iban",
        },
        agents=("Ojas", "Bhargavi", "Yusra", "Quentin"),
    ),
    Business(
        key="airline",
        name="Halcyra Airways",
        time_zone="Asia/Dubai",
        bot="Skye",
        teams=(
            Team("Bookings", 5),
            Team("Baggage", 10),
            Team("Refunds", 20),
            Team("Special care", 5),
        ),
        personal_entities=COMMON_PERSONAL
        | {
            "passenger_name",
            "passport_number",
            "card_number",
            "iban",
            "home_address",
            "emergency_contact",
        },
        agents=("Lubna", "Thaddeus", "Ikram", "Noriko"),
    ),
    Business(
        key="food",
        name="Zaikoro",
        time_zone="Europe/London",
        bot="Pip",
        teams=(Team("Orders", 3), Team("Refunds", 10), Team("Partners", 15)),
        personal_entities=COMMON_PERSONAL
        | {"delivery_address", "card_number", "upi_id", "gate_note"},
        agents=("Winnie", "Jovan", "Sukhi", "Esme"),
    ),
)

PEOPLE: tuple[Person, ...] = (
    Person(
        key="owner",
        email="ragini@chatlinks.example",
        name="Ragini Deshmukh",
        time_zone="Asia/Kolkata",
        demonstrates="Runs the server: admin of all three businesses, sees personal details.",
        memberships=tuple(Membership(b.key, "admin", True, True, True) for b in BUSINESSES),
        superuser=True,
    ),
    Person(
        key="admin",
        email="tobias@tamarind.example",
        name="Tobias Lindqvist",
        time_zone="Europe/Stockholm",
        demonstrates="Admin without the permission: manages everything, personal details stay masked.",
        memberships=(Membership("bank", "admin", True, True),),
    ),
    Person(
        key="lead",
        email="hemant@tamarind.example",
        name="Hemant Kulkarni",
        time_zone="Asia/Kolkata",
        demonstrates="Team lead on Smart Agent Chat without the permission: masked.",
        memberships=(Membership("bank", "team_lead", True, teams=("Cards", "Payments")),),
    ),
    Person(
        key="lead_permitted",
        email="shireen@tamarind.example",
        name="Shireen Contractor",
        time_zone="Asia/Kolkata",
        demonstrates="Team lead on Smart Agent Chat with the permission: sees personal details.",
        memberships=(
            Membership(
                "bank", "team_lead", True, view_personal_details=True, teams=("Accounts", "Loans")
            ),
        ),
    ),
    Person(
        key="lead_both",
        email="gwendolyn@tamarind.example",
        name="Gwendolyn Abara",
        time_zone="Europe/London",
        demonstrates="Team lead with both accesses, no permission: masked unless the business says so.",
        memberships=(
            Membership("bank", "team_lead", True, True, teams=("Cards",)),
            Membership("food", "team_lead", True, True, teams=("Orders", "Refunds")),
        ),
    ),
    Person(
        key="agent_permitted",
        email="nikunj@tamarind.example",
        name="Nikunj",
        time_zone="Asia/Kolkata",
        demonstrates="Agent with the permission: sees personal details.",
        memberships=(
            Membership(
                "bank", "agent", True, view_personal_details=True, teams=("Cards", "Payments")
            ),
        ),
    ),
    Person(
        key="agent",
        email="pallavi@tamarind.example",
        name="Pallavi",
        time_zone="Asia/Kolkata",
        demonstrates="Agent without the permission: every conversation, masked.",
        memberships=(Membership("bank", "agent", True, teams=("Cards", "Accounts")),),
    ),
    Person(
        key="teammate",
        email="dmitri@tamarind.example",
        name="Dmitri",
        time_zone="Asia/Dubai",
        demonstrates="Agent of another team, with the permission at the food service but not at the bank.",
        memberships=(
            Membership("bank", "agent", True, teams=("Loans", "Accounts")),
            Membership(
                "food", "agent", True, view_personal_details=True, teams=("Orders", "Refunds")
            ),
        ),
    ),
    Person(
        key="analyst",
        email="ingrid@tamarind.example",
        name="Ingrid Solheim",
        time_zone="Europe/Oslo",
        demonstrates="Analyst: Intelligent Analytics only, so masked although the permission is set.",
        memberships=(
            Membership("bank", "agent", intelligent_analytics=True, view_personal_details=True),
            Membership("food", "agent", intelligent_analytics=True, view_personal_details=True),
        ),
    ),
    Person(
        key="no_access",
        email="chukwudi@tamarind.example",
        name="Chukwudi Eze",
        time_zone="Africa/Lagos",
        demonstrates="Member with neither access: opens no conversation.",
        memberships=(Membership("bank", "agent"),),
    ),
    Person(
        key="rival",
        email="farrukh@halcyra.example",
        name="Farrukh",
        time_zone="Asia/Dubai",
        demonstrates="Agent of the airline only: the bank's and the food service's links lead nowhere.",
        memberships=(
            Membership(
                "airline", "agent", True, view_personal_details=True, teams=("Bookings", "Baggage")
            ),
        ),
    ),
    Person(
        key="former",
        email="leopold@tamarind.example",
        name="Leopold",
        time_zone="Asia/Kolkata",
        demonstrates="Former member, deactivated: took part in older chats, opens nothing any more.",
        memberships=(
            Membership(
                "bank", "agent", True, view_personal_details=True, teams=("Payments", "Loans")
            ),
        ),
        active=False,
    ),
)


def business(key: str) -> Business:
    """The business with that key; `KeyError` if there is none."""
    return {each.key: each for each in BUSINESSES}[key]


def agents_of(business_key: str, team: str) -> list[Person]:
    """The people of the cast who answer chats of a team, the former member included."""
    return [
        person
        for person in PEOPLE
        for membership in person.memberships
        if membership.business == business_key
        and membership.role == "agent"
        and team in membership.teams
    ]
