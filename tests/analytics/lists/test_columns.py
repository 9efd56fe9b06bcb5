"""Columns: one entry is on the page, in the file and in reports; what older rules masked, in none.

Each test that adds a column adds one that the product doesn't have.
"""

import gzip
import re

import pytest

from chatlinks.analytics.lists.columns import Column
from chatlinks.analytics.lists.listings import CONVERSATIONS, LISTINGS, MESSAGES
from chatlinks.analytics.lists.looks import NUMBER, WORDS
from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from chatlinks.database.rows import rows
from tests.kit.acting.analysis import BY_USERS, ask_report, columns, csv_rows, get

# A text that the cast's conversation has once, and the SQL of it, by list.
TEXTS = {"messages": "m.text", "conversations": "c.channel"}
KNOWN = {"messages": "only doing chat", "conversations": "whatsapp"}
# What is no text of a conversation though its type is one: who wrote, and the token of the link.
OUR_OWN = {"by", "chat"}
OF_TEXT = re.compile(
    r"\b[mc]\.(author|text|translation|data|words|node|sub_story|preview)\b",
).search
NO_TEXT = {"bigint", "integer", "boolean", "double precision", "timestamp with time zone"}
# The FROM clauses of both lists, for asking what type a column has.
SOURCES = {
    "messages": """
        FROM conversations_message m
        JOIN conversations_conversation c ON c.id = m.conversation_id
        JOIN conversations_contact u ON u.id = c.contact_id
        LEFT JOIN links_chatlink l ON l.conversation_id = c.id""",
    "conversations": """
        FROM conversations_conversation c
        JOIN conversations_contact u ON u.id = c.contact_id
        LEFT JOIN links_chatlink l ON l.conversation_id = c.id
        CROSS JOIN (
          SELECT 1 AS by_user, 1 AS by_bot, 1 AS by_agent, 1 AS by_other, 1 AS broken) s""",
}


@pytest.fixture
def add(monkeypatch):
    """Adds a column to a list for the length of a test."""

    def added(name, **fields):
        listing = LISTINGS[name]
        column = Column(name="extra", heading="Extra", **fields)
        monkeypatch.setattr(listing, "columns", [*listing.columns, column])

    return added


def in_report(client, page):
    """The file of a report that is made now."""
    ask_report(client, f"{BY_USERS}&show=extra", page)
    report = CsvReport.objects.latest("pk")
    assert reports.make(report.pk)
    report.refresh_from_db()
    return gzip.decompress(report.content).decode()


def everywhere(client, page):
    """What the page, the CSV and a report hold of it."""
    file = csv_rows(get(client, "show=extra&by=user", f"{page}.csv"))
    texts = [get(client, "show=extra&by=user", page).text, str(file), in_report(client, page)]
    assert all("Extra" in text for text in texts)
    return texts


@pytest.mark.parametrize("page", LISTINGS)
def test_a_new_column_of_text_is_everywhere_but_where_older_rules_masked_it(
    analyst, cast, add, page
):
    add(page, sql=TEXTS[page], look=WORDS)
    assert all(KNOWN[page] in text for text in everywhere(analyst, page))
    cast.acme.change_rules("a new pattern")
    assert not any(KNOWN[page] in text for text in everywhere(analyst, page))


def test_a_selectable_column_is_offered_and_shown_where_it_is_chosen(analyst, add):
    add("messages", sql="m.position", look=NUMBER, text=False, selectable=True)
    assert 'name="show" value="extra"' in get(analyst).text
    assert "Extra" not in columns(get(analyst))
    assert columns(get(analyst, "show=extra&broken=1"))["Extra"] == "6"
    head, line = csv_rows(get(analyst, "show=extra&broken=1", "messages.csv"))
    assert (head[-1], line[-1]) == ("Extra", "6")


def test_a_column_stands_behind_the_one_it_follows_on_the_page_alone(analyst, add):
    add("messages", sql="m.position", look=NUMBER, text=False, follows="at")
    heads = list(columns(get(analyst)))
    assert heads[heads.index("Created at") + 1] == "Extra"
    assert csv_rows(get(analyst, "", "messages.csv"))[0][-1] == "Extra"


@pytest.mark.parametrize("listing", [MESSAGES, CONVERSATIONS], ids=lambda each: each.name)
def test_what_is_said_to_be_no_text_has_no_type_of_text(cast, listing):
    for column in listing.columns:
        if column.text or column.name in OUR_OWN:
            continue
        sql = f"SELECT pg_typeof({column.sql})::text {SOURCES[listing.name]} LIMIT 1"
        said = f"{column.name} is a text: leave text=False out or, if it is ours, add to OUR_OWN"
        assert rows(sql)[0][0] in NO_TEXT, said


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda each: each.name)
def test_what_is_said_to_be_no_text_is_not_reckoned_out_of_one(listing):
    """How many words a guess has where it comes back masked would confirm it."""
    read = [column.name for column in listing.columns if not column.text and OF_TEXT(column.sql)]
    assert read == []


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda each: each.name)
def test_no_two_columns_have_one_name_or_heading(listing):
    for field in ("name", "heading"):
        values = [getattr(column, field) for column in listing.columns]
        assert len(values) == len(set(values))
