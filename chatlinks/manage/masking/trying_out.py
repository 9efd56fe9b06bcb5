"""A text, or a whole conversation, tried out on a business's policy; nothing of it is kept."""

from typing import NamedTuple

from django import forms
from markupsafe import Markup, escape

from chatlinks.privacy import BusinessPatterns, Span, compile_patterns, explain
from chatlinks.privacy.detection.engine.span import merged
from chatlinks.privacy.detection.told.turns import ToldSpan, Turn
from chatlinks.privacy.told_report import SPOKEN, read_turns
from chatlinks.privacy.whole_conversation import DetectionPolicy, mask_conversation
from chatlinks.workspaces.models import Business, Pattern

LONGEST = 20_000  # characters of a text tried out


class TryOut(forms.Form):
    """A text, and a pattern that isn't saved yet."""

    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        label="Text, or a conversation",
        help_text="A conversation has lines such as “user: …” and “bot: …”. "
        "It is neither stored nor logged.",
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


class TriedFinding(NamedTuple):
    """A passage, and what a detector made of it."""

    passage: str
    kind: str
    masked: bool
    why: str


class Trial(NamedTuple):
    """What came of a text."""

    turns: list[tuple[str, Markup]]  # (who speaks, what they say: what would be masked marked)
    spans: list[tuple[str, str]]  # (passage, kind)
    findings: list[TriedFinding]


def try_out(business: Business, form: TryOut) -> Trial:
    """A text is what a user writes; a conversation is read as a whole."""
    typed = form.cleaned_data
    pairs = list(Pattern.objects.filter(business=business).values_list("name", "expression"))
    if typed["expression"]:
        pairs.append((typed["name"] or "new pattern", typed["expression"]))
    policy = DetectionPolicy(
        profile=business.profile,
        patterns=form.compiled(pairs),
        never_names=frozenset(business.never_names),
        kinds_off=frozenset(business.told_kinds_off),
    )
    turns = turns_of(typed["text"])
    masked = mask_conversation(turns, policy)
    spans = [merged(sorted(each)) for each in masked.spans]
    return Trial(
        turns=[
            (turn.who if len(turns) > 1 else "", highlighted(turn.text, each))
            for turn, each in zip(turns, spans, strict=True)
        ],
        spans=[
            (turn.text[span.start : span.end], span.kind)
            for turn, each in zip(turns, spans, strict=True)
            for span in each
        ],
        findings=[
            finding
            for turn, told in zip(turns, masked.told, strict=True)
            for finding in findings_in(turn, told, policy)
        ],
    )


def turns_of(text: str) -> list[Turn]:
    """Lines with senders, or one message of a user."""
    first = text.lstrip().partition("\n")[0]
    if SPOKEN.fullmatch(first.strip()):
        return read_turns(text)
    return [Turn("user", text)]


def findings_in(
    turn: Turn,
    told: list[ToldSpan],
    policy: DetectionPolicy,
) -> list[TriedFinding]:
    """What is told, and what each detector made of what it looked at, by place."""
    detected = explain(turn.text, policy.profile, policy.patterns)
    rows = [(each.start, each.kind, each.end, each.accepted, each.why) for each in detected]
    rows += [(each.start, str(each.kind), each.end, True, f"told: {each.why}") for each in told]
    return [
        TriedFinding(turn.text[start:end], kind, accepted, why)
        for start, kind, end, accepted, why in sorted(rows)
    ]


def highlighted(text: str, spans: list[Span]) -> Markup:
    html = Markup("")
    last = 0
    mark = Markup('<mark title="{}">{}</mark>')
    for span in spans:
        html += escape(text[last : span.start])
        html += mark.format(span.kind, text[span.start : span.end])
        last = span.end
    return html + escape(text[last:])
