"""The models and their migrations agree, and a running server survives each migration."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddIndex, CreateModel

OURS = ["accounts", "privacy", "workspaces", "conversations", "links"]


def test_no_migration_is_missing(db):
    out = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


@pytest.mark.parametrize("app", OURS)
def test_migrations_can_be_applied_under_a_running_server(transactional_db, app):
    """What a first migration makes is new, so only later ones can hurt."""
    from django_migration_linter import MigrationLinter

    linter = MigrationLinter(
        include_apps=[app],
        no_cache=True,
        quiet=["ok", "warning"],
        ignore_initial_migrations=True,
        analyser_string="postgresql",
    )
    linter.lint_all_migrations()
    assert not linter.has_errors


# From here on. What came before made tables that were new, or is done wherever there is much.
OF_ITS_OWN_COLUMN = "file_awaited"  # which the same migration adds, so it holds nothing yet
FROM = {"conversations": "0010", "links": "0009", "audit": "0002", "analytics": "0011"}


def test_an_index_of_a_table_that_may_be_large_is_made_beside_everybodys_work():
    hinders = []
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if name < FROM.get(app, "9"):
            continue
        own = [each.name for each in migration.operations if isinstance(each, CreateModel)]
        hinders += [
            f"{app} {name}: {each.index.name}"
            for each in migration.operations
            if type(each) is AddIndex
            and each.model_name not in map(str.lower, own)
            and each.index.name != OF_ITS_OWN_COLUMN
        ]
    assert hinders == []
