"""The web chats of the demo's businesses: greeting, script and team."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from chatlinks.chats.models import Widget
from chatlinks.workspaces.models import Business, Team


class WebChat(NamedTuple):
    key: str
    greeting: str
    team: str  # takes over where the script names no other

    @property
    def script(self) -> Any:
        return script(self.key)


@cache
def script(key: str) -> Any:
    return json.loads((files("chatlinks.demo") / "bots" / f"{key}.json").read_text())


SCRIPTS = {
    chat.key: chat
    for chat in (
        WebChat("bank", "Namaste! I'm Mira, the bank's bot. What can I do for you today?", "Cards"),
        WebChat("airline", "Hello! I'm Skye. Where to, or what went astray?", "Bookings"),
        WebChat("food", "Hiya! I'm Pip. Hungry, or waiting for something?", "Orders"),
    )
}


def switch_on() -> None:
    """Give each of the demo's businesses its web chat, unless it has one."""
    for business in Business.objects.filter(key__in=SCRIPTS, widget=None):
        chat = SCRIPTS[business.key]
        team = Team.objects.filter(business=business, name=chat.team).first()
        Widget.objects.create(
            business=business, greeting=chat.greeting, script=chat.script, team=team
        )
