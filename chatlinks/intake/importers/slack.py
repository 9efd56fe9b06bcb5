"""Slack's export: a ZIP with users.json, and a folder a channel with a file a day. Each thread is a
conversation, and so is each day's talk outside of threads.
"""

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, label, rejected, text_and_files
from chatlinks.intake.importers.json_records import (
    Fields,
    object_in,
    objects_in,
    only_objects,
    whole,
)
from chatlinks.intake.load import LeftOut

LISTS = ("channels.json", "groups.json", "dms.json", "mpims.json")
DAYS = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"
# What somebody wrote; all other kinds are Slack's own notices.
KINDS = {"", "bot_message", "thread_broadcast", "file_share", "me_message", "file_comment"}
NOTICES = "notices of Slack's own (who joined, topics, pinned messages)"
WHO = (
    "Who of these works for the business? Name each with --agent; all others are users."
    " Bots are known."
)
ESCAPED = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


class PlacedMessage(NamedTuple):
    place: str  # such as 2026-03-01.json[7]
    fields: Fields


class SlackUsers:
    """Of users.json: by id, how they are called, and whether they are programs."""

    def __init__(self, archive: Archive) -> None:
        self.names: dict[str, str] = {}
        self.emails: dict[str, str] = {}
        self.bots: set[str] = set()
        self.agents: set[str] = set()  # as whoever imports names them
        for document in archive.matching("users.json"):
            listed = whole(document)
            for each in only_objects(listed) if isinstance(listed, list) else []:
                if isinstance(each.get("id"), str):
                    self.note(each)

    def note(self, fields: Fields) -> None:
        profile = object_in(fields, "profile")
        id_ = fields["id"]
        name = profile.get("display_name") or profile.get("real_name") or fields.get("name") or id_
        self.names[id_] = label(name)
        self.emails[id_] = label(profile.get("email"))
        if fields.get("is_bot") or id_ == "USLACKBOT":
            self.bots.add(id_)

    def name_agents(self, choices: Choices) -> None:
        """By name or address. Raises OpenQuestion where nobody is named, and it isn't plain."""
        for called in (self.names, self.emails):
            self.agents |= {id_ for id_, name in called.items() if choices.is_agent(name)}
        people = self.names.keys() - self.bots
        if not self.agents and len(people) > 1:
            raise OpenQuestion(WHO, tuple(sorted(self.names[id_] for id_ in people)))

    def author(self, message: Fields) -> tuple[str, str]:
        """(id, name) of who wrote it."""
        id_ = str(message.get("user") or message.get("bot_id") or message.get("username") or "")
        profile = object_in(message, "user_profile") or object_in(message, "bot_profile")
        called = profile.get("real_name") or profile.get("name") or message.get("username")
        return id_, self.names.get(id_) or label(called) or id_

    def is_bot(self, message: Fields) -> bool:
        by_bot = message.get("subtype") == "bot_message" or message.get("bot_id")
        return bool(by_bot) or self.author(message)[0] in self.bots

    def sender(self, message: Fields) -> str:
        if self.is_bot(message):
            return "bot"
        id_, _ = self.author(message)
        return "agent" if id_ in self.agents else "user"


def days_of(archive: Archive) -> dict[str, list[Document]]:
    """Channel → its days, in order."""
    channels: dict[str, list[Document]] = {}
    for document in sorted(archive.matching(DAYS), key=attrgetter("name")):
        channel = PurePosixPath(document.name).parent.name
        channels.setdefault(channel, []).append(document)
    return channels


def recognises(archive: Archive) -> bool:
    return bool(archive.matching("users.json", *LISTS)) and bool(days_of(archive))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    people = SlackUsers(archive)
    channels = days_of(archive)
    people.name_agents(choices)
    for channel, documents in channels.items():
        messages: list[PlacedMessage] = []
        for document in documents:
            listed = whole(document)
            archive.done += document.size
            day = PurePosixPath(document.name).name
            if not isinstance(listed, list):
                yield rejected(day, {}, ["it is no JSON list of messages"])
                continue
            messages += [PlacedMessage(f"{day}[{n}]", each) for n, each in enumerate(listed)]
        yield from talks(channel, messages, people)


