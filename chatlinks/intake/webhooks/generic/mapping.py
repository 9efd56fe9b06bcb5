"""The fields that a generic source is mapped by, and the form for them."""

import re
from typing import NamedTuple

from django import forms

from chatlinks.intake.webhooks.generic.reader import UNKNOWN, read
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings
from chatlinks.intake.webhooks.payloads.payload import UnreadablePayload, at, parsed

PATH = re.compile(r"[^\s.]+(?:\.[^\s.]+)*")
LONGEST = 200


class MappedField(NamedTuple):
    """Something of ours, and what a path to it looks like."""

    name: str
    label: str
    example: str
    required: bool = False
    is_path: bool = True  # else words, with commas between
    fits_sample: bool = False  # its example stands in the sample that a new one begins with


FIELDS = (
    MappedField("conversation", "Conversation’s ID", "ticket.id", required=True),
    MappedField("message", "Message’s ID", "message.id", required=True),
    MappedField("at", "Time of the message", "message.sent_at", required=True),
    MappedField("sender", "Who wrote it", "message.from", required=True),
    MappedField("text", "Text", "message.body", required=True),
    MappedField("contact", "User’s ID", "customer.id", fits_sample=True),
    MappedField("contact_name", "User’s name", "customer.name", fits_sample=True),
    MappedField("contact_email", "User’s e-mail", "customer.email", fits_sample=True),
    MappedField("contact_phone", "User’s phone", "customer.phone", fits_sample=True),
    MappedField("author", "Name of who wrote it", "message.author"),
    MappedField("channel", "Channel", "ticket.channel", fits_sample=True),
    MappedField("language", "Language", "customer.language"),
    MappedField("state", "State of the conversation", "ticket.status", fits_sample=True),
    MappedField("changed", "When it was last changed", "message.updated_at"),
    MappedField("file", "Address of a file", "message.file"),
    MappedField("file_type", "Type of that file", "message.file_type"),
    MappedField("node", "Step of the bot’s flow", "message.intent"),
    MappedField("broken", "Whether the bot couldn’t answer", "message.fallback"),
    MappedField("each", "List of messages, if there are several in one", "messages"),
    MappedField("sender_user", "Words for the user", "shopper, buyer", is_path=False),
    MappedField("sender_bot", "Words for the bot", "robot", is_path=False),
    MappedField("sender_agent", "Words for agents", "clerk, advisor", is_path=False),
)
REQUIRED = tuple(each.name for each in FIELDS if each.required)


class MappingForm(forms.Form):
    """Where each thing stands, and a sample on which that is tried."""

    sample = forms.CharField(
        label="A sample of what it sends",
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "ltr", "spellcheck": "false"}),
        help_text="JSON, as it is sent. It is neither stored nor logged.",
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for each in FIELDS:
            self.fields[each.name] = forms.CharField(
                label=each.label,
                required=each.required,
                max_length=LONGEST,
                help_text=f"Such as {each.example}",
                widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
            )

    @property
    def mapping(self) -> dict[str, str]:
        return {
            each.name: self.cleaned_data[each.name].strip()
            for each in FIELDS
            if self.cleaned_data.get(each.name)
        }

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        for each in FIELDS:
            path = str(cleaned.get(each.name) or "")
            if each.is_path and path and not PATH.fullmatch(path):
                self.add_error(each.name, "A path is names with dots between, such as a.b.c.")
        if not self.errors:
            self.try_sample()
        return cleaned

    def try_sample(self) -> None:
        """What a required path doesn't find in the sample is wrong at that field."""
        try:
            payload = parsed(str(self.cleaned_data["sample"]).encode())
        except UnreadablePayload as problem:
            self.add_error("sample", str(problem))
            return
        paths = self.mapping
        items = at(payload, paths["each"]) if paths.get("each") else [payload]
        if not isinstance(items, list) or not items:
            self.add_error("each", "There is no list in the sample at this path.")
            return
        for name in paths:
            is_path = next(each.is_path for each in FIELDS if each.name == name)
            if name != "each" and is_path and not stands_in(payload, items, paths[name]):
                self.add_error(name, "The sample has nothing at this path.")
        extract: Extract = read(payload, Settings(paths))
        for fault in extract.faults:
            field = next((name for name in REQUIRED if fault.startswith(f"{paths[name]}:")), None)
            if field is None or not self.errors.get(field):
                self.add_error(field, at_field(fault.rpartition(": ")[2]))


def at_field(why: str) -> str:
    """A sentence, with what to do where that isn't plain."""
    todo = " Name the word below, among those for the user, the bot or agents."
    return f"{why[0].upper()}{why[1:]}.{todo if why == UNKNOWN else ''}"


def stands_in(payload: dict[str, object], items: list[object], path: str) -> bool:
    return at(payload, path) is not None or any(at(each, path) is not None for each in items)
