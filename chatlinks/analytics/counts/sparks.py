"""A small line by days, drawn by the server: how a topic went. It is said in words, too."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from markupsafe import Markup

WIDTH, HEIGHT, EDGE = 96, 24, 2
MOST = 45  # points; longer periods are drawn in steps of several days

SVG = Markup(
    '<svg class="spark" viewBox="0 0 %s %s" role="img" aria-label="%s"><title>%s</title>'
    '<polygon points="%s"/><polyline points="%s"/><circle cx="%s" cy="%s" r="2"/></svg>'
)


def spark(days: Sequence[date], counts: dict[date, int]) -> Markup:
    """`days`: those to draw, in order; a day without a count is a zero."""
    if len(days) < 2:
        return Markup("")
    values = stepped(days, counts)
    scale = (HEIGHT - 2 * EDGE) / (max(values) or 1)
    points = [
        f"{x},{HEIGHT - EDGE - value * scale:.1f}"
        for x, value in zip(across(len(values)), values, strict=True)
    ]
    line, (x, y) = " ".join(points), points[-1].split(",")
    area = f"{EDGE},{HEIGHT - EDGE} {line} {WIDTH - EDGE},{HEIGHT - EDGE}"
    label = in_words(days, counts)
    return SVG % (WIDTH, HEIGHT, label, label, area, line, x, y)


def stepped(days: Sequence[date], counts: dict[date, int]) -> list[int]:
    """The counts of as many days together as makes MOST points or fewer."""
    step = -(-len(days) // MOST)
    return [
        sum(counts.get(day, 0) for day in days[start : start + step])
        for start in range(0, len(days), step)
    ]


@cache
def across(points: int) -> list[str]:
    """Where so many points lie from left to right."""
    return [f"{EDGE + place * (WIDTH - 2 * EDGE) / (points - 1):.1f}" for place in range(points)]


def in_words(days: Sequence[date], counts: dict[date, int]) -> str:
    on = sum(1 for day in days if counts.get(day))
    most = max(days, key=lambda day: (counts.get(day, 0), day))
    times = counts.get(most, 0)
    return f"On {on} of {len(days)} days; most on {most.day} {most:%b}: {times}"
