"""What holds of every kind of source: a new one that isn't in SIGNED fails here."""

import copy
import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatlinks.conversations.models import Message
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.models import WebhookDelivery
from tests.kit.access_table import undone
from tests.kit.acting.hooks import MAPPING, SIGNED, Hook, differences, known, state_of
from tests.kit.imports import ROOT
from tests.kit.watching.stored import dumped, tables

PLANTED = "zulmira.quartz"
NUMBER = 98765432101
UNHURRIED = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
MANY = settings(max_examples=60, **UNHURRIED)
FEW = settings(max_examples=4, **UNHURRIED)  # each stores all of the samples twice
EVERY = pytest.mark.parametrize("kind", sorted(KINDS))


def test_every_kind_says_how_it_signs():
    unsigned = sorted(set(KINDS) - set(SIGNED))
    assert not unsigned, "say in SIGNED of tests/kit/acting/hooks.py how each of them signs"
    assert not set(SIGNED) - set(KINDS), "list it in ALL of webhooks/kinds.py"


def test_every_kind_is_described():
    """Its events, in the page for operators."""
    page = (ROOT / "docs" / "webhooks.md").read_text("utf-8")
    missing = [
        f"{kind.name}: `{event}`"
        for kind in KINDS.values()
        for event in kind.events
        if f"`{event}`" not in page
    ]
    assert missing == [], "say in docs/webhooks.md what becomes of each, its name in backticks"


@EVERY
def test_its_samples_are_taken_in_and_hold_nothing_unknown(hook, kind):
    source = hook(kind)
    source.tell(*source.samples())
    outcomes = source.source.deliveries.values_list("event", "outcome", "why")
    wrong = [each for each in outcomes if each[1] not in ("stored", "unchanged", "skipped")]
    assert wrong == []
    if kind != "generic":
        unknown = [
            each for payload in source.samples() if (each := source.kind.unknown(payload, {}))
        ]
        assert unknown == [], (
            "name these fields in `known` of kind.py, or leave them out of samples"
        )
        assert not source.source.deliveries.filter(unknown__gt=0)
    assert source.source.deliveries.filter(event="").count() == 0


# ── In whatever order, however often ────────────────────────────────────────────────────────────


@EVERY
@MANY
@given(chance=st.randoms(use_true_random=False))
def test_in_whatever_order_the_same_is_known(kind, chance):
    samples = [each["payload"] for each in KINDS[kind].samples()]
    shuffled = [*samples, *samples]
    chance.shuffle(shuffled)
    assert known(kind, shuffled) == known(kind, samples)


@EVERY
@FEW
@given(chance=st.randoms(use_true_random=False))
def test_doubled_and_shuffled_it_comes_to_the_same(cast, kind, chance):
    with undone():
        source = Hook(cast.acme, cast.people["admin"], kind)
        source.tell(*source.samples())
        wanted = state_of(cast.acme)
    with undone():
        source = Hook(cast.acme, cast.people["admin"], kind)
        samples = [*source.samples(), *source.samples()]
        chance.shuffle(samples)
        for payload in samples:
            assert source.send(payload).status_code == 200
            if chance.random() < 0.5:
                source.take()
        source.take()
        assert differences(state_of(cast.acme), wanted) == []


