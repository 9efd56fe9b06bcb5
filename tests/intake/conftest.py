"""A business to import into, and the command that does it."""

import pytest
from django.core.management import call_command

from chatlinks.workspaces.models import Business
from tests.kit.jsonl import finished


@pytest.fixture
def bank(db):
    return Business.objects.create(key="bank", name="Bank", time_zone="Asia/Kolkata")


@pytest.fixture
def run(bank, tmp_path, capsys):
    """run(bytes) → (exit status, what was printed); the file is `tmp_path/given.jsonl`."""

    def imported(content):
        path = tmp_path / "given.jsonl"
        path.write_bytes(content)
        return finished(lambda: call_command("import", str(path), business="bank"), capsys)

    return imported
