"""The Jinja2 environment of every page: what templates may call, how times and states look."""

import re
from collections.abc import Iterable, MutableMapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chatlinks.web import mail
from chatlinks.web.drawing.icons import icon, sprite
from chatlinks.web.drawing.narrow_tags import NarrowTags
from chatlinks.web.lists.choices import Choice

STATES = {
    "bot": "Bot",
    "queued": "Queued",
    "active": "Active",
    "waiting": "Waiting for user",
    "completed": "Completed",
}


TWO = [f"{number:02}" for number in range(60)]


def stamp(at: datetime) -> str:
    """The exact instant with its offset, in a `datetime` attribute: 2024-03-05 14:05:33+05:30.

    `isoformat` says the same in twice the time, which fifty messages a page take 0.05 ms of CPU
    for (`bin/bench open-link`).
    """
    second = f"{clock(at)}:{TWO[at.second]}"
    return f"{iso_day(at.date())} {second}{offset(at.utcoffset() or timedelta())}"


@lru_cache(10_000)
def iso_day(on: date) -> str:
    return on.isoformat()


@lru_cache(1_000)
def offset(ahead: timedelta) -> str:
    """+05:30"""
    return datetime(2000, 1, 1, tzinfo=timezone(ahead)).isoformat()[len("2000-01-01T00:00:00") :]


@lru_cache(10_000)
def day(on: date) -> str:
    """Tuesday 5 March 2024"""
    return f"{on:%A} {on.day} {on:%B %Y}"


def clock(at: datetime) -> str:
    """14:05"""
    return f"{TWO[at.hour]}:{TWO[at.minute]}"


def short(on: date) -> str:
    """5 Mar 2024"""
    return short_date(on.year, on.month, on.day)


@lru_cache(10_000)
def short_date(year: int, month: int, day: int) -> str:
    return f"{day} {date(year, month, day):%b} {year}"


def when(at: datetime) -> str:
    """5 Mar 2024, 14:05"""
    return f"{short(at)}, {clock(at)}"


STYLES = {"clock": clock, "date": short, "when": when}


def moment(at: datetime, style: str = "when") -> Markup:
    """A time in one of STYLES.

    web/app.js shows it exactly on hover, and rewrites it where the reader's zone differs.
    """
    return Markup(time_html(at, style))  # noqa: S704, dates alone


def time_html(at: datetime, style: str = "when") -> str:
    return f'<time datetime="{stamp(at)}" data-as="{style}">{STYLES[style](at)}</time>'


@pass_context
def moment_in_zone(
    context: Context,
    at: datetime,
    style: str = "when",
) -> Markup:
    """`moment` in the zone that the page is in; `times_in` says beside it which."""
    return moment(in_zone_of(context, at), style)


def in_zone_of(context: Context, at: datetime) -> datetime:
    """As the page's `zone` has it. Where a page has none, a time that nobody has put into a zone
    yet, as the store holds it, is put into the reader's.
    """
    zone = context.get("zone")
    if zone is None and not at.utcoffset():
        zone = context.get("readers_zone")
    return at.astimezone(zone) if zone else at


def wait(since: datetime) -> str:
    """How long ago: < 1 min, 7 min, 2 h 5 min, 3 d. web/live.js counts on in the same words."""
    minutes = max(0, int((datetime.now(UTC) - since).total_seconds())) // 60
    if minutes < 1:
        return "< 1 min"
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes < 1440 else f"{minutes // 1440} d"


def waited(since: datetime) -> Markup:
    """A wait that goes on, which counts up on pages with web/live.js."""
    exact = since.isoformat()
    return Markup('<time datetime="{0}" data-since="{0}">{1}</time>').format(exact, wait(since))


def past(at: datetime) -> bool:
    return at <= datetime.now(UTC)


def pairs(rows: Iterable[tuple[str, str, bool]]) -> Markup:
    """Labels and their values, and whether each is personal."""
    lines = []
    for label, value, personal in rows:
        mark = PERSONAL if personal else ""
        term = f'<dt dir="auto">{safe(label)}{mark}</dt>'
        lines.append(f'<div>{term}<dd dir="auto">{safe(value)}</dd></div>\n')
    return Markup(f'<dl class="pairs">\n{"".join(lines)}</dl>')  # noqa: S704, all of it escaped


def option_tags(choices: Iterable[Choice]) -> Markup:
    """Of a select: there may be a thousand, of which a template draws each in 0.01 ms."""
    return drawn_options(tuple(choices))


@lru_cache(200)
def drawn_options(choices: tuple[Choice, ...]) -> Markup:
    """Most pages offer what the one before did."""
    lines = []
    for value, label, chosen in choices:
        selected = " selected" if chosen else ""
        lines.append(f'<option value="{safe(value)}"{selected}>{safe(label)}</option>\n')
    return Markup("".join(lines))  # noqa: S704, all of it escaped


PERSONAL = '<span class="unseen"> (personal)</span>'


ESCAPED = re.compile(r"[&<>'\"]")  # whatever `escape` changes


def safe(text: str) -> str:
    """Escaped, unless it is Markup, of which `escape` would make another.

    Most texts hold nothing that is: to find that out takes a third of making Markup of them.
    """
    kind = type(text)
    if kind is Markup or (kind is str and not ESCAPED.search(text)):
        return text
    return escape(text)


@cache
def state(name: str) -> Markup:
    """A conversation's state as a dot and a word."""
    return Markup('<span class="state {}">{}</span>').format(name, STATES.get(name, name))


def url(name: str, *args: object) -> str:
    """The address of a page by its name."""
    return reverse(name, args=args) if args else fixed_url(name)


@cache
def fixed_url(name: str) -> str:
    return reverse(name)


class Pages(Environment):
    """One set of globals for all templates, as a plain dict.

    Jinja's own layers of dicts are slower to look through, which each name in each template does.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this with the OPTIONS of settings."""
    ours: dict[str, Any] = {
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "cache_size": -1,
        "extensions": [NarrowTags],
    }
    pages = Pages(**ours | options)
    cached = cache(static)
    pages.globals |= {
        "static": cached,  # for names that are put together; else as a filter
        "url": url,
        "mail_is_set_up": mail.is_set_up,
    }
    pages.filters |= {
        # As filters on constants both are put into the template once, when it is compiled.
        "static": cached,
        "icon": icon,
        "sprite": sprite,
        "state": state,
        "moment": moment_in_zone,
        "waited": waited,
        "past": past,
        "pairs": pairs,
        "options": option_tags,
        "stamp": stamp,
        "day": day,
    }
    return pages
