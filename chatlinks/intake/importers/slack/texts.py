"""What a message says: its text, its blocks, what is attached to it; marks as people read them."""

import re
from collections.abc import Iterator
from typing import Any

from chatlinks.intake.importers.json_records import Fields, objects_in
from chatlinks.intake.importers.slack.people import SlackUsers

ESCAPED = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
MENTION = re.compile(r"<@(\w+)(?:\|[^>]*)?>")
DEEPEST = 20
INLINE = ("rich_text_section", "rich_text_preformatted", "rich_text_quote")
# Of an attachment, when it shows what lies behind a link that the text holds.
UNFURLED = ("from_url", "original_url", "app_unfurl_url")


def text_of(message: Fields) -> str:
    """As Slack shows it: a program's blocks in place of its text, which only notices show; and
    what it attaches or passes on.
    """
    blocks = objects_in(message, "blocks")
    text = message.get("text")
    drawn = "" if is_written(blocks) and text else "\n".join(lines_of(blocks))
    first = drawn or (str(text) if text else "")
    attached = [attachment(each) for each in objects_in(message, "attachments")]
    return "\n".join(each for each in (first, *attached) if each)


def is_written(blocks: list[Fields]) -> bool:
    """By a person: then the text says the same."""
    return all(each.get("type") == "rich_text" for each in blocks)


def attachment(fields: Fields) -> str:
    passed_on = fields.get("is_share") or fields.get("is_msg_unfurl")
    if not passed_on and any(fields.get(name) for name in UNFURLED):
        return ""
    blocks = objects_in(fields, "blocks")
    inner = fields.get("text") or "\n".join(lines_of(blocks)) or fields.get("fallback")
    told = [fields.get("pretext"), fields.get("title"), inner]
    told += [
        f"{each.get('title') or ''}: {each.get('value') or ''}".strip(": ")
        for each in objects_in(fields, "fields")
    ]
    return "\n".join(dict.fromkeys(str(each) for each in told if each))


def lines_of(blocks: list[Fields], depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        return
    for block in blocks:
        if block.get("type") in INLINE:
            yield "".join(map(piece_of, objects_in(block, "elements")))
            continue
        for name in ("title", "text", "alt_text"):
            if text := plain(block.get(name)):
                yield text
                break
        for name in ("fields", "elements"):
            yield from lines_of(objects_in(block, name), depth + 1)


def plain(value: Any) -> str:
    """Of a text, or an object that holds one."""
    text = value.get("text") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def piece_of(element: Fields) -> str:
    """In the marks of a text."""
    kind = element.get("type")
    if kind == "user":
        return f"<@{element.get('user_id')}>"
    if kind == "link":
        shown = f"|{element['text']}" if element.get("text") else ""
        return f"<{element.get('url')}{shown}>"
    if kind == "emoji":
        return f":{element.get('name')}:"
    if kind == "broadcast":
        return f"<!{element.get('range')}>"
    if kind == "channel":
        return f"<#{element.get('channel_id')}>"
    text = plain(element) or str(element.get("fallback") or "")
    for sign, mark in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, mark)
    return text


def hidden_in(message: Fields, text: str, people: SlackUsers) -> list[str]:
    """Names of whom it mentions, and of whose message it passes on."""
    names = [name for id_ in MENTION.findall(text) for name in people.hidden(id_)]
    for each in objects_in(message, "attachments"):
        if each.get("is_share") or each.get("is_msg_unfurl"):
            names += [str(each.get("author_name") or ""), str(each.get("author_subname") or "")]
    return names


def readable(text: str, people: SlackUsers) -> str:
    """Slack's marks (<@U1>, <http://…|label>, &amp;) as people read them."""
    first, *pieces = text.split("<")
    read_out = [first]
    for piece in pieces:
        mark, closed, rest = piece.partition(">")
        if closed:
            read_out += [mark_in_words(mark, people), rest]
        else:
            read_out.append(f"<{piece}")
    shown = "".join(read_out)
    for escaped, sign in ESCAPED.items():
        shown = shown.replace(escaped, sign)
    return shown


def mark_in_words(mark: str, people: SlackUsers) -> str:
    target, bar, shown = mark.partition("|")
    kind, rest = target[:1], target[1:]
    if kind == "@":
        return f"@{people.names.get(rest) or shown or rest}"
    if kind == "#":
        return f"#{shown or rest}"
    if kind == "!":
        if rest.startswith("date^"):
            return shown
        return f"@{(shown or rest.partition('^')[0]).removeprefix('@')}"
    target = target.removeprefix("mailto:").removeprefix("tel:")
    return f"{shown} ({target})" if bar and shown not in target else target
