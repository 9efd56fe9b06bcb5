"""What single things look like that a program sends. Each says whose it is."""

import base64
from typing import Annotated, Any

from annotated_types import MaxLen, MinLen
from pydantic import AfterValidator, BeforeValidator, ConfigDict, TypeAdapter, WithJsonSchema
from pydantic.dataclasses import dataclass

from chatlinks.conversations.records.incoming import (
    Id,
    IncomingContact,
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
    IncomingStep,
    Label,
    Words,
    finite,
)


def from_base64(value: object) -> object:
    """The bytes; what isn't base64 is never guessed at."""
    if not isinstance(value, str):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:
        raise ValueError("the file's bytes are wanted, as base64") from None


Packed = Annotated[
    bytes,
    BeforeValidator(from_base64),
    WithJsonSchema({"type": "string", "contentEncoding": "base64"}),
]
STRICT = ConfigDict(extra="forbid")


@dataclass(config=STRICT, slots=True)
class ContactMessage:
    """A message of a contact's, or to them."""

    contact: IncomingContact
    message: IncomingMessage


@dataclass(config=STRICT, slots=True)
class ContactEvent:
    """Something that happened in a contact's conversation."""

    contact: IncomingContact
    event: IncomingEvent


@dataclass(config=STRICT, slots=True)
class ContactDetails:
    """Who a contact is."""

    contact: IncomingContact


@dataclass(config=STRICT, slots=True)
class ContactEntity:
    """A value that the bot collected in a contact's latest conversation."""

    contact: IncomingContact
    entity: IncomingEntity


@dataclass(config=STRICT, slots=True)
class ContactReview:
    """What a contact thought of their latest conversation."""

    contact: IncomingContact
    review: IncomingReview


@dataclass(config=STRICT, slots=True)
class ContactStep:
    """What an AI agent did in a contact's conversation."""

    contact: IncomingContact
    step: IncomingStep


@dataclass(config=STRICT, slots=True)
class SentFile:
    """A file, packed as base64."""

    name: Annotated[str, MinLen(1), MaxLen(200)]
    content: Packed


@dataclass(config=STRICT, slots=True)
class ContactFile:
    """A file of a contact's, or to them, with the message that it came with."""

    contact: IncomingContact
    message: IncomingMessage
    file: SentFile


@dataclass(config=STRICT, slots=True)
class ContactId:
    """Whose message it is."""

    id: Id


@dataclass(config=STRICT, slots=True)
class EditedMessage:
    """A message's id, and all that it says by now."""

    id: Id
    text: Words = ""
    type: Label = "TEXT"
    data: Annotated[dict[str, Any] | None, AfterValidator(finite)] = None
    translation: Words = ""


@dataclass(config=STRICT, slots=True)
class MessageEdit:
    """A message that was changed where it was written."""

    contact: ContactId
    message: EditedMessage


@dataclass(config=STRICT, slots=True)
class MessageName:
    id: Id


@dataclass(config=STRICT, slots=True)
class MessageDeletion:
    """A message that was deleted where it was written."""

    contact: ContactId
    message: MessageName


MESSAGE = TypeAdapter(ContactMessage)
EVENT = TypeAdapter(ContactEvent)
CONTACT = TypeAdapter(ContactDetails)
ENTITY = TypeAdapter(ContactEntity)
REVIEW = TypeAdapter(ContactReview)
STEP = TypeAdapter(ContactStep)
FILE = TypeAdapter(ContactFile)
EDIT = TypeAdapter(MessageEdit)
DELETION = TypeAdapter(MessageDeletion)
