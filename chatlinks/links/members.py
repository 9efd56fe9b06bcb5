"""The members' link of each conversation.

One, always the same, made when the conversation is stored.
"""

from collections.abc import Sequence

from django.utils import timezone

from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import copy, execute, prepared, rows
from chatlinks.links.tokens import new_token

COLUMNS = ("token", "business_id", "conversation_id", "audience", "made_at", "passcode")
WITHOUT = """
SELECT c.id FROM conversations_conversation c
WHERE c.business_id = %s AND c.id = ANY(%s) AND NOT EXISTS (
  SELECT FROM links_chatlink l WHERE l.conversation_id = c.id AND l.audience = 'members')"""
ADD = """
INSERT INTO links_chatlink (token, business_id, conversation_id, audience, made_at, passcode)
VALUES (%s, %s, %s, 'members', now(), '')
ON CONFLICT (conversation_id) WHERE audience = 'members' DO NOTHING"""
MEMBERS_LINKS = """
SELECT conversation_id, token FROM links_chatlink
WHERE business_id = %s AND conversation_id = ANY(%s) AND audience = 'members'"""

TOKENS = """
SELECT c.external_hash, l.token FROM conversations_conversation c
JOIN links_chatlink l ON l.conversation_id = c.id AND l.audience = 'members'
WHERE c.business_id = %s AND c.external_hash = ANY(%s)"""


def make_for(business_id: int, conversation_ids: Sequence[int]) -> None:
    """Give those of the conversations a members' link that have none."""
    missing = rows(WITHOUT, [business_id, list(conversation_ids)])
    now = timezone.now()
    copy(
        "links_chatlink",
        COLUMNS,
        [(new_token(), business_id, id_, "members", now, "") for (id_,) in missing],
    )


def token_of(business_id: int, conversation_id: int) -> str:
    """The token of the conversation's members' link, made now if there is none yet."""
    return tokens_of(business_id, [conversation_id])[conversation_id]


def tokens_of(business_id: int, conversation_ids: Sequence[int]) -> dict[int, str]:
    """Of each of these conversations, as `token_of`."""
    found = prepared(MEMBERS_LINKS, [business_id, list(conversation_ids)])
    held: dict[int, str] = dict(found)
    if missing := set(conversation_ids) - held.keys():
        for id_ in missing:
            execute(ADD, [new_token(), business_id, id_])
        held |= dict(rows(MEMBERS_LINKS, [business_id, list(missing)]))
    return held


def tokens_by_id(business_id: int, external_ids: Sequence[str]) -> dict[str, str]:
    """The tokens of stored conversations, by the ids that they came in under."""
    identity = Identity(business_id)
    hashes = {identity.conversation(each): each for each in external_ids}
    found = rows(TOKENS, [business_id, list(hashes)])
    return {hashes[bytes(hash_)]: token for hash_, token in found}
