"""The demo's texts, read once from the files in `demo/stories/`."""

from functools import cache
from importlib.resources import files

from chatlinks.demo.storytelling.script import (
    Story,
    Variant,
    parse_pools,
    parse_stories,
)

LANGUAGE_FILES = {
    "en": "en",
    "hi": "hi",
    "hi-Latn": "hinglish",
    "ar": "ar",
}
PHRASE_FILES = ("phrases", "breaks", "reviews")


@cache
def read(name: str) -> str:
    return (files("chatlinks.demo") / "stories" / f"{name}.txt").read_text("utf-8")


@cache
def stories(business: str, language: str) -> tuple[Story, ...]:
    """The stories that users of one business tell in one language."""
    return tuple(parse_stories(read(f"{business}_{LANGUAGE_FILES[language]}")))


@cache
def spotlight_stories() -> dict[str, Story]:
    """The stories told once, by name."""
    return {story.name: story for story in parse_stories(read("spotlight"))}


@cache
def phrases() -> dict[str, list[Variant]]:
    """Phrase pools by name, such as `hi.en` or `breaks.bank.hi`."""
    pools: dict[str, list[Variant]] = {}
    for name in PHRASE_FILES:
        pools |= parse_pools(read(name))
    return pools


@cache
def values() -> dict[str, list[list[str]]]:
    """Slot pools by name; a value is its spellings in English, Hindi and Arabic, or one for all."""
    pools = parse_pools(read("slots"))
    return {name: [each.text.split(" = ") for each in pool] for name, pool in pools.items()}


def pool(name: str, business: str, language: str) -> list[Variant]:
    """The phrases of a name, the business's own if it has any. `KeyError` if there are none."""
    own = phrases().get(f"{name}.{business}.{language}")
    return own if own is not None else phrases()[f"{name}.{language}"]


@cache
def names(culture: str, which: str) -> tuple[str, ...]:
    """First or last names of a culture, `=` before their Latin spelling where they are in another
    script.
    """
    block = parse_pools(read("names"))[f"{culture}.{which}"]
    return tuple(word for line in block for word in line.text.split())
