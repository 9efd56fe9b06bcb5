"""A mapping as the names of a sample suggest it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from chatlinks.intake.importers.table.columns import USUAL, letters
from chatlinks.intake.webhooks.generic.reader import SENDERS
from chatlinks.intake.webhooks.generic.sample import Leaf, leaves_for, lists_of
from chatlinks.intake.webhooks.payloads.payload import Payload, moment

# Said of anything: it counts only with the name of what holds it.
BARE = {"id", "name", "type", "date", "source", "party", "number"}
# Around what is told, and nothing of it.
WRAPPERS = {
    "data",
    "payload",
    "event",
    "object",
    "item",
    "record",
    "attributes",
    "detail",
    "fields",
}
WRITERS = {"sender", "author", "agent", "from", "operator", "assignee"}  # hold who wrote, not whose
OF_USERS = {"contact", "contact_name", "contact_email", "contact_phone"}
MOST_LEAVES, MOST_LISTS = 500, 5  # that are looked at
OF_MESSAGES = {"message", "at", "sender", "author", "changed", "file", "file_type", "broken"}
# Our field → its usual names, as letters and digits alone; of two parts of a path as one word.
NAMES: Mapping[str, Sequence[str]] = {
    name: words.split()
    for name, words in {
        "text": f"{USUAL['text']} plaintext bodytext contenttext",
        "conversation": USUAL["conversation"],
        "message": USUAL["message"],
        "at": f"{USUAL['at']} ts occurredat eventtime epoch unixtime",
        "sender": f"{USUAL['from']} authorrole authorkind sendertype fromrole userrole",
        "contact": f"{USUAL['contact']} personid leadid shopperid buyerid",
        "contact_name": f"{USUAL['contact_name']} username contactfullname personname",
        "contact_email": f"{USUAL['email']} personemail",
        "contact_phone": f"{USUAL['phone']} personphone",
        "author": "authorname sendername agentname fromname author operatorname participantname",
        "channel": f"{USUAL['channel']} channelname",
        "language": f"{USUAL['language']} userlanguage",
        "state": """conversationstatus conversationstate ticketstatus ticketstate chatstatus
            chatstate threadstatus sessionstatus status state""",
        "changed": "updatedat editedat modifiedat lastmodified messageupdatedat changedat",
        "file": f"{USUAL['file']} fileurl attachmentsurl fileslink",
        "file_type": "filetype mimetype filemimetype attachmenttype attachmentcontenttype",
        "node": USUAL["node"],
        "broken": "fallback isfallback broken isbroken notunderstood",
    }.items()
}


Beside = dict[str, tuple[str, ...]]  # field → what holds the value proposed for it


class Fit(NamedTuple):
    """How well a value fits a field: the less, the better."""

    unknown: bool  # it is to say who wrote it, and its word isn't known
    apart: bool  # a message's, and not beside its text
    rank: int
    depth: int


def is_word(leaf: Leaf) -> bool:
    return isinstance(leaf.value, str)


def has_text(leaf: Leaf) -> bool:
    return bool(leaf.text)


def is_sender(leaf: Leaf) -> bool:
    return leaf.text.lower() in SENDERS


def is_time(leaf: Leaf) -> bool:
    return moment(leaf.value) is not None


def is_written_time(leaf: Leaf) -> bool:
    return is_word(leaf) and ":" in leaf.value and is_time(leaf)


def is_sentence(leaf: Leaf) -> bool:
    return is_word(leaf) and " " in leaf.value.strip()


def is_address(leaf: Leaf) -> bool:
    return leaf.text.startswith(("https://", "http://"))


def is_yes_or_no(leaf: Leaf) -> bool:
    return isinstance(leaf.value, bool)


FITS: Mapping[str, Callable[[Leaf], bool]] = {
    "at": is_time,
    "changed": is_time,
    "text": is_word,
    "sender": is_word,
    "file": is_address,
    "broken": is_yes_or_no,
}
# Whose value says enough, whatever it is called.
BY_VALUE: Mapping[str, Callable[[Leaf], bool]] = {
    "text": is_sentence,
    "at": is_written_time,
    "sender": is_sender,
}


def proposed(payload: Payload) -> dict[str, str]:
    """Our field → its path. Where messages stand in a list, `each` is that."""
    around = for_list(payload, "")
    if "text" in around and not around["text"].count(".0"):
        return around
    for each in islice(lists_of(payload), MOST_LISTS):
        within = for_list(payload, each)
        if "text" in within and "sender" in within:
            return {**within, "each": each}
    return around


def for_list(payload: Payload, each: str) -> dict[str, str]:
    leaves = {leaf.written: leaf for leaf in leaves_for(payload, each)[:MOST_LEAVES]}
    mapping: dict[str, str] = {}
    beside: Beside = {}
    for field in NAMES:
        leaf = best(field, leaves.values(), beside)
        if leaf is not None:
            mapping[field] = leaf.written
            del leaves[leaf.written]
            beside[field] = leaf.path[:-1]
    if "file" not in mapping:
        mapping.pop("file_type", None)
    return mapping


def best(field: str, leaves: Iterable[Leaf], beside: Beside) -> Leaf | None:
    fits = FITS.get(field, has_text)
    ranked = [(fit_of(field, leaf, beside), leaf) for leaf in leaves if fits(leaf)]
    held = [(fit, leaf) for fit, leaf in ranked if fit is not None]
    return min(held, key=lambda each: each[0])[1] if held else None


def fit_of(field: str, leaf: Leaf, beside: Beside) -> Fit | None:
    steps = [letters(step) for step in leaf.path if not step.isdecimal()] or [""]
    steps = [step for step in steps if step not in WRAPPERS] or steps
    if field in OF_USERS and WRITERS & set(steps[:-1]):
        return None
    is_apart = field in OF_MESSAGES and (leaf.is_around or leaf.path[:-1] != beside.get("text"))
    rank = rank_of(field, steps, is_apart=is_apart)
    if rank is None and field == "contact_name" and steps[-1] == "name":
        rank = 0 if leaf.path[:-1] == beside.get("contact") else None
    is_known = field != "sender" or is_sender(leaf)
    if rank is None and field in BY_VALUE and BY_VALUE[field](leaf):
        rank = len(NAMES[field]) * 2  # what it says is enough
    return None if rank is None else Fit(not is_known, is_apart, rank, len(leaf.path))


def rank_of(field: str, steps: Sequence[str], *, is_apart: bool) -> int | None:
    """By its name and that of what holds it; else by the last name alone."""
    names = NAMES[field]
    joined, last = "".join(steps[-2:]), steps[-1]
    if joined in names and (len(steps) > 1 or last not in BARE):
        return names.index(joined)
    if last in names and last not in BARE:
        return len(names) + names.index(last)
    if field == "message" and last == "id" and (len(steps) == 1 or not is_apart):
        return len(names)
    return None
