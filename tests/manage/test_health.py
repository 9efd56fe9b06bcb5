"""Whoever watches a server is told what isn't well."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from chatlinks.conversations.models import Contact, UnreadText
from chatlinks.database.rows import execute
from chatlinks.manage import health
from chatlinks.workspaces.models import Business


@pytest.fixture
def alive(db):
    """A server whose worker gives signs."""
    execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


def bad():
    return {check.name for check in health.checks() if not check.well}


def test_all_is_well(alive, capsys):
    call_command("health", stdout=(out := StringIO()))
    assert "BAD" not in out.getvalue()
    assert bad() == set()


def test_without_a_worker_it_says_so_and_fails(db):
    with pytest.raises(SystemExit):
        call_command("health", stdout=(out := StringIO()))
    assert "BAD   workers for jobs: 0. Nothing happens by itself" in out.getvalue()


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ("'doing', now()", "jobs whose worker is gone"),
        ("'failed', now()", "jobs that failed"),
        ("'todo', now() - interval '1 hour'", "jobs that wait over ten minutes"),
    ],
)
def test_jobs_that_do_not_get_on_are_told(alive, values, name):
    execute(
        "INSERT INTO procrastinate_jobs (task_name, queue_name, status, scheduled_at)"
        f" VALUES ('make_report', 'default', {values})"
    )
    assert bad() == {name}


def test_a_disk_that_fills_is_told_before_it_is_full(alive, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 60)
    assert bad() == {"megabytes free on the data folder's disk"}


def test_conversations_behind_the_rules_are_counted(alive, cast):
    Business.objects.get(pk=cast.acme.pk).change_rules()
    [behind] = [each for each in health.checks() if "behind" in each.name]
    assert behind.figure > 0


def test_texts_that_detection_failed_on_are_told(alive, cast):
    contact = Contact.objects.first()
    UnreadText.objects.create(
        business=contact.business,
        contact=contact,
        part="conversations_contact",
        row_id=contact.pk,
        noted_at=timezone.now(),
    )
    assert bad() == {"texts hidden whole, for detection failed on them"}
