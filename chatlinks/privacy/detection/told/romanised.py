"""Listed names in Latin letters: without accents, and from Cyrillic, Greek and Devanagari."""

import unicodedata

CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u j lj nj c dj dz gj kj dz".split(),
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h".split(),
        strict=True,
    )
)
VOWELS = dict(zip("अआइईउऊऋएऐओऔ", "a a i i u u ri e ai o au".split(), strict=True))
SIGNS = dict(zip("ािीुूृेैोौंँः", "a i i u u ri e ai o au n n h".split(), strict=True))
LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ð": "d",
    "þ": "th",
    "ə": "a",
}


def in_latin(low: str) -> set[str]:
    """The folded name's plain spellings; empty for one that has none but itself."""
    first = low[:1]
    if first < "\u0250":
        plain = _plain(low)
        return {plain} if plain != low else set()
    if first in CYRILLIC or first in GREEK:
        table = CYRILLIC if first in CYRILLIC else GREEK
        bare = _plain(low) if table is GREEK else low
        return {"".join(table.get(letter, letter) for letter in bare).replace("-", "")}
    return {_devanagari(low)} if first in CONSONANTS or first in VOWELS else set()


def _plain(low: str) -> str:
    if low.isascii():
        return low
    swapped = "".join(LETTERS.get(letter, letter) for letter in low)
    parts = unicodedata.normalize("NFD", swapped)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _devanagari(low: str) -> str:
    """A consonant is followed by a short "a" unless a sign follows or the name ends."""
    text: list[str] = []
    letters = unicodedata.normalize("NFC", low).replace("\u093c", "")
    for place, letter in enumerate(letters):
        following = letters[place + 1 : place + 2]
        if letter in CONSONANTS:
            text.append(CONSONANTS[letter])
            bare = following in SIGNS and following not in "ंँः"
            if following and not bare and following != "\u094d":
                text.append("a")
        else:
            text.append(VOWELS.get(letter, SIGNS.get(letter, "")))
    return "".join(text)
