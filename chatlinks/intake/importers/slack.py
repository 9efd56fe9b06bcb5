"""Slack's export: a ZIP with users.json, and a folder a channel with a file a day. Each thread is a
conversation, and so is each day's talk outside of threads.
"""

from collections.abc import Iterator
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, OpenQuestion, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, label, rejected
from chatlinks.intake.importers.json_records import whole
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


class SlackUsers:
    """Of users.json: by id, how they are called, and whether they are programs."""

    def __init__(self, archive: Archive) -> None:
        self.names: dict[str, str] = {}
        self.emails: dict[str, str] = {}
        self.bots: set[str] = set()
        for document in archive.matching("users.json"):
            listed = whole(document)
            for each in listed if isinstance(listed, list) else []:
                if isinstance(each, dict) and isinstance(each.get("id"), str):
                    self.note(each)

    def note(self, fields: dict[str, Any]) -> None:
        profile = fields.get("profile")
        profile = profile if isinstance(profile, dict) else {}
        id_ = fields["id"]
        names = (profile.get("display_name"), profile.get("real_name"), fields.get("name"))
        self.names[id_] = label(next((name for name in names if name), id_))
        self.emails[id_] = label(profile.get("email"))
        if fields.get("is_bot") or id_ == "USLACKBOT":
            self.bots.add(id_)

    def author(self, message: dict[str, Any]) -> tuple[str, str]:
        """(id, name) of who wrote it."""
        id_ = str(message.get("user") or message.get("bot_id") or message.get("username") or "")
        profile = message.get("user_profile") or message.get("bot_profile")
        profile = profile if isinstance(profile, dict) else {}
        known = profile.get("real_name") or profile.get("name") or message.get("username")
        return id_, self.names.get(id_) or label(known) or id_

    def is_bot(self, message: dict[str, Any]) -> bool:
        by_bot = message.get("subtype") == "bot_message" or message.get("bot_id")
        return bool(by_bot) or message.get("user") in self.bots


def days_of(archive: Archive) -> dict[str, list[Document]]:
    """Channel → its days, in order."""
    channels: dict[str, list[Document]] = {}
    for document in sorted(archive.matching(DAYS), key=attrgetter("name")):
        channels.setdefault(PurePosixPath(document.name).parent.name, []).append(document)
    return channels


def recognises(archive: Archive) -> bool:
    return bool(archive.matching("users.json", *LISTS)) and bool(days_of(archive))


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    people = SlackUsers(archive)
    channels = days_of(archive)
    agents = {id_ for id_, name in people.names.items() if choices.is_agent(name)}
    agents |= {id_ for id_, email in people.emails.items() if choices.is_agent(email)}
    if not agents and len(set(people.names) - people.bots) > 1:
        names = sorted(people.names[id_] for id_ in set(people.names) - people.bots)
        raise OpenQuestion(WHO, tuple(names))
    for channel, documents in channels.items():
        messages: list[tuple[str, dict[str, Any]]] = []
        for document in documents:
            listed = whole(document)
            archive.done += document.size
            day = PurePosixPath(document.name).name
            if not isinstance(listed, list):
                yield rejected(day, {}, ["it is no JSON list of messages"])
                continue
            messages += [(f"{day}[{n}]", each) for n, each in enumerate(listed)]
        yield from talks(channel, messages, people, agents)


def talks(
    channel: str, messages: list[tuple[str, dict[str, Any]]], people: SlackUsers, agents: set[str]
) -> Iterator[Piece]:
    """Threads, and what was said outside of one, a day each."""
    grouped: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    notices = 0
    for place, message in messages:
        if not is_written(message):
            notices += 1
        else:
            key = str(message.get("thread_ts") or place.partition("[")[0])
            grouped.setdefault(key, []).append((place, message))
    for key, own in grouped.items():
        yield from talk(f"slack:{channel}:{key}", own, people, agents)
    if notices:
        yield LeftOut(NOTICES, notices)


def is_written(message: object) -> bool:
    return (
        isinstance(message, dict)
        and message.get("type", "message") == "message"
        and str(message.get("subtype") or "") in KINDS
    )


def talk(
    id_: str, messages: list[tuple[str, dict[str, Any]]], people: SlackUsers, agents: set[str]
) -> Iterator[Piece]:
    users = [
        people.author(message)
        for _, message in messages
        if not people.is_bot(message) and message.get("user") not in agents
    ]
    contact = {"id": id_, "channel": "slack"}
    if users:
        user, name = users[0]
        contact |= {"id": f"slack:{user}", "name": name, "email": people.emails.get(user, "")}
    draft = Draft(messages[0][0], id_, contact)
    draft.set(channel="slack")
    for place, message in messages:
        add(draft, place, message, people, agents)
    yield from draft.finish()


def add(
    draft: Draft, place: str, message: dict[str, Any], people: SlackUsers, agents: set[str]
) -> None:
    id_, name = people.author(message)
    sender = "bot" if people.is_bot(message) else "agent" if id_ in agents else "user"
    ts = str(message.get("ts") or "")
    try:
        at = of_number(float(ts))
    except ValueError:
        at = None
    if at is None:
        draft.reject(place, message, ["ts: there is no such time"])
        return
    files = [each for each in message.get("files") or [] if isinstance(each, dict)]
    items = [{"file_name": str(each.get("name") or each.get("title") or "file")} for each in files]
    text = readable(text_of(message), people)
    if text or items:
        draft.message(
            place,
            id=f"{ts}:{id_}",
            at=at,
            sender=sender,
            author={"name": name, "email": people.emails.get(id_, "")},
            text=text,
            type="FILE" if items else "TEXT",
            data={"items": items} if items else None,
        )


def text_of(message: dict[str, Any]) -> str:
    """Its own, else what its attachments say in plain text."""
    if message.get("text"):
        return str(message["text"])
    attached = [each for each in message.get("attachments") or [] if isinstance(each, dict)]
    texts = (each.get("text") or each.get("fallback") for each in attached)
    return "\n".join(str(text) for text in texts if text)


def readable(text: str, people: SlackUsers) -> str:
    """Slack's marks (<@U1>, <http://…|label>, &amp;) as people read them."""
    pieces = text.split("<")
    read_out = pieces[:1]
    for piece in pieces[1:]:
        mark, closed, rest = piece.partition(">")
        read_out.append(mark_in_words(mark, people) + rest if closed else f"<{piece}")
    plain = "".join(read_out)
    if "&" not in plain:
        return plain
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mark_in_words(mark: str, people: SlackUsers) -> str:
    target, bar, shown = mark.partition("|")
    if target.startswith("@"):
        return f"@{people.names.get(target[1:]) or shown or target[1:]}"
    if target.startswith("#"):
        return f"#{shown or target[1:]}"
    if target.startswith("!"):
        return f"@{shown or target[1:].partition('^')[0]}"
    target = target.removeprefix("mailto:").removeprefix("tel:")
    return f"{shown} ({target})" if bar and shown not in target else target


FORMAT = Format(
    key="slack",
    title="Slack export",
    recognises=recognises,
    read=read,
    hint="The ZIP as it was exported",
)
