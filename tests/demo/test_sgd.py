"""Real dialogues in the import format. Skipped where the data set isn't there."""

import itertools
import json
from datetime import datetime, timedelta

import pytest

from chatlinks.demo.values import leaks, name_parts
from tests.kit.samples.sgd import (
    FIRST,
    LAST,
    MISSING,
    PERSONAL,
    available,
    convert,
    main,
    personal_values,
)

pytestmark = pytest.mark.skipif(available() is None, reason=MISSING)


@pytest.fixture(scope="module")
def converted():
    return list(convert())


def test_all_of_them_convert(converted):
    assert len(converted) == 4000
    assert len({each["id"] for each in converted}) == 4000
    assert sum(len(each["messages"]) for each in converted) == 73_492


def test_they_are_in_the_import_format(converted, read):
    for each in converted[::4]:
        read(each)


def test_the_same_each_time():
    assert json.dumps(list(convert(limit=50))) == json.dumps(list(convert(limit=50)))


def test_sides_take_turns_and_times_run_forward(converted):
    for each in converted:
        senders = [message["from"] for message in each["messages"]]
        assert senders == list(itertools.islice(itertools.cycle(["user", "bot"]), len(senders)))
        times = [message["at"] for message in each["messages"]]
        assert times == sorted(times)


@pytest.mark.parametrize(("contacts", "limit"), [(7, 50), (1200, 1300)])
def test_contacts_come_back_after_their_24_hours(contacts, limit):
    last = {}
    for each in convert(limit=limit, contacts=contacts):
        start = datetime.fromisoformat(each["messages"][0]["at"])
        before = last.get(each["contact"]["id"])
        assert before is None or start - before > timedelta(hours=24)
        last[each["contact"]["id"]] = start
    assert len(last) == contacts


def test_entities_are_what_was_said(converted):
    names = set()
    for each in converted:
        texts = {message["id"]: message["text"] for message in each["messages"]}
        for entity in each["entities"]:
            assert entity["original_text"] in texts[entity["message"]]
            assert entity["personal"] == (entity["name"] in PERSONAL)
            names.add(entity["name"])
    assert names > PERSONAL


def test_contacts_names_are_nowhere_in_the_text(converted):
    texts = [message["text"] for each in converted for message in each["messages"]]
    text = "\n".join(texts).casefold()
    for name in (*FIRST, *LAST):
        for part in name_parts(name):
            assert part.casefold() not in text


def test_personal_values_hold_contact_and_entities(converted):
    for each in converted[::10]:
        values = personal_values(each)
        contact = each["contact"]
        assert {contact["name"], contact["email"], contact["phone"]} <= set(values)
        texts = "\n".join(message["text"] for message in each["messages"])
        personal = [entity for entity in each["entities"] if entity["personal"]]
        assert {entity["original_text"] for entity in personal} <= set(leaks(texts, values))


def test_copies_have_ids_and_contacts_of_their_own():
    copies = list(convert(limit=20, copies=3))
    assert len({each["id"] for each in copies}) == len(copies) == 60
    assert len({each["contact"]["email"] for each in copies}) == 60


def test_written_as_json_lines(tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["--out", str(out), "--limit", "5", "--copies", "2"]) == 0
    lines = out.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(convert(limit=5, copies=2))


def test_says_when_the_dialogues_are_missing(tmp_path, capsys):
    assert main([str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "dialogues.jsonl" in capsys.readouterr().err
