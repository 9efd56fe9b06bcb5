"""Tried again, later each time; given up at the end; switched off after days without anything
taken, and then a mail goes to the admins.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from chatlinks.api.outgoing import outcomes, switched_off
from chatlinks.api.outgoing.models import Endpoint, EndpointDelivery
from chatlinks.api.outgoing.outcomes import SCHEDULE, Result, asked_wait, settle
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


NOW = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
ASKED = {
    "120": timedelta(minutes=2),
    " 120 ": timedelta(minutes=2),
    "0": timedelta(0),
    "Mon, 02 Mar 2026 09:25:00 GMT": timedelta(minutes=10),
    "Mon, 02 Mar 2026 09:05:00 GMT": timedelta(0),
    "Mon, 02 Mar 2026 09:25:00 -0000": timedelta(minutes=10),
    "Fri, 31 Dec 9999 23:59:59 GMT": timedelta(hours=24),
    "9" * 40: timedelta(hours=24),
    "": timedelta(0),
    "soon": timedelta(0),
    "-5": timedelta(0),
    "1.5": timedelta(0),
    "١٢٠": timedelta(0),
    "Mon, 02 Mar 2026 99:99:99 GMT": timedelta(0),
    "Mon, 02 Mar 99999 09:15:00 GMT": timedelta(0),
}


@pytest.mark.parametrize("told", ASKED)
def test_how_long_it_asks_to_be_left_alone_is_read_and_bounded(told):
    assert asked_wait(told, NOW) == ASKED[told]


def test_asked_to_wait_longer_than_the_schedule_it_is_left_alone_so_long(delivery, held):
    wait = timedelta(hours=3)
    tried(delivery, Result(429, wait=wait))
    held.refresh_from_db()
    now = timezone.now()
    assert wait * 0.99 <= delivery.next_at - now <= wait * 1.11
    assert wait * 0.99 <= held.rests_until - now <= wait


def test_asked_for_less_the_schedule_holds(delivery):
    for _ in range(2):
        tried(delivery, Result(503, wait=timedelta(seconds=1)))
    assert delivery.next_at - timezone.now() > timedelta(minutes=4)


def test_a_rest_that_was_asked_for_is_not_cut_short_by_another_fault(delivery, held):
    tried(delivery, Result(429, wait=timedelta(hours=2)))
    tried(delivery, Result(500))
    held.refresh_from_db()
    assert held.rests_until - timezone.now() > timedelta(hours=1)


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
