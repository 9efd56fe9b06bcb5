"""What conversations tell of their contact besides what a bot collects: the name that a user's
messages are signed with, whose the device is, the files that were sent; and where a value stands
that says too little to be hidden everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from chatlinks.conversations.records.contacts import MARKED, KnownContact
from chatlinks.conversations.records.incoming import IncomingMessage
from chatlinks.conversations.records.parts import PartRow
from chatlinks.conversations.records.plain import PlainEntity, PlainMessage
from chatlinks.database.rows import column
from chatlinks.privacy.known.needles import says_little

MessageRow = PartRow[PlainMessage]
EntityRow = PartRow[PlainEntity]

# ── Names ─────────────────────────────────────────────────────────────────────────────────────

DEVICE = (
    r"(?:iphone|ipad|ipod|macbook|imac|mac|apple ?watch|airpods|galaxy|pixel|redmi|oneplus|nokia"
    r"|xperia|huawei|xiaomi|samsung|motorola|moto|phone|mobile|tablet|tab|laptop|notebook|pc"
    r"|desktop|computer|handy|telefon|téléphone|teléfono|telefone|telefono|android|surface"
    r"|thinkpad|kindle|फ़ोन|फोन|هاتف|آيفون|電話|手机|手機|폰|아이폰)"
)
OWNED = (
    rf"^(?P<name>.+?)['’`´]s?[ _-]+(?:.* )?{DEVICE}\b",  # Rohan's iPad
    rf"^(?P<name>.+?)s?[_-]{DEVICE}\b",  # Rohans-MacBook-Pro, rohan-iphone
    rf"^(?P<name>[^\d\W]+[^\d\Ws])s[ _-]{DEVICE}\b",  # Rohans iPad
    # iPad von Rohan, iPhone de Inès
    rf"^{DEVICE}\b[^,]{{0,20}}? (?:von|vom|de|d['’]|di|do|da|del|dell['’]|of|van|av|af|milik) ?"
    rf"(?P<name>.+)$",
    rf"^(?P<name>.+?)[ ]?(?:の|的|의|के|का|की|ka|ki)[ ]?{DEVICE}",
    rf"^{DEVICE} (?P<name>[^\d\W]{{3,}}) ?$",
)
OWNERS = tuple(re.compile(each, re.IGNORECASE) for each in OWNED)
MAKERS = re.compile(
    r"^(?:apple|samsung|google|xiaomi|redmi|realme|vivo|oppo|oneplus|nokia|motorola|moto|huawei"
    r"|honor|lenovo|dell|hp|asus|acer|sony|lg|microsoft|windows|android|linux|galaxy|my|the|your"
    r"|window|windows|kid|sale|sales|user|guest|work|test|office|home|new|old|business|company"
    r"|customer|client|agent|support|shared|personal|family|school"
    r"|demo|an?|this|mobile|web|smart|pro|max|mini|plus|air|ultra|note|lite|se)$",
    re.IGNORECASE,
)

LONGEST_NAME = 4  # words


def owner_of(device: str) -> str:
    """Whose a device is, by its name: Rohan of "Rohan's iPad"; "" where it doesn't tell."""
    for pattern in OWNERS:
        owned = pattern.search(device.strip())
        if owned:
            name = owned["name"].strip(" _-'’")
            words = name.split()
            digits = any(map(str.isdigit, name))
            named = len(words) <= LONGEST_NAME and not digits and not any(map(MAKERS.match, words))
            return name if named else ""
    return ""


def learn_owner(contact: KnownContact) -> None:
    contact.learn("name", owner_of(contact.details.get("device", "")))


def learn_sender(contact: KnownContact, message: IncomingMessage) -> None:
    """Of a message that the user wrote: who they are by it, and what it carries."""
    if message.sender == "user":
        contact.learn("name", message.author.name)
        contact.learn("email", message.author.email)
        learn_files(contact, message)


# ── Files ─────────────────────────────────────────────────────────────────────────────────────

