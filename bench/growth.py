"""A store of any size, quickly: what was imported is repeated inside the database under new ids.

Copies are masked rows like any other; only what was sealed in them doesn't open, being bound to the row that it was sealed for.
So what is opened unmasked is always imported.
"""

STEP = 100_000_000  # between the ids of one copy and the next

HASH = "substring(sha256(external_hash || int4send(k)) FOR 16)"
TABLES = {
    "conversations_contact": {"id": "id + {step} * k", "external_hash": HASH},
    "privacy_contactkey": {"contact_id": "contact_id + {step} * k"},
    "conversations_conversation": {
        "id": "id + {step} * k", "contact_id": "contact_id + {step} * k", "external_hash": HASH,
    },
    "links_chatlink": {
        "id": "id + {step} * k", "conversation_id": "conversation_id + {step} * k", "token": "left(md5(token || k), 24)",
    },
    **{
        f"conversations_{part}": {"id": "id + {step} * k", "conversation_id": "conversation_id + {step} * k"}
        for part in ("message", "event", "entity", "review")
    },
}  # fmt: skip


def count() -> int:
    from chatlinks.rows import rows

    return int(rows("SELECT count(*) FROM conversations_message")[0][0])


def grow(messages: int) -> None:
    """Repeat what is there until there are so many messages; before, there must be no copies yet."""
    from django.db import connection

    from chatlinks.rows import execute, rows

    here = count()
    copies, rest = divmod(max(0, messages - here), here)
    share = rows(
        "SELECT percentile_disc(%s) WITHIN GROUP (ORDER BY conversation_id) FROM conversations_message", [rest / here]
    )[0][0]
    [(index,)] = rows("SELECT indexdef FROM pg_indexes WHERE indexname = 'message_words'")
    execute("DROP INDEX message_words")  # made anew at the end: quicker, and the same
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # the copies hold together because the originals do
        for table, new in TABLES.items():
            repeat(table, new, copies, share if rest else 0)
        cursor.execute("SET session_replication_role = DEFAULT")
    execute(str(index))
    execute("VACUUM ANALYZE")


def repeat(table: str, new: dict[str, str], copies: int, share: int) -> None:
    """Append `copies` copies of a table's rows, and one more of those that belong to a conversation up to `share`."""
    from chatlinks.rows import execute, rows

    columns = [
        str(row[0])
        for row in rows(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [table],
        )
    ]
    values = ", ".join(new.get(column, column).format(step=STEP) for column in columns)
    execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table}, generate_series(1, %s) k WHERE k <= %s OR {belongs(table)} <= %s",
        [copies + 1, copies, share],
    )


def belongs(table: str) -> str:
    """The conversation of a table's row; of a contact and its key, which may have many, 0: they are always copied."""
    if table in ("conversations_contact", "privacy_contactkey"):
        return "0"
    return "id" if table == "conversations_conversation" else "conversation_id"