# ── Whatever it sends ───────────────────────────────────────────────────────────────────────────


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def leaves(value, path=()):
    """The paths to all that is neither object nor list."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else None
    )
    if items is None:
        yield path
        return
    for key, each in list(items):
        yield from leaves(each, (*path, key))


def changed(payload, path, value):
    other = copy.deepcopy(payload)
    inner = other
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return other


@EVERY
@FEW
@given(data=st.data())
def test_nothing_that_it_sends_is_an_error(cast, kind, data):
    """Each field in turn is something else; each is answered, and ends somewhere."""
    with undone():
        source = Hook(cast.acme, cast.people["admin"], kind)
        for payload in source.samples():
            for path in data.draw(st.lists(st.sampled_from(list(leaves(payload))), max_size=3)):
                value = data.draw(ANYTHING)
                if source.kind.is_form:
                    value = str(value).encode("utf-8", "ignore").decode()
                answer = source.send(changed(payload, path, value))
                assert answer.status_code in (200, 400), (path, value)
        source.take()
        waiting = source.source.deliveries.filter(outcome="waiting")
        assert not waiting.exists()


ODD = [
    *(None, True, -1, 10**400, 1e308, 0.1, "", " ", "²", "2026-02-30", "x" * 5_000),
    *([], {}, [None], [[]], {"a": None}, ["a", {"b": 1}]),
]


@EVERY
def test_each_field_may_be_something_else(kind):
    """Read, and put together with what is sound: every field, odd values in turn."""
    of_kind = KINDS[kind]
    samples = [each["payload"] for each in of_kind.samples()]
    for payload in samples:
        for number, path in enumerate(leaves(payload)):
            for odd in ODD[number % 4 :: 4]:
                value = str(odd) if of_kind.is_form else odd
                other = changed(payload, path, value)
                of_kind.unknown(other, MAPPING if kind == "generic" else {})
                assert known(kind, [other, payload]) == known(kind, [payload, other])


WRITTEN = {
    "Hello, my parcel hasn't come",
    "Hello, this is Lotte Brandenburg. My parcel hasn't come",
}


def written_otherwise(source, text):
    """Those of its samples in which a user writes, with another text."""
    for payload in source.samples():
        for path in leaves(payload):
            value = payload
            for step in path:
                value = value[step]
            if isinstance(value, str) and value in WRITTEN:
                yield changed(payload, path, text)


@EVERY
@FEW
@given(text=st.text(min_size=1, max_size=300))
def test_whatever_is_written_is_stored(cast, kind, text):
    with undone():
        source = Hook(cast.acme, cast.people["admin"], kind)
        [payload] = written_otherwise(source, text)
        source.tell(payload)
        assert source.delivery.outcome == "stored"


@EVERY
def test_what_is_masked_there_already_stays_and_counts_as_no_words(hook, kind):
    """`****9561` and `[NAME]` hide something, and are no value that would be looked for."""
    source = hook(kind)
    source.tell(*written_otherwise(source, "Card ****9561 of [NAME], thanks"))
    said = Message.objects.filter(business=source.business, text__contains="****9561")
    assert said.exists()
    assert [each.text for each in said] == ["Card ****9561 of [NAME], thanks"] * len(said)


# ── Leaks ───────────────────────────────────────────────────────────────────────────────────────


def planted(payload):
    """The payload, once for each of its fields, with a personal value in that field."""
    for number, path in enumerate(leaves(payload)):
        value = payload
        for step in path:
            value = value[step]
        is_number = isinstance(value, int) and not isinstance(value, bool)
        yield changed(payload, path, NUMBER if is_number else f"{PLANTED}{number}@example.org")


@EVERY
def test_no_value_stands_in_clear_anywhere(hook, kind):
    source = hook(kind)
    count = 0
    for sample in source.samples():
        for payload in [*planted(sample), {**sample, "more": {"any": f"{PLANTED}@example.org"}}]:
            count += source.send(payload).status_code == 200
    held = in_clear()
    assert held == []
    source.take()
    assert WebhookDelivery.objects.filter(source=source.source).count() == count
    assert in_clear() == []


def in_clear():
    """(table, a piece of what stands there)"""
    traces = [PLANTED, PLANTED.encode().hex(), str(NUMBER)]
    return [
        (name, text[max(0, text.index(trace) - 60) :][:120])
        for name in tables()
        for text in [dumped(name)]
        for trace in traces
        if trace in text
    ]


@EVERY
def test_even_the_largest_is_answered_within_a_second(hook, kind):
    source = hook(kind)
    first = source.samples()[0]
    source.send(first)
    payload = {**first, "brand_new": "x y " * 250_000}
    began = time.monotonic()
    assert source.send(payload).status_code == 200
    assert time.monotonic() - began < 1


@EVERY
def test_unknown_fields_are_kept_aside_and_counted(hook, kind):
    source = hook(kind)
    payload = {**source.samples()[0], "brand_new": "x"}
    source.tell(payload)
    kept = source.delivery
    assert (kept.outcome, kept.unknown >= 1) == ("stored", True)
    assert kept.sealed is not None
    assert (kept.kept_until - kept.at).days == 30
    assert "brand_new" not in json.dumps([kept.why, kept.event])
