"""The demo's three businesses, as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoTeam:
    """`delay_minutes`: how long a chat may wait in this team before it counts as delayed."""

    name: str
    delay_minutes: int


@dataclass(frozen=True)
class DemoBusiness:
    """`agents` answer chats too but have no account; `personal_entities` are the names marked
    personal.
    """

    key: str
    name: str
    time_zone: str
    bot: str
    teams: tuple[DemoTeam, ...]
    personal_entities: frozenset[str]
    agents: tuple[str, ...]

    def team(self, name: str) -> DemoTeam:
        return next(team for team in self.teams if team.name == name)


COMMON_PERSONAL = frozenset({"full_name", "email", "phone_number", "date_of_birth"})

BANK = DemoBusiness(
    key="bank",
    name="Tamarind Bank",
    time_zone="Asia/Kolkata",
    bot="Mira",
    teams=(
        DemoTeam("Cards", 5),
        DemoTeam("Accounts", 10),
        DemoTeam("Loans", 15),
        DemoTeam("Payments", 5),
    ),
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
)
AIRLINE = DemoBusiness(
    key="airline",
    name="Halcyra Airways",
    time_zone="Asia/Dubai",
    bot="Skye",
    teams=(
        DemoTeam("Bookings", 5),
        DemoTeam("Baggage", 10),
        DemoTeam("Refunds", 20),
        DemoTeam("Special care", 5),
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
)
FOOD = DemoBusiness(
    key="food",
    name="Zaikoro",
    time_zone="Europe/London",
    bot="Pip",
    teams=(
        DemoTeam("Orders", 3),
        DemoTeam("Refunds", 10),
        DemoTeam("Partners", 15),
    ),
    personal_entities=COMMON_PERSONAL
    | {
        "delivery_address",
        "card_number",
        "upi_id",
        "gate_note",
    },
    agents=("Winnie", "Jovan", "Sukhi", "Esme"),
)
BUSINESSES = (BANK, AIRLINE, FOOD)


def business(key: str) -> DemoBusiness:
    """The business with that key; `KeyError` if there is none."""
    return {each.key: each for each in BUSINESSES}[key]
