"""A file that any spreadsheet opens and none runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.analytics.reports import csv_export
from chatlinks.web.lists import spreadsheets
from tests.kit.acting.analysis import csv_rows, get
from tests.kit.cast import START, conversation, take

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1+1",
    '=HYPERLINK("http://evil.example")',
    "-2+3+cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_defused(analyst, cast, text):
    message = {
        "id": "1",
        "at": START.isoformat(),
        "from": "user",
        "text": text,
        "node": text,
        "sub_story": text,
    }
    take(
        cast.acme,
        {"id": "formula", "contact": {"id": "f"}, "channel": "web", "messages": [message]},
    )
    [line] = csv_rows(get(analyst, "channel=web", "messages.csv"))[1:]
    for cell in (line[0], line[6], line[7]):
        assert cell.startswith("'")


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(text):
    [[cell]] = csv.reader(io.StringIO(spreadsheets.csv_text([[text + "x"]])))
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers():
    assert spreadsheets.csv_text([[-5, 0.25, None]]) == "-5,0.25,\r\n"


def test_batches_lose_and_repeat_none(analyst, cast, monkeypatch):
    monkeypatch.setattr(csv_export, "BATCH", 3)
    take(cast.acme, *(conversation(id=f"more-{n}") for n in range(3)))
    links = [each[2] for each in csv_rows(get(analyst, "", "messages.csv"))[1:]]
    assert len(links) == len(set(links)) == 40
