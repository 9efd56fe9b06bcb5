"""The messages of a page as HTML. The hot path, fifty a page: so by hand, while templates draw all else.

White space counts: a text keeps its own (pre-wrap), so nothing may stand around it inside its element.
EVERY value that came from outside goes through `safe`.
"""

from collections.abc import Callable, Iterable
from itertools import product
from typing import TYPE_CHECKING

from markupsafe import Markup

from chatlinks.web.environment import safe, stamp
from chatlinks.web.icons import icon

if TYPE_CHECKING:
    from chatlinks.reading.view_models import Body, Item, Message

Rich = Callable[["Body"], str]  # a template's macro: the rich part of a message
Add = Callable[[Iterable[str]], None]
Other = Callable[["Item"], str]  # a template's macro: whatever is no message

ICONS = {"user": "user-round", "bot": "bot", "agent": "headset", "other": "bell"}
ROLES = {"user": "", "bot": "Bot", "agent": "Assistant", "other": "Automatic"}


def drawn(items: Iterable["Item"], at_url: str, rich: Rich, other: Other) -> Markup:
    """All of them; `at_url` is what a message's id is appended to for its own address, until another conversation begins."""
    made: list[str] = []
    address = safe(at_url)
    for item in items:
        if item.kind == "message":
            message(made.extend, item, address, rich)  # type: ignore[arg-type]
            continue
        if item.kind == "session" and item.url:  # type: ignore[union-attr]
            address = safe(f"{item.url}?at=")  # type: ignore[union-attr]
        made.append(other(item))
    return Markup("".join(made))  # noqa: S704, all of it escaped


def message(add: Add, m: "Message", address: str, rich: Rich) -> None:
    _, number, at, sender, author, text, body, first, broken, assist, translation, marked = m
    id_, exact, side = str(number), stamp(at), sender if sender in ROLES else ""
    add(('<li id="m-', id_, BEGIN[side, first, marked]))
    if first:
        add((safe(author), AFTER[side]))
    add(('<div class="line">\n',))
    if text:
        add(('<div class="say" dir="auto">', safe(text), "</div>\n"))
    if body and not (text and body.kind == "system"):
        add((rich(body), "\n"))
    add((
        '<p class="at"><time datetime="', exact, '" title="', exact, '">', exact[11:16], '</time><a class="copy" href="',
        address, id_, "#m-", id_, '" aria-label="Copy link" title="Copy link"></a></p>\n</div>\n',
    ))  # fmt: skip
    if translation:
        add((TRANSLATION, safe(translation), "</p></details>\n"))
    if broken or assist:
        add(('<p class="flags">', BROKEN if broken else "", ASSIST if assist else "", "</p>\n"))
    add(("</li>\n",))


def begin(side: str, first: bool, marked: bool) -> str:
    """After the id, up to who wrote it, which is said for the first of a run."""
    classes = f'" class="m {side}{" first" if first else ""}{" marked" if marked else ""}">\n'
    who = (
        f'<p class="who"><svg class="i"><use href="#i-{ICONS.get(side, "")}"/></svg><b dir="auto">'
    )
    return classes + who if first else classes


BEGIN = {each: begin(*each) for each in product(("", *ROLES), (False, True), (False, True))}
AFTER = {side: f"</b> <span>{ROLES.get(side, '')}</span></p>\n" for side in ("", *ROLES)}
TRANSLATION = (
    f'<details class="translation"><summary>{icon("languages")}Translation</summary><p dir="auto">'
)
BROKEN = f'<span class="broken">{icon("unplug")}Bot break: the bot could not answer this</span>'
ASSIST = f"<span>{icon('sparkles')}Smart Assist</span>"
