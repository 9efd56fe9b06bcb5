"""Days of channels, put together to threads and to what was said outside of them."""

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices, Format, Piece
from chatlinks.intake.importers.dates import of_number
from chatlinks.intake.importers.drafting import Draft, rejected, text_and_files
from chatlinks.intake.importers.json_records import Fields, objects_in, whole
from chatlinks.intake.importers.slack.people import SlackUsers
from chatlinks.intake.importers.slack.texts import hidden_in, readable, text_of
from chatlinks.intake.load import LeftOut

LISTS = ("org_users.json", "channels.json", "groups.json", "dms.json", "mpims.json")
DAYS = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"
# What somebody wrote; all other kinds are Slack's own notices.
KINDS = {
    *("", "bot_message", "thread_broadcast", "reply_broadcast", "file_share", "me_message"),
    *("file_comment", "slackbot_response"),
}
NOTICES = "notices of Slack's own (who joined, topics, pinned messages)"


class PlacedMessage(NamedTuple):
    place: str  # such as 2026-03-01.json[7]
    fields: Fields


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
        people.meet(each.fields)
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
    marked = text_of(fields)
    text = readable(marked, people)
    files = [file_of(each) for each in objects_in(fields, "files")]
    if not text and not files:
        return
    id_, name = people.author(fields)
    draft.name(*hidden_in(fields, marked, people))
    if people.sender(fields) == "user":
        draft.name(*people.hidden(id_))
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


FORMAT = Format(
    key="slack",
    title="Slack export",
    recognises=recognises,
    read=read,
    hint="The ZIP as it was exported",
)
