"""What is stored, as a thief of the database would have it."""

import json
import re
from typing import Any

from django.db import connection

from chatlinks.database.rows import rows

PUBLIC_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
BYTES = re.compile(r"\\\\x[0-9a-f]*")  # as COPY writes them
FRACTION = re.compile(r"(?<=:\d\d)\.\d+(?=[+-]\d\d)")
OF_CONVERSATIONS = [
    "contact",
    "conversation",
    "message",
    "event",
    "entity",
    "review",
    "lookup",
    "mark",
    "file",
    "step",
]
# A table of the parts of a conversation, and its columns in clear.
PARTS = {
    "message": "author, type, text, data::text, node, sub_story, language, translation",
    "event": "team, agent, text",
    "entity": "name, original_text, value",
    "review": "comment, agent, task",
    "step": "agent, arguments, name, result",
}
TEXTS = [
    f"""(SELECT string_agg(concat_ws(E'\\n', {columns}), E'\\n')
         FROM conversations_{part} WHERE conversation_id = c.id)"""
    for part, columns in PARTS.items()
]
STORED = f"""
SELECT c.contact_id,
  concat_ws(E'\\n', c.channel, c.preview, c.authors::text, u.details::text, {", ".join(TEXTS)})
FROM conversations_conversation c JOIN conversations_contact u ON u.id = c.contact_id
WHERE c.business_id = %s"""


def tables():
    return [name for (name,) in rows(PUBLIC_TABLES)]


def dumped(table):
    """All of a table as COPY writes it: text, and bytes in hex."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as out:
        return b"".join(bytes(each) for each in out).decode()


def said_in(value: Any) -> str:
    """A stored value as text, its bytes as what they spell."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value.startswith("\\x"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return FRACTION.sub("", value)


def texts_of(table: str) -> str:
    """All that a table says, a line a value.

    Without what may spell any few digits by chance: numbers of rows, bytes in hex and fractions of
    a second.
    """
    return "\n".join(
        said_in(value)
        for (row,) in rows(f"SELECT to_jsonb(t)::text FROM {table} t ORDER BY t::text")
        for value in json.loads(row).values()
        if not isinstance(value, int)
    )


def stored_text(*parts: str) -> str:
    """All that is stored of conversations and contacts, or of some of their parts."""
    return "\n".join(texts_of(f"conversations_{part}") for part in parts or OF_CONVERSATIONS)


def texts_by_contact(business_id):
    """(contact, all that is stored in clear of one of their conversations)"""
    return rows(STORED, [business_id])
