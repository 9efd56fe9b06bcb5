"""The words around what a search of the list found, in masked text."""

import re

from markupsafe import Markup

from chatlinks.conversations.message_filter import MESSAGES_OF_ONE
from chatlinks.conversations.search_words import RUN, words_query
from chatlinks.database.conditions import Condition
from chatlinks.reading.text import as_html

OPEN, CLOSE = "\ue0f2", "\ue0f3"
HIT = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")  # what the database's search found
BEFORE, AROUND = 30, 90  # characters
# Of a conversation `c`.
SNIPPET = f"""
SELECT {{headline}}
FROM (SELECT conversations_language(%s) AS language, {{query}} AS query) q, {MESSAGES_OF_ONE}
WHERE m.words @@ q.query AND m.writer_id IS DISTINCT FROM %s
ORDER BY m.position LIMIT 1"""
HEADLINE = f"""ts_headline(q.language, m.text, q.query,
  'StartSel={OPEN}, StopSel={CLOSE}, MaxFragments=1, MaxWords=24, MinWords=8')"""
# Inside an unspaced sentence the database sees no word: what was typed is looked for as it is.
AS_TYPED = f"""replace(
  substr(m.text, greatest(1, strpos(m.text, %s) - {BEFORE}), {AROUND}),
  %s, '{OPEN}' || %s || '{CLOSE}')"""


def snippet(typed: str, person_id: int | None) -> Condition:
    """SQL for the words around what was searched for, with it between OPEN and CLOSE.

    Not in what the searching person wrote: a hit would tell that nothing of it is masked.
    """
    query, needs = words_query(typed)
    run = RUN.search(typed)
    headline = AS_TYPED if run else HEADLINE
    return (
        f"({SNIPPET.format(headline=headline, query=query)})",
        [*([run[0]] * 3 if run else []), typed, *needs, person_id],
    )


def highlighted(snippet: str) -> Markup:
    """What the search found, told apart.

    The snippet is cut out of masked text, so nothing hidden is in it.
    """
    html = HIT.sub(r"<mark>\1</mark>", str(as_html(snippet)))
    return Markup(html.replace(OPEN, "").replace(CLOSE, ""))  # noqa: S704, escaped
