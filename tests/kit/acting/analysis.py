"""Pages of Intelligent Analytics: asked for, and read."""

import csv
import io
import re

from chatlinks.conversations.models import Message

MARCH = "since=2026-03-01&until=2026-03-31"


def get(client, query="", view="messages"):
    return client.get(f"/analytics/{view}?{MARCH}&{query}")


def ids(response):
    """The messages (or conversations) listed, in order."""
    return [
        int(each)
        for each in re.findall(r"View Chat<span class=\"unseen\"> of \w+ (\d+)<", response.text)
    ]


def counted(response):
    return re.search(r'class="counted" role="status"><strong>([^<]*)<', response.text)[1]


def messages_of(cast, **fields):
    return list(
        Message.objects.filter(conversation=cast.conversation, **fields)
        .order_by("-at", "-id")
        .values_list("pk", flat=True)
    )


def columns(response):
    """(head → cell) of the first line."""
    heads = [
        re.sub("<[^>]*>", "", each).strip()
        for each in re.findall(r"<th[^>]*>(.*?)</th>", response.text)
    ]
    cells = re.findall(
        r"<td[^>]*>(.*?)</td>", response.text.partition("<tbody>")[2].partition("</tr>")[0], re.S
    )
    return dict(zip(heads, [re.sub("<[^>]*>", " ", each).strip() for each in cells], strict=True))


def link(response, rel):
    found = re.search(rf'rel="{rel}" href="([^"]*)"', response.text)
    return found and found[1].replace("&amp;", "&")


def csv_rows(response):
    text = b"".join(response).decode() if response.streaming else response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


BY_USERS = f"business=acme&{MARCH}&by=user"


def ask_report(client, query=BY_USERS, page="messages", business="acme"):
    return client.post(
        "/analytics/reports/ask", {"business": business, "page": page, "query": query}
    )
