"""A handful of lucide icons (lucide.json; ISC, static/web/LICENSE-lucide.txt), drawn inline."""

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

PATHS: dict[str, str] = json.loads(Path(__file__).with_name("lucide.json").read_text())

FRAME = 'viewBox="0 0 24 24"'  # how its lines are drawn says web/base.css, once for all of them


@cache
def icon(name: str) -> Markup:
    """One icon in the text's colour, hidden from screen readers: say in words what it means.

    As a filter on a constant, `{{ "lock"|icon }}`, it is drawn once, when the template is compiled.
    """
    drawn = f'<svg class="i" {FRAME} aria-hidden="true">{PATHS[name]}</svg>'
    return Markup(drawn)  # noqa: S704 our own constants


@cache
def sprite(names: tuple[str, ...]) -> Markup:
    """Icons that a page repeats, drawn once: `<svg class="i"><use href="#i-NAME"/></svg>`."""
    symbols = "".join(f'<symbol id="i-{name}" {FRAME}>{PATHS[name]}</symbol>' for name in names)
    drawn = f'<svg class="sprite" aria-hidden="true">{symbols}</svg>'
    return Markup(drawn)  # noqa: S704 our own constants
