"""Who signed in and who was refused is on record, and nobody can tell by it who is here."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chatlinks.audit.models import AuditRecord

PASSWORD = "correct horse battery"
LOGIN = "/accounts/login/"


@pytest.fixture
def agent(cast, fresh_limits):
    person = cast.people["agent"]
    person.set_password(PASSWORD)
    person.save()
    return person


def tries(email, password="wrong"):
    return Client().post(LOGIN, {"login": email, "password": password})


def on_record(cast):
    held = AuditRecord.objects.filter(business_id=cast.acme.pk).order_by("id")
    return list(held.values_list("kind", "person_id", "about_id"))


def test_signing_in_is_on_record_at_each_business_of_the_person(cast, agent):
    assert tries(agent.email, PASSWORD).status_code == 302
    assert on_record(cast) == [("signed in", agent.pk, None)]
    assert not AuditRecord.objects.filter(business_id=cast.rival_business.pk).exists()


def test_a_wrong_password_is_on_record_by_nobody_about_whom_it_was_tried_for(cast, agent):
    tries(agent.email.upper())
    assert on_record(cast) == [("not signed in", None, agent.pk)]


def test_an_address_that_nobody_has_leaves_no_row_and_takes_the_same_statements(cast, agent):
    with CaptureQueriesContext(connection) as known:
        tries(agent.email)
    with CaptureQueriesContext(connection) as unknown:
        tries("nobody@else.example")
    assert ours(known) == ours(unknown) == 1
    assert len(on_record(cast)) == 1


def ours(statements):
    return len([each for each in statements.captured_queries if "audit_record" in each["sql"]])


def test_whoever_is_locked_out_is_on_record_once(cast, agent):
    for _ in range(5):
        answer = tries(agent.email)
    assert answer.status_code == 429
    cache.clear()  # another limit's, which comes later and by itself
    assert tries(agent.email).status_code == 429
    kinds = [kind for kind, *_ in on_record(cast)]
    assert kinds.count("guessing") == 1


def test_who_tries_on_and_on_does_not_fill_the_audit(cast, agent):
    for sender in range(40):
        Client(REMOTE_ADDR=f"192.0.2.{sender}").post(
            LOGIN, {"login": agent.email, "password": "wrong"}
        )
    assert len(on_record(cast)) <= 21
