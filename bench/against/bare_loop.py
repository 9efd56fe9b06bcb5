"""What a loop without a framework would do for the same page: run the statements, fill the
template.
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from unittest.mock import patch

from bench.stores.store import Store

TEMPLATE = "reading/page.html"


class Seen(NamedTuple):
    """What one opening asks the database, and what it gives the template."""

    statements: list[tuple[str, Any]]
    context: dict[str, Any]


class Bare:
    """Opens a store's links as `open_link` does, without any of its framework."""

    def __init__(self, store: Store, open_link: Callable[[str], bytes]) -> None:
        from django.template import engines

        self.cursor = store.bare.cursor()
        self.template = engines["jinja2"].env.get_template(TEMPLATE)  # type: ignore[attr-defined]
        self.pages = {token: seen(store, token, open_link) for token in store.links}

    def open(self, token: str) -> bytes:
        statements, context = self.pages[token]
        for sql, parameters in statements:
            self.cursor.execute(sql, parameters)
            if self.cursor.pgresult is not None and self.cursor.pgresult.nfields:
                self.cursor.fetchall()
        return str(self.template.render(context)).encode()


def seen(store: Store, token: str, open_link: Callable[[str], bytes]) -> Seen:
    """Listens to one opening."""
    from django.template.backends.jinja2 import Template

    statements: list[tuple[str, Any]] = []
    contexts: list[dict[str, Any]] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        statements.append((sql, parameters))
        return execute(sql, parameters, many, context)

    drawn = Template.render

    def render(self: Template, context: Any = None, request: Any = None) -> str:
        contexts.append({**(context or {}), "csrf_input": "", "request": None})
        return str(drawn(self, context, request))

    with store.wrapper.execute_wrapper(note), patch.object(Template, "render", render):
        open_link(token)
    return Seen(statements, contexts[-1])
