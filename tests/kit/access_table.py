"""Tables of who gets what of which request, written as text, and the walk through them.

    method  address       shown  masked  strangers  out
    GET     /c/{members}  200    200     404        login
    POST    /find-user    done   403     own        login

The first line names the groups of the cast. A cell is a status, or a word that the table's test
gives a meaning; a word of `by_name` says what each of the group gets for himself, "*" the others.
What stands in braces is filled in by the test. After a long address the cells stand on the next
line.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import transaction
from django.http import HttpResponse
from django.urls import resolve

OUT = "out"  # the group, and the name of its one member: nobody is signed in
SIGN_IN = "login"  # sent to where one signs in
Wanted = int | str
Groups = Mapping[str, list[str]]


class Row(NamedTuple):
    """One request, and the cell of each group in the table's order."""

    method: str
    address: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.address}"

    @property
    def route(self) -> str:
        """The name of the route that the address leads to."""
        path = self.address.partition("?")[0].format_map(Ones())
        return resolve(path).view_name


class Ones(dict[str, str]):
    """A 1 for whatever is asked for: an address is resolved before anything has an id."""

    def __missing__(self, key: str) -> str:
        return "1"


class Turn(NamedTuple):
    """Whose turn it is with a row's request, and what they should get."""

    group: str
    name: str
    wanted: Wanted

    @property
    def signs_in(self) -> str | None:
        return None if self.name == OUT else self.name


class AccessTable:
    """A table as read: its rows, and whose turn it is with each of them."""

    def __init__(
        self,
        text: str,
        groups: Groups,
        by_name: Mapping[str, Mapping[str, Wanted]] | None = None,
    ) -> None:
        self.groups = groups
        self.by_name = by_name or {}
        joined = re.sub(r"\n {8,}", "  ", text)
        head, *lines = [line.split() for line in joined.splitlines() if line.strip()]
        assert head == ["method", "address", *groups], head
        self.rows = [Row(method, address, tuple(cells)) for method, address, *cells in lines]

    @property
    def routes(self) -> set[str]:
        return {row.route for row in self.rows}

    def turns(self, row: Row) -> Iterator[Turn]:
        for (group, names), cell in zip(self.groups.items(), row.cells, strict=True):
            for name in names:
                yield Turn(group, name, self.wanted(cell, name))

    def wanted(self, cell: str, name: str) -> Wanted:
        if cell in self.by_name:
            each = self.by_name[cell]
            return each.get(name, each["*"])
        return int(cell) if cell.isdigit() else cell


def is_sent_to_sign_in(response: HttpResponse) -> bool:
    leads_to = response.headers.get("Location", "")
    return response.status_code == 302 and leads_to.startswith("/accounts/login/?next=")


def outcome(response: HttpResponse) -> Wanted:
    """The status, or that one is sent to sign in."""
    return SIGN_IN if is_sent_to_sign_in(response) else response.status_code


@contextmanager
def undone() -> Iterator[Any]:
    """Whatever is done in here to the database is undone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
