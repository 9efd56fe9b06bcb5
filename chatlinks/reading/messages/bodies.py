"""Rich bodies: what a message carries beside its text, as the page draws it.

Whatever is malformed is left out, not fatal.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from markupsafe import Markup

from chatlinks.conversations.live.file_types import PICTURES
from chatlinks.conversations.sent_files.states import (
    AWAITED,
    FAILED,
    FAILURES,
    KEPT,
    FileState,
    PlacedState,
    by_place,
)
from chatlinks.privacy.masking import MARK
from chatlinks.reading.messages.addresses import (
    OURS,
    as_browsers_read,
    judged,
    loads_by_itself,
    own_file,
)
from chatlinks.reading.messages.items import Body, BodyButton, Card, Picture
from chatlinks.reading.text import as_html, without_brackets
from chatlinks.web.numbers import number

MOST = 50  # of a kind in one message
FileStates = Mapping[int, FileState]  # by id
NO_STATES: FileStates = MappingProxyType({})


class GoneAlong(NamedTuple):
    """A message's files, for a reader with whose link they go along."""

    address: str  # with braces for the place
    states: Sequence[PlacedState]  # of those that came from elsewhere


def body(
    type_: str,
    data: Any,
    shown: bool = False,
    files: GoneAlong | None = None,
    states: FileStates = NO_STATES,
) -> Body | None:
    """What to draw for a message's type and data; `data` is masked or unsealed as the reader may
    see it. `states` are of files that we keep, or wait for.

    A file that we keep is hidden from all to whom personal details aren't `shown`, whoever sent it,
    unless it goes along with their link: `files`.
    """
    if data == MARK:
        return rich_body("hidden", type_)
    if not shown and is_ours(data):
        return gone_along(type_, data, files) if files else rich_body("hidden", type_)
    fields = data if isinstance(data, dict) else {}
    entries = items(fields, "items")
    match type_.upper():
        case "TEXT":
            return quick_replies(fields, type_)
        case "BUTTON":
            return rich_body("buttons", type_, buttons=[*map(button, entries)])
        case "CAROUSEL":
            return rich_body("cards", type_, cards=[*map(card, entries)])
        case "IMAGE" | "FILE" if shown and is_ours(data):
            return sent(type_, entries or [fields], states)
        case "IMAGE":
            pictures = [picture(item) for item in entries or [fields]]
            return rich_body("pictures", type_, pictures=pictures)
        case "FILE":
            attached = [attachment(item) for item in entries or [fields]]
            return rich_body("files", type_, buttons=attached)
        case "SYSTEM" | "DELETED" as kind:
            return rich_body(kind.lower(), type_)
    return rich_body("unknown", type_)


def sent(type_: str, entries: Sequence[Any], states: FileStates) -> Body:
    """Files that we keep, by what they hold and not by what their source called them; of those that
    aren't here, how it stands.
    """
    pictures: list[Picture] = []
    files: list[BodyButton] = []
    for entry in entries:
        address = text(entry, "image", "file")
        state = states.get(id_of(without_brackets(address)))
        is_picture = bool(text(entry, "image"))
        if state and state.state == KEPT:
            is_picture = state.media_type in PICTURES
        if state and state.state != KEPT:
            files.append(absent(entry, state))
        elif is_picture:
            pictures.append(picture(renamed(entry, "image", address)))
        else:
            files.append(attachment(renamed(entry, "file", address)))
    kind = "files" if files else "pictures"
    return rich_body(kind, type_, buttons=files, pictures=pictures)


def renamed(entry: Any, kind: str, address: str) -> dict[str, Any]:
    """The item with its address as one of this kind."""
    rest = {name: value for name, value in entry.items() if name not in ("image", "file")}
    return {**rest, kind: address}


def absent(entry: Any, state: FileState) -> BodyButton:
    """One that is on its way, or that couldn't be fetched."""
    label = as_html(text(entry, "file_name", "title", "caption") or "File")
    why = "on its way" if state.state == AWAITED else f"not kept: {FAILURES[state.why]}"
    return BodyButton(Markup("{} · {}").format(label, why), None, None)


def id_of(address: str) -> int:
    """Of a file that we keep; 0 of none."""
    path = own_file(address)
    return (number(path.rpartition("/")[2]) or 0) if path else 0


def rich_body(
    kind: str,
    type_name: str,
    *,
    buttons: Sequence[BodyButton] = (),
    cards: Sequence[Card] = (),
    pictures: Sequence[Picture] = (),
) -> Body:
    return Body(kind, buttons, cards, pictures, type_name)


def texts_drawn(drawn: Body | None) -> Iterator[Markup]:
    """All texts that the page prints of it."""
    if drawn is None:
        return
    for button_ in drawn.buttons:
        yield button_.label
    for card_ in drawn.cards:
        yield from (card_.title, card_.subtitle, card_.description)
        yield from (button_.label for button_ in card_.buttons)
    for picture_ in drawn.pictures:
        yield picture_.caption


