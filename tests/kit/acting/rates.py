"""Nobody has asked for anything yet, whatever other tests asked for."""

import pytest

from chatlinks.web.limits import counter


@pytest.fixture(autouse=True)
def fresh_rates() -> None:
    counter.storage.reset()
