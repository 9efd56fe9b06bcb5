"""What is stored, as a thief of the database would have it."""

import re

from django.db import connection

from chatlinks.database.rows import rows

PUBLIC_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
BYTES = re.compile(r"\\\\x[0-9a-f]*")  # as COPY writes them
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


def texts_by_contact(business_id):
    """(contact, all that is stored in clear of one of their conversations)"""
    return rows(STORED, [business_id])