FILE = f"{MARKED}file"
"""The kind of the address, or the name, of a file that the user sent."""
ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]{1,20}:)?//[^\s]+$|^/[^\s]*/[^\s]+$", re.IGNORECASE)
IN_TEXT = re.compile(r"https?://[^\s<>\"'()]+", re.IGNORECASE)
NAME = re.compile(r"^[^/\\\n]{1,150}\.[a-z0-9]{2,5}$", re.IGNORECASE)
NAMED = frozenset({"file_name", "filename", "fileName", "name", "document_name", "original_name"})
CARRIES = frozenset(
    {
        "IMAGE",
        "FILE",
        "DOCUMENT",
        "VIDEO",
        "AUDIO",
        "VOICE",
        "STICKER",
        "MEDIA",
    }
)
EVERYDAY = re.compile(
    r"^(?:image|img|photo|picture|pic|file|document|doc|scan|video|audio|voice|attachment|download"
    r"|screenshot|upload|untitled|unnamed|media|avatar|thumbnail|thumb|index|default|original)"
    r"[ _-]?\(?\d{0,3}\)?$",
    re.IGNORECASE,
)
SHORTEST_STEM = 4


def learn_files(contact: KnownContact, message: MessageRow | IncomingMessage) -> None:
    """The addresses and names of what a user's message carries."""
    if isinstance(message, IncomingMessage):
        data, text, type_ = message.data, message.text, message.type
    else:
        record = message.record
        data, text, type_ = record["data"], record["text"] or "", record["type"] or ""
    for value in sent_with(data):
        contact.learn(FILE, value)
    if type_.upper() in CARRIES:
        for address in IN_TEXT.findall(text):
            for value in spellings(address):
                contact.learn(FILE, value)
        if NAME.match(text.strip()):
            for value in spellings(text.strip()):
                contact.learn(FILE, value)


