"""What lists show of a conversation without reading it: the user's last words, else the bot's, and
which bots and agents wrote.

Never an agent's words: a list shows them masked to everybody, whoever wrote them included, and
would so tell whether what they wrote is a hidden value.
"""

import json
from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from chatlinks.conversations.records.parts import PartRow
from chatlinks.conversations.records.plain import PlainMessage
from chatlinks.database.rows import execute

PREVIEW = 200  # characters, cut after masking so that no half of a value is left over


class Summary(NamedTuple):
    preview: str
    authors: list[str]


NOTHING_WRITTEN = Summary("", [])


def summarise(messages: Iterable[PartRow[PlainMessage]]) -> Summary:
    """From the masked messages of one conversation, in order."""
    by_sender = {"user": "", "bot": ""}
    authors: dict[str, None] = {}
    for row in messages:
        sender, text, author = row.plain.sender, row.masked["text"], row.masked["author"]
        if author and sender in ("bot", "agent"):
            authors[author] = None
        if text and sender in by_sender:
            by_sender[sender] = text
    preview = by_sender["user"] or by_sender["bot"]
    return Summary(preview[:PREVIEW], list(authors))


def store_summaries(
    business_id: int,
    conversation_ids: Collection[int],
    messages: Iterable[PartRow[PlainMessage]],
    policy: int,
) -> None:
    """Of these conversations, from all of their messages, which were masked by the `policy` of this
    number.
    """
    summaries = {
        id_: summarise(group) for id_, group in groupby(messages, key=attrgetter("conversation_id"))
    }
    ids = sorted(conversation_ids)
    shown = [summaries.get(id_, NOTHING_WRITTEN) for id_ in ids]
    execute(
        """UPDATE conversations_conversation c
           SET rules = %s, preview = s.preview,
               authors = ARRAY(SELECT jsonb_array_elements_text(s.authors))
           FROM unnest(%s::bigint[], %s::text[], %s::jsonb[]) s (id, preview, authors)
           WHERE c.business_id = %s AND c.id = s.id""",
        [
            policy,
            ids,
            [summary.preview for summary in shown],
            [json.dumps(summary.authors) for summary in shown],
            business_id,
        ],
    )
