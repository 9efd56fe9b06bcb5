"""The form by which a generic source is mapped."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from chatlinks.intake.webhooks.generic.fields import FAULTY, FIELDS, FOLDED, REQUIRED, MappingGroup
from chatlinks.intake.webhooks.generic.reader import UNKNOWN, read
from chatlinks.intake.webhooks.generic.sample import SamplePath
from chatlinks.intake.webhooks.payloads.extract import Extract, Settings
from chatlinks.intake.webhooks.payloads.payload import UnreadablePayload, at, parsed
from chatlinks.privacy.masking import MARK

PATH = re.compile(r"[^\s.]+(?:\.[^\s.]+)*")
LONGEST = 200


NOTHING, ELSEWHERE = "—", "Not in this sample"
NO_PLACE = "It has no place yet: choose where it stands in the sample."


class FieldGroup(NamedTuple):
    """Fields that stand together; folded, where the usual sample needs none of them."""

    name: str
    fields: list[BoundField]
    is_folded: bool
    is_open: bool


class MappingForm(forms.Form):
    """Where each thing stands, and a sample on which that is tried."""

    sample = forms.CharField(
        label="A sample of what it sends",
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "ltr", "spellcheck": "false"}),
        help_text="One message, as it is sent: JSON. It is neither stored nor logged.",
        error_messages={"required": "Paste a sample first, or take our example."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in FIELDS:
            self.fields[each.name] = forms.CharField(
                label=each.label,
                required=each.required,
                max_length=LONGEST,
                help_text=f"Such as {each.example}",
                widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
                error_messages={"required": NO_PLACE},
            )

    def offer(self, paths: Sequence[SamplePath]) -> None:
        """Paths to choose from, and at each field what stands at its own."""
        if not paths:
            return
        examples = {each.path: each.example for each in paths}
        self.fields["sample"].widget.attrs["rows"] = 6
        for each in FIELDS:
            if not each.is_path:
                self.fields[each.name].widget.attrs["list"] = "words"
                continue
            bound, path = self[each.name], str(self[each.name].value() or "")
            bound.field.widget.attrs["list"] = "lists" if each.name == "each" else "paths"
            bound.help_text = examples.get(path) or (ELSEWHERE if path else NOTHING)

    @property
    def unknown_word(self) -> str:
        """What the sample says of who wrote it, where that is a word that isn't known."""
        bound, word = self["sender"], str(self["sender"].help_text)
        is_told = bool(bound.errors) and word not in (NOTHING, ELSEWHERE)
        return word if is_told and MARK not in word else ""

    @property
    def groups(self) -> list[FieldGroup]:
        return [self.in_group(each) for each in MappingGroup]

    def in_group(self, group: MappingGroup) -> FieldGroup:
        fields = [self[each.name] for each in FIELDS if each.group == group]
        is_used = any(bound.errors or bound.value() for bound in fields)
        is_asked = group == MappingGroup.WORDS and bool(self["sender"].errors)
        return FieldGroup(group, fields, group in FOLDED, is_used or is_asked)

    @property
    def without_place(self) -> list[BoundField]:
        """What has to be said and isn't."""
        return [self[name] for name in REQUIRED if NO_PLACE in self[name].errors]

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
            field = next((name for name in FAULTY if fault.startswith(f"{paths[name]}:")), None)
            if field is None or not self.errors.get(field):
                self.add_error(field, at_field(fault.rpartition(": ")[2]))


def at_field(why: str) -> str:
    """A sentence, with what to do where that isn't plain."""
    todo = " Name the word below, among those for the user, the bot or agents."
    return f"{why[0].upper()}{why[1:]}.{todo if why == UNKNOWN else ''}"


def stands_in(payload: dict[str, object], items: list[object], path: str) -> bool:
    return at(payload, path) is not None or any(at(each, path) is not None for each in items)
