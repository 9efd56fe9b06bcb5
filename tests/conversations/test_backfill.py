"""What a migration left to do is done in portions, and goes on where it was cut off."""

from datetime import timedelta

import pytest

from chatlinks.conversations import backfill
from chatlinks.conversations.models import Backfill, Message
from chatlinks.conversations.search_words import words_query
from chatlinks.database.rows import execute, rows
from tests.kit.cast import START, take

OLD = """
CREATE OR REPLACE FUNCTION conversations_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN to_tsvector('english', words)"""


def hits(typed):
    sql, needs = words_query(typed)
    asked = f"SELECT count(*) FROM conversations_message m WHERE m.words @@ {sql}"
    return rows(asked, needs)[0][0]


@pytest.fixture
def before(cast):
    """Messages as they were stored before words inside of them were found."""
    [(now,)] = rows("SELECT pg_get_functiondef('conversations_words(text)'::regprocedure)")
    execute(OLD)
    message = {"at": START.isoformat(), "from": "user"}
    texts = ["我要退款", "hello", "ขอเงินคืน"]
    messages = [{**message, "id": str(n), "text": text} for n, text in enumerate(texts)]
    take(cast.acme, {"id": "old", "contact": {"id": "x"}, "messages": messages})
    execute(now)
    begun = Message.objects.get(text="我要退款").pk - 1
    Backfill.objects.create(name="words", after=begun, until=Message.objects.latest("id").pk)
    return cast


def test_words_inside_are_found_of_what_was_stored_before(before):
    assert hits("退款") == hits("เงินคืน") == 0
    assert backfill.work()
    assert hits("退款") == hits("เงินคืน") == 1
    assert not Backfill.objects.exists()


def test_it_goes_on_where_it_was_told_to_stop(before, monkeypatch):
    monkeypatch.setitem(backfill.PORTION, "words", 1)
    turns = iter([False, False, True])
    assert not backfill.work(lambda: next(turns))
    assert Backfill.objects.get().after == Message.objects.get(text="hello").pk
    assert backfill.work()
    assert hits("退款") == 1


def test_where_nothing_is_left_to_do_it_says_so(db):
    assert backfill.work()


def test_what_was_stored_by_its_clocks_is_put_in_the_files_order(cast):
    times = [0, 63, 62, 600, 300]
    messages = [
        {"id": str(n), "at": (START + timedelta(seconds=at)).isoformat(), "from": "user"}
        | {"text": f"line {n}"}
        for n, at in enumerate(times)
    ]
    [id_] = take(cast.acme, {"id": "old", "contact": {"id": "x"}, "messages": messages})
    stored = Message.objects.filter(conversation_id=id_)
    now = list(stored.order_by("position").values_list("text", "sort_at"))
    for place, text in enumerate(f"line {n}" for n in range(5)):
        stored.filter(text=text).update(position=place, sort_at=None)
    Backfill.objects.create(name="order", after=0, until=id_)
    assert backfill.work()
    assert list(stored.order_by("position").values_list("text", "sort_at")) == now
    assert [text for text, _ in now] == ["line 0", "line 1", "line 2", "line 4", "line 3"]
