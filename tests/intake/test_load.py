"""Batches: whatever one holds, the result is the same, and one bad line costs only itself."""

import gc

from chatlinks.conversations.models import Conversation, Message
from tests.kit.acting.jsonl import encoded, line, message


def test_two_lines_with_one_id_give_the_same_whether_in_one_batch_or_two(run, monkeypatch):
    first, second = (
        line("one", messages=[message(id="a", text="a")]),
        line("one", messages=[message(id="b", text="b")]),
    )
    run(encoded(first, second))
    together = sorted(Message.objects.values_list("text", flat=True))
    Conversation.objects.all().delete()
    monkeypatch.setattr("chatlinks.intake.load.BATCH_CONVERSATIONS", 1)
    run(encoded(first, second))
    assert sorted(Message.objects.values_list("text", flat=True)) == together == ["a", "b"]


def test_after_an_import_memory_is_looked_after_as_before(run):
    before = gc.get_threshold()
    run(encoded(line("one")))
    assert gc.get_threshold() == before


def test_a_line_that_the_database_will_not_take_does_not_cost_the_others(run, monkeypatch):
    """Whatever the checks overlook, the good lines around it are kept and the line is told."""
    from chatlinks.conversations.records.drafting import drafts

    whole = drafts.outline

    def refuse(desk, given, *rest):
        made = whole(desk, given, *rest)
        if given.id == "odd":
            made.channel = "a\0b"
        return made

    monkeypatch.setattr("chatlinks.conversations.store.drafts.outline", refuse)
    status, shown = run(encoded(line("one"), line("odd"), line("two")))
    assert status == 1
    assert "line 2:" in shown
    assert Conversation.objects.count() == 2
