"""The messages of a page as HTML. The hot path, fifty a page: so by hand, while templates draw all else.

White space counts: a text keeps its own (pre-wrap), so nothing may stand around it inside its element.
EVERY value that came from outside goes through `safe`.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from chatlinks.web.icons import icon

if TYPE_CHECKING:
    from chatlinks.links.shapes import Body, Item, Message

Rich = Callable[["Body"], str]  # a template's macro: the rich part of a message
Other = Callable[["Item"], str]  # a template's macro: whatever is no message

ICONS = {"user": "user-round", "bot": "bot", "agent": "headset", "other": "bell"}
ROLES = {"user": "", "bot": "Bot", "agent": "Assistant", "other": "Automatic"}
LANGUAGES = icon("languages")
BROKEN = f'<span class="broken">{icon("unplug")}Bot break: the bot could not answer this</span>'
ASSIST = f"<span>{icon('sparkles')}Smart Assist</span>"


def drawn(items: Iterable["Item"], at_url: str, rich: Rich, other: Other) -> Markup:
    """All of them; `at_url` is what a message's id is appended to for its own address, until another conversation begins."""
    made = []
    address = str(safe(at_url))
    for item in items:
        if item.kind == "message":
            made.append(message(item, address, rich))  # type: ignore[arg-type]
            continue
        if item.kind == "session" and item.url:  # type: ignore[union-attr]
            address = str(safe(f"{item.url}?at="))  # type: ignore[union-attr]
        made.append(other(item))
    return Markup("".join(made))  # noqa: S704, all of it escaped


def safe(text: str) -> str:
    return text if type(text) is Markup else escape(text)


def message(m: "Message", address: str, rich: Rich) -> str:
    _, id_, at, sender, author, text, body, first, broken, assist, translation, marked = m
    exact = at.isoformat(" ", "seconds")
    side = sender if sender in ROLES else ""
    return "".join((
        f'<li id="m-{id_}" class="m {side}', " first" if first else "", " marked" if marked else "", '">\n',
        wrote(side, safe(author)) if first else "",
        '<div class="line">\n',
        said(safe(text)) if text else "",
        f"{rich(body)}\n" if body and not (text and body.kind == "system") else "",
        f'<p class="at"><time datetime="{exact}" title="{exact}">{exact[11:16]}</time><a class="copy" '
        f'href="{address}{id_}#m-{id_}" aria-label="Copy link" title="Copy link"></a></p>\n</div>\n',
        translated(safe(translation)) if translation else "",
        flags(broken, assist) if broken or assist else "",
        "</li>\n",
    ))  # fmt: skip


def wrote(side: str, author: str) -> str:
    return (
        f'<p class="who"><svg class="i"><use href="#i-{ICONS.get(side, "")}"/></svg><b dir="auto">{author}</b> '
        f"<span>{ROLES.get(side, '')}</span></p>\n"
    )


def said(text: str) -> str:
    return f'<div class="say" dir="auto">{text}</div>\n'


def translated(text: str) -> str:
    return f'<details class="translation"><summary>{LANGUAGES}Translation</summary><p dir="auto">{text}</p></details>\n'


def flags(broken: bool, assist: bool) -> str:
    return f'<p class="flags">{BROKEN if broken else ""}{ASSIST if assist else ""}</p>\n'
