"""A request under an Idempotency-Key has one answer, however often it is sent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.api import repeats
from chatlinks.api.models import ApiRequest
from chatlinks.api.writes import storing_messages
from tests.kit.acting.api import HELLO, Program, make_key, message

ONCE = {"Idempotency-Key": "first"}


def test_sent_again_it_gets_the_same_answer(program):
    first = program.post("messages", HELLO, **ONCE)
    again = program.post("messages", HELLO, **ONCE)
    assert (again.status_code, again.json()) == (201, first.json())
    assert program.post("messages", HELLO).status_code == 200


def test_another_request_under_its_name_is_refused(program):
    program.post("messages", HELLO, **ONCE)
    assert program.post("messages", message("m-2"), **ONCE).status_code == 422


def test_two_keys_may_use_one_name(cast, program):
    program.post("messages", HELLO, **ONCE)
    other = Program(make_key(cast, "Other bot"))
    assert other.post("messages", message("m-2"), **ONCE).status_code == 201


def test_while_the_first_is_under_way_the_second_waits(program):
    program.post("messages", HELLO, **ONCE)
    ApiRequest.objects.update(status=None, answer=None)
    answer = program.post("messages", HELLO, **ONCE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (409, "1")


def test_one_that_was_broken_off_is_done_again(program):
    program.post("messages", HELLO, **ONCE)
    long_ago = timezone.now() - repeats.BROKEN_OFF
    ApiRequest.objects.update(status=None, answer=None, at=long_ago)
    assert program.post("messages", HELLO, **ONCE).status_code == 200


def test_what_was_refused_may_be_mended_and_sent_again(program):
    assert program.post("messages", {"contact": {"id": "x"}}, **ONCE).status_code == 422
    assert program.post("messages", HELLO, **ONCE).status_code == 201


def test_what_failed_may_be_sent_again(program, monkeypatch):
    def fail(*args):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(storing_messages, "take_single", fail)
        answer = program.post("messages", HELLO, **ONCE)
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert program.post("messages", HELLO, **ONCE).status_code == 201


@pytest.mark.parametrize(("age", "kept"), [(timedelta(hours=23), 1), (timedelta(hours=25), 0)])
def test_answers_are_kept_for_a_day(program, age, kept):
    program.post("messages", HELLO, **ONCE)
    ApiRequest.objects.update(at=timezone.now() - age)
    repeats.clear()
    assert ApiRequest.objects.count() == kept


def test_a_name_is_bounded(program):
    assert program.post("messages", HELLO, **{"Idempotency-Key": "x" * 256}).status_code == 400
