"""Who writes when, and how it stands now: from contacts and stories to dated conversations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from chatlinks.demo.businesses import DemoBusiness
from chatlinks.demo.storytelling.contacts import (
    DemoContact,
    Origin,
    make_contact,
)
from chatlinks.demo.storytelling.cut_short import cut_short
from chatlinks.demo.storytelling.dated import Dated
from chatlinks.demo.storytelling.library import (
    spotlight_stories,
    stories,
)
from chatlinks.demo.storytelling.script import Story
from chatlinks.demo.storytelling.telling import DAY, Record, Telling

SHARES = {"bank": 0.36, "airline": 0.3, "food": 0.34}
RETURNS = {
    1: 30,
    2: 22,
    3: 16,
    4: 11,
    5: 7,
    6: 5,
    7: 4,
    8: 2.5,
    9: 1.5,
    12: 0.6,
    16: 0.3,
}
LIVE = (
    "active",
    "queued",
    "waiting",
    "bot",
    "active",
    "queued",
    "active",
    "bot",
)
# About as many as begin on any other day: they all began today, and charts end today.
LIVE_SHARE = 0.014
REACH_DAYS = 84
# How many conversations begin in each hour of the day.
HOURS = (
    *(2, 1, 1, 1, 1, 2, 4, 8),
    *(12, 16, 18, 17, 15, 14, 14, 15),
    *(16, 18, 20, 19, 16, 12, 7, 4),
)


@dataclass(frozen=True)
class Planner:
    """Plans one business's conversations, relative to `now`, the same for the same seed."""

    business: DemoBusiness
    now: datetime
    seed: int

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.business.time_zone)

    def conversations(self, count: int) -> list[Record]:
        """All of the business, oldest first."""
        dated = list(self.spotlights())
        live = max(len(LIVE), round(count * LIVE_SHARE))
        number = 0
        while len(dated) < count:
            number += 1
            room = count - len(dated)
            dated += list(self.of_contact(number, number <= live))[:room]
        dated.sort(key=lambda each: each.start)
        return [
            each.record(f"{self.business.key}-{place:04d}", self.zone)
            for place, each in enumerate(dated, start=1)
        ]

    def of_contact(self, number: int, live: bool) -> Iterator[Dated]:
        """One contact's conversations, for the `live` first the one that is still going on."""
        rng = Random(f"{self.seed}/{self.business.key}/{number}")  # noqa: S311
        guest = rng.random() < 0.13
        contact = make_contact(
            self.business.key,
            number,
            rng,
            guest=guest,
        )
        days = days_of(
            rng,
            times_of(rng, guest),
            first=2 if live else 0,
        )
        earlier = None
        past = []
        for day in days[:-1] if live else days:
            story = self.pick(contact, rng, earlier)
            past.append(self.past(contact, story, day, rng, earlier))
            earlier = story
        if live:
            story = self.pick(contact, rng, earlier)
            yield self.going_on(
                contact,
                story,
                number,
                rng,
                earlier,
            )
        yield from past

    def pick(
        self,
        contact: DemoContact,
        rng: Random,
        but: Story | None,
    ) -> Story:
        """A story in the contact's language; not the one told last."""
        told = stories(self.business.key, contact.language)
        choice = [each for each in told if each is not but]
        guest = "name" not in contact.slots
        weights = [weight(each, guest) for each in choice]
        return rng.choices(choice, weights)[0]

    def past(
        self,
        contact: DemoContact,
        story: Story,
        day: int,
        rng: Random,
        earlier: Story | None = None,
    ) -> Dated:
        """One of so many days ago."""
        telling = Telling(
            self.business,
            contact,
            story,
            rng,
            recent=day < 30,
        ).whole(earlier)
        date = (self.now.astimezone(self.zone) - timedelta(days=day)).date()
        hour = rng.choices(range(24), HOURS)[0]
        moment = time(hour, rng.randrange(60), rng.randrange(60))
        latest = self.now - timedelta(seconds=telling.clock + rng.randint(60, 5400))
        start = min(
            datetime.combine(date, moment, self.zone),
            latest.replace(microsecond=0),
        )
        return self.settled(telling, start)

    def settled(self, telling: Telling, start: datetime) -> Dated:
        """Completed by an agent or by its age; one with the bot from the last 24 hours is open
        still.
        """
        if telling.queued_at:
            return Dated(start, telling, "completed")
        if (self.now - start).total_seconds() <= DAY:
            return Dated(start, telling, "bot")
        closed = {
            "at": DAY,
            "type": "completed",
            "text": "Closed 24 hours after it began",
        }
        telling.events.append(closed)
        return Dated(start, telling, "completed")

    def going_on(
        self,
        contact: DemoContact,
        story: Story,
        number: int,
        rng: Random,
        earlier: Story | None,
    ) -> Dated:
        """A conversation of minutes ago, in a state and with an agent by its contact's number."""
        state = LIVE[number % len(LIVE)]
        handed = state != "bot"
        while handed and not story.with_agent:
            story = self.pick(contact, rng, None)
        telling = Telling(self.business, contact, story, rng, turn=number)
        telling.whole(earlier, handed)
        lasted = cut_short(telling, state, rng)
        return Dated(self.ago(lasted), telling, state)

    def spotlights(self) -> Iterator[Dated]:
        """The conversations worth showing first, and the other ones of their contacts."""
        for place, story in enumerate(spotlight_stories().values()):
            if story.head["only"] != self.business.key:
                continue
            rng = Random(f"{self.seed}/{story.name}")  # noqa: S311
            contact = self.contact_of(story, 9001 + place, rng)
            age = float(story.head["age"])
            for day in (47, 31, 22) if "name" in contact.slots else ():
                yield self.past(
                    contact,
                    self.pick(contact, rng, None),
                    day,
                    rng,
                )
            yield self.spotlight(contact, story, age, rng)
            if age > 2.5:
                yield self.past(
                    contact,
                    self.pick(contact, rng, None),
                    1,
                    rng,
                )

    def contact_of(
        self,
        story: Story,
        number: int,
        rng: Random,
    ) -> DemoContact:
        return make_contact(
            self.business.key,
            number,
            rng,
            Origin(story.head["lang"], story.head["culture"]),
            guest=story.name.endswith("guest"),
        )

    def spotlight(
        self,
        contact: DemoContact,
        story: Story,
        age: float,
        rng: Random,
    ) -> Dated:
        state = story.head.get("state", "completed")
        telling = Telling(self.business, contact, story, rng)
        telling.whole(handed=state != "bot" and bool(story.with_agent))
        lasted = cut_short(telling, state, rng) if state == "queued" else telling.clock
        start = min(self.ago(age * DAY), self.ago(lasted))
        return Dated(start, telling, state, story.name)

    def ago(self, seconds: float) -> datetime:
        return self.now.replace(microsecond=0) - timedelta(seconds=seconds)


def weight(story: Story, guest: bool) -> float:
    """How often it is told: those for guests mostly by guests."""
    return story.weight * (4 if guest and story.name.startswith("guest") else 1)


def times_of(rng: Random, guest: bool) -> int:
    """How often a contact writes."""
    if guest and rng.random() < 0.7:
        return 1
    return rng.choices(list(RETURNS), list(RETURNS.values()))[0]


def days_of(rng: Random, times: int, first: int) -> list[int]:
    """Days before today, longest ago first, two or more apart: 24-hour windows never meet.

    Never today, which has the live ones.
    """
    nearest = rng.randint(1, 2)
    slots = range(first // 2, REACH_DAYS // 2)
    return sorted(
        (2 * each + nearest for each in rng.sample(slots, times)),
        reverse=True,
    )
