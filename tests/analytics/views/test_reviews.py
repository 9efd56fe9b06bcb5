"""User Reviews: filtered, walked by pages, each with its chat."""

import re
from html import unescape

import pytest
from django.db.models import F

from chatlinks.conversations.models import Message, Review
from chatlinks.links.models import ChatLink
from chatlinks.web.lists import paging
from chatlinks.workspaces.models import Business
from tests.kit.acting.analysis import MARCH
from tests.kit.cast import conversation, take


def test_a_review_leads_to_the_message_before_it(cast, sign_in):
    page = sign_in("analyst").get(f"/analytics/reviews?{MARCH}").content.decode()
    last = Message.objects.filter(conversation=cast.conversation).latest("position")
    token = ChatLink.objects.get(conversation=cast.conversation, audience="members").token
    assert f"/c/{token}?at={last.pk}#m-{last.pk}" in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("rating=2", True),
        ("rating=5", False),
        ("for=agent", True),
        ("for=bot", False),
        ("task=Card", True),
        ("task=Loan", False),
    ],
)
def test_reviews_are_filtered(cast, sign_in, query, shown):
    page = sign_in("analyst").get(f"/analytics/reviews?{MARCH}&{query}").content.decode()
    assert ("View Chat" in page) == shown


@pytest.mark.parametrize("query", ["task=Card", "channel=whatsapp"])
def test_no_filter_of_reviews_tells_what_is_hidden_by_now(cast, sign_in, query):
    client = sign_in("analyst")
    assert "View Chat" in client.get(f"/analytics/reviews?{MARCH}&{query}").text
    Business.objects.update(rules=F("rules") + 1)
    page = client.get(f"/analytics/reviews?{MARCH}&{query}").text
    assert "View Chat" not in page
    assert "<option>Card</option>" not in client.get(f"/analytics/reviews?{MARCH}").text


def test_reviews_are_walked_by_pages_and_counted(cast, sign_in, monkeypatch):
    ratings = [
        {"rating": 1 + n % 5, "for": "bot", "at": f"2026-03-05T10:00:{n:02}Z", "comment": "So so"}
        for n in range(7)
    ]
    take(cast.acme, conversation(id="rated", reviews=ratings))
    monkeypatch.setattr(paging, "PAGE", 3)
    client, seen, address = sign_in("analyst"), 0, f"?{MARCH}"
    while address:
        page = client.get(f"/analytics/reviews{address}").text
        assert "<strong>8</strong> reviews" in page
        seen += page.count("View Chat<")
        older = re.search(r'rel="next" href="([^"]*)"', page)
        address = older and unescape(older[1])
    assert seen == 8


def test_reviews_without_a_comment_are_shown_when_asked_for(cast, sign_in):
    Review.objects.update(comment="", sealed=None)
    client = sign_in("analyst")
    assert "View Chat" not in client.get(f"/analytics/reviews?{MARCH}").content.decode()
    assert "View Chat" in client.get(f"/analytics/reviews?{MARCH}&empty=1").content.decode()
