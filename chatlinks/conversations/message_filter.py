"""Conversations that hold a message such as asked for: by the messages where these are few, from
conversation to conversation where they are many. PostgreSQL itself would gather all of the many
first.
"""

from collections.abc import Collection

from chatlinks.database.conditions import Condition
from chatlinks.database.rows import expected

MANY = 20_000  # messages


def holding(businesses: Collection[int], where: Condition) -> Condition:
    """SQL over conversations `c` of these businesses, for one over messages `m`."""
    sql, needs = where
    of = f"""FROM conversations_message m
             WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND {sql}"""
    all_of_them = f"""SELECT FROM conversations_message m
                      WHERE m.business_id = ANY(%s) AND {sql}"""
    if expected(all_of_them, [list(businesses), *needs]) < MANY:
        return f"EXISTS (SELECT {of})", needs
    return f"coalesce((SELECT true {of} LIMIT 1), false)", needs
