"""CSV: what the page shows, as a file that any spreadsheet opens and none runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.analytics.reports import csv_export
from chatlinks.analytics.views import csv as view
from chatlinks.conversations.models import Message
from tests.analytics.views.test_messages import MARCH, get
from tests.kit.cast import SECRETS, START, conversation, take
from tests.kit.reading import held

HEADS = [
    "Body",
    "Message by",
    "View Chat",
    "Conversation ID",
    "Created at",
    "Full name",
    "Last node",
    "Sub story",
    "Broken",
    "Smart assist",
]


def lines(response):
    text = b"".join(response).decode() if response.streaming else response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


@pytest.fixture
def analyst(sign_in):
    return sign_in("analyst")


def test_the_file_has_the_rows_of_the_page_with_the_chosen_columns(analyst, cast):
    response = get(analyst, "by=user&show=confidence&show=id", "messages.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith(
        'attachment; filename="acme-messages-'
    )
    head, *rest = lines(response)
    assert head == [*HEADS, "Confidence", "Message ID"]
    broken = Message.objects.get(conversation=cast.conversation, is_broken=True)
    assert rest[0] == [
        "I m only doing chat with you", "User", f"http://127.0.0.1:8000/c/{cast.members_link.token}?at={broken.pk}#m-{broken.pk}",
        str(cast.conversation.pk), "2026-03-02T14:51:00+05:30", "******", "hello", "", "yes", "", "0.2", str(broken.pk),
    ]  # fmt: skip
    assert [each[0] for each in rest[1:]] == [
        "[Image]",
        "my pan is ****** and card ******",
        "Hello, ****** is where I live",
    ]


def test_conversations_as_a_file(analyst, cast):
    head, line = lines(get(analyst, "", "conversations.csv"))
    assert dict(zip(head, line, strict=True))["Responses from bot"] == "3"
    assert line[3] == "2026-03-02T14:45:00+05:30"


def test_a_search_narrows_the_file_and_leaves_no_marks_in_it(analyst):
    rest = lines(get(analyst, "q=%22only+doing%22+chat", "messages.csv"))[1:]
    assert [each[0] for each in rest] == ["I m only doing chat with you"]


def test_batches_lose_and_repeat_none(analyst, cast, monkeypatch):
    monkeypatch.setattr(csv_export, "BATCH", 3)
    take(cast.acme, *(conversation(id=f"more-{n}") for n in range(3)))
    links = [each[2] for each in lines(get(analyst, "", "messages.csv"))[1:]]
    assert len(links) == len(set(links)) == 40


def test_too_many_rows_are_not_downloaded_but_offered_by_mail(analyst, monkeypatch):
    monkeypatch.setattr(view, "DIRECTLY", 5)
    response = get(analyst, "by=user", "messages.csv")
    assert response.status_code == 200
    response = get(analyst, "", "messages.csv")
    assert response.headers["Location"] == f"/analytics/messages?{MARCH}&"
    assert "sent by e-mail" in analyst.get(response.headers["Location"]).text


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
    [line] = lines(get(analyst, "channel=web", "messages.csv"))[1:]
    for cell in (line[0], line[6], line[7]):
        assert cell.startswith("'")


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(text):
    [[cell]] = csv.reader(io.StringIO(csv_export.written([[text + "x"]])))
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers():
    assert csv_export.written([[-5, 0.25, None]]) == "-5,0.25,\r\n"


@pytest.mark.parametrize("name", ["analyst", "admin_permitted", "lead_both_permitted"])
@pytest.mark.parametrize("query", ["", "show=translation&show=user&show=language", "q=card"])
def test_the_file_is_masked_whoever_takes_it(sign_in, cast, name, query):
    for page in ("messages.csv", "conversations.csv"):
        response = get(sign_in(name), query, page)
        assert held(response, SECRETS) == []
        assert "no-store" in response.headers["Cache-Control"]


def test_what_was_masked_by_older_rules_is_not_in_the_file(analyst, cast):
    cast.acme.change_rules("a new pattern")
    assert {each[0] for each in lines(get(analyst, "", "messages.csv"))[1:]} == {
        "[being masked anew]"
    }
