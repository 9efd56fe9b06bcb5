"""A table of messages, a row each (CSV, as spreadsheets and reports write it), by a mapping of its
columns to our fields.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chatlinks.conversations.records.incoming import public_name
from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, OpenQuestion, Piece
from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.drafting import Draft, label
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.load import LeftOut

csv.field_size_limit(16 * 2**20)

# Our field → the usual names of its column, as letters and digits alone.
USUAL: Mapping[str, str] = {
    "conversation": """conversationid conversation chatid chat threadid thread sessionid session
        ticketid ticket dialogid dialogueid dialogue caseid interactionid convid conv
        conversationsid roomid callid""",
    "message": "messageid msgid id eventid uuid messageuuid mid rowid",
    "at": """at timestamp datetime createdat time sentat created ts messagetime date
        messagetimestamp createdtime sent creationdate createddate messagedate utterancetime
        sendtime senddate posted postedat receivedat""",
    "date": "day messageday chatdate",
    "time": "clock messageclock timeofday",
    "from": """from sender role sendertype fromtype type direction authortype speaker
        messageby who party participanttype source actor inbound senderrole messagetype usertype""",
    "text": """text message body content messagebody messagetext utterance msg messagecontent
        comment transcript reply question statement chatmessage""",
    "author": """author sendername authorname agentname name agent speakername fromname username
        participantname operator displayname messageauthor""",
    "contact": """contactid userid customerid visitorid contact user customer clientid
        endeuserid enduserid uid requesterid subscriberid""",
    "contact_name": """contactname customername fullname visitorname clientname usersname
        requestername""",
    "email": "email contactemail customeremail useremail emailaddress visitoremail requesteremail",
    "phone": """phone contactphone customerphone phonenumber mobile msisdn whatsapp whatsappnumber
        telephone mobilenumber""",
    "channel": "channel platform medium channeltype",
    "team": "team department group queue",
    "language": "language lang locale",
    "node": "node intent lastnode step intentname",
    "sub_story": "substory story flow topic",
    "confidence": "confidence score intentconfidence",
    "file": "attachment attachments file filename media mediaurl attachmenturl",
    "rating": "rating csat stars csatrating csatscore satisfaction",
    "review": "review feedback ratingcomment csatcomment feedbackcomment",
}
FIELDS = tuple(USUAL)
NO_TEXT = "no column holds what was written; say which with --map COLUMN=text"
NO_TIME = "no column says when it was written; say which with --map COLUMN=at"
WHO = (
    "Which of these are agents? Name each with --agent,"
    " or say with --map COLUMN=from which column tells users, bots and agents apart."
)
DELIMITERS = ",;\t|"
SEP = re.compile(r"^sep=(.)\s*$", re.IGNORECASE)
NOT_TAKEN = "columns that are none of our fields"


@dataclass
class Table:
    header: list[str]
    rows: list[list[str]]
    first_line: int
    places: dict[str, int] = field(default_factory=dict)  # our field → its column
    clock: Clock = None  # type: ignore[assignment]

    def cell(self, row: list[str], name: str) -> str:
        place = self.places.get(name)
        return row[place].strip() if place is not None and place < len(row) else ""

    def when(self, row: list[str]) -> Any:
        at = self.cell(row, "at")
        if not at or ("time" in self.places and ":" not in at):
            day = self.cell(row, "date") or at
            at = f"{day} {self.cell(row, 'time')}".strip()
        if ":" not in at and any(mark in at[:5] for mark in "-/."):
            at = f"{at} 00:00"  # a day alone
        return self.clock.read(at)


def letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def opened(text: str) -> tuple[list[str], list[list[str]], int]:
    """(header, rows, the line of the first row). Raises NotThisFormat."""
    text = text.lstrip("\ufeff")
    skipped = 0
    first, _, rest = text.partition("\n")
    if match := SEP.match(first.strip('"\r')):
        delimiter, text, skipped = match[1], rest, 1
    else:
        delimiter = likely_delimiter(text)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as problem:
        raise NotThisFormat(f"the table can't be read: {problem}") from problem
    if len(rows) < 2:
        raise NotThisFormat("it has no row below its headings")
    return [cell.strip() for cell in rows[0]], rows[1:], skipped + 2


def likely_delimiter(text: str) -> str:
    """The one that parts the first rows most evenly, into the most columns."""
    start = text[: 64 * 1024]
    best, most = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            rows = [row for row in csv.reader(start.splitlines()[:50], delimiter=delimiter) if row]
        except csv.Error:
            continue
        if not rows or len(rows[0]) < 2:
            continue
        width = len(rows[0])
        even = sum(len(row) == width for row in rows) / len(rows)
        if (even, width) > most:
            best, most = delimiter, (even, width)
    return best


def mapped(header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Our field → its column: as it was said, else by the usual names. Raises NotThisFormat."""
    places: dict[str, int] = {}
    taken = set()
    by_name = {name.casefold(): place for place, name in reversed(list(enumerate(header)))}
    for column, ours in columns.items():
        place = by_name.get(column.strip().casefold())
        if place is None and column.isdecimal() and 0 < int(column) <= len(header):
            place = int(column) - 1
        if place is None:
            raise NotThisFormat(f"it has no column {column}")
        taken.add(place)
        if ours in ("", "none"):
            continue
        if ours not in FIELDS:
            raise NotThisFormat(f"{ours} is no field; those there are: {', '.join(FIELDS)}")
        places[ours] = place
    for ours, names in USUAL.items():
        usual = names.split()
        ranked = sorted(
            (usual.index(letters(name)), place)
            for place, name in enumerate(header)
            if letters(name) in usual and place not in taken
        )
        if ranked and ours not in places:
            places[ours] = ranked[0][1]
            taken.add(ranked[0][1])
    return places


