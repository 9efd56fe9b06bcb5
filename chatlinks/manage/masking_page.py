"""What the masking page shows.

A business's rules, how far its history follows them, and a text tried out on them.
"""

from typing import NamedTuple

from django import forms
from markupsafe import Markup, escape

from chatlinks.conversations.remasking import changed_policy
from chatlinks.privacy import BusinessPatterns, Finding, Span, compile_patterns, detect, explain
from chatlinks.workspaces.catalogue import ALWAYS_PERSONAL
from chatlinks.workspaces.models import Business, EntityType, Pattern, RuleChange

CHANGES = 20  # listed, newest first
LONGEST = 20_000  # characters of a text tried out


class TryOut(forms.Form):
    """A text, and a pattern that isn't saved yet."""

    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        label="Text",
        help_text="It is neither stored nor logged.",
    )
    name = forms.CharField(
        max_length=100,
        required=False,
        label="Name of a new pattern",
        help_text="What it finds, such as policy number.",
    )
    expression = forms.CharField(
        max_length=500,
        required=False,
        label="Expression",
        help_text=r"In the syntax of RE2, such as \bPOL-\d{8}\b",
    )

    def clean_expression(self) -> str:
        expression = str(self.cleaned_data["expression"])
        if expression:
            self.compiled([(self.cleaned_data.get("name") or "new pattern", expression)])
        return expression

    def compiled(self, pairs: list[tuple[str, str]]) -> BusinessPatterns | None:
        try:
            return compile_patterns(pairs) if pairs else None
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem


class Trial(NamedTuple):
    """What came of a text."""

    text: Markup  # what would be masked is told apart
    spans: list[tuple[str, str]]  # (passage, kind)
    findings: list[tuple[str, Finding]]  # (passage, what a detector made of it)


class MaskingPage(NamedTuple):
    business: Business
    remaining: int
    patterns: list[Pattern]
    entity_types: list[EntityType]
    changes: list[RuleChange]
    form: TryOut
    tried: Trial | None
    always_personal: frozenset[str] = ALWAYS_PERSONAL


def try_out(business: Business, form: TryOut) -> Trial:
    typed = form.cleaned_data
    pairs = list(Pattern.objects.filter(business=business).values_list("name", "expression"))
    if typed["expression"]:
        pairs.append((typed["name"] or "new pattern", typed["expression"]))
    text = typed["text"]
    patterns = form.compiled(pairs)
    spans = detect(text, business.profile, patterns)
    findings = explain(text, business.profile, patterns)
    return Trial(
        text=highlighted(text, spans),
        spans=[(text[span.start : span.end], span.kind) for span in spans],
        findings=[(text[each.start : each.end], each) for each in findings],
    )


def highlighted(text: str, spans: list[Span]) -> Markup:
    html = Markup("")
    last = 0
    mark = Markup('<mark title="{}">{}</mark>')
    for span in spans:
        html += escape(text[last : span.start])
        html += mark.format(span.kind, text[span.start : span.end])
        last = span.end
    return html + escape(text[last:])


def masking_page(business: Business, form: TryOut) -> MaskingPage:
    return MaskingPage(
        business=business,
        remaining=changed_policy.remaining(business),
        patterns=list(business.patterns.all()),
        entity_types=list(business.entity_types.all()),
        changes=list(business.rule_changes.select_related("made_by")[:CHANGES]),
        form=form,
        tried=try_out(business, form) if form.is_bound and form.is_valid() else None,
    )
