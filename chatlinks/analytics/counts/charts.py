"""Charts: the geometry of a small SVG, drawn by `_chart.html` with the page's own colours.

Every point has its words for hovering, and the numbers stand in a table behind the chart. Not by a
chart library: those put their styles into the picture, which the content policy rightly refuses,
and colours of their own, which know no dark page.
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


class ChartLine(NamedTuple):
    """What a series is drawn from."""

    name: str
    kind: str
    values: Sequence[float | None]  # one for each day; None where there is none
    of: Sequence[int] = ()  # of how many each is a share, where that is told


Write = Callable[[float], str]


def line_chart(
    title: str,
    days: Sequence[date],
    lines: Sequence[ChartLine],
    write: Write,
    top: float = 0,
) -> Chart:
    """`top` fixes the scale, as 1.0 does for shares."""
    top = top or ceiling(highest(lines))
    places = across(len(days))
    return Chart(
        title=title,
        series=[series(line, days, places, top, write) for line in lines],
        across=day_ticks(days, places),
        up=[Tick(height(value, top), write(value)) for value in (0, top / 2, top)],
        head=["Day", *(line.name for line in lines)],
        table=[
            [short(day), *(text(line, n, write) for line in lines)] for n, day in enumerate(days)
        ],
    )


def series(
    line: ChartLine,
    days: Sequence[date],
    places: Sequence[float],
    top: float,
    write: Write,
) -> Series:
    heights = [None if value is None else height(value, top) for value in line.values]
    points = [
        Point(
            round(x, 1),
            height(value, top),
            f"{short(days[n])}: {text(line, n, write)}",
        )
        for n, (x, value) in enumerate(zip(places, line.values, strict=True))
        if value is not None
    ]
    return Series(
        name=line.name,
        kind=line.kind,
        line=path(list(zip(places, heights, strict=True))),
        points=points,
        width=round(step(len(days)), 1),
    )


def text(line: ChartLine, place: int, write: Write) -> str:
    """The value there in words: "78%", "78% of 41"."""
    value = line.values[place]
    if value is None:
        return "—"
    return f"{write(value)} of {line.of[place]:,}" if line.of else write(value)


def highest(lines: Sequence[ChartLine]) -> float:
    values = [value for line in lines for value in line.values if value is not None]
    return max(values, default=0)


def height(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)


def step(days: int) -> float:
    """From one day to the next."""
    return (WIDTH - LEFT - RIGHT) / max(1, days - 1)


def across(days: int) -> list[float]:
    """Where so many days lie; one alone in the middle."""
    if days == 1:
        return [(WIDTH + LEFT) / 2]
    return [LEFT + n * step(days) for n in range(days)]


def ceiling(value: float) -> float:
    """The next round number, so that the scale's half is one to read, too."""
    if value <= 2:
        return 2.0
    size = 10.0 ** (len(str(int(value))) - 1)
    return next(step * size for step in (1, 2, 4, 5, 6, 8, 10) if step * size >= value)


def path(places: Sequence[tuple[float, float | None]]) -> str:
    """Lines over the days that have a value; one between days without is a short dash."""
    pieces = []
    for known, run in groupby(places, key=lambda place: place[1] is not None):
        points = list(run) if known else []
        if len(points) == 1:
            pieces.append(f"M{points[0][0] - DASH / 2:.1f} {points[0][1]}h{DASH}")
        elif points:
            pieces.append("M" + " L".join(f"{x:.1f} {y}" for x, y in points))
    return " ".join(pieces)


def day_ticks(days: Sequence[date], places: Sequence[float]) -> list[Tick]:
    every = max(1, -(-len(days) // MOST_TICKS))
    return [
        Tick(round(places[n], 1), f"{days[n].day} {days[n]:%b}") for n in range(0, len(days), every)
    ]


def short(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def percent(value: float) -> str:
    return f"{value * 100:.0f}%"
