"""Messages that stand in another conversation than before: a source that names no conversation has
told later where one ends.
"""

from collections.abc import Iterable, Mapping

from chatlinks.conversations.records.identity import identity_of
from chatlinks.database.rows import execute
from chatlinks.workspaces.models import Business

TAKE_OUT = """
DELETE FROM conversations_message m USING conversations_conversation c
WHERE c.business_id = %s AND c.external_hash = %s AND m.business_id = c.business_id
  AND m.conversation_id = c.id AND NOT m.external_hash = ANY(%s)"""


TAKE_OUT_FILES = """
DELETE FROM conversations_file f USING conversations_conversation c
WHERE c.business_id = %s AND c.external_hash = %s AND f.business_id = c.business_id
  AND f.conversation_id = c.id AND NOT f.message_hash = ANY(%s)"""


def take_out_others(business: Business, held: Mapping[str, Iterable[str]]) -> int:
    """Of these conversations, all messages but those of these ids; how many. `store` leaves alone
    what it isn't told of: whoever calls has it write them, and holds the business's lock.
    """
    identity = identity_of(business)
    taken_out = 0
    for name, messages in held.items():
        hashes = [identity.message(id_, 0) for id_ in messages]
        needs = [business.pk, identity.conversation(name), hashes]
        execute(TAKE_OUT_FILES, needs)
        taken_out += execute(TAKE_OUT, needs)
    return taken_out
