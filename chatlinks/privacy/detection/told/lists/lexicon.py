"""Which words are names: lists with a source and a licence.

- first and family names of some 80 countries: Faker (MIT), the lists of its person providers;
- how often a name is borne: `names` (MIT), the US census of 1990, in the public domain;
- places: Faker's address providers, and the cities that time zones are named for (public domain);
- those that all of these lack: `tables/more_names`, written for this project;
- how often a word is used: wordfreq (Apache 2.0; its data CC BY-SA 4.0), read from its package.

All but the last are read from files of this package (`list_files`).

A word that is also a name is weighed: how many bear it against how often it is said.
"""

import importlib
import math
from functools import cache, lru_cache

from chatlinks.privacy.detection.told.lists.list_files import read_lines
from chatlinks.privacy.detection.told.tables.cjk_families import families

UNHEARD = 2.5  # the scale of a word that the frequency list lacks; the list ends at 3
HOMES = ("es", "fr", "de", "pt", "it", "pl", "id", "ru", "tr")
AT_HOME = {"ar": 6.2, "hi": 6.0, **dict.fromkeys(HOMES, 5.1)}
"""The least scale of a listed name where its own language is spoken: there names are said often."""
CJK = ("ja", "ko", "zh")
FREQUENCIES = frozenset({"en", "hi", "ar", *HOMES})


@cache
def name_scales() -> dict[str, float]:
    """Each listed name, folded, to log10 of its bearers in a thousand million."""
    scales: dict[str, float] = {}
    for line in read_lines("names"):
        scale, *names = line.split()
        scales.update(dict.fromkeys(names, float(scale)))
    return scales


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
    return frozenset(read_lines("first_names"))


@cache
def places() -> frozenset[str]:
    """Cities, states and countries, folded; those of several words as they are and joined."""
    return frozenset(read_lines("places"))


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
    """Family names (and for Japanese given names, too), such as "金"."""
    listed = dict(line.split(" ", 1) for line in read_lines("cjk_names"))
    return frozenset({*families(language), *listed[language].split()})
