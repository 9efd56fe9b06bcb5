"""Acme's web chat, with a bot that knows two things."""

import pytest

from chatlinks.chats.models import Widget
from chatlinks.workspaces.models import Team

SCRIPT = {
    "name": "Asha",
    "start": ["Block my card"],
    "intents": [
        {"go": "block", "words": {"en": ["block"]}},
        {"go": "who", "words": {"en": ["introduce"]}},
    ],
    "steps": {
        "block": {
            "say": {"en": ["Which card is it?"]},
            "ask": {"entity": "card_hint", "personal": True, "looks": "text", "then": "done"},
        },
        "done": {
            "say": {"en": ["Thanks, {value} is blocked."]},
            "replies": {"en": ["Talk to a person"]},
        },
        "who": {
            "say": {"en": ["Who are you?"]},
            "ask": {"entity": "full_name", "personal": True, "then": "met"},
        },
        "met": {"say": {"en": ["Hello {value}!"]}},
    },
}


@pytest.fixture(autouse=True)
def visitors_limits(fresh_limits):
    """Every test of visitors has them anew."""


@pytest.fixture
def acme(cast):
    cards = Team.objects.get(business=cast.acme, name="Cards")
    return Widget.objects.create(
        business=cast.acme, script=SCRIPT, team=cards, sites=["https://shop.example"]
    )
