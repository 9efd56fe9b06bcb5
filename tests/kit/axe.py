"""What axe finds on a page, in light and in dark."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LOOKS: dict[str, dict[str, Any]] = {
    "desk": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


def faults(page: Page) -> list[tuple[str, str, list[str]]]:
    """(light or dark, rule, where)."""
    in_light = Axe().run(page, options=RULES).response["violations"]
    page.emulate_media(color_scheme="dark")
    page.evaluate(
        "Promise.all(document.getAnimations().map(each => each.finished))"
    )  # colours pass over slowly
    in_dark = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
    page.emulate_media(color_scheme="light")
    return [
        (scheme, fault["id"], [node["html"][:150] for node in fault["nodes"][:3]])
        for scheme, faults in (("light", in_light), ("dark", in_dark))
        for fault in faults
    ]
