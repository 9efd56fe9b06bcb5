"""Tells one story as a conversation.

Times are seconds from its start until it is given its place.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from chatlinks.demo.businesses import DemoBusiness, DemoTeam
from chatlinks.demo.people import agents_of
from chatlinks.demo.storytelling import rich
from chatlinks.demo.storytelling.contacts import DemoContact
from chatlinks.demo.storytelling.library import pool
from chatlinks.demo.storytelling.script import Cue, ScriptLine, Step, Story, Variant
from chatlinks.demo.storytelling.wording import Words

Record = dict[str, Any]
PACE = {"user": (5, 45), "bot": (1, 3), "agent": (15, 110), "other": (1, 4)}
DAY = 24 * 3600.0
# How often 5, 4, 3, 2 and 1 are given to whom.
RATINGS = {
    ("bot", "bank"): (38, 30, 12, 9, 11),
    ("bot", "airline"): (28, 28, 18, 12, 14),
    ("bot", "food"): (46, 30, 10, 6, 8),
    ("agent", "bank"): (58, 24, 8, 4, 6),
    ("agent", "airline"): (50, 24, 10, 7, 9),
    ("agent", "food"): (54, 24, 9, 6, 7),
}
SYSTEM_PHRASES = ("queued", "joined")


@dataclass
class Telling:
    """A conversation while it is told: `story` by `contact`, `recent` unless the former member may
    answer.
    """

    business: DemoBusiness
    contact: DemoContact
    story: Story
    rng: Random
    recent: bool = True
    turn: int | None = None  # of chats that are going on: those who have an account take turns
    messages: list[Record] = field(default_factory=list)
    events: list[Record] = field(default_factory=list)
    entities: list[Record] = field(default_factory=list)
    reviews: list[Record] = field(default_factory=list)
    clock: float = 0.0
    stage: str = "bot"
    breaks: int = 0
    queued_at: float = 0.0
    agent: Record | str = ""

    def __post_init__(self) -> None:
        self.words = Words.of(self.business.key, self.contact, self.rng)
        self.words.know("bot", self.business.bot)
        self.words.know("brand", self.business.name)

    @property
    def team(self) -> DemoTeam:
        """The one that the story is handed over to."""
        return self.business.team(self.story.head["team"])

    def whole(self, earlier: Story | None = None, handed: bool | None = None) -> "Telling":
        """Tell all of it, from an opening that may mention an `earlier` story to a review.

        `handed` says whether an agent takes over; by default the story's chance of it decides.
        """
        self.event("session_started")
        if earlier and self.rng.random() < 0.4:
            self.recall(earlier)
        self.tell(self.story.opening)
        if handed is None:
            handed = self.rng.random() < self.story.handover + 0.25 * min(self.breaks, 1)
        if handed and self.story.with_agent:
            self.hand_over()
            self.tell(self.story.with_agent)
            self.complete()
        else:
            self.tell(self.story.without_agent)
            if self.rng.random() < 0.24:
                self.review("bot")
        return self

    # ── Steps ──

    def tell(self, steps: list[Step]) -> None:
        for step in steps:
            if step.chance < 1 and self.rng.random() > step.chance:
                continue
            if isinstance(step, ScriptLine):
                self.line(step)
            else:
                self.cue(step)

    def line(self, line: ScriptLine) -> None:
        variant = self.words.choose(line.variants)
        if not variant:
            return
        self.message(line.sender, variant, line.node, line.broken, line.extras)
        if line.sender == "bot" and self.may_misunderstand() and self.rng.random() < 0.045:
            self.misunderstand(line.node)

    def cue(self, cue: Cue) -> None:
        if cue.name == "repeat":
            for _ in range(int(cue.argument)):
                self.words.refresh()
                self.tell(cue.body)
        elif cue.name == "gap":
            self.clock += float(cue.argument) * 60 * self.rng.uniform(0.8, 1.2)
        elif cue.name == "note":
            if text := self.words.fill(cue.argument):
                self.event("note", text=text)
        elif cue.name == "wait":
            self.wait()
        elif cue.name == "return":
            self.event("returned_to_bot")
            self.stage = "bot"

    # ── Messages ──

    def message(
        self,
        sender: str,
        variant: Variant,
        node: str = "",
        broken: bool = False,
        extras: Any = (),
    ) -> None:
        text, translation = self.words.say(variant)
        self.pass_time(sender)
        record: Record = {
            "id": f"m{len(self.messages) + 1}",
            "at": self.clock,
            "from": sender,
            "text": text,
        }
        if sender == "bot":
            record["author"] = {"name": self.business.bot}
        elif sender == "agent":
            record["author"] = self.agent
        if self.stage == "bot" and sender in ("user", "bot"):
            record |= self.understood(node, broken)
        if broken:
            record["is_broken"] = True
        if sender == "agent" and self.rng.random() < 0.14:
            record["is_smart_assist"] = True
        if self.contact.language != "en" and translation:
            record |= {"language": self.contact.language, "translation": translation}
        elif sender == "user":
            record["language"] = self.contact.language
        self.messages.append(record | rich.body(extras, self.words))
        self.collect(extras, record)

    def pass_time(self, sender: str) -> None:
        """As long as the sender takes to write; a user takes twice as long with an agent."""
        low, high = PACE[sender]
        slower = 2.0 if sender == "user" and self.stage == "agent" else 1.0
        if self.messages:
            self.clock += round(self.rng.uniform(low, high) * slower)

    def understood(self, node: str, broken: bool) -> Record:
        """Where in its story the bot thinks to be, and how sure it is."""
        low, high = (0.04, 0.38) if broken else (0.71, 0.995)
        return {
            "node": node,
            "confidence": round(self.rng.uniform(low, high), 2),
            "sub_story": self.story.head["sub"],
        }

    def collect(self, extras: Any, message: Record) -> None:
        """The entities that a message gives."""
        for entity in rich.entities(extras, self.words):
            if entity["original_text"] not in message["text"]:
                continue
            entity["personal"] = entity["name"] in self.business.personal_entities
            entity["message"] = message["id"]
            entity["at"] = self.clock
            self.entities.append(entity)

    def phrase(
        self,
        sender: str,
        name: str,
        node: str = "",
        broken: bool = False,
    ) -> None:
        """Say one of a pool."""
        variant = self.words.choose(pool(name, self.business.key, self.contact.language))
        if variant:
            kind = [("type", "SYSTEM")] if name in SYSTEM_PHRASES else []
            self.message(sender, variant, node, broken, kind)

    def recall(self, earlier: Story) -> None:
        native, _, english = earlier.head["matter"].partition(" // ")
        matter = self.words.fill(native) or native
        self.words.know("matter", matter, self.words.fill(english) or english)
        self.phrase("user", "again", "welcome_back")
        self.phrase("bot", "again_bot", "welcome_back")
        self.phrase("user", "again_new", "welcome_back")

    def may_misunderstand(self) -> bool:
        return self.stage == "bot" and "only" not in self.story.head

    def misunderstand(self, node: str) -> None:
        self.breaks += 1
        self.phrase("user", "breaks", node, broken=True)
        self.phrase("bot", "sorry", "fallback")

    # ── Events ──

    def event(self, kind: str, **more: Any) -> None:
        self.events.append({"at": self.clock, "type": kind, **more})

    def hand_over(self) -> None:
        """From the bot to a queue, and from the queue to an agent."""
        team = self.team
        self.clock += 2
        self.queued_at = self.clock
        self.stage = "agent"
        self.event("assigned_team", team=team.name)
        self.phrase("other", "queued")
        self.queue(team)
        self.agent = self.pick_agent(team)
        self.assign()
        self.phrase("other", "joined")
        if self.rng.random() < 0.07:
            self.clock += 60
            self.agent = self.pick_agent(team)
            self.assign(text="Reassigned by the team lead")

    def queue(self, team: DemoTeam) -> None:
        waited = self.rng.expovariate(1 / (team.delay_minutes * 28))
        delay = team.delay_minutes * 60
        if waited > delay:
            self.clock += delay
            self.phrase("other", "delay")
        self.clock = max(self.clock, self.queued_at + round(waited)) + 5

    def pick_agent(self, team: DemoTeam) -> Record | str:
        """One who has an account twice as often as one who has none."""
        with_account: list[Record | str] = [
            {"name": each.name, "email": each.email}
            for each in agents_of(self.business.key, team.name)
            if each.active or not self.recent
        ]
        drawn = self.rng.choice([*with_account, *with_account, *self.business.agents])
        if self.turn is None or not with_account:
            return drawn
        return with_account[self.turn % len(with_account)]

    def assign(self, **more: str) -> None:
        self.event("assigned_agent", agent=self.agent, **more)
        name = self.agent if isinstance(self.agent, str) else self.agent["name"]
        self.words.know("agent", name)

    def wait(self) -> None:
        """Nothing comes from the user for a while; then a follow-up, and they are back."""
        self.clock += self.rng.randint(40, 200)
        self.event("waiting")
        self.clock += 300
        self.phrase("other", "follow_up")
        self.clock += self.rng.randint(120, 1500)

    def complete(self) -> None:
        self.clock += self.rng.randint(20, 240)
        self.event("completed", agent=self.agent)
        self.event("returned_to_bot")
        self.stage = "bot"
        if self.rng.random() < 0.7:
            self.phrase("other", "feedback")
        if self.rng.random() < 0.5:
            self.review("agent")

    def review(self, about: str) -> None:
        rating = self.rng.choices([5, 4, 3, 2, 1], RATINGS[about, self.business.key])[0]
        self.clock += self.rng.randint(8, 400)
        record: Record = {
            "rating": rating,
            "for": about,
            "task": self.story.head["task"],
            "at": self.clock,
        }
        if self.rng.random() < (0.55 if rating > 3 else 0.85):
            variant = self.words.choose(self.comments(about, rating))
            if variant:
                record["comment"], _ = self.words.say(variant)
        if about == "agent":
            record["agent"] = self.agent
        self.reviews.append(record)

    def comments(self, about: str, rating: int) -> list[Variant]:
        mood = "good" if rating > 3 else "bad"
        name = f"{about}_{mood}" if rating != 3 else "middling"
        return pool(name, self.business.key, self.contact.language)