def recognises(archive: Archive) -> bool:
    """Do its headings name a text, and when or by whom it was written?"""
    if len(archive.documents) != 1 or archive.head[:1] in (b"{", b"["):
        return False
    try:
        header, _, _ = opened(archive.head_text.rpartition("\n")[0] or archive.head_text)
        places = mapped(header, {})
    except NotThisFormat:
        return False
    return "text" in places and len({"at", "date", "from", "author"} & places.keys()) >= 2


def read(archive: Archive, choices: Choices) -> Iterator[Piece]:
    for document, text in archive.texts(archive.documents[:1]):
        header, rows, line = opened(text)
        table = Table(header, rows, line, mapped(header, choices.columns))
        if "text" not in table.places:
            raise NotThisFormat(NO_TEXT)
        if not {"at", "date"} & table.places.keys():
            raise NotThisFormat(NO_TIME)
        prepare(table, choices)
        yield from conversations(table, choices, document.name)
        if left := len(header) - len(set(table.places.values())):
            yield LeftOut(NOT_TAKEN, left)


def prepare(table: Table, choices: Choices) -> None:
    """How its times are written, and whether it tells who is who. Raises OpenQuestion."""
    dates = (table.cell(row, "at") or table.cell(row, "date") for row in table.rows)
    days = [f"{day} 00:00" if ":" not in day else day for day in dates]
    american = str(choices.zone).startswith("America/")
    table.clock = Clock(days, american=american)
    if "from" in table.places:
        known = [sender_of(table.cell(row, "from")) for row in table.rows[:1000]]
        if any(each is not None for each in known):
            return
    speakers = {speaker(table, row) for row in table.rows} - {""}
    if not any(choices.is_agent(each) for each in speakers):
        raise OpenQuestion(WHO, tuple(sorted(speakers)[:200]))


def speaker(table: Table, row: list[str]) -> str:
    return table.cell(row, "author") or table.cell(row, "from")


def conversations(table: Table, choices: Choices, name: str) -> Iterator[Piece]:
    """Rows of one conversation may stand anywhere in the table."""
    drafts: dict[str, Draft] = {}
    for number, row in enumerate(table.rows):
        line = table.first_line + number
        contact = contact_of(table, row)
        key = table.cell(row, "conversation") or contact.get("id") or name
        draft = drafts.get(key)
        if draft is None:
            contact["id"] = contact.get("id") or f"csv:{key}"
            draft = drafts[key] = Draft(f"row {line}", f"csv:{key}", contact, line=line)
        add(table, choices, draft, row, line)
    for draft in drafts.values():
        yield from draft.finish()


