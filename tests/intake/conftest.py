"""A business to import into, and the command that does it."""

import pytest
from django.core.management import call_command

from tests.kit.acting.jsonl import finished


@pytest.fixture
def run(bank, tmp_path, capsys):
    """run(bytes) → (exit status, what was printed); the file is `tmp_path/given.jsonl`, if no other
    name is given. Options are the command's.
    """

    def imported(content, name="given.jsonl", **options):
        path = tmp_path / name
        path.write_bytes(content)
        return finished(
            lambda: call_command("import", str(path), business="bank", **options), capsys
        )

    return imported
