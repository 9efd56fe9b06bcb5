"""Every importer there is: recognised, idempotent, and nothing of a user's lies in clear."""

import pytest

from chatlinks.conversations.models import Conversation, Message
from chatlinks.intake.importers.archive import of_path
from chatlinks.intake.importers.formats import EVERY, recognised
from tests.kit.samples.exports import EXPORTS, PLANTED
from tests.kit.watching.stored import dumped, tables


def test_every_format_has_an_export_that_is_tried():
    """A new one is tried once it has an export in tests/kit/samples/exports.py."""
    assert set(EXPORTS) == {each.key for each in EVERY}


@pytest.mark.parametrize("key", EXPORTS)
def test_it_is_recognised_by_what_it_holds(tmp_path, key):
    export = EXPORTS[key]()
    path = tmp_path / "an export"
    path.write_bytes(export.content)
    assert recognised(of_path(path), EVERY).key == key


@pytest.mark.parametrize("key", EXPORTS)
def test_nothing_of_a_users_lies_in_clear(run, key):
    export = EXPORTS[key]()
    status, shown = run(export.content, export.name, **export.options)
    assert status == 0, shown
    assert {"user"} < set(Message.objects.values_list("sender", flat=True))
    everything = {name: dumped(name) for name in tables()}
    for value in PLANTED:
        assert [name for name, rows in everything.items() if value in rows] == [], value


@pytest.mark.parametrize("key", EXPORTS)
def test_a_second_import_changes_nothing(run, key):
    export = EXPORTS[key]()
    run(export.content, export.name, **export.options)
    count = Conversation.objects.count()
    _, shown = run(export.content, export.name, **export.options)
    assert f"0 new, 0 changed, {count} unchanged" in shown
