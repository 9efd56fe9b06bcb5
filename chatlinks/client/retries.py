"""What is tried again, when, and what is told where it isn't."""

import random
from dataclasses import dataclass
from typing import Any, NamedTuple

import httpx

# The request is under way, came too often, or nothing of it is promised.
TRANSIENT = frozenset({409, 429, 500, 502, 503, 504})


class FieldProblem(NamedTuple):
    field: str
    reason: str


class RequestRefused(Exception):
    """The API answered no; `problems` says what is wrong with which field."""

    def __init__(
        self,
        status: int,
        detail: str,
        problems: list[FieldProblem],
    ) -> None:
        super().__init__(f"{status}: {detail}")
        self.status = status
        self.detail = detail
        self.problems = problems


class Unreachable(Exception):
    """No answer came, however often it was tried. A write may have been stored: send it again."""


@dataclass(frozen=True)
class Retries:
    """How often, and how long is waited between: twice as long each time, by chance up to half as
    long again, so that many programs don't come back at once.
    """

    times: int = 5
    first: float = 0.5  # seconds
    longest: float = 60.0

    def wait(self, tries: int, answer: httpx.Response | None) -> float | None:
        """Seconds until it is tried again after so many tries; None: it isn't."""
        if tries > self.times or not (answer is None or answer.status_code in TRANSIENT):
            return None
        if answer is not None and answer.headers.get("Retry-After", "").isdigit():
            return min(float(answer.headers["Retry-After"]), self.longest)
        longer = 1 + random.random() / 2  # noqa: S311, no secret
        return min(self.first * 2.0 ** (tries - 1) * longer, self.longest)


def content_of(answer: httpx.Response) -> Any:
    """What came. Raises RequestRefused: 4xx and 5xx, but for a batch of which each is answered."""
    told = json_of(answer)
    if answer.is_success or (answer.status_code == 422 and "results" in told):
        return told
    errors = told.get("errors", [])
    problems = [FieldProblem(each.get("field", ""), each.get("reason", "")) for each in errors]
    raise RequestRefused(answer.status_code, told.get("detail", answer.reason_phrase), problems)


def json_of(answer: httpx.Response) -> dict[str, Any]:
    """{} where something between answered, such as a proxy."""
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
