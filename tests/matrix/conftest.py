"""What the tables ask for: links of every kind, Priya's chat, four thousand real dialogues."""

import pytest

from chatlinks.conversations.models import Conversation
from chatlinks.links.models import ChatLink
from tests.kit.acting.rates import fresh_rates
from tests.kit.cast import Cast
from tests.kit.links import links_of_every_kind
from tests.kit.priyas_chat import hand_over
from tests.kit.samples.dialogues import distinctive, real

__all__ = ["distinctive", "fresh_rates", "real"]  # fixtures


@pytest.fixture
def links(cast: Cast) -> dict[str, ChatLink]:
    return links_of_every_kind(cast)


@pytest.fixture
def chat(cast: Cast) -> Conversation:
    return hand_over(cast)
