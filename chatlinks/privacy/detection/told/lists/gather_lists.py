"""Gathers the lists of names and places from their sources (see `lexicon`) into files.

`python -m chatlinks.privacy.detection.told.lists.gather_lists` writes them anew; a test holds that
they are what the sources give.
"""

import importlib
import math
import os
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zoneinfo import available_timezones

from chatlinks.privacy.detection.told.lists.list_files import LISTS
from chatlinks.privacy.detection.told.lists.romanised import in_latin
from chatlinks.privacy.detection.told.tables.more_names import more_names
from chatlinks.privacy.detection.told.texts.reading import Reading

VILLAGES = 1000  # a longer list of towns holds villages, which bear every name
LISTED = 4.4  # the scale of a name of which only the list is known
FEWEST = 0.0005  # percent, where the census rounds to nothing
CJK = {"ja": ("ja_JP",), "ko": ("ko_KR",), "zh": ("zh_CN", "zh_TW")}  # language → Faker's locales
SOURCES = "# made by told/lists/gather_lists.py; the sources are named in told/lists/lexicon.py\n"


def scale_lines() -> Iterator[str]:
    """Each scale (log10 of the bearers in a thousand million) with all names that have it."""
    by_scale: dict[str, list[str]] = {}
    for name, scale in gathered_names().items():
        by_scale.setdefault(f"{scale:.4f}", []).append(name)
    for written, names in sorted(by_scale.items()):
        yield " ".join((written, *sorted(names)))


def gathered_names() -> dict[str, float]:
    """Each listed name, folded, to its scale."""
    scales: dict[str, float] = {}
    for name in _listed_names():
        for part in Reading(name).words:
            if len(part.low) > 1:
                for spelling in {part.low} | in_latin(part.low):
                    scales.setdefault(spelling, LISTED)
    for name, percent in _census_of("dist.all.last", "dist.female.first", "dist.male.first"):
        scale = math.log10(max(percent, FEWEST) * 1e7)
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


def _census_of(*listed: str) -> Iterator[tuple[str, float]]:
    """Names of the US census, folded, with the share of people in percent."""
    package = importlib.import_module("names")
    folder = os.path.dirname(str(package.__file__))
    for file in listed:
        with open(os.path.join(folder, file), encoding="ascii") as lines:
            for line in lines:
                name, percent, *_ = line.split()
                yield name.lower(), float(percent)


def first_name_lines() -> Iterable[str]:
    """Listed first names, folded."""
    listed = {name for name, _ in _census_of("dist.female.first", "dist.male.first")}
    listed |= more_names()
    for attribute, values in _provider_lists("person"):
        if "first" in attribute and "pair" not in attribute:
            folded = {Reading(value).low for value in values}
            listed |= folded.union(*map(in_latin, folded))
    return sorted(listed)


def place_lines() -> Iterable[str]:
    """Cities, states and countries, folded; those of several words as they are and joined."""
    listed = {zone.rsplit("/", 1)[-1].replace("_", " ") for zone in available_timezones()}
    for attribute, values in _provider_lists("address"):
        towns = any(part in attribute for part in ("cities", "states", "countries", "city_names"))
        if towns and len(values) < VILLAGES:
            listed.update(values)
        if attribute in ("city", "state", "provinces", "regions", "departments", "counties"):
            listed.update(values)
    folded = {Reading(place).low.strip() for place in listed if "{" not in place}
    return sorted(folded | {place.replace(" ", "") for place in folded})


def cjk_lines() -> Iterable[str]:
    """Each language with its family names (for Japanese given names, too), in its own script."""
    for language, locales in CJK.items():
        names = {name for locale in locales for name in _cjk_names_of(locale)}
        yield " ".join((language, *sorted(names)))


def _cjk_names_of(locale: str) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for attribute in dir(provider):
        if "last" in attribute or (locale == "ja_JP" and "first" in attribute):
            values = getattr(provider, attribute)
            if isinstance(values, (tuple, list, dict)):
                yield from _flat(values)


def _flat(values: Iterable[object]) -> Iterator[str]:
    """Names, of which some stand in pairs with how they are read."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (tuple, list)):
            yield from _flat(value)


MADE: dict[str, Callable[[], Iterable[str]]] = {
    "names": scale_lines,
    "first_names": first_name_lines,
    "places": place_lines,
    "cjk_names": cjk_lines,
}


def list_text(name: str) -> str:
    return SOURCES + "".join(f"{line}\n" for line in MADE[name]() if line)


def main() -> None:
    for name in MADE:
        Path(str(LISTS / f"{name}.txt")).write_text(list_text(name), encoding="utf-8")


if __name__ == "__main__":
    main()
