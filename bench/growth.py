"""A store of any size, quickly: what was imported is repeated inside the database under new ids.

Copies are masked rows like any other; only what was sealed in them doesn't open, being bound to the row that it was sealed for.
So what is opened unmasked is always imported.
"""

STEP = 100_000_000  # between the ids of one copy and the next

HASH = "substring(sha256(external_hash || int4send(k)) FOR 16)"
TABLES = {
    "conversations_contact": {"id": "id + {step}::bigint * k", "external_hash": HASH},
    "privacy_contactkey": {"contact_id": "contact_id + {step}::bigint * k"},
    "conversations_conversation": {
        "id": "id + {step}::bigint * k", "contact_id": "contact_id + {step}::bigint * k", "external_hash": HASH,
    },
    "links_chatlink": {
        "id": "id + {step}::bigint * k", "conversation_id": "conversation_id + {step}::bigint * k", "token": "left(md5(token || k), 24)",
    },
    **{
        f"conversations_{part}": {"id": "id + {step}::bigint * k", "conversation_id": "conversation_id + {step}::bigint * k"}
        for part in ("message", "event", "entity", "review")
    },
}  # fmt: skip


def count() -> int:
    from chatlinks.database.rows import rows

    return int(rows("SELECT count(*) FROM conversations_message")[0][0])


def grow(messages: int) -> None:
    """Repeat what was imported until there are so many messages."""
    from django.db import connection

    from chatlinks.database.rows import execute, rows

    sql = "SELECT count(*), percentile_disc(%s) WITHIN GROUP (ORDER BY conversation_id) FROM conversations_message WHERE id < %s"
    [(imported, _)] = rows(sql, [0, STEP])
    [(last,)] = rows("SELECT max(id) / %s FROM conversations_message", [STEP])
    copies, rest = divmod(max(0, messages - count()), imported)
    [(_, share)] = rows(sql, [rest / imported, STEP])
    indexes = rows(
        """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
           WHERE i.indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)""",
        [list(TABLES)],
    )
    for name, _ in indexes:
        execute(f"DROP INDEX {name}")  # made anew at the end: quicker, and the same
    with connection.cursor() as cursor:
        cursor.execute(
            "SET session_replication_role = replica"
        )  # the copies hold together because the originals do
        for table, new in TABLES.items():
            repeat(table, new, range(last + 1, last + 1 + copies), share)
        cursor.execute("SET session_replication_role = DEFAULT")
    execute("SET maintenance_work_mem = '1GB'")
    for _, made in indexes:
        execute(str(made))
    execute("VACUUM ANALYZE")


def repeat(table: str, new: dict[str, str], copies: range, share: int) -> None:
    """Append copies of a table's imported rows, and one more of those that belong to a conversation up to `share`."""
    from chatlinks.database.rows import execute, rows

    columns = [
        str(row[0])
        for row in rows(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            [table],
        )
    ]
    values = ", ".join(new.get(column, column).format(step=STEP) for column in columns)
    execute(
        f"""INSERT INTO {table} ({", ".join(columns)}) SELECT {values} FROM {table}, generate_series(%s, %s) k
            WHERE {columns_id(table)} < %s AND (k < %s OR {belongs(table)} <= %s)""",
        [copies.start, copies.stop, STEP, copies.stop, share],
    )


def columns_id(table: str) -> str:
    return "contact_id" if table == "privacy_contactkey" else "id"


def belongs(table: str) -> str:
    """The conversation of a table's row; of a contact and its key, which may have many, 0: they are always copied."""
    if table in ("conversations_contact", "privacy_contactkey"):
        return "0"
    return "id" if table == "conversations_conversation" else "conversation_id"
