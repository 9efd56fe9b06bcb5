"""Who is named in a mail's head, with an address or without."""

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any

from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.mail.pages import QuotedMail


def address_of(person: Address) -> str:
    """Of one who is named without an address, the name."""
    return email_of(person).casefold() or name_of(person).casefold()


def email_of(person: Address) -> str:
    return person.addr_spec if person.username and person.domain else ""


def name_of(person: Address) -> str:
    """“From: Maria” alone is read as an address without a domain."""
    return person.display_name or ("" if person.domain else person.username)


def address(mail: QuotedMail) -> Address:
    name = label(mail.name)
    try:
        return Address(name, addr_spec=mail.address) if mail.address else Address(name)
    except (ValueError, HeaderParseError):
        return Address(name or label(mail.address))


def addresses(parsed: EmailMessage, name: str) -> list[Address]:
    header: Any = parsed[name]
    return list(header.addresses) if header is not None else []
