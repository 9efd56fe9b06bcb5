import pytest

from chatlinks.web.limits import counter
from tests.kit.api import Program, make_key


@pytest.fixture(autouse=True)
def fresh_rates():
    counter.storage.reset()


@pytest.fixture
def program(cast):
    return Program(make_key(cast))
