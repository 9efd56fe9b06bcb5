"""What a mail says, without what it repeats."""

from email.message import EmailMessage
from typing import Any

from chatlinks.intake.importers.html_text import plain_text


def body_of(parsed: EmailMessage) -> str:
    part: Any = parsed.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        content = part.get_payload(decode=True).decode("utf-8", "replace")
    text = plain_text(content) if part.get_content_subtype() == "html" else content
    return without_quotes(text.replace("\r\n", "\n").strip())


def without_quotes(text: str) -> str:
    """Without what a mail repeats at its end of the one that it answers."""
    lines = text.split("\n")
    while lines and (lines[-1].startswith(">") or not lines[-1].strip()):
        lines.pop()
    if len(lines) < len(text.split("\n")) and lines and lines[-1].rstrip().endswith(":"):
        lines.pop()  # "On Monday somebody wrote:"
    return "\n".join(lines).strip() or text
