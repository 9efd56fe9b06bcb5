"""Chats of Acme's, at work."""

import pytest

from chatlinks.chats import transitions
from chatlinks.conversations.models import Conversation
from tests.kit.acting.chats import handed_over, online, wait_longer, writes
from tests.kit.acting.my_chats import AGENT


@pytest.fixture
def chat(cast):
    """An active chat of AGENT's."""
    online(cast, AGENT)
    return handed_over(cast)


@pytest.fixture
def busy(cast):
    """One chat of each state, two of them delayed."""
    online(cast, "agent", slots=3)
    chats = {name: handed_over(cast, name) for name in ("active", "late", "waiting")}
    transitions.wait(cast.acme, chats["waiting"].pk, cast.people["agent"])
    online(cast, "agent", slots=0)
    chats["queued"], chats["old"] = handed_over(cast, "queued"), handed_over(cast, "old")
    for name in ("late", "old"):
        wait_longer(chats[name], 30)
    with_bot = writes(cast, who="bot")
    chats["bot"] = Conversation.objects.get(pk=with_bot.conversation_id)
    return chats
