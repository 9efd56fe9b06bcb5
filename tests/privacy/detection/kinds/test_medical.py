"""Numbers of patients and policies: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("MRN: «MRN-123456»", "medical_record"),
    ("member id «XYZ123456789»", "medical_record"),
    ("policy number «AB123456»", "medical_record"),
]
READABLE = [
    "the policy of 2024",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
