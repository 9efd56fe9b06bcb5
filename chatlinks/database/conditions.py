"""Parts of a WHERE clause, with what they need."""

from typing import Any

Condition = tuple[str, list[Any]]  # SQL with %s for each parameter, and the parameters

NOTHING: Condition = ("FALSE", [])
