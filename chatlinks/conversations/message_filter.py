"""Conversations that hold a message such as asked for: by the messages where these are few, from
conversation to conversation where they are many. PostgreSQL itself would gather all of the many
first.
"""

from collections.abc import Collection

from chatlinks.database.conditions import Condition, id_array
from chatlinks.database.rows import expected

MANY = 20_000  # messages
FEW, ENOUGH = 3_000, 8_000  # where only some hundred conversations are looked for
ENOUGH_IN_INDEX = 60_000  # … and an index tells the conversations of all such messages
# The messages of one, read by their own index: what is asked of them is no way to them.
MESSAGES_OF_ONE = """(
  SELECT *
  FROM conversations_message m
  WHERE m.conversation_id = c.id
    AND m.business_id = c.business_id
  OFFSET 0) m"""


def holding(businesses: Collection[int], where: Condition) -> Condition:
    """SQL over conversations `c` of these businesses, for one over messages `m`."""
    sql, needs = where
    of = f"""FROM conversations_message m
             WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND {sql}"""
    all_of_them = f"""SELECT FROM conversations_message m
                      WHERE m.business_id = ANY(%s) AND {sql}"""
    if expected(all_of_them, [id_array(businesses), *needs]) < MANY:
        return f"EXISTS (SELECT {of})", needs
    return f"coalesce((SELECT true {of} LIMIT 1), false)", needs


def holding_some(
    businesses: Collection[int],
    where: Condition,
    *,
    in_index: bool = False,
) -> Condition:
    """As `holding`, where some hundred conversations are looked for and no more.

    By the messages where these are few; out of all of them at once where they are more: PostgreSQL
    itself would go through them once for every conversation, 4 million comparisons for a page.
    `in_index`: one that holds all that is asked names their conversations.
    """
    sql, needs = where
    all_of_them = f"FROM conversations_message m WHERE m.business_id = ANY(%s) AND {sql}"
    asked = [id_array(businesses), *needs]
    messages = expected(f"SELECT {all_of_them}", asked)
    if messages < FEW:
        return f"c.id = ANY(ARRAY(SELECT m.conversation_id {all_of_them}))", asked
    if messages < (ENOUGH_IN_INDEX if in_index else ENOUGH):
        return f"coalesce(c.id IN (SELECT m.conversation_id {all_of_them}), false)", asked
    one = f"SELECT true FROM {MESSAGES_OF_ONE} WHERE {sql} LIMIT 1"
    return f"coalesce(({one}), false)", needs
