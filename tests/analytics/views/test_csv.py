"""CSV: what the page shows, as a file."""

import pytest

from chatlinks.analytics.views import csv as view
from chatlinks.conversations.models import Message
from tests.kit.acting.analysis import MARCH, csv_rows, get
from tests.kit.cast import SECRETS
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


def test_the_file_has_the_rows_of_the_page_with_the_chosen_columns(analyst, cast):
    response = get(analyst, "by=user&show=confidence&show=id", "messages.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith(
        'attachment; filename="acme-messages-'
    )
    head, *rest = csv_rows(response)
    assert head == [*HEADS, "Confidence", "Message ID"]
    broken = Message.objects.get(conversation=cast.conversation, is_broken=True)
    chat = f"http://127.0.0.1:8000/c/{cast.members_link.token}?at={broken.pk}#m-{broken.pk}"
    assert rest[0] == [
        "I m only doing chat with you",
        "User",
        chat,
        str(cast.conversation.pk),
        "2026-03-02T14:51:00+05:30",
        "******",
        "hello",
        "",
        "yes",
        "",
        "0.2",
        str(broken.pk),
    ]
    assert [each[0] for each in rest[1:]] == [
        "[Image]",
        "my pan is ****** and card ******",
        "Hello, ****** is where I live",
    ]


def test_conversations_as_a_file(analyst, cast):
    head, line = csv_rows(get(analyst, "", "conversations.csv"))
    assert dict(zip(head, line, strict=True))["Responses from bot"] == "3"
    assert line[3] == "2026-03-02T14:45:00+05:30"


def test_a_search_narrows_the_file_and_leaves_no_marks_in_it(analyst):
    rest = csv_rows(get(analyst, "q=%22only+doing%22+chat", "messages.csv"))[1:]
    assert [each[0] for each in rest] == ["I m only doing chat with you"]


def test_too_many_rows_are_not_downloaded_but_offered_by_mail(analyst, monkeypatch):
    monkeypatch.setattr(view, "DIRECTLY", 5)
    response = get(analyst, "by=user", "messages.csv")
    assert response.status_code == 200
    response = get(analyst, "", "messages.csv")
    assert response.headers["Location"] == f"/analytics/messages?{MARCH}&"
    assert "sent by e-mail" in analyst.get(response.headers["Location"]).text


@pytest.mark.parametrize("name", ["analyst", "admin_permitted", "lead_both_permitted"])
@pytest.mark.parametrize("query", ["", "show=translation&show=user&show=language", "q=card"])
def test_the_file_is_masked_whoever_takes_it(sign_in, cast, name, query):
    for page in ("messages.csv", "conversations.csv"):
        response = get(sign_in(name), query, page)
        assert held(response, SECRETS) == []
        assert "no-store" in response.headers["Cache-Control"]


def test_what_was_masked_by_older_rules_is_not_in_the_file(analyst, cast):
    cast.acme.change_rules("a new pattern")
    assert {each[0] for each in csv_rows(get(analyst, "", "messages.csv"))[1:]} == {
        "[being masked anew]"
    }
