"""Links that open without signing in, as programs read of them: never the address of one."""

from typing import Any

from chatlinks.api.access import viewer_by_key
from chatlinks.api.models import ApiKey
from chatlinks.api.reads import cursors
from chatlinks.api.reads.queries import LinkQuery
from chatlinks.api.writes.storing import link_of
from chatlinks.links.sharing.link_list import ListedLink, ListFilter, newest


def page(key: ApiKey, asked: LinkQuery) -> dict[str, Any]:
    """A LinkPage. Raises Problem, and Http404 for a conversation that isn't the business's."""
    chosen = ListFilter(state=asked.state or "", conversation=conversation_id(key, asked))
    cursor = cursors.beyond(asked.cursor)
    rows = newest(key.business_id, chosen, cursor, asked.limit + 1)
    return {
        "links": [link(row) for row in rows[: asked.limit]],
        "next": cursors.next_of(rows, asked.limit),
    }


def conversation_id(key: ApiKey, asked: LinkQuery) -> int | None:
    if not asked.conversation:
        return None
    return viewer_by_key(key, asked.conversation).access.conversation_id


def link(row: ListedLink) -> dict[str, Any]:
    """A LinkRead."""
    return {
        "id": row.id,
        "conversation": link_of(row.members_token) if row.members_token else "",
        "audience": row.audience,
        "covers": row.covers,
        "status": row.status,
        "made_by": row.made_by,
        "made_at": row.made_at,
        "expires_at": row.expires_at,
        "has_passcode": row.has_passcode,
        "visits": row.visits,
        "last_opened_at": row.last_at,
    }
