"""The messages of a page as HTML, fifty a page: by hand, while templates draw all else.

Fifty of them by a template's macro, measured alone, take eight times as long: most of a
millisecond more of the few that `bin/bench open-link` counts for a page.

White space counts: a text keeps its own (pre-wrap), so nothing may stand around it inside its
element. EVERY value that came from outside goes through `safe`.
"""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from chatlinks.reading.messages.items import Body, Item, MessageItem
from chatlinks.web.drawing.environment import safe, stamp
from chatlinks.web.drawing.icons import icon

Rich = Callable[[Body], str]  # a template's macro: the rich part of a message
Other = Callable[[Item], str]  # a template's macro: whatever is no message

ICONS = {"user": "user-round", "bot": "bot", "agent": "headset", "other": "bell"}
ROLES = {"user": "", "bot": "Bot", "agent": "Assistant", "other": "Automatic"}
BROKEN = f'<span class="broken">{icon("unplug")}Bot break: the bot could not answer this</span>'
ASSIST = f"<span>{icon('sparkles')}Smart Assist</span>"
TRANSLATION = (
    f'<details class="translation"><summary>{icon("languages")}Translation</summary><p dir="auto">'
)


def drawn(
    items: Iterable[Item],
    at_url: str,
    rich: Rich,
    other: Other,
) -> Markup:
    """All of them.

    `at_url` is what a message's id is appended to for its own address, until another conversation
      begins.
    """
    html: list[str] = []
    address = safe(at_url)
    authors = Authors()
    for item in items:
        if item.kind == "message":
            html.append(message(item, address, authors, rich))  # type: ignore[arg-type]
            continue
        if item.kind == "session" and item.url:  # type: ignore[union-attr]
            address = safe(f"{item.url}?at=")  # type: ignore[union-attr]
        html.append(other(item))
    return Markup("".join(html))  # noqa: S704, all of it escaped


class Authors(dict[tuple[str, str], str]):
    """Name and side → who wrote it, said for the first of a run: the same two or three all along
    a page.
    """

    def __missing__(self, key: tuple[str, str]) -> str:
        drawn = self[key] = author(*key)
        return drawn


def message(
    m: MessageItem,
    address: str,
    authors: Authors,
    rich: Rich,
) -> str:
    sender = m.sender if m.sender in ROLES else ""
    first = " first" if m.first else ""
    marked = " marked" if m.marked else ""
    who = authors[m.author, sender] if first else ""
    text = f'<div class="say" dir="auto">{safe(m.text)}</div>\n' if m.text else ""
    body = f"{rich(m.body)}\n" if m.body and not (text and m.body.kind == "system") else ""
    exact = stamp(m.at)
    remarks = ""
    if m.translation:
        remarks = f"{TRANSLATION}{safe(m.translation)}</p></details>\n"
    if m.broken or m.smart_assist:
        remarks += flags(m.broken, m.smart_assist)
    return f"""<li id="m-{m.id}" class="m {sender}{first}{marked}">
{who}<div class="line">
{text}{body}<p class="at"><time datetime="{exact}">{exact[11:16]}</time>\
<a class="copy" href="{address}{m.id}#m-{m.id}" title="Copy link"></a></p>
</div>
{remarks}</li>
"""


def author(name: str, sender: str) -> str:
    picture = f'<svg class="i"><use href="#i-{ICONS.get(sender, "")}"/></svg>'
    role = ROLES.get(sender, "")
    if name == role:
        role = ""  # of whom no name is known it is said already
    return f'<p class="who">{picture}<b dir="auto">{safe(name)}</b> <span>{role}</span></p>\n'


def flags(broken: bool, smart_assist: bool) -> str:
    lines = f"{BROKEN if broken else ''}{ASSIST if smart_assist else ''}"
    return f'<p class="flags">{lines}</p>\n'
