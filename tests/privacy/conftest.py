"""What the tests of detection share: how to say what must be found."""

from collections.abc import Callable

import pytest

from chatlinks.privacy import detect

Hidden = Callable[[str, str, str], bool]


@pytest.fixture
def hidden() -> Hidden:
    """Whether every letter and digit of `value`, which is in `text`, is inside a span."""

    def check(text: str, value: str, profile: str = "balanced") -> bool:
        start = text.index(value)
        spans = detect(text, profile)
        return all(
            any(span.start <= place < span.end for span in spans)
            for place in range(start, start + len(value))
            if text[place].isalnum()
        )

    return check
