"""Who sets up what of Acme Bank, and the walk of everybody past it."""

from collections.abc import Callable

from django.test import Client

from tests.kit.access_table import OUT, AccessTable, Row, outcome
from tests.kit.cast import SECRETS
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.reading import held
from tests.kit.watching.census import census

GROUPS = {
    "admins": ["admin", "admin_permitted", "owner"],
    "others": [name for name in MANAGE_NOTHING if name != "rival"],
    "rival": ["rival"],
    "out": [OUT],
}
# Who manages one business is led on to it; only the owner manages the rival's, which has nothing.
BY_NAME = {"list": {"owner": 200, "*": 302}, "rivals": {"*": 404}}


def set_up_table(text: str) -> AccessTable:
    return AccessTable(text, GROUPS, BY_NAME)


def check_everybody(
    table: AccessTable,
    row: Row,
    path: str,
    sign_in: Callable[[str | None], Client],
    secrets: tuple[str, ...] = (),
) -> None:
    """Everybody gets what the table says, nobody a secret; whoever is refused changes nothing."""
    before = census()
    for turn in table.turns(row):
        answer = sign_in(turn.signs_in).generic(row.method, path)
        assert outcome(answer) == turn.wanted, (turn.name, row)
        assert held(answer, [*SECRETS, *secrets]) == []
        if turn.wanted not in (200, 302):
            assert census() == before
        before = census()
