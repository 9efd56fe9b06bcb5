"""Fills a story's lines with words: choices, phrases and slot values, in step with their translation."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from chatlinks.demo import numbers
from chatlinks.demo.library import pool, values
from chatlinks.demo.people import Contact, a_name
from chatlinks.demo.script import Variant

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
CURRENCY = {"bank": "₹", "airline": "AED ", "food": "£"}


@dataclass
class Words:
    """What may be said in one conversation: `native` slots, and `english` ones for translations."""

    business: str
    language: str
    rng: Random
    native: dict[str, str] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, business: str, contact: Contact, rng: Random) -> "Words":
        words = cls(business, contact.language, rng, dict(contact.slots), dict(contact.slots))
        words.refresh()
        return words

    def refresh(self) -> None:
        """New values for what belongs to the conversation, not to the contact."""
        rng, place = self.rng, SCRIPT[self.language]
        for name, pool_values in values().items():
            key, _, owner = name.partition(".")
            if owner in ("", self.business):
                spellings = rng.choice(pool_values)
                self.know(key, spellings[min(place, len(spellings) - 1)], spellings[0])
        low, high = {"bank": (450, 48000), "airline": (180, 4200), "food": (6, 70)}[self.business]
        for key in ("amount", "amount2"):
            self.know(key, f"{CURRENCY[self.business]}{rng.randint(low, high):,}")
        pax_first, pax_last = a_name(rng)
        self.know("pax", f"{pax_first} {pax_last}")
        self.know("pax_passport", numbers.passport(rng))
        self.know("pax_mobile", numbers.phone(rng, "XX")[0])
        self.know("last4", self.native["card"][-4:])
        self.know(
            "ticket", f"{rng.choice('ABCDEFGH')}{rng.randint(10, 99)}-{rng.randint(1000, 9999)}"
        )
        self.know("pnr", "".join(rng.choice("BCDFGHJKLMNPQRSTVWXYZ") for _ in range(6)))
        self.know("flight", f"HY {rng.randint(101, 989)}")
        self.know("order", f"Z-{rng.randint(10000, 99999)}")
        self.know("minutes", str(rng.randrange(15, 75, 5)))
        self.know("seat", f"{rng.randint(3, 41)}{rng.choice('ACDFHK')}")
        self.know("date", f"{rng.randint(1, 28)} {rng.choice(['March', 'April', 'May', 'June'])}")

    def know(self, key: str, native: str, english: str = "") -> None:
        self.native[key], self.english[key] = native, english or native

    def choose(self, variants: list[Variant]) -> Variant | None:
        """One of the variants that can be said with what is known, or None."""
        sayable = [each for each in variants if each.needs <= self.native.keys()]
        return self.rng.choice(sayable) if sayable else None

    def say(self, variant: Variant) -> tuple[str, str]:
        """The text of a variant and its translation (empty in English)."""
        rolls = [self.rng.random() for _ in range(variant.text.count("["))]
        picked: dict[str, Variant] = {}

        def phrase(match: re.Match[str]) -> str:
            found = self.choose(pool(match[1], self.business, self.language))
            picked[match[1]] = found or Variant("", "", frozenset())
            return picked[match[1]].text

        text = POOL.sub(phrase, variant.text)
        rolls += [self.rng.random() for _ in range(text.count("[") - len(rolls))]
        text = _fill(text, self.native, rolls)
        if self.language == "en":
            return text, ""
        english = variant.translation or (variant.text if POOL.fullmatch(variant.text) else "")
        translation = POOL.sub(lambda match: picked[match[1]].translation, english)
        return text, _fill(translation, self.english, rolls)

    def fill(self, template: str) -> str | None:
        """A template of a rich body or an entity, filled; None where a slot isn't known."""
        if any(match[1] not in self.native for match in SLOT.finditer(template)):
            return None
        return _fill(template, self.native, [self.rng.random() for _ in range(template.count("["))])


def _fill(template: str, slots: dict[str, str], rolls: list[float]) -> str:
    left = iter(rolls)

    def choice(match: re.Match[str]) -> str:
        options = match[1].split("|")
        return options[int(next(left, 0.0) * len(options))]

    def slot(match: re.Match[str]) -> str:
        text = slots[match[1]]
        return FORMS[match[2]](text) if match[2] else text

    filled = SLOT.sub(slot, CHOICE.sub(choice, template))
    return (
        " ".join(filled.split(" ")) if "  " not in filled else re.sub(" {2,}", " ", filled).strip()
    )
