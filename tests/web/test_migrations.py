"""The models and their migrations agree, and a running server survives each migration."""

from io import StringIO

import pytest
from django.core.management import call_command

OURS = ["accounts", "privacy", "workspaces", "conversations", "links"]


def test_no_migration_is_missing(db):
    out = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        pytest.fail(out.getvalue())


@pytest.mark.parametrize("app", OURS)
def test_migrations_can_be_applied_under_a_running_server(db, app):
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
