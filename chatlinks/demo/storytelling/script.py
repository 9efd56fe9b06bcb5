"""Reads the demo's scripted stories: plain text files, one language of one business each.

    story blocked_card          a new story; `key: value` lines under it describe it
    sub: Cards                  also: team, task, matter, weight, handover, only, culture, lang,
                                state, age
    node: card_blocked          where in the bot's story the next messages are
    > My card is blocked || …   the user; `||` separates variants, ` // ` a variant from its
                                translation
    >! Why so slow              the user, not understood (a bot break)
    < Sorry, {first}.           the bot       = an agent       ~ a notice (`other`)
    ?0.5 < Anything else?       told half of the times
      quick: Yes | No           rich body: also buttons, card (one a line), image, photo, type
      entity: pan_card = {pan.lower} -> {pan}
    @agent                      what follows happens with an agent, in the conversations handed over
    @bot                        what follows is told instead where nobody took over
    @wait, @return, @note text, @gap minutes, @repeat n … @end

`{slot}` is a value of the contact or the conversation, `{slot.form}` another spelling of it,
`[a|b]` a choice, `{@pool}` a phrase.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SENDERS = {
    ">": "user",
    "<": "bot",
    "=": "agent",
    "~": "other",
}
ATTRIBUTES = {
    "quick",
    "buttons",
    "card",
    "image",
    "photo",
    "entity",
    "type",
}
NEEDS = re.compile(r"\{(\w+)")


@dataclass(frozen=True)
class Variant:
    """One way to say a thing; `needs` are the slots without which it can't be said."""

    text: str
    translation: str
    needs: frozenset[str]

    @classmethod
    def parse(cls, source: str) -> "Variant":
        text, _, translation = source.strip().partition(" // ")
        return cls(text, translation, frozenset(NEEDS.findall(text)))


@dataclass
class ScriptLine:
    """A message as written; `extras` are its indented lines, in order."""

    sender: str
    variants: list[Variant]
    node: str
    chance: float = 1.0
    broken: bool = False
    extras: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Cue:
    """A line that starts with @: something happens that nobody says."""

    name: str
    argument: str
    chance: float = 1.0
    body: list["ScriptLine | Cue"] = field(default_factory=list)


Step = ScriptLine | Cue


@dataclass
class Story:
    """A story's head and its three parts."""

    name: str
    head: dict[str, str]
    opening: list[Step] = field(default_factory=list)
    with_agent: list[Step] = field(default_factory=list)
    without_agent: list[Step] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return 0.0 if "only" in self.head else float(self.head.get("weight", "5"))

    @property
    def handover(self) -> float:
        return float(self.head.get("handover", "0.6")) if self.with_agent else 0.0


CHANCE = r"(?:\?(?P<chance>[\d.]+) )?"
MESSAGE = re.compile(CHANCE + r"(?P<mark>[><=~])(?P<broken>!?) ?(?P<body>.*)")
CUE = re.compile(CHANCE + r"@(?P<name>\w+) ?(?P<argument>.*)")
HEAD = re.compile(
    r"(?P<key>sub|team|task|matter|weight|handover|only|culture|lang|state|age|node)"
    r": (?P<value>.+)"
)


def parse_stories(source: str) -> Iterator[Story]:
    """The stories of one file, in order. `ValueError` names the line that can't be read."""
    lines = [line.rstrip() for line in source.splitlines()]
    starts = [at for at, line in enumerate(lines) if line.startswith("story ")]
    for start, end in zip(
        starts,
        [*starts[1:], len(lines)],
        strict=True,
    ):
        yield read_story(lines[start][6:], lines[start + 1 : end])


def parse_pools(source: str) -> dict[str, list[Variant]]:
    """Phrase pools: `[name]` lines head them, one phrase a line under each."""
    pools: dict[str, list[Variant]] = {}
    for line in filter(None, map(str.strip, source.splitlines())):
        if line.startswith("[") and line.endswith("]") and "|" not in line:
            pools[line[1:-1]] = current = []
        elif not line.startswith("#"):
            current.append(Variant.parse(line))
    return pools


class StoryReader:
    """Reads one story line by line: which part and node the next messages belong to."""

    def __init__(self, name: str) -> None:
        self.story = Story(name, {})
        self.part = self.story.opening
        self.node = "start"
        self.outer: list[list[Step]] = []  # parts around the repeated ones

    def read(self, line: str) -> None:
        if match := HEAD.fullmatch(line):
            self.describe(match["key"], match["value"])
        elif line.startswith("  "):
            attach(self.part[-1], line.strip())
        elif line.startswith("@agent"):
            self.part, self.node = self.story.with_agent, "agent"
        elif line.startswith("@bot"):
            self.part, self.node = self.story.without_agent, "closing"
        elif line.startswith("@end"):
            self.part = self.outer.pop()
        elif match := CUE.fullmatch(line):
            chance = float(match["chance"] or 1)
            self.add_cue(Cue(match["name"], match["argument"], chance))
        else:
            self.part.append(read_line(line, self.node))

    def describe(self, key: str, value: str) -> None:
        if key == "node":
            self.node = value
        else:
            self.story.head[key] = value

    def add_cue(self, cue: Cue) -> None:
        self.part.append(cue)
        if cue.name == "repeat":
            self.outer.append(self.part)
            self.part = cue.body


def read_story(name: str, lines: list[str]) -> Story:
    reader = StoryReader(name)
    for line in lines:
        if line and not line.startswith("#"):
            reader.read(line)
    return reader.story


def read_line(source: str, node: str) -> ScriptLine:
    match = MESSAGE.fullmatch(source)
    if not match:
        raise ValueError(f"not a line of a story: {source!r}")
    return ScriptLine(
        sender=SENDERS[match["mark"]],
        variants=[Variant.parse(each) for each in match["body"].split(" || ")],
        node=node,
        chance=float(match["chance"] or 1),
        broken=bool(match["broken"]),
    )


def attach(step: Step, source: str) -> None:
    key, _, value = source.partition(": ")
    if key not in ATTRIBUTES or not isinstance(step, ScriptLine):
        raise ValueError(f"nothing to attach to: {source!r}")
    step.extras.append((key, value))
