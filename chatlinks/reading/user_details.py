"""User details, as a page shows them: what is known of the contact, and what the bot collected."""

import json
from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from chatlinks.conversations.records.parts import CONTACT_DETAILS, ENTITY, KNOWN_VALUES
from chatlinks.conversations.records.told import told_values
from chatlinks.database.rows import prepared_one
from chatlinks.links.access import LinkAccess
from chatlinks.privacy.detection.told.turns import Kind
from chatlinks.privacy.sealing import Vault
from chatlinks.reading.panes import EntityRow
from chatlinks.reading.text import HIDDEN, as_html, bracketed, channel_name, language_name
from chatlinks.reading.view_models import Detail
from chatlinks.workspaces.catalogue import ALWAYS_PERSONAL

LABELS = {
    "name": "Name",
    "email": "E-mail",
    "phone_number": "Phone",
    "channel": "Channel",
    "device": "Device",
    "language": "Language",
    "time_zone": "Time zone",
}
WRITTEN_OUT: dict[str, Callable[[str], str]] = {"channel": channel_name, "language": language_name}
UNKNOWN = Markup("&mdash;")


def details(
    contact_id: int,
    stored: str,
    sealed: bytes | None,
    vault: Vault | None,
) -> list[Detail]:
    """What is known of the contact; `stored` is JSON, masked."""
    seen = CONTACT_DETAILS.restore(
        vault,
        contact_id,
        json.loads(stored),
        sealed,
        bracketed,
    )
    return [
        Detail(label, detail(key, seen.get(key)), key in ALWAYS_PERSONAL)
        for key, label in LABELS.items()
    ]


def with_told_name(details: list[Detail], access: LinkAccess, vault: Vault | None) -> list[Detail]:
    """Where no name is stored, the one that they told in words, for whoever sees it in clear. For
    all others no row: that no name is known would not be true.
    """
    if details[0].value != UNKNOWN:
        return details
    told = told_name(access, vault) if vault is not None else ""
    shown = [Detail("Name, as told", as_html(bracketed([told])[0]), personal=True)] if told else []
    return [*shown, *details[1:]]


class KnownRow(NamedTuple):
    """A row of KNOWN."""

    known: bytes | None


KNOWN = "SELECT known FROM conversations_contact WHERE business_id = %s AND id = %s"


def told_name(access: LinkAccess, vault: Vault) -> str:
    """The fullest of those that they said are theirs; of several the last."""
    row = prepared_one(KnownRow, KNOWN, [access.business_id, access.contact_id])
    known = KNOWN_VALUES.open(vault, access.contact_id, row.known) if row else []
    names = [value for kind, value in told_values.everywhere(known) if kind == Kind.NAME]
    return max(reversed(names), key=lambda name: len(name.split()), default="")


def name_of(details: list[Detail]) -> Markup | None:
    """The contact's name as it stands among their details; None where none is known."""
    name = details[0].value
    return None if name == UNKNOWN else name


def open_to_strangers(details: list[Detail]) -> list[Detail]:
    """Without what is hidden or isn't known: to whom all is masked, a column of it says nothing."""
    return [
        each
        for each in details
        if not each.personal and each.value != UNKNOWN and HIDDEN not in each.value
    ]


def detail(key: str, value: object) -> Markup:
    text = str(value or "")
    if key in WRITTEN_OUT:
        text = WRITTEN_OUT[key](text)
    return as_html(text) or UNKNOWN


def entities(rows: list[EntityRow], vault: Vault | None) -> list[Detail]:
    """The newest value of each name, in the order in which the bot first collected them."""
    newest: dict[str, Detail] = {}
    for row in rows:
        label = row.name.replace("_", " ")
        newest[row.name] = Detail(
            label,
            as_html(value_of(row, vault)) or UNKNOWN,
            row.personal,
        )
    return list(newest.values())


def value_of(row: EntityRow, vault: Vault | None) -> str:
    if vault is None or row.sealed is None:
        return row.value
    masked = ENTITY.record_of(row)
    record = ENTITY.restore(
        vault,
        row.id,
        masked,
        row.sealed,
        bracketed,
    )
    return str(record["value"])