def talks(
    channel: str,
    messages: list[PlacedMessage],
    people: SlackUsers,
) -> Iterator[Piece]:
    """Threads, and what was said outside of one, a day each."""
    grouped: dict[str, list[PlacedMessage]] = {}
    notices = 0
    for each in messages:
        if not is_written(each.fields):
            notices += 1
            continue
        day = each.place.partition("[")[0]
        key = str(each.fields.get("thread_ts") or day)
        grouped.setdefault(key, []).append(each)
    for key, own in grouped.items():
        yield from talk(f"slack:{channel}:{key}", own, people)
    if notices:
        yield LeftOut(NOTICES, notices)


def is_written(message: object) -> bool:
    if not isinstance(message, dict) or message.get("type", "message") != "message":
        return False
    return str(message.get("subtype") or "") in KINDS


def talk(
    id_: str,
    messages: list[PlacedMessage],
    people: SlackUsers,
) -> Iterator[Piece]:
    draft = Draft(
        messages[0].place,
        id_,
        contact_of(id_, messages, people),
    )
    draft.set(channel="slack")
    for each in messages:
        add(draft, each, people)
    yield from draft.finish()


def contact_of(
    id_: str,
    messages: list[PlacedMessage],
    people: SlackUsers,
) -> Fields:
    """The first who is neither a bot nor named as agent."""
    for each in messages:
        if people.is_bot(each.fields) or people.author(each.fields)[0] in people.agents:
            continue
        user, name = people.author(each.fields)
        return {
            "id": f"slack:{user}",
            "name": name,
            "email": people.emails.get(user, ""),
            "channel": "slack",
        }
    return {"id": id_, "channel": "slack"}


def add(draft: Draft, message: PlacedMessage, people: SlackUsers) -> None:
    place, fields = message
    ts = str(fields.get("ts") or "")
    at = time_of(ts)
    if at is None:
        draft.reject(place, fields, ["ts: there is no such time"])
        return
    text = readable(text_of(fields), people)
    files = [file_of(each) for each in objects_in(fields, "files")]
    if not text and not files:
        return
    id_, name = people.author(fields)
    draft.message(
        place,
        id=f"{ts}:{id_}",
        at=at,
        sender=people.sender(fields),
        author={"name": name, "email": people.emails.get(id_, "")},
        **text_and_files(text, files),
    )


def file_of(file: Fields) -> Fields:
    """Its address holds what lets us in; it isn't followed for good: Slack ends it in time."""
    address = file.get("url_private_download") or file.get("url_private")
    name = str(file.get("name") or file.get("title") or "file")
    return {"file_name": name, **({"file": address} if isinstance(address, str) else {})}


def time_of(ts: str) -> datetime | None:
    try:
        return of_number(float(ts))
    except ValueError:
        return None


def text_of(message: Fields) -> str:
    """Its own, else what its attachments say in plain text."""
    if message.get("text"):
        return str(message["text"])
    attached = objects_in(message, "attachments")
    texts = [each.get("text") or each.get("fallback") for each in attached]
    return "\n".join(str(text) for text in texts if text)


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
    plain = "".join(read_out)
    for escaped, sign in ESCAPED.items():
        plain = plain.replace(escaped, sign)
    return plain


def mark_in_words(mark: str, people: SlackUsers) -> str:
    target, bar, shown = mark.partition("|")
    kind, rest = target[:1], target[1:]
    if kind == "@":
        return f"@{people.names.get(rest) or shown or rest}"
    if kind == "#":
        return f"#{shown or rest}"
    if kind == "!":
        return f"@{shown or rest.partition('^')[0]}"
    target = target.removeprefix("mailto:").removeprefix("tel:")
    return f"{shown} ({target})" if bar and shown not in target else target


FORMAT = Format(
    key="slack",
    title="Slack export",
    recognises=recognises,
    read=read,
    hint="The ZIP as it was exported",
)
