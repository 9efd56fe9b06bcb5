"""Charts as the server draws them: the geometry of a small SVG, to be drawn by `_chart.html` with the page's own colours.

Every point has its words for hovering, and the numbers stand in a table behind the chart. Not by a chart library: those put
their styles into the picture, which the content policy rightly refuses, and colours of their own, which know no dark page.
"""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

WIDTH, HEIGHT = 640, 180
TOP, BOTTOM, LEFT, RIGHT = 12, 24, 44, 8  # room for labels
MOST_TICKS = 6
DASH = 6  # how wide a day alone is drawn


class Point(NamedTuple):
    x: float
    y: float
    label: str  # "2 Mar 2026: 1,204"


class Series(NamedTuple):
    name: str
    kind: str  # the class that colours it: now, before, bot, agent
    line: str  # of an SVG path; gaps where there is no value
    points: list[Point]
    width: float  # what a point answers to, left and right of it together


class Tick(NamedTuple):
    place: float
    label: str


class Chart(NamedTuple):
    title: str
    series: list[Series]
    across: list[Tick]
    up: list[Tick]
    head: list[str]  # of the table
    table: list[list[str]]

    @property
    def empty(self) -> bool:
        return not any(series.points for series in self.series)


Values = Sequence[float | None]


def line_chart(
    title: str, days: Sequence[date], lines: Sequence[tuple[str, str, Values]], write: Callable[[float], str], top: float | None = None
) -> Chart:  # fmt: skip
    """`lines` are (name, kind, a value for each day; None where there is none); `top` fixes the scale, as 1.0 does for shares."""
    highest = top or ceiling(
        max((v for _, _, values in lines for v in values if v is not None), default=0)
    )
    step = (WIDTH - LEFT - RIGHT) / max(1, len(days) - 1)
    place = [LEFT + n * step if len(days) > 1 else (WIDTH + LEFT) / 2 for n in range(len(days))]

    def height(value: float) -> float:
        return round(HEIGHT - BOTTOM - value / highest * (HEIGHT - TOP - BOTTOM), 1)

    series = [
        Series(name, kind, path([(x, None if v is None else height(v)) for x, v in zip(place, values, strict=True)]),
               [Point(round(x, 1), height(v), f"{short(day)}: {write(v)}") for x, v, day in zip(place, values, days, strict=True)
                if v is not None], round(step, 1))
        for name, kind, values in lines
    ]  # fmt: skip
    return Chart(
        title, series, across(days, place), [Tick(height(v), write(v)) for v in (0, highest / 2, highest)],
        ["Day", *(name for name, _, _ in lines)],
        [[short(day), *("—" if values[n] is None else write(values[n] or 0) for _, _, values in lines)] for n, day in enumerate(days)],
    )  # fmt: skip


def ceiling(value: float) -> float:
    """The next round number, so that the scale's half is one to read, too."""
    if value <= 2:
        return 2.0
    size = 10.0 ** (len(str(int(value))) - 1)
    return next(step * size for step in (1, 2, 4, 5, 6, 8, 10) if step * size >= value)


def path(places: Sequence[tuple[float, float | None]]) -> str:
    """Lines over the days that have a value; one between days without is a short dash."""
    made = []
    for known, run in groupby(places, key=lambda place: place[1] is not None):
        points = list(run) if known else []
        if len(points) == 1:
            made.append(f"M{points[0][0] - DASH / 2:.1f} {points[0][1]}h{DASH}")
        elif points:
            made.append("M" + " L".join(f"{x:.1f} {y}" for x, y in points))
    return " ".join(made)


def across(days: Sequence[date], place: Sequence[float]) -> list[Tick]:
    every = max(1, -(-len(days) // MOST_TICKS))
    return [
        Tick(round(place[n], 1), f"{days[n].day} {days[n]:%b}") for n in range(0, len(days), every)
    ]


def short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def percent(value: float) -> str:
    return f"{value * 100:.0f}%"
