"""Which words are names: lists with a source and a licence, read from installed packages.

- first and family names of some 80 countries: Faker (MIT), the lists of its person providers;
- how often a name is borne: `names` (MIT), the US census of 1990, in the public domain;
- how often a word is used: wordfreq (Apache 2.0; its data CC BY-SA 4.0);
- places: Faker's address providers, and the cities that time zones are named for (public domain);

- those that all of these lack: `tables/more_names`, written for this project.

A word that is also a name is weighed: how many bear it against how often it is said.
"""

import importlib
import math
import os
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from zoneinfo import available_timezones

from chatlinks.privacy.detection.told.reading import Reading
from chatlinks.privacy.detection.told.romanised import in_latin
from chatlinks.privacy.detection.told.tables.more_names import more_names

VILLAGES = 1000  # a longer list of towns holds villages, which bear every name
UNHEARD = 2.5  # the scale of a word that the frequency list lacks; the list ends at 3
LISTED = 4.4  # the scale of a name of which only the list is known
AT_HOME = {"ar": 6.2, "hi": 6.0, **dict.fromkeys(("es", "fr", "de", "pt", "it", "pl", "id"), 5.1)}
"""The least scale of a listed name where its own language is spoken: there names are said often."""
CJK = ("ja", "ko", "zh")
FREQUENCIES = frozenset({"en", "hi", "ar", "es", "fr", "de", "pt", "it", "pl", "id"})


@cache
def name_scales() -> dict[str, float]:
    """Each listed name, folded, to log10 of its bearers in a thousand million."""
    scales: dict[str, float] = {}
    for name in _listed_names():
        for part in Reading(name).words:
            if len(part.low) > 1:
                for spelling in {part.low} | in_latin(part.low):
                    scales.setdefault(spelling, LISTED)
    for name, percent in _census_of("dist.all.last", "dist.female.first", "dist.male.first"):
        scale = math.log10(max(percent, 0.0005) * 1e7)
        scales[name] = max(scales.get(name, 0.0), scale)
    return scales


def _listed_names() -> Iterator[str]:
    """Names of Faker's person providers, of every country, and those that they lack."""
    yield from more_names()
    for attribute, values in _provider_lists("person"):
        if ("first" in attribute or "last" in attribute) and "pair" not in attribute:
            yield from values


def _provider_lists(topic: str) -> Iterator[tuple[str, list[str]]]:
    """Each list of strings in Faker's providers of one topic, with the name it goes by."""
    package = importlib.import_module(f"faker.providers.{topic}")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if isinstance(values, (tuple, list, dict)):
                yield attribute, [value for value in values if isinstance(value, str)]


def _census_of(*files: str) -> Iterator[tuple[str, float]]:
    """Names of the US census, folded, with the share of people in percent."""
    package = importlib.import_module("names")
    folder = os.path.dirname(str(package.__file__))
    for file in files:
        with open(os.path.join(folder, file), encoding="ascii") as lines:
            for line in lines:
                name, percent, *_ = line.split()
                yield name.lower(), float(percent)


@cache
def word_scales(language: str) -> dict[str, float]:
    """Each frequent word to log10 of its share in a thousand million; 3 and more."""
    if language not in FREQUENCIES:
        return {}
    wordfreq = importlib.import_module("wordfreq")
    listed = wordfreq.get_frequency_dict(language, wordlist="small")
    return {word: math.log10(share) + 9 for word, share in listed.items()}


@cache
def first_names() -> frozenset[str]:
    """Listed first names, folded."""
    listed = {name for name, _ in _census_of("dist.female.first", "dist.male.first")}
    listed |= more_names()
    for attribute, values in _provider_lists("person"):
        if "first" in attribute and "pair" not in attribute:
            folded = {Reading(value).low for value in values}
            listed |= folded.union(*map(in_latin, folded))
    return frozenset(listed)


@cache
def places() -> frozenset[str]:
    """Cities, states and countries, folded; those of several words as they are and joined."""
    listed = {zone.rsplit("/", 1)[-1].replace("_", " ") for zone in available_timezones()}
    for attribute, values in _provider_lists("address"):
        towns = any(part in attribute for part in ("cities", "states", "countries", "city_names"))
        if towns and len(values) < VILLAGES:
            listed.update(values)
        if attribute in ("city", "state", "provinces", "regions", "departments", "counties"):
            listed.update(values)
    folded = {Reading(place).low.strip() for place in listed if "{" not in place}
    return frozenset(folded | {place.replace(" ", "") for place in folded})


@lru_cache(maxsize=50_000)
def name_weight(low: str, language: str = "en") -> float:
    """How much more a word is borne than said; -9 for one that is no listed name."""
    scale = name_scales().get(low)
    if scale is None and "-" in low:
        parts = low.split("-")
        return min(name_weight(part, language) for part in parts if part)
    if scale is None and "'" in low:
        scale = name_scales().get(low.replace("'", ""))
    if scale is None and low.startswith("ال"):
        scale = name_scales().get(low[2:])
    if scale is None:
        return -9.0
    return max(scale, AT_HOME.get(language, scale)) - word_scale(low, language)


@lru_cache(maxsize=50_000)
def word_scale(low: str, language: str = "en") -> float:
    """How often it is said, in the language or in English: 3 (seldom) to 8; else UNHEARD."""
    own = word_scales(language).get(low, UNHEARD)
    return max(own, word_scales("en").get(low, UNHEARD))


@cache
def cjk_words(language: str) -> dict[str, float]:
    """`word_scales` of Chinese, Japanese or Korean."""
    wordfreq = importlib.import_module("wordfreq")
    listed = wordfreq.get_frequency_dict(language, wordlist="small")
    return {word: math.log10(share) + 9 for word, share in listed.items()}


@cache
def cjk_names(language: str) -> frozenset[str]:
    """Family names (and for Japanese given names, too), as Faker lists them; "金" as "金"."""
    locales = {"ja": ("ja_JP",), "ko": ("ko_KR",), "zh": ("zh_CN", "zh_TW")}[language]
    names: set[str] = set()
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            family = "last" in attribute or (language == "ja" and "first" in attribute)
            values = getattr(provider, attribute)
            if family and isinstance(values, (tuple, list, dict)):
                names.update(_flat(values))
    return frozenset(names)


def _flat(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (tuple, list)):
            yield from _flat(value)
