"""hook("chatwoot") → a source of that kind, of Acme Bank."""

import pytest

from chatlinks.web.limits import counter
from tests.kit.acting.hooks import Hook


@pytest.fixture(autouse=True)
def fresh_rates():
    counter.storage.reset()


@pytest.fixture
def hook(cast):
    return lambda kind: Hook(cast.acme, cast.people["admin"], kind)
