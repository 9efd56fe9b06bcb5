"""What a list of chats shows of each: the user's last words, masked, whoever wrote after them."""

from markupsafe import Markup

from chatlinks.reading.text import as_html

MOST = 200  # characters, cut after masking so that no half of a value is left over

# Joined to a conversation `c` of a business `b`; nothing of one that is masked by an older policy.
JOINED = f"""
LEFT JOIN LATERAL (
  SELECT left(m.text, {MOST}) AS text, m.type
  FROM conversations_message m
  WHERE m.conversation_id = c.id
    AND m.business_id = c.business_id
    AND m.sender = 'user'
  ORDER BY m.position DESC
  LIMIT 1) w ON c.rules >= b.rules"""
COLUMNS = "coalesce(w.text, ''), coalesce(w.type, '')"

SENT = {"IMAGE": "Photo", "FILE": "File"}


def last_words(text: str, type_: str) -> Markup:
    """Of the user's last message; a photo or file by its kind, with what was written beside it."""
    kind = SENT.get(type_, "")
    if not kind:
        return as_html(text)
    return Markup("{}: {}").format(kind, as_html(text)) if text else Markup(kind)  # noqa: S704
