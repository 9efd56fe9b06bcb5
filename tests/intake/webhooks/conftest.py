"""hook("chatwoot") → a source of that kind, of Acme Bank."""

import pytest

from tests.kit.acting.hooks import Hook
from tests.kit.acting.rates import fresh_rates

__all__ = ["fresh_rates"]  # a fixture, of every test


@pytest.fixture
def hook(cast):
    return lambda kind: Hook(cast.acme, cast.people["admin"], kind)
