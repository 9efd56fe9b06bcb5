"""Names that follow one that a cue speaks for: "my kids Aiyana and Takoda", "passengers: A, B"."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.tables.words import LINKS
from chatlinks.privacy.detection.told.texts.ports import Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.names import ParsedName, name_from

MOST = 9  # names after the first
SEVERAL = Pattern(
    "(?:^|[^a-z])(?:kids|children|sons|daughters|brothers|sisters|friends|parents|twins|guests|"
    "passengers|travell?ers|attendees|names|hijos|hijas|niños|enfants|kinder|figli|bambini|filhos|"
    "dzieci|pasajeros|passagers|passeggeri|passageiros|penumpang|we are|we're|somos|siamo|"
    "nous sommes|wir sind|jesteśmy|साथ|हम)(?:[^a-z]|$)"
)
"""What several names follow."""


def names_after(
    reading: Reading,
    parsed: ParsedName,
    language: str,
    phrase: str,
) -> Iterator[ParsedName]:
    """Each name that a comma or an "and" ties to the one before it.

    Where the phrase speaks of several, a capital is enough; else lists have to have them.
    """
    firmness = Firmness.HINT if SEVERAL.seen(phrase) else Firmness.LOOSE
    last = parsed.last
    for _ in range(MOST):
        follower = _next_name(reading, last, language, firmness)
        if follower is None:
            return
        yield follower
        last = follower.last


def _next_name(
    reading: Reading,
    last: int,
    language: str,
    firmness: Firmness,
) -> ParsedName | None:
    words = reading.words
    place = last + 1
    if place >= len(words):
        return None
    linked = words[place].low in LINKS
    place += linked
    if place >= len(words) or not (linked or reading.gap(place).strip() in (",", "&")):
        return None
    if reading.gap(place).strip(" ,&"):
        return None
    if firmness is Firmness.LOOSE and not (reading.cased and words[place].capital):
        return None
    return name_from(reading, place, language, firmness)
