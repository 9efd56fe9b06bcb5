"""The demo's conversations, told once for all tests; and who reads them strictly."""

import gc
from datetime import UTC, datetime
from typing import Any

import pytest

from chatlinks.demo import generate, personal_values
from tests.kit.samples.import_format import Conversation

NOW = datetime(2026, 3, 4, 15, 20, tzinfo=UTC)


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def invented() -> list[tuple[str, dict[str, Any]]]:
    conversations = list(generate(NOW))
    gc.freeze()  # so many objects that every later collection would walk them again
    return conversations


@pytest.fixture(scope="session")
def personal(invented) -> list[tuple[dict[str, Any], list[str]]]:
    """Conversations, each with its personal values."""
    return [(each, personal_values(each)) for _, each in invented]


@pytest.fixture(scope="session")
def read():
    """Reads a conversation in the import format, or fails."""
    return Conversation.model_validate
