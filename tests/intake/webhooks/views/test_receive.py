"""Where a source sends: what is proven, bounded, durable, and answered at once."""

import json
import time

import pytest

from chatlinks.conversations.models import Message
from chatlinks.database.rows import rows
from chatlinks.intake.webhooks import access
from chatlinks.intake.webhooks.deliveries import inbox
from chatlinks.intake.webhooks.models import WebhookDelivery
from tests.kit.acting.hooks import chatwoot_headers


@pytest.fixture
def chatwoot(hook):
    return hook("chatwoot")


def test_what_is_answered_is_stored_and_its_job_is_queued(chatwoot):
    answer = chatwoot.send(chatwoot.samples()[0])
    assert (answer.status_code, answer.content) == (200, b"")
    assert chatwoot.delivery.outcome == "waiting"
    queued = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s"
    assert rows(queued, [inbox.JOB]) == [(1,)]
    chatwoot.send(chatwoot.samples()[1])
    assert rows(queued, [inbox.JOB]) == [(1,)]
    assert chatwoot.take() == 2


def test_it_takes_much_less_than_a_second(chatwoot):
    chatwoot.send(chatwoot.samples()[0])
    began = time.perf_counter()
    chatwoot.send(chatwoot.samples()[1])
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    "wrong",
    [
        {"X-None": ""},
        {"X-Chatwoot-Signature": "sha256=00", "X-Chatwoot-Timestamp": "1"},
        {"Authorization": "Bearer nothing"},
    ],
)
def test_nobody_else_gets_in_and_it_is_counted(chatwoot, wrong):
    answer = chatwoot.send(chatwoot.samples()[0], **wrong)
    assert (answer.status_code, answer.content) == (401, access.REFUSED.encode())
    chatwoot.source.refresh_from_db()
    assert chatwoot.source.refused == 1
    assert not WebhookDelivery.objects.exists()


def test_an_address_that_is_not_there_answers_alike(chatwoot):
    headers = chatwoot.headers(b"{}")
    answer = chatwoot.client.post("/hooks/nothing", b"{}", "application/json", headers=headers)
    assert (answer.status_code, answer.content) == (401, access.REFUSED.encode())


def test_what_was_signed_some_time_ago_is_no_news(chatwoot, monkeypatch):
    body = chatwoot.body(chatwoot.samples()[0])
    moment = time.time()
    with monkeypatch.context() as earlier:
        earlier.setattr(time, "time", lambda: moment - 301)
        headers = chatwoot_headers(chatwoot.source.secret, body, "")
    assert chatwoot.send(body, **headers).status_code == 401


def test_wrong_ones_are_counted_so_often_and_no_more(chatwoot):
    answers = [chatwoot.send(b"{}", Authorization="no").status_code for _ in range(61)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {401}
    chatwoot.source.refresh_from_db()
    assert chatwoot.source.refused == 60


def test_what_is_too_big_is_not_read(chatwoot):
    assert chatwoot.send(b" " * (inbox.BIGGEST + 1)).status_code == 413


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"{", "JSON"),
        (b"[]", "object"),
        (b"\xff", "UTF-8"),
        (b'{"a": NaN}', "JSON"),
        (b'{"a":' * 60 + b"1" + b"}" * 60, "deeply"),
        (b'{"a":' * 100_000, "deeply"),
    ],
)
def test_what_cannot_be_read_is_told_so(chatwoot, body, why):
    answer = chatwoot.send(body)
    assert answer.status_code == 400
    assert why in answer.text


def test_one_that_is_switched_off_takes_nothing(chatwoot):
    chatwoot.source.on = False
    chatwoot.source.save()
    assert chatwoot.send(chatwoot.samples()[0]).status_code == 403


def test_neither_does_one_of_a_locked_business(chatwoot):
    chatwoot.business.locked = True
    chatwoot.business.save()
    assert chatwoot.send(chatwoot.samples()[0]).status_code == 403


def test_a_generic_one_takes_nothing_before_it_is_mapped(hook):
    generic = hook("generic")
    generic.source.mapping = None
    generic.source.save()
    assert generic.send(generic.samples()[0]).status_code == 403


def test_nul_and_half_characters_are_replaced(chatwoot):
    payload = {**chatwoot.samples()[0], "content": "a\0b\ud800c"}
    chatwoot.tell(json.dumps(payload).encode())
    assert Message.objects.get(conversation=chatwoot.conversation).text == "a\ufffdb\ufffdc"


def test_above_its_rate_it_is_asked_to_wait(chatwoot, monkeypatch):
    from chatlinks.web.limits import rate

    monkeypatch.setattr(access, "HOOKS", rate("few webhooks", address="1/minute"))
    assert chatwoot.send(chatwoot.samples()[0]).status_code == 200
    answer = chatwoot.send(chatwoot.samples()[0])
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
