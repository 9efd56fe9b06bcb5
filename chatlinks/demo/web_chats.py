"""The web chats of the demo's businesses: greeting, script and team."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from chatlinks.chats.models import Widget
from chatlinks.workspaces.models import Business, Team


class DemoWebChat(NamedTuple):
    key: str
    greeting: str
    team: str  # takes over where the script names no other

    @property
    def script(self) -> Any:
        return script(self.key)


@cache
def script(key: str) -> Any:
    return json.loads((files("chatlinks.demo") / "bots" / f"{key}.json").read_text())


BANK = DemoWebChat(
    "bank",
    "Namaste! I'm Mira, the bank's bot. What can I do for you today?",
    "Cards",
)
AIRLINE = DemoWebChat(
    "airline",
    "Hello! I'm Skye. Where to, or what went astray?",
    "Bookings",
)
FOOD = DemoWebChat(
    "food",
    "Hiya! I'm Pip. Hungry, or waiting for something?",
    "Orders",
)
WEB_CHATS = {chat.key: chat for chat in (BANK, AIRLINE, FOOD)}


def switch_on() -> None:
    """Give each of the demo's businesses its web chat, unless it has one."""
    for business in Business.objects.filter(key__in=WEB_CHATS, widget=None):
        chat = WEB_CHATS[business.key]
        Widget.objects.create(
            business=business,
            greeting=chat.greeting,
            script=chat.script,
            team=Team.objects.filter(business=business, name=chat.team).first(),
        )
