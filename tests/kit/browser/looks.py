"""What is wrong with a page as drawn: what axe finds in light and dark, and what sticks out."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
# Light and dark differ in colours alone; tests/web/test_static_files.py holds that.
OF_COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
LOOKS: dict[str, dict[str, Any]] = {"desk": {}, "phone": PHONE}
COLOURS_PASSED_OVER = "Promise.all(document.getAnimations().map(each => each.finished))"
# What floats over a list covers half of something at any moment: one scrolls on, and axe can't.
NOTHING_FLOATS = "document.querySelectorAll('.to-end').forEach(e => (e.style.position = 'static'))"
STICKING_OUT = """
width => document.documentElement.scrollWidth <= width
  ? []
  : [...document.querySelectorAll('body *')]
      .filter(e => e.getBoundingClientRect().right > width + 1 && e.checkVisibility())
      .map(e => e.outerHTML.slice(0, 90))
"""
Fault = tuple[str, str, list[str]]


def faults(page: Page) -> list[Fault]:
    """(light or dark, rule, where)."""
    page.evaluate(NOTHING_FLOATS)
    in_light = Axe().run(page, options=RULES).response["violations"]
    page.emulate_media(color_scheme="dark")
    page.evaluate(COLOURS_PASSED_OVER)
    in_dark = page.evaluate("rules => axe.run(rules)", OF_COLOURS)["violations"]
    page.emulate_media(color_scheme="light")
    return [
        *(fault_of("light", each) for each in in_light),
        *(fault_of("dark", each) for each in in_dark),
    ]


def fault_of(scheme: str, violation: dict[str, Any]) -> Fault:
    places = [node["html"][:150] for node in violation["nodes"][:3]]
    return scheme, violation["id"], places


def sticking_out(page: Page, width: int) -> list[str]:
    """What makes the page scroll sideways at this width."""
    return list(page.evaluate(STICKING_OUT, width))
