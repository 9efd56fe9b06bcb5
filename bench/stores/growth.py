"""A store of any size, quickly: what was imported is repeated inside the database under new ids.

Copies are masked rows like any other; only what was sealed in them doesn't open, being bound to the
row that it was sealed for. So what is opened unmasked is always imported.
"""

STEP = 100_000_000  # between the ids of one copy and the next

ID = f"id + {STEP}::bigint * k"
HASH = "substring(sha256(external_hash || int4send(k)) FOR 16)"
OF_CONTACT = f"contact_id + {STEP}::bigint * k"
OF_CONVERSATION = f"conversation_id + {STEP}::bigint * k"
OF_PART = {"id": ID, "conversation_id": OF_CONVERSATION}
# Table → column → what it is in the copy k.
TABLES = {
    "conversations_contact": {"id": ID, "external_hash": HASH},
    "privacy_contactkey": {"contact_id": OF_CONTACT},
    "conversations_conversation": {
        "id": ID,
        "contact_id": OF_CONTACT,
        "external_hash": HASH,
    },
    "links_chatlink": {
        "id": ID,
        "conversation_id": OF_CONVERSATION,
        "token": "left(md5(token || k), 24)",
    },
    "conversations_message": OF_PART,
    "conversations_event": OF_PART,
    "conversations_entity": OF_PART,
    "conversations_review": OF_PART,
}

COUNT = "SELECT count(*) FROM conversations_message"
IMPORTED = "SELECT count(*) FROM conversations_message WHERE id < %s"
LAST_COPY = "SELECT max(id) / %s FROM conversations_message"
# The conversation up to which such a share of the imported messages lies.
SHARE = """
SELECT percentile_disc(%s) WITHIN GROUP (ORDER BY conversation_id)
FROM conversations_message WHERE id < %s"""
INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
WHERE i.indrelid = ANY(%s::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)"""
COLUMNS = """
SELECT attname FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"""
REPEAT = """
INSERT INTO {table} ({columns})
SELECT {values} FROM {table}, generate_series(%s, %s) k
WHERE {id} < %s AND (k < %s OR {conversation} <= %s)"""


def number(sql: str, parameters: list[object] | None = None) -> int:
    from chatlinks.database.rows import rows

    [(value,)] = rows(sql, parameters or [])
    return int(value)


def count() -> int:
    return number(COUNT)


def grow(messages: int) -> None:
    """Repeat what was imported until there are so many messages."""
    from django.db import connection

    from chatlinks.database.rows import execute, rows

    imported, last = number(IMPORTED, [STEP]), number(LAST_COPY, [STEP])
    copies, rest = divmod(max(0, messages - count()), imported)
    share = number(SHARE, [rest / imported, STEP])
    indexes = rows(INDEXES, [list(TABLES)])
    for name, _ in indexes:
        execute(f"DROP INDEX {name}")  # made anew at the end: quicker, and the same
    with connection.cursor() as cursor:
        # The copies hold together because the originals do.
        cursor.execute("SET session_replication_role = replica")
        for table in TABLES:
            repeat(table, range(last + 1, last + 1 + copies), share)
        cursor.execute("SET session_replication_role = DEFAULT")
    execute("SET maintenance_work_mem = '1GB'")
    for _, definition in indexes:
        execute(str(definition))
    execute("VACUUM ANALYZE")


def repeat(table: str, copies: range, share: int) -> None:
    """Append copies of a table's imported rows, and one more of those that belong to a conversation
    up to `share`.
    """
    from chatlinks.database.rows import execute, rows

    columns = [str(name) for (name,) in rows(COLUMNS, [table])]
    values = [TABLES[table].get(column, column) for column in columns]
    sql = REPEAT.format(
        table=table,
        columns=", ".join(columns),
        values=", ".join(values),
        id="contact_id" if table == "privacy_contactkey" else "id",
        conversation=conversation_of(table),
    )
    execute(sql, [copies.start, copies.stop, STEP, copies.stop, share])


def conversation_of(table: str) -> str:
    """The conversation of a table's row; of a contact and its key, which may have many, 0: they are
    always copied.
    """
    if table in ("conversations_contact", "privacy_contactkey"):
        return "0"
    return "id" if table == "conversations_conversation" else "conversation_id"