def sent_with(data: Any, key: str = "") -> Iterator[str]:
    """What in a message's data is the address or the name of a file."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from sent_with(value, str(name))
    elif isinstance(data, list):
        for value in data:
            yield from sent_with(value, key)
    elif isinstance(data, str) and (ADDRESS.match(data) or (key in NAMED and NAME.match(data))):
        yield from spellings(data)


def spellings(address: str) -> Iterator[str]:
    """An address whole, without its scheme and query, and the name at its end."""
    bare = address.partition("?")[0].partition("#")[0]
    yield address
    if "//" in bare:
        yield bare.partition("//")[2]
    elif bare != address:
        yield bare
    name = bare.rstrip("/").rpartition("/")[2]
    stem, dot, _ = name.rpartition(".")
    if dot and len(stem) >= SHORTEST_STEM and not EVERYDAY.match(stem) and name != address:
        yield name


# ── Short values ──────────────────────────────────────────────────────────────────────────────

PLACED = f"{MARKED}entity@"
"""The kind of a value that is hidden in one message, whose id follows."""


NONE: set[str] = set()
OF_CONTACT = frozenset({"name", "email", "phone_number"})
LONGEST_BESIDE = 30  # letters of a longer value that may stand in a list with short ones
MOST = 40  # values that are looked for in lists
BETWEEN = r" {0,2}(?:[,;/|•·\n-]|and|und|et|y|e|и|और) {0,2}(?:[,;/|•·\n-] {0,2})?"
LABEL = r"(?:^|[,;:|•(\n-]|\. ) {0,2}[^\W\d]+(?: \w{1,20}){0,2} ?(?::|=|-|is) ?"
"""What stands between two values of a list, and what calls one by its name."""


def place_values(
    contact: KnownContact,
    entities: Iterable[EntityRow],
    messages: Sequence[MessageRow],
    personal: frozenset[str],
) -> None:
    """Values too short to be hidden everywhere ("34", "O+") are, in the message that the entity
    points at; one that has a digit or a sign also where the other side repeats it at once; and all
    of them where the other side lists them: "So: 34, female, O+."
    """
    little: dict[int, set[str]] = {}
    beside: dict[int, set[str]] = {}
    echoes = {
        one.id: two.id
        for one, two in pairwise(messages)
        if one.conversation_id == two.conversation_id and one.plain.sender != two.plain.sender
    }
    for row in entities:
        message = row.plain.message
        if message is None or row.plain.name not in personal:
            continue
        for value in (row.record["original_text"], row.record["value"]):
            if value and len(value) <= LONGEST_BESIDE:
                beside.setdefault(row.conversation_id, set()).add(value.strip())
            if value and says_little(value):
                contact.learn(f"{PLACED}{message}", value)
                little.setdefault(row.conversation_id, set()).add(value.strip())
                if message in echoes and not value.strip().isalpha():
                    contact.learn(f"{PLACED}{echoes[message]}", value)

    for told in messages:
        values = little.get(told.conversation_id, set())
        around = beside.get(told.conversation_id, set())
        if values and len(around) > 1 and told.plain.sender != "user":
            for value in listed(values, told.record["text"] or "", around):
                contact.learn(f"{PLACED}{told.id}", value)


def place_listed(contact: KnownContact, told: MessageRow) -> None:
    """As `place_values`, of a live message of the other side: those that it lists."""
    placed = [
        (int(kind.removeprefix(PLACED)), value)
        for kind, value in contact.known
        if kind.startswith(PLACED)
    ]
    beside = {
        value
        for kind, value in contact.known
        if ":" not in kind and kind not in OF_CONTACT and len(value) <= LONGEST_BESIDE
    }
    if told.plain.sender == "user" or not placed or len(placed) + len(beside) < 2:
        return
    values = listed({value for _, value in placed}, told.record["text"] or "", beside)
    if not values:
        return
    here = set(column(IN_CONVERSATION, [[id_ for id_, _ in placed], told.conversation_id]))
    own = {value for id_, value in placed if id_ in here}
    for value in listed(own, told.record["text"] or "", beside) if own else ():
        contact.learn(f"{PLACED}{told.id}", value)


IN_CONVERSATION = """
SELECT id FROM conversations_message WHERE id = ANY(%s) AND conversation_id = %s"""


def listed(values: set[str], text: str, beside: set[str] = NONE) -> set[str]:
    """Those of the values that the text lists, two at least: one after another or by labels.

    `beside`: other values of the contact that may stand in the list, and are hidden anyway.
    """
    some = sorted(values, key=len)[:MOST]
    some += sorted(beside - values, key=len)[: MOST - len(some)]
    any_of = "|".join(re.escape(value) for value in sorted(some, key=len, reverse=True))
    item = rf"(?<!\w)(?:{any_of})(?!\w)"
    runs = re.finditer(rf"{item}(?:{BETWEEN}{item})+", text, re.IGNORECASE)
    labels = re.findall(rf"{LABEL}({item})", text, re.IGNORECASE)
    named = [run[0] for run in runs] + (labels if len(labels) > 1 else [])
    return {value for value in values if any(_holds(each, value) for each in named)}


def _holds(text: str, value: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE))


def forget_places(contact: KnownContact) -> None:
    """Before they are learned anew."""
    contact.known = [pair for pair in contact.known if not pair[0].startswith(PLACED)]


def messages_placed(pairs: Iterable[Sequence[str]]) -> set[int]:
    """The messages in which one of these values is hidden."""
    return {int(kind.removeprefix(PLACED)) for kind, _ in pairs if kind.startswith(PLACED)}


def learn_from_history(
    contact: KnownContact,
    messages: Sequence[MessageRow],
    entities: Iterable[EntityRow],
    personal: frozenset[str],
) -> None:
    """All of it, from what is stored of a contact, opened."""
    learn_owner(contact)
    for row in messages:
        if row.plain.sender == "user":
            contact.learn("name", row.record["author"] or "")
            learn_files(contact, row)
    forget_places(contact)
    place_values(contact, entities, messages, personal)
