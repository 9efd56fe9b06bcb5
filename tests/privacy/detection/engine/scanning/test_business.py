"""Patterns that a business adds for itself."""

import pytest

from chatlinks.privacy import compile_patterns, detect, detect_all, explain

REFUSED = [
    ("(", "cannot be used"),
    ("a(?=b)", "cannot be used"),
    (r"(a)\1", "cannot be used"),
    ("a*", "at least one character"),
    (r"\b", "at least one"),
    ("", "1 to 1000"),
    ("x" * 2000, "1 to 1000"),
]


@pytest.mark.parametrize(("pattern", "reason"), REFUSED)
def test_patterns_that_are_refused(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        compile_patterns([("mine", pattern)])


def test_a_pattern_needs_a_name() -> None:
    with pytest.raises(ValueError, match="a name"):
        compile_patterns([(" ", "EMP")])


def test_they_are_explained_and_found_in_many_texts() -> None:
    patterns = compile_patterns([("employee", r"EMP-\d{4}")])
    texts = ["hello", "EMP-1234", "EMP-१२३४ here", "call 98765 43210"]
    each = [detect(text, patterns=patterns) for text in texts]
    assert [*map(list, detect_all(texts, patterns=patterns))] == each
    findings = explain("EMP-1234", patterns=patterns)
    assert [finding.kind for finding in findings if finding.accepted] == ["employee"]


def test_they_find() -> None:
    patterns = compile_patterns([("employee", r"EMP-\d{4}"), ("desk", "(?i)desk [a-z]")])
    text = "EMP-1234 sits at Desk B, EMP-१२३४ too"
    spans = detect(text, patterns=patterns)
    assert [(text[span.start : span.end], span.kind) for span in spans] == [
        ("EMP-1234", "employee"),
        ("Desk B", "desk"),
        ("EMP-१२३४", "employee"),
    ]