def quick_replies(fields: dict[str, Any], type_: str) -> Body | None:
    replies = []
    for reply in items(fields, "quick_replies"):
        label = as_html(text(reply))
        replies.append(BodyButton(label, url=None, host=None))
    if not replies:
        return None
    return rich_body("replies", type_, buttons=replies)


def items(fields: dict[str, Any], name: str) -> list[Any]:
    values = fields.get(name)
    return values[:MOST] if isinstance(values, list) else []


def text(value: Any, *names: str) -> str:
    """The first text among a dict's `names`, or the value itself when it is text; else ""."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    for name in names or ("text", "title", "actionable_text"):
        each = value.get(name)
        if isinstance(each, str) and each:
            return each
    return ""


def button(item: Any) -> BodyButton:
    payload: Any = {}
    if isinstance(item, dict):
        payload = item.get("payload") or {}
    # The source platform says "LINK" as `uri` and gives the address in the payload.
    url, host = safe_url(text(item, "uri", "url"))
    if url is None:
        url, host = safe_url(text(payload, "url"))
    label = text(item, "actionable_text", "text", "title")
    if not label:
        label = text(payload, "message")
    return BodyButton(as_html(label), url, host)


def card(item: Any) -> Card:
    fields = item if isinstance(item, dict) else {}
    thumbnail = fields.get("thumbnail") or {}
    image = text(thumbnail, "image", "url")
    actions = items(fields, "actionables")
    return Card(
        title=as_html(text(fields, "title")),
        subtitle=as_html(text(fields, "sub_title", "subtitle")),
        description=as_html(text(fields, "description")),
        picture=picture({"image": image}) if image else None,
        buttons=[button(action) for action in actions],
    )


def picture(item: Any) -> Picture:
    address = text(item, "image", "uri", "url")
    url, host = safe_url(address)
    if url and host is None and not loads_by_itself(url):
        url = None
    caption = text(item, "title", "file_name", "caption")
    return Picture(url, host, as_html(caption))


def is_ours(data: Any) -> bool:
    """Does a message carry a file that we keep?"""
    return any(own_addresses(data))


def own_addresses(data: Any) -> list[str]:
    """Of each file in a message its address where we keep it, else "". Its number may be masked."""
    if not isinstance(data, dict):
        return []
    addresses = [text(item, "image", "file") for item in files_in(data)]
    bare = [as_browsers_read(without_brackets(address)) for address in addresses]
    return [address if address.startswith(OURS) else "" for address in bare]


def files_in(data: dict[str, Any]) -> list[Any]:
    """The files of a message, or what stands for the only one."""
    return items(data, "items") or [data]


def ours(data: Any) -> Iterator[tuple[int, Any]]:
    """(place, item) of each file in a message that we keep."""
    for place, address in enumerate(own_addresses(data)):
        if address:
            yield place, files_in(data)[place]


def with_states(
    data: Any, states: Sequence[PlacedState]
) -> Iterator[tuple[tuple[int, Any], FileState | None]]:
    """Each of `ours`, with how it stands; None for what was sent here, and is kept."""
    carried = list(ours(data))
    standing = by_place(states, [place for place, _ in carried])
    for place, item in carried:
        yield (place, item), standing.get(place)


def names_of_ours(data: Any, states: Sequence[PlacedState]) -> list[Markup]:
    """Of the files that are here, or on their way."""
    return [
        attachment(item).label
        if state is None or state.state == KEPT
        else absent(item, state).label
        for (_, item), state in with_states(data, states)
        if state is None or state.state != FAILED
    ]


def gone_along(type_: str, data: dict[str, Any], files: GoneAlong) -> Body:
    """Files that we keep, each at its place beneath the reader's link; of those that aren't here,
    how it stands.
    """
    pictures: list[Picture] = []
    attached: list[BodyButton] = []
    for (place, item), state in with_states(data, files.states):
        url = files.address.format(place)
        if state and state.state != KEPT:
            attached.append(absent(item, state))
        elif state.media_type in PICTURES if state else type_.upper() == "IMAGE":
            pictures.append(picture(item)._replace(url=url, host=None))
        else:
            attached.append(attachment(item)._replace(url=url, host=None))
    kind = "files" if attached else "pictures"
    return rich_body(kind, type_, buttons=attached, pictures=pictures)


def attachment(item: Any) -> BodyButton:
    address = text(item, "file", "uri", "url")
    url, host = safe_url(address)
    name = text(item, "file_name", "title", "caption")
    label = as_html(name or "File")
    size = text(item, "size")
    if size:
        label += f" · {without_brackets(size)}"
    return BodyButton(label, url, host)


def safe_url(typed: str) -> tuple[str | None, str | None]:
    """(address to link to, its host unless it is ours); None, None if hidden or unsafe."""
    url = without_brackets(typed)
    return (None, None) if MARK in url else judged(url)
