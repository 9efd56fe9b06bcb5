from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.servers.running import new_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with new_folder() as path:
        yield Path(path)
