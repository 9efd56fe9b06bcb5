"""A record comes back exactly as it was, and what is sealed of it opens as it was put in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.records.record import mask_record, restore_record
from chatlinks.privacy import Span
from chatlinks.privacy.masking import MARK
from chatlinks.privacy.masking_json import strings_of
from chatlinks.privacy.sealing import Vault

text = st.text(st.sampled_from('ab*7 é\ue0f0"\\{'), max_size=30)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(
    st.sampled_from(["text", "data", "author", "node"]), json_values, max_size=4
)


def every(letter):
    """A finder of every run that holds this letter."""

    def find(given):
        return [Span(n, n + 1, "x") for n, each in enumerate(given) if each == letter]

    return find


@given(records, st.sampled_from("ab7*"), st.sets(st.sampled_from(["data", "text"])))
def test_what_is_masked_comes_back_exactly(record, letter, whole):
    masked, originals = mask_record(record, frozenset(whole), every(letter))
    assert (
        restore_record(json.loads(json.dumps(masked)), json.loads(json.dumps(originals))) == record
    )


@given(records, st.sampled_from("ab7"))
def test_nothing_that_is_found_is_left_in_a_masked_record(record, letter):
    masked, _ = mask_record(record, frozenset(), every(letter))
    assert not [each for value in masked.values() for each in strings_of(value) if letter in each]


@given(records, st.sets(st.sampled_from(["data", "text"])))
def test_a_field_masked_whole_is_the_mark_or_empty(record, whole):
    masked, _ = mask_record(record, frozenset(whole), every("a"))
    assert all(masked[name] == MARK or not record[name] for name in whole & record.keys())


@given(records)
def test_masking_a_masked_record_changes_nothing(record):
    masked, _ = mask_record(record, frozenset(), every("a"))
    assert mask_record(masked, frozenset(), every("a"))[0] == masked


@given(records)
def test_a_vault_gives_back_what_it_was_given(record):
    vault = Vault(1, 2, b"k" * 32)
    assert vault.open("row:1", vault.seal("row:1", record)) == record


def test_each_sealing_of_the_same_is_different():
    vault = Vault(1, 2, b"k" * 32)
    assert vault.seal("row:1", ["x"]) != vault.seal("row:1", ["x"])
