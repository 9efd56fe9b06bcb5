"""The fields of ours that a generic source is mapped by."""

from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """What belongs together on the form."""

    MESSAGE = "The message"
    CONVERSATION = "The conversation"
    USER = "The user"
    WORDS = "Its own words for who wrote it"
    REST = "The rest"


FOLDED = {Group.WORDS, Group.REST}


class MappedField(NamedTuple):
    """Something of ours, and what a path to it looks like."""

    name: str
    label: str
    example: str
    group: Group
    required: bool = False

    @property
    def is_path(self) -> bool:  # else words, with commas between
        return self.group != Group.WORDS


FIELDS = (
    MappedField("text", "Text", "message.body", Group.MESSAGE, required=True),
    MappedField("sender", "Who wrote it", "message.from", Group.MESSAGE, required=True),
    MappedField("at", "When it was written", "message.sent_at", Group.MESSAGE, required=True),
    MappedField("message", "Message’s ID", "message.id", Group.MESSAGE, required=True),
    MappedField("author", "Name of who wrote it", "message.author", Group.MESSAGE),
    MappedField(
        "conversation", "Conversation’s ID", "ticket.id", Group.CONVERSATION, required=True
    ),
    MappedField("state", "Its state", "ticket.status", Group.CONVERSATION),
    MappedField("channel", "Channel", "ticket.channel", Group.CONVERSATION),
    MappedField("contact", "User’s ID", "customer.id", Group.USER),
    MappedField("contact_name", "User’s name", "customer.name", Group.USER),
    MappedField("contact_email", "User’s e-mail", "customer.email", Group.USER),
    MappedField("contact_phone", "User’s phone", "customer.phone", Group.USER),
    MappedField("language", "Language", "customer.language", Group.USER),
    MappedField("sender_user", "Words for the user", "shopper, buyer", Group.WORDS),
    MappedField("sender_bot", "Words for the bot", "robot", Group.WORDS),
    MappedField("sender_agent", "Words for agents", "clerk, advisor", Group.WORDS),
    MappedField("changed", "When it was last changed", "message.updated_at", Group.REST),
    MappedField("file", "Address of a file", "message.file", Group.REST),
    MappedField("file_type", "Type of that file", "message.file_type", Group.REST),
    MappedField("node", "Step of the bot’s flow", "message.intent", Group.REST),
    MappedField("broken", "Whether the bot couldn’t answer", "message.fallback", Group.REST),
    MappedField("each", "List of messages, if there are several in one", "messages", Group.REST),
)
REQUIRED = tuple(each.name for each in FIELDS if each.required)
FAULTY = ("conversation", "at", "message", "sender")  # of which a reader says what is wrong
