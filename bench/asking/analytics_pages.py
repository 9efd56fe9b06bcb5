"""The pages of Intelligent Analytics that are measured, and the same answers by SQL over the raw
rows.
"""

from typing import NamedTuple

WITHIN = "m.at >= '{since}' AND m.at < '{until}'"


class Page(NamedTuple):
    """`address` goes before the dates; DuckDB understands the `sql`, too."""

    address: str
    sql: str


PAGES = {
    "overview": Page(
        "/analytics?",
        """SELECT m.sender, count(*), count(DISTINCT m.contact_id), sum(m.is_broken::int)
           FROM {messages} m WHERE {within} GROUP BY 1""",
    ),
    "messages": Page(
        "/analytics/messages?",
        """SELECT m.id, m.text, m.at, m.node FROM {messages} m
           WHERE {within} ORDER BY m.at DESC, m.id DESC LIMIT 50""",
    ),
    "search": Page(
        "/analytics/messages?q=restaurant",
        """SELECT m.id, m.text, m.at FROM {messages} m
           WHERE {within} AND {search} ORDER BY m.at DESC, m.id DESC LIMIT 50""",
    ),
    "rare": Page(
        "/analytics/messages?q=barbecue",
        """SELECT m.id, m.text, m.at FROM {messages} m
           WHERE {within} AND {rare} ORDER BY m.at DESC, m.id DESC LIMIT 50""",
    ),
    "broken": Page(
        "/analytics/messages?broken=1",
        """SELECT m.id, m.text, m.at FROM {messages} m
           WHERE {within} AND m.is_broken ORDER BY m.at DESC, m.id DESC LIMIT 50""",
    ),
    "conversations": Page(
        "/analytics/conversations?",
        """SELECT m.conversation_id, count(*), sum(m.is_broken::int), max(m.at)
           FROM {messages} m WHERE {within} GROUP BY 1 ORDER BY 4 DESC LIMIT 50""",
    ),
    "words": Page(
        "/analytics/words?",
        """SELECT w, count(*) FROM (
             SELECT DISTINCT m.id, {unnested} AS w FROM {messages} m
             WHERE {within} AND m.is_broken AND m.sender = 'user'
           ) s GROUP BY 1 ORDER BY 2 DESC LIMIT 50""",
    ),
    "csat": Page(
        "/analytics/csat?",
        """SELECT m.given_to, m.rating, count(*) FROM {reviews} m
           WHERE {within} GROUP BY 1, 2""",
    ),
    "reviews": Page(
        "/analytics/reviews?",
        """SELECT m.id, m.rating, m.comment, m.at FROM {reviews} m
           WHERE {within} AND m.comment <> '' ORDER BY m.at DESC LIMIT 50""",
    ),
}
IN_POSTGRES = {
    "messages": """(
        SELECT x.*, c.contact_id FROM conversations_message x
        JOIN conversations_conversation c ON c.id = x.conversation_id
      )""",
    "reviews": "conversations_review",
    "search": "m.words @@ to_tsquery('english', 'restaurant')",
    "rare": "m.words @@ to_tsquery('english', 'barbecue')",
    "unnested": "regexp_split_to_table(lower(m.text), '[^a-z]+')",
}
IN_DUCKDB = {
    "messages": "read_parquet('{folder}/messages.parquet')",
    "reviews": "read_parquet('{folder}/reviews.parquet')",
    "search": "m.text ILIKE '%restaurant%'",
    "rare": "m.text ILIKE '%barbecue%'",
    "unnested": "unnest(regexp_split_to_array(lower(m.text), '[^a-z]+'))",
}


def queries(within: str, dialect: dict[str, str]) -> dict[str, str]:
    """Page → its SQL in a dialect."""
    return {name: page.sql.format(within=within, **dialect) for name, page in PAGES.items()}
