"""Tried again, later each time; given up at the end; switched off after days without anything
taken, and then a mail goes to the admins.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from chatlinks.api.outgoing import outcomes, switched_off
from chatlinks.api.outgoing.models import Endpoint, EndpointDelivery
from chatlinks.api.outgoing.outcomes import SCHEDULE, Result, settle
from chatlinks.audit.models import AuditRecord
from chatlinks.database.rows import column

FAILED = Result(500)


@pytest.fixture
def held(endpoint):
    return endpoint()


@pytest.fixture
def delivery(cast, held):
    cast.anyone_link()
    return EndpointDelivery.objects.select_related("endpoint").get()


def tried(delivery, result=FAILED):
    """Once more."""
    delivery.attempts += 1
    delivery.save()
    settle(delivery, result)
    return delivery


def test_the_waits_are_those_that_standard_webhooks_propose(delivery):
    waits = []
    while delivery.state == "waiting":
        tried(delivery)
        if delivery.next_at:
            waits.append(delivery.next_at - timezone.now())
    assert len(waits) == len(SCHEDULE) - 1
    for wait, wanted in zip(waits, SCHEDULE[1:], strict=True):
        assert wanted * 0.99 <= wait <= wanted * 1.11
    assert (delivery.state, delivery.attempts) == ("dead", 10)


def test_what_was_taken_at_last_ends_all_rest(delivery, held):
    for _ in range(4):
        tried(delivery, Result(None, "It took too long."))
    held.refresh_from_db()
    assert (held.failures, delivery.why) == (4, "It took too long.")
    assert held.rests_until > timezone.now()
    tried(delivery, Result(202))
    held.refresh_from_db()
    assert (held.failures, held.failing_since, held.rests_until) == (0, None, None)
    assert (delivery.state, delivery.why) == ("delivered", "")


def test_a_rest_grows_and_has_an_end(delivery, held):
    rests = []
    for _ in range(12):
        outcomes.failed(held)
        rests.append(held.rests_until - timezone.now())
    assert rests[0] <= timedelta(seconds=5) < rests[1]
    assert max(rests) <= timedelta(minutes=5)


def mails():
    sql = """SELECT (args ->> 'endpoint_id')::bigint FROM procrastinate_jobs
             WHERE task_name = 'mail_endpoint_off'"""
    return column(sql)


def test_410_switches_it_off_at_once(cast, delivery, held):
    tried(delivery, Result(410))
    held.refresh_from_db()
    assert (held.on, delivery.state) == (False, "dead")
    assert "410" in held.off_why
    assert mails() == [held.pk]
    [line] = AuditRecord.objects.filter(what__contains="switched off by itself")
    assert line.person_id is None


def test_days_without_anything_taken_switch_it_off(delivery, held):
    held.failures = outcomes.LEAST
    held.failing_since = timezone.now() - timedelta(days=2, hours=23)
    outcomes.failed(held)
    assert held.on
    held.failing_since = timezone.now() - timedelta(days=3, hours=1)
    outcomes.failed(held)
    assert not Endpoint.objects.get().on
    assert held.off_why == outcomes.NOTHING_TAKEN


def test_its_admins_get_a_mail(cast, held):
    outcomes.give_up(held, outcomes.NOTHING_TAKEN)
    assert switched_off.send(held.pk) == 2
    assert {each.to[0] for each in mail.outbox} == {
        "admin@acme.example",
        "admin_permitted@acme.example",
    }
    first = mail.outbox[0]
    assert (first.subject, f"/webhooks/acme/{held.pk}" in first.body) == (
        "CRM is switched off",
        True,
    )
    assert "127.0.0.1:" not in first.body.replace("http://127.0.0.1:8000", "")


def test_nobody_gets_one_where_it_is_on_again_or_gone(cast, held):
    outcomes.give_up(held, outcomes.NOTHING_TAKEN)
    Endpoint.objects.update(on=True)
    assert switched_off.send(held.pk) == 0
    held.delete()
    assert switched_off.send(held.pk) == 0


def test_one_that_was_removed_meanwhile_is_left_alone(delivery, held):
    held.delete()
    settle(delivery, FAILED)
    assert not EndpointDelivery.objects.exists()


def test_one_that_was_removed_meanwhile_is_finished_without_a_fault(delivery):
    EndpointDelivery.objects.all().delete()
    outcomes.finish(delivery, EndpointDelivery.State.GONE)
    assert not EndpointDelivery.objects.exists()
