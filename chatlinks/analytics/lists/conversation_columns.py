"""The columns of View Conversations, in the order of the CSV.

`c` is the conversation, `u` its user, `l` the link of members, `s` the sums over its messages.
"""

from django.conf import settings
from markupsafe import Markup, escape

from chatlinks.analytics.lists.columns import Column
from chatlinks.analytics.lists.conversations import AnalysedConversation
from chatlinks.analytics.lists.filters import MessageFilters
from chatlinks.analytics.lists.looks import (
    NUMBER,
    PRESENCE,
    TIME,
    WORDS,
    Look,
    unchanged,
)

BROKEN_HTML = Markup('<span class="is-broken">%s</span>')


def draw_chat(
    token: str | None,
    row: AnalysedConversation,
    asked: MessageFilters,
) -> Markup:
    url = escape(row.chat_url(asked.business.pk, token))
    return Markup(  # noqa: S704, of what is escaped
        f'<a class="view" href="{url}">View Chat'
        f'<span class="unseen"> of conversation {int(row.id)}</span></a>'
    )


def write_chat(
    token: str | None,
    row: AnalysedConversation,
    asked: MessageFilters,
) -> str:
    return settings.BASE_URL + row.chat_url(asked.business.pk, token)


def draw_broken(number: int, row: AnalysedConversation, asked: MessageFilters) -> str:
    return BROKEN_HTML % number if number else str(number)


COLUMNS: list[Column[AnalysedConversation]] = [
    Column(
        name="node",
        heading="Last node",
        sql="coalesce(s.node, '')",
        look=WORDS._replace(classes="says name"),
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
        name="name",
        heading="Full name",
        sql="coalesce(u.details->>'name', '') <> ''",
        look=PRESENCE,
        text=False,
    ),
    Column(
        name="at",
        heading="Time of creation",
        sql="c.started_at",
        look=TIME,
        text=False,
    ),
    Column(
        name="by_user",
        heading="Responses from user",
        sql="s.by_user",
        look=NUMBER,
        text=False,
        page_heading="From user",
        label="Responses from the user",
    ),
    Column(
        name="by_bot",
        heading="Responses from bot",
        sql="s.by_bot",
        look=NUMBER,
        text=False,
        page_heading="From bot",
        label="from the bot",
    ),
    Column(
        name="by_agent",
        heading="Responses from assistant",
        sql="s.by_agent",
        look=NUMBER,
        text=False,
        page_heading="From assistant",
        label="from assistants",
    ),
    Column(
        name="by_other",
        heading="Responses from others",
        sql="s.by_other",
        look=NUMBER,
        text=False,
        page_heading="From others",
        label="from others",
    ),
    Column(
        name="broken",
        heading="Broken messages",
        sql="s.broken",
        look=Look("number", draw_broken, unchanged),
        text=False,
    ),
    Column(
        name="conversation",
        heading="Conversation ID",
        sql="c.id",
        look=NUMBER,
        text=False,
    ),
    Column(
        name="user",
        heading="User ID",
        sql="c.contact_id",
        look=NUMBER,
        text=False,
        on_page=False,
    ),
]
