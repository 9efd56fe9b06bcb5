"""Given names that a town bears, too: behind some cues nobody means the town."""

from chatlinks.privacy.detection.told.lists.sorts import Sort, is_place, sort_of
from chatlinks.privacy.detection.told.texts.reading import Reading

CALLED_SO = frozenset({"call me"})
OF_ONESELF = frozenset(
    (
        "i'm,i am,im,i m,iam,am,soy,yo soy,ich bin,bin,je suis,chui,sou,eu sou,sou o,sou a,sono,"
        "io sono,jestem,saya,aku,ben,main,mai,я"
    ).split(",")
)
ASKING = frozenset({"please", "pls", "plz", "thanks"})


def is_no_town(
    reading: Reading,
    phrase: str,
    index: int,
    language: str,
) -> bool:
    """Whether the town's name behind this phrase is a person's: "call me Bo", "I'm Bo"."""
    word = reading.words[index]
    if not is_place(reading, index, index):
        return False
    sort = sort_of(word.low, language)
    called = phrase in CALLED_SO and sort in (Sort.NAME, Sort.MAYBE)
    written = word.capital and reading.cased
    oneself = phrase in OF_ONESELF and sort is Sort.NAME and written
    if not (called or oneself):
        return False
    follower = reading.words[index + 1 : index + 2]
    return reading.closes_clause(index) or follower[0].low in ASKING
