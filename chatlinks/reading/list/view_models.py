"""What the template of the list of conversations is given: plain rows, masked and escaped.

`Markup` fields are safe HTML, `str` fields are escaped by the template. Times are aware and in the
reader's zone.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from chatlinks.reading.list.order import ListOrder
from chatlinks.web.lists.choices import Choice


class ConversationRow(NamedTuple):
    """A line of the home list."""

    url: str
    contact: str  # "User 1042"
    business: str
    number: int
    of: int
    state: str
    channel: str
    at: datetime
    waits_from: datetime | None  # where the list goes by it
    team: str
    took_part: str  # "Asha Bot, Nikunj"
    says: Markup  # the user's first words, or the snippet that the search found
    messages: int
    rating: int  # the lowest; 0 if there is none
    broken: bool  # told where the list looks for the unhappy


Choices = tuple[Choice, ...]


class ListChoices(NamedTuple):
    """What the filters of the list offer."""

    businesses: Choices  # none where there are too many to choose from,
    business: str | None  # but the name to look for
    states: Choices
    people: Choices
    ratings: Choices
    signs: Choices
    teams: Choices
    channels: Choices
    orders: Choices


class ListPreset(NamedTuple):
    """A filter by one click; the next one takes it off."""

    label: str
    url: str
    chosen: bool


class FilterChip(NamedTuple):
    """A filter that is on, and the address of the list without it."""

    label: str
    value: str
    url: str


FOLDED = ("business", "team", "who", "rating", "sign", "channel")
LOOSER = {
    "q": "fewer or shorter words in the search",
    "since": "a wider span of dates",
    "until": "a wider span of dates",
    "state": "any state",
    "rating": "any rating",
    "sign": "any sign",
    "team": "any team",
    "who": "anyone who took part",
    "channel": "any channel",
    "business": "any business",
}


class ConversationListPage(NamedTuple):
    """The conversations that the reader may see."""

    rows: list[ConversationRow]
    lines: Markup  # the rows as HTML
    total: str  # "1,204" or "about 12,000"
    choices: ListChoices
    presets: tuple[ListPreset, ...]
    chips: list[FilterChip]
    asked: Mapping[str, str]  # what was typed, by the filter's name
    filtered: bool
    newer_url: str | None  # back and on, in the list's order
    older_url: str | None
    order: ListOrder
    opens_any: bool  # the reader may open conversations of some business
    may_look_up: bool  # users by e-mail or phone
    manages: str  # the "server", a "business" or ""
    problem: str  # "From is after Until." and the like, "" if none
    zone: str
    contacts: Sequence[int] = ()  # the users that the list is narrowed to, found by e-mail or phone

    @property
    def more_on(self) -> int:
        """How many of the filters that are folded away are on."""
        return sum(name in self.asked for name in FOLDED)

    def drawn_filters(self, draw: "DrawFilters") -> Markup:
        """What narrows the list. Where nothing does, it is for most what it was for the last."""
        if self.filtered or self.problem or self.chips:
            return draw(self)
        key = (self.choices, self.presets)
        if (drawn := UNFILTERED.get(key)) is not None:
            return drawn
        drawn = draw(self)
        if len(drawn) <= LONGEST_DRAWN:
            if len(UNFILTERED) >= MOST_DRAWN:
                UNFILTERED.clear()
            UNFILTERED[key] = drawn
        return drawn

    @property
    def loosen(self) -> str:
        """What to try where nothing fits."""
        tips = list(dict.fromkeys(tip for name, tip in LOOSER.items() if name in self.asked))
        return f"Try {' or '.join(tips[:2] or ['another order'])}."


DrawFilters = Callable[[ConversationListPage], Markup]  # a template's macro
UNFILTERED: dict[tuple[ListChoices, tuple[ListPreset, ...]], Markup] = {}
MOST_DRAWN, LONGEST_DRAWN = 200, 20_000  # letters


class FailedLookup(NamedTuple):
    """A user who was looked for in vain: what was typed, and what is wrong with it."""

    typed: str = ""
    problem: str = ""
