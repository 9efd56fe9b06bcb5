"""The fields of ours that a generic source is mapped by."""

from enum import StrEnum
from typing import NamedTuple


class MappingGroup(StrEnum):
    """What belongs together on the form."""

    MESSAGE = "The message"
    CONVERSATION = "The conversation"
    USER = "The user"
    WORDS = "Its own words for who wrote it"
    REST = "The rest"


FOLDED = {MappingGroup.WORDS, MappingGroup.REST}


class MappedField(NamedTuple):
    """Something of ours, and what a path to it looks like."""

    name: str
    label: str
    example: str
    group: MappingGroup
    required: bool = False

    @property
    def is_path(self) -> bool:  # else words, with commas between
        return self.group != MappingGroup.WORDS


FIELDS = (
    MappedField("text", "Text", "message.body", MappingGroup.MESSAGE, required=True),
    MappedField("sender", "Who wrote it", "message.from", MappingGroup.MESSAGE, required=True),
    MappedField(
        "at", "When it was written", "message.sent_at", MappingGroup.MESSAGE, required=True
    ),
    MappedField("message", "Message’s ID", "message.id", MappingGroup.MESSAGE, required=True),
    MappedField("author", "Name of who wrote it", "message.author", MappingGroup.MESSAGE),
    MappedField(
        "conversation", "Conversation’s ID", "ticket.id", MappingGroup.CONVERSATION, required=True
    ),
    MappedField("state", "Its state", "ticket.status", MappingGroup.CONVERSATION),
    MappedField("channel", "Channel", "ticket.channel", MappingGroup.CONVERSATION),
    MappedField("contact", "User’s ID", "customer.id", MappingGroup.USER),
    MappedField("contact_name", "User’s name", "customer.name", MappingGroup.USER),
    MappedField("contact_email", "User’s e-mail", "customer.email", MappingGroup.USER),
    MappedField("contact_phone", "User’s phone", "customer.phone", MappingGroup.USER),
    MappedField("language", "Language", "customer.language", MappingGroup.USER),
    MappedField("sender_user", "Words for the user", "shopper, buyer", MappingGroup.WORDS),
    MappedField("sender_bot", "Words for the bot", "robot", MappingGroup.WORDS),
    MappedField("sender_agent", "Words for agents", "clerk, advisor", MappingGroup.WORDS),
    MappedField("changed", "When it was last changed", "message.updated_at", MappingGroup.REST),
    MappedField("file", "Address of a file", "message.file", MappingGroup.REST),
    MappedField("file_type", "Type of that file", "message.file_type", MappingGroup.REST),
    MappedField("node", "Step of the bot’s flow", "message.intent", MappingGroup.REST),
    MappedField("broken", "Whether the bot couldn’t answer", "message.fallback", MappingGroup.REST),
    MappedField("each", "List of messages, if several in one", "messages", MappingGroup.REST),
)
REQUIRED = tuple(each.name for each in FIELDS if each.required)
FAULTY = ("conversation", "at", "message", "sender")  # of which a reader says what is wrong