def contact_of(table: Table, row: list[str]) -> dict[str, Any]:
    id_, email, phone = (table.cell(row, name) for name in ("contact", "email", "phone"))
    return {
        "id": id_ or email or phone,
        "name": table.cell(row, "contact_name"),
        "email": email,
        "phone": phone,
        "channel": table.cell(row, "channel"),
    }


def add(table: Table, choices: Choices, draft: Draft, row: list[str], line: int) -> None:
    place = f"row {line}"
    met = contact_of(table, row)
    known = draft.fields["contact"]
    for name, value in met.items():
        if value and not known.get(name):
            known[name] = label(value)
    draft.set(channel=label(met["channel"]), team=team_of(table, row))
    rate(table, draft, row, place)
    text, file = table.cell(row, "text"), table.cell(row, "file")
    if not text and not file:
        return
    at = table.when(row)
    if at is None:
        draft.reject(place, row, ["the time can't be read, or there is none"])
        return
    sender = sender_in(table, choices, row)
    if sender is None:
        draft.reject(place, row, ["it doesn't say whether user, bot or agent wrote it"])
    elif sender:
        draft.message(place, at=at, sender=sender, **body(table, row, text, file, sender))


def body(table: Table, row: list[str], text: str, file: str, sender: str) -> dict[str, Any]:
    author = table.cell(row, "author")
    if not author and sender == "user":
        author = table.cell(row, "contact_name")
    return {
        "id": table.cell(row, "message"),
        "text": text,
        "author": {"name": label(author)},
        "node": label(table.cell(row, "node")),
        "sub_story": label(table.cell(row, "sub_story")),
        "language": label(table.cell(row, "language")),
        "confidence": share(table.cell(row, "confidence")),
        "type": "FILE" if file else "TEXT",
        "data": {"items": [{"file_name": file}]} if file else None,
    }


def sender_in(table: Table, choices: Choices, row: list[str]) -> str | None:
    if choices.is_agent(table.cell(row, "author")) or choices.is_agent(table.cell(row, "from")):
        return "agent"
    word = table.cell(row, "from")
    sender = sender_of(word)
    if sender is not None:
        return sender
    names = {table.cell(row, name) for name in ("contact_name", "contact", "email", "phone")}
    return "user" if choices.agents or word in names - {""} else None


def team_of(table: Table, row: list[str]) -> str:
    """Left out where it holds what may not stand in clear."""
    name = label(table.cell(row, "team"))
    try:
        return public_name(name)
    except ValueError:
        return ""


def share(text: str) -> float | None:
    try:
        value = float(text.rstrip("%").replace(",", "."))
    except ValueError:
        return None
    value = value / 100 if text.endswith("%") or value > 1 else value
    return value if 0 <= value <= 1 else None


def rate(table: Table, draft: Draft, row: list[str], place: str) -> None:
    """A rating, which many tables repeat in every row of a conversation."""
    rating = table.cell(row, "rating")
    if not rating or draft.parts["reviews"]:
        return
    try:
        stars = int(float(rating))
    except ValueError:
        return
    draft.review(place, rating=stars, comment=table.cell(row, "review"), at=table.when(row))


def columns_of(archive: Archive) -> dict[str, str]:
    """Each column by its name, with the field that it is taken for; none if it is no table."""
    try:
        header, _, _ = opened(archive.head_text)
        places = mapped(header, {})
    except NotThisFormat:
        return {}
    taken = {place: ours for ours, place in places.items()}
    return {name: taken.get(place, "") for place, name in enumerate(header) if name}


FORMAT = Format(
    key="csv",
    title="Table (CSV)",
    recognises=recognises,
    read=read,
    hint="A row for each message",
    columns=columns_of,
)
