import pytest

from tests.kit.acting.api import READER, Program, make_key
from tests.kit.acting.rates import fresh_rates

__all__ = ["fresh_rates"]  # a fixture, of every test


@pytest.fixture
def program(cast):
    return Program(make_key(cast))


@pytest.fixture
def reader(cast):
    """A program that reads, masked, and makes links."""
    return Program(make_key(cast, "Report tool", READER))


@pytest.fixture
def seer(cast):
    """One that an admin lets see personal details."""
    return Program(make_key(cast, "CRM", (*READER, "personal")))
