"""The cast without the file that Priya's conversation carries."""

import pytest

from chatlinks.database.rows import execute
from tests.kit.cast import Cast


@pytest.fixture
def cast(cast: Cast) -> Cast:
    execute("DELETE FROM conversations_file")
    execute("DELETE FROM procrastinate_jobs WHERE task_name = 'fetch_files'")
    return cast
