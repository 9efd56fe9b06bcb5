"""The Jinja2 environment of every page: what templates may call, and how times are written."""

from datetime import date, datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment

from chatlinks.web.icons import icon, sprite

STATES = {
    "bot": "Bot",
    "queued": "Queued",
    "active": "Active",
    "waiting": "Waiting for user",
    "completed": "Completed",
}


def stamp(at: datetime) -> str:
    """The exact instant with its offset, valid in a `datetime` attribute: 2024-03-05 14:05:33+05:30."""
    return at.isoformat(" ", "seconds")


def clock(at: datetime) -> str:
    """14:05"""
    return f"{at.hour:02}:{at.minute:02}"


def day(on: date) -> str:
    """Tuesday 5 March 2024"""
    return f"{on:%A} {on.day} {on:%B %Y}"


def short_day(on: date) -> str:
    """5 Mar 2024"""
    return f"{on.day} {on:%b %Y}"


def when(at: datetime) -> str:
    """5 Mar 2024, 14:05"""
    return f"{short_day(at)}, {clock(at)}"


def url(name: str, *args: object) -> str:
    """The address of a page by its name."""
    return reverse(name, args=args)


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this with the OPTIONS of settings."""
    options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True} | options
    made = Environment(**options)  # noqa: S701 escaping is on, above
    made.globals |= {"static": static, "url": url, "icon": icon, "sprite": sprite, "state_names": STATES}
    made.filters |= {"stamp": stamp, "clock": clock, "day": day, "short_day": short_day, "when": when}
    return made
