"""Master keys: made once, for their owner only.

The right ones open, every other says so and changes nothing.
"""

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.privacy import keys
from chatlinks.privacy.keys import KeyProblem, Keyring

NEW = [keys.new_line() for _ in range(3)]


def test_a_new_key_file_is_its_owners_only(tmp_path):
    file = tmp_path / "keys" / "master.key"
    before = os.umask(0)
    try:
        keys.write_new(file)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert len(keys.read("", file)) == 1


def test_a_key_file_is_never_written_over(tmp_path):
    file = tmp_path / "master.key"
    keys.write_new(file)
    before = file.read_text()
    with pytest.raises(FileExistsError):
        keys.write_new(file)
    assert file.read_text() == before


def test_every_new_key_is_another():
    assert len({keys.new_line() for _ in range(50)}) == 50


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_a_ring_wraps_it_unwraps(data, context):
    ring = Keyring(NEW[:1])
    assert ring.unwrap(*ring.wrap(data, context), context) == data


def test_a_key_wrapped_for_one_record_does_not_open_for_another():
    ring = Keyring(NEW[:1])
    master, wrapped = ring.wrap(b"data key", b"contact:1:2")
    with pytest.raises(KeyProblem, match="another record"):
        ring.unwrap(master, wrapped, b"contact:1:3")


@given(st.integers(0, 43), st.integers(1, 255))
def test_a_single_changed_byte_is_noticed(place, change):
    ring = Keyring(NEW[:1])
    master, wrapped = ring.wrap(b"0123456789abcdef", b"context")
    altered = bytearray(wrapped)
    altered[place] ^= change
    with pytest.raises(KeyProblem, match="altered"):
        ring.unwrap(master, bytes(altered), b"context")


def test_the_first_of_two_keys_wraps_and_both_open():
    old, both = Keyring(NEW[:1]), Keyring([NEW[1], NEW[0]])
    wrapped_before = old.wrap(b"x", b"c")
    assert both.unwrap(*wrapped_before, b"c") == b"x"
    master, _ = both.wrap(b"x", b"c")
    assert master == Keyring(NEW[1:2]).current
    assert both.unwrap(*both.wrap(b"y", b"c"), b"c") == b"y"


def test_a_ring_without_the_key_says_which_is_missing():
    master, wrapped = Keyring(NEW[:1]).wrap(b"x", b"c")
    with pytest.raises(KeyProblem, match=master):
        Keyring(NEW[1:]).unwrap(master, wrapped, b"c")


@pytest.mark.parametrize("separator", ["\n", ",", "\r\n", " , ", "\n\n"])
def test_keys_are_given_one_a_line_or_with_commas(tmp_path, separator):
    assert keys.read(separator.join(NEW), tmp_path / "none") == NEW


def test_the_environment_comes_before_the_file(tmp_path):
    file = tmp_path / "master.key"
    file.write_text(NEW[0])
    assert keys.read(NEW[1], file) == [NEW[1]]
    assert keys.read("", file) == [NEW[0]]


@pytest.mark.parametrize(
    "line",
    [
        "not base64!",
        "c2hvcnQ=",
        base64.b64encode(b"x" * 31).decode(),
        base64.b64encode(b"x" * 33).decode(),
        "é" * 44,
    ],
)
def test_a_line_that_is_no_key_is_refused_and_not_repeated(line):
    with pytest.raises(KeyProblem, match="32 bytes in base64") as problem:
        Keyring([NEW[0], line])
    assert line not in str(problem.value)


def test_no_key_at_all_is_refused():
    with pytest.raises(KeyProblem):
        Keyring([])


def test_neither_a_key_nor_a_ring_prints_its_key():
    ring = Keyring(NEW[:1])
    raw = base64.b64decode(NEW[0])
    assert NEW[0] not in repr(ring) + repr(vars(ring))
    assert repr(raw)[2:-1] not in repr(ring.first)
