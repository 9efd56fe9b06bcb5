"""A small line by days, drawn by the server: how a topic went. What it shows is said in words, too."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

WIDTH, HEIGHT, EDGE = 96, 24, 2
MOST = 45  # points; longer periods are drawn in steps of several days


def spark(days: Sequence[date], counts: dict[date, int]) -> Markup:
    """`days`: those to draw, in order; a day without a count is a zero."""
    if len(days) < 2:
        return Markup("")
    step = -(-len(days) // MOST)
    values = [sum(counts.get(day, 0) for day in days[start : start + step]) for start in range(0, len(days), step)]
    top = max(values) or 1
    across = (WIDTH - 2 * EDGE) / (len(values) - 1)
    points = [
        (round(EDGE + place * across, 1), round(HEIGHT - EDGE - value / top * (HEIGHT - 2 * EDGE), 1))
        for place, value in enumerate(values)
    ]
    line = " ".join(f"{x},{y}" for x, y in points)
    area = f"{EDGE},{HEIGHT - EDGE} {line} {WIDTH - EDGE},{HEIGHT - EDGE}"
    return Markup(
        '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>'
        '<polygon points="{}"/><polyline points="{}"/><circle cx="{}" cy="{}" r="2"/></svg>'
    ).format(WIDTH, HEIGHT, said(days, counts), said(days, counts), area, line, *points[-1])


def said(days: Sequence[date], counts: dict[date, int]) -> str:
    most = max(days, key=lambda day: (counts.get(day, 0), day))
    times = counts.get(most, 0)
    return f"On {sum(1 for day in days if counts.get(day))} of {len(days)} days; most on {most.day} {most:%b}: {times}"
