"""Deleting a business: what goes is counted, never listed, and goes in the background."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatlinks.accounts.models import Person
from chatlinks.conversations import deletion as job
from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.database.rows import execute, rows
from chatlinks.privacy.models import ContactKey, IndexKey
from chatlinks.workspaces.administration import deletion
from chatlinks.workspaces.models import Business, Membership
from tests.kit.cast import conversation, take
from tests.kit.signing_in import signed_in
from tests.kit.watching.rows_read import rows_read


@pytest.fixture
def owner(cast):
    return signed_in(Person.objects.get(is_superuser=True, email="owner@acme.example"))


def path(business, verb=""):
    return f"/admin/workspaces/business/{f'{business.pk}/{verb}/' if verb else ''}"


def test_the_page_that_asks_counts_and_reads_no_row(cast, owner):
    with CaptureQueriesContext(connection) as asked:
        page = owner.get(path(cast.acme, "delete"))
    assert page.status_code == 200
    assert "Delete <bdi>Acme Bank</bdi>?" in page.text
    assert "There is no undo." in page.text
    assert f"<li>Messages: {Message.objects.filter(business=cast.acme).count()}</li>" in page.text
    assert not [
        sql
        for sql in (query["sql"] or "" for query in asked)
        if 'FROM "conversations_message"' in sql and "COUNT(" not in sql
    ]


def test_its_members_are_out_at_once_and_the_rest_follows(cast, owner):
    page = owner.post(path(cast.acme, "delete"), {"post": "yes"}, follow=True)
    assert "is being deleted" in page.text
    assert "rows left" in page.text
    assert not Membership.objects.filter(business=cast.acme, active=True).exists()
    [[asked]] = rows(
        "SELECT args->>'business_id' FROM procrastinate_jobs WHERE task_name = %s", [deletion.JOB]
    )
    assert int(asked) == cast.acme.pk


def test_no_link_opens_any_more_so_that_nothing_is_recorded_meanwhile(cast, owner, client):
    link = cast.anyone_link()
    owner.post(path(cast.acme, "delete"), {"post": "yes"})
    assert client.get(f"/c/{link.token}").status_code == 410
    job.delete_business(cast.acme.pk)
    assert not Business.objects.filter(pk=cast.acme.pk).exists()


def test_asked_for_twice_it_is_queued_once(cast):
    deletion.begin(cast.acme)
    deletion.begin(cast.acme)
    assert deletion.under_way() == {cast.acme.pk}


def test_the_job_leaves_nothing_of_it_and_all_of_the_others(cast, monkeypatch):
    monkeypatch.setattr(job, "AT_A_TIME", 1)
    take(cast.acme, conversation(id="more", contact={"id": "another"}))
    take(cast.rival_business, conversation(id="theirs"))
    job.delete_business(cast.acme.pk)
    assert not Business.objects.filter(pk=cast.acme.pk).exists()
    for table in (Contact, Conversation, Message, ContactKey, IndexKey):
        assert set(table.objects.values_list("business_id", flat=True)) == {cast.rival_business.pk}
    job.delete_business(cast.acme.pk)  # a second run finds nothing to do


MANY = """
INSERT INTO conversations_contact (business_id, external_hash, details, created_at)
SELECT %s, substring(sha256(int8send(n)) FOR 16), '{}', now() FROM generate_series(1, 6000) n"""


def test_some_users_are_deleted_without_reading_all(cast):
    for business in (cast.rival_business, cast.acme):
        execute(MANY, [business.pk])
    execute("ANALYZE conversations_contact")
    last = job.delete_some(cast.acme.pk)
    with rows_read() as read:
        assert job.delete_some(cast.acme.pk, after=last) > last
    assert read.total < 1000, read
    assert Contact.objects.filter(business=cast.acme).count() > 5_800


def test_broken_off_it_goes_on(cast, monkeypatch):
    take(cast.acme, conversation(id="more", contact={"id": "another"}))
    monkeypatch.setattr(job, "AT_A_TIME", 1)
    job.delete_some(cast.acme.pk)
    assert Business.objects.filter(pk=cast.acme.pk).exists()
    job.delete_business(cast.acme.pk)
    assert not Business.objects.filter(pk=cast.acme.pk).exists()


def test_one_that_left_records_is_not_deleted(cast, owner):
    signed_in(cast.people["agent"]).get(f"/c/{cast.members_link.token}")
    refused = owner.get(path(cast.acme, "delete"))
    assert refused.status_code == 403
    assert "Acme Bank stays" in refused.text
    assert "such records are never deleted" in refused.text
    assert owner.post(path(cast.acme, "delete"), {"post": "yes"}).status_code == 403
    assert Membership.objects.filter(business=cast.acme, active=True).exists()
