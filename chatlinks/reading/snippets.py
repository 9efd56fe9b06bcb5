"""The words around what a search of the list found, in masked text."""

import re

from markupsafe import Markup

from chatlinks.reading.text import as_html

HIT = re.compile("\ue0f2([^\ue0f2\ue0f3]*)\ue0f3")  # what the database's search found
# Of a conversation `c`; `%s` is what was searched for.
SNIPPET = """
SELECT ts_headline(q.language, m.text, q.query,
  'StartSel=\ue0f2, StopSel=\ue0f3, MaxFragments=1, MaxWords=24, MinWords=8')
FROM (SELECT l.language, websearch_to_tsquery(l.language, l.words) AS query
      FROM (SELECT w.words, conversations_language(w.words) AS language
            FROM (SELECT %s::text AS words) w) l) q,
  conversations_message m
WHERE m.conversation_id = c.id AND m.business_id = c.business_id AND m.words @@ q.query
ORDER BY m.position LIMIT 1"""


def highlighted(snippet: str) -> Markup:
    """What the search found, told apart.

    The snippet is cut out of masked text, so nothing hidden is in it.
    """
    html = HIT.sub(r"<mark>\1</mark>", str(as_html(snippet)))
    return Markup(html.replace("\ue0f2", "").replace("\ue0f3", ""))  # noqa: S704, escaped
