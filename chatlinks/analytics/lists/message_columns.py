"""The columns of View Messages, in the order of the CSV and of the menu of columns.

`m` is the message, `c` its conversation, `u` its user, `l` the link of members.
"""

from django.conf import settings
from markupsafe import Markup, escape

from chatlinks.analytics.lists.columns import Column
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.looks import (
    FLAG,
    NUMBER,
    PARAGRAPH,
    PRESENCE,
    SHARE,
    TIME,
    WORDS,
    Look,
    unchanged,
)
from chatlinks.analytics.lists.messages import MessageRow
from chatlinks.reading.text import language_name

SENDERS = {"user": "User", "bot": "Bot", "agent": "Assistant", "other": "Other"}
BROKEN_HTML = ' <span class="badge broken">Bot break</span>'
ASSIST_HTML = ' <span class="badge">Smart assist</span>'


def draw_body(text: str, row: MessageRow, asked: MessageFilters) -> Markup:
    """Who said it, and what; what the search found in <mark>."""
    broken = BROKEN_HTML if row.broken else ""
    assist = ASSIST_HTML if row.assist else ""
    note = row.note(text)
    body = f"<i>{escape(note)}</i>" if note else asked.search.shown(text, row.headline)
    return Markup(  # noqa: S704, of what is escaped
        f'<span class="by {escape(row.sender)}">{SENDERS[row.sender]}</span>{broken}{assist}\n'
        f'        <p dir="auto">{body}</p>'
    )


def write_body(text: str, row: MessageRow, asked: MessageFilters) -> str:
    note = row.note(text)
    return f"[{note}]" if note else text


def draw_chat(
    token: str | None,
    row: MessageRow,
    asked: MessageFilters,
) -> Markup:
    url = escape(row.chat_url(asked.business.pk, token))
    return Markup(  # noqa: S704, of what is escaped
        f'<a class="view" href="{url}">View Chat'
        f'<span class="unseen"> of message {int(row.id)}</span></a>'
    )


def write_chat(
    token: str | None,
    row: MessageRow,
    asked: MessageFilters,
) -> str:
    return settings.BASE_URL + row.chat_url(asked.business.pk, token)


def write_sender(sender: str, row: MessageRow, asked: MessageFilters) -> str:
    return SENDERS[sender]


def draw_language(code: str, row: MessageRow, asked: MessageFilters) -> str:
    return language_name(code) if code else "—"


# The node is a message's own; one that has none was said where the conversation was by then.
LAST_NODE = """CASE WHEN m.node <> '' THEN m.node ELSE coalesce((
    SELECT p.node
    FROM conversations_message p
    WHERE p.conversation_id = m.conversation_id
      AND p.business_id = m.business_id
      AND p.position < m.position
      AND p.node <> ''
    ORDER BY p.position DESC
    LIMIT 1), '') END"""
USER_MESSAGES = """(
    SELECT count(*)
    FROM conversations_message t
    WHERE t.conversation_id = c.id
      AND t.business_id = c.business_id
      AND t.sender = 'user')"""

COLUMNS: list[Column[MessageRow]] = [
    Column(
        name="body",
        heading="Body",
        sql="m.text",
        look=Look("says", draw_body, write_body),
        label="",
    ),
    Column(
        name="by",
        heading="Message by",
        sql="m.sender",
        look=Look("", unchanged, write_sender),
        text=False,
        on_page=False,
    ),
    Column(
        name="chat",
        heading="View Chat",
        sql="l.token",
        look=Look("way", draw_chat, write_chat),
        text=False,
        page_heading=Markup('<span class="unseen">The way to it</span>'),
        label="",
    ),
    Column(
        name="conversation",
        heading="Conversation ID",
        sql="c.id",
        look=NUMBER,
        text=False,
        follows="story",
    ),
    Column(
        name="at",
        heading="Created at",
        sql="m.at",
        look=TIME,
        text=False,
    ),
    Column(
        name="name",
        heading="Full name",
        sql="coalesce(u.details->>'name', '') <> ''",
        look=PRESENCE,
        text=False,
    ),
    Column(
        name="node",
        heading="Last node",
        sql=LAST_NODE,
        look=WORDS,
    ),
    Column(
        name="story",
        heading="Sub story",
        sql="m.sub_story",
        look=WORDS,
    ),
    Column(
        name="broken",
        heading="Broken",
        sql="m.is_broken",
        look=FLAG,
        text=False,
        on_page=False,
    ),
    Column(
        name="assist",
        heading="Smart assist",
        sql="m.is_smart_assist",
        look=FLAG,
        text=False,
        on_page=False,
    ),
    Column(
        name="confidence",
        heading="Confidence",
        sql="m.confidence",
        look=SHARE,
        text=False,
        selectable=True,
    ),
    Column(
        name="id",
        heading="Message ID",
        sql="m.id",
        look=NUMBER,
        text=False,
        selectable=True,
    ),
    Column(
        name="language",
        heading="Source language",
        sql="m.language",
        look=Look("", draw_language, unchanged),
        selectable=True,
    ),
    Column(
        name="translation",
        heading="Translated message",
        sql="m.translation",
        look=PARAGRAPH,
        selectable=True,
        follows="body",
    ),
    Column(
        name="total",
        heading="Total user messages",
        sql=USER_MESSAGES,
        look=NUMBER,
        text=False,
        selectable=True,
    ),
    Column(
        name="user",
        heading="User ID",
        sql="c.contact_id",
        look=NUMBER,
        text=False,
        selectable=True,
    ),
]
