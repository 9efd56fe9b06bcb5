"""Fills a story's lines with words: choices, phrases and slot values, in step with their
translation.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from chatlinks.demo.storytelling import numbers
from chatlinks.demo.storytelling.contacts import (
    DemoContact,
    companion,
)
from chatlinks.demo.storytelling.library import pool, values
from chatlinks.demo.storytelling.script import Variant

CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
POOL = re.compile(r"\{@(\w+)\}")
FORMS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "swap": str.swapcase,
    "deva": lambda text: text.translate(numbers.DEVANAGARI),
    "arab": lambda text: text.translate(numbers.ARABIC),
}
SCRIPT = {"en": 0, "hi-Latn": 0, "hi": 1, "ar": 2}
CURRENCY = {
    "bank": "₹",
    "airline": "AED ",
    "food": "£",
}
AMOUNTS = {
    "bank": (450, 48000),
    "airline": (180, 4200),
    "food": (6, 70),
}
CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ"
SPRING = ["March", "April", "May", "June"]


@dataclass
class Words:
    """What may be said in one conversation: `native` slots, and `english` ones for translations."""

    business: str
    language: str
    rng: Random
    native: dict[str, str] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        business: str,
        contact: DemoContact,
        rng: Random,
    ) -> "Words":
        words = cls(
            business,
            contact.language,
            rng,
            native=dict(contact.slots),
            english=dict(contact.slots),
        )
        words.refresh()
        return words

    def refresh(self) -> None:
        """New values for what belongs to the conversation, not to the contact."""
        self.draw_from_pools()
        rng = self.rng
        low, high = AMOUNTS[self.business]
        for key in ("amount", "amount2"):
            amount = rng.randint(low, high)
            self.know(key, f"{CURRENCY[self.business]}{amount:,}")
        self.know("pax", companion(rng))
        self.know("pax_passport", numbers.passport(rng))
        self.know("pax_mobile", numbers.phone(rng, "XX")[0])
        self.know("last4", self.native["card"][-4:])
        row = rng.choice("ABCDEFGH")
        series, number = rng.randint(10, 99), rng.randint(1000, 9999)
        self.know("ticket", f"{row}{series}-{number}")
        self.know("pnr", "".join(rng.choice(CONSONANTS) for _ in range(6)))
        self.know("flight", f"HY {rng.randint(101, 989)}")
        self.know("order", f"Z-{rng.randint(10000, 99999)}")
        self.know("minutes", str(rng.randrange(15, 75, 5)))
        self.know("seat", f"{rng.randint(3, 41)}{rng.choice('ACDFHK')}")
        self.know("date", f"{rng.randint(1, 28)} {rng.choice(SPRING)}")

    def draw_from_pools(self) -> None:
        place = SCRIPT[self.language]
        for name, pool_values in values().items():
            key, _, owner = name.partition(".")
            if owner in ("", self.business):
                spellings = self.rng.choice(pool_values)
                native = spellings[min(place, len(spellings) - 1)]
                self.know(key, native, spellings[0])

    def know(
        self,
        key: str,
        native: str,
        english: str = "",
    ) -> None:
        self.native[key] = native
        self.english[key] = english or native

    def choose(self, variants: list[Variant]) -> Variant | None:
        """One of the variants that can be said with what is known, or None."""
        sayable = [each for each in variants if each.needs <= self.native.keys()]
        return self.rng.choice(sayable) if sayable else None

    def say(self, variant: Variant) -> tuple[str, str]:
        """The text of a variant and its translation (empty in English)."""
        rolls = self.roll(variant.text.count("["))
        picked: dict[str, Variant] = {}

        def phrase(match: re.Match[str]) -> str:
            name = match[1]
            chosen = self.choose(pool(name, self.business, self.language))
            picked[name] = chosen or Variant("", "", frozenset())
            return picked[name].text

        def translated(match: re.Match[str]) -> str:
            return picked[match[1]].translation

        text = POOL.sub(phrase, variant.text)
        rolls += self.roll(text.count("[") - len(rolls))
        text = fill_in(text, self.native, rolls)
        if self.language == "en":
            return text, ""
        is_pool = POOL.fullmatch(variant.text)
        english = variant.translation or (variant.text if is_pool else "")
        return text, fill_in(
            POOL.sub(translated, english),
            self.english,
            rolls,
        )

    def roll(self, count: int) -> list[float]:
        """Numbers between 0 and 1, one for each choice."""
        return [self.rng.random() for _ in range(count)]

    def fill(self, template: str) -> str | None:
        """A template of a rich body or an entity, filled; None where a slot isn't known."""
        wanted = {match[1] for match in SLOT.finditer(template)}
        if wanted - self.native.keys():
            return None
        return fill_in(
            template,
            self.native,
            self.roll(template.count("[")),
        )


def fill_in(
    template: str,
    slots: dict[str, str],
    rolls: list[float],
) -> str:
    """Choices by the rolls, in order; slots by their values. Gaps that are left close."""
    left = iter(rolls)

    def choice(match: re.Match[str]) -> str:
        options = match[1].split("|")
        return options[int(next(left, 0.0) * len(options))]

    def slot(match: re.Match[str]) -> str:
        name, form = match.groups()
        return FORMS[form](slots[name]) if form else slots[name]

    filled = SLOT.sub(slot, CHOICE.sub(choice, template))
    if "  " not in filled:
        return filled
    return re.sub(" {2,}", " ", filled).strip()
