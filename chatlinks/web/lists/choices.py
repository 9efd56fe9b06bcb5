"""What a select offers."""

from typing import NamedTuple


class Choice(NamedTuple):
    value: str
    label: str
    chosen: bool
