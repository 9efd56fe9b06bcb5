"""What is told by its shape in words: an e-mail address as it is spoken or typed without signs."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.ports import Pattern
from chatlinks.privacy.detection.told.reading import Reading
from chatlinks.privacy.detection.told.turns import Kind, Reach, Sign, Strength, ToldSpan

HOSTS = "gmail|g mail|googlemail|yahoo|hotmail|outlook|icloud|rediffmail|rediff|ymail|aol|proton|protonmail|gmx|live|msn|mail|web|orange|wanadoo|libero"
ENDINGS = r"com|co ?in|in|net|org|de|fr|it|es|pl|uk|co ?uk|br|ru"
EMAIL = Pattern(
    rf"(?:^|[^\pL\pN])((?:[a-z0-9_.-]{{1,30}} ?(?:(?:dot|\.|underscore|_|-) ?[a-z0-9]{{1,20}} ?){{0,3}}(?:\d{{1,6}} ?){{0,2}})"
    rf"(?: ?\(?(?:at|@)\)? ?)?(?:{HOSTS}) ?(?:\.|dot|,)? ?(?:{ENDINGS}))(?:[^\pL\pN]|$)"
)
SPOKEN = Pattern(
    r"(?:^|[^\pL\pN])([a-z0-9_.-]{1,30}(?: (?:dot|underscore|dash) [a-z0-9]{1,20}){0,3} ?(?: at |\(at\)|\[at\]) ?[a-z0-9-]{2,30} ?(?: dot |\(dot\)|\[dot\]) ?[a-z]{2,6})(?:[^\pL\pN]|$)"
)
GLUED = Pattern(
    rf"(?:^|[^\pL\pN])([a-z0-9_.-]{{2,40}}(?:gmail|yahoo|hotmail|outlook|rediffmail|icloud)\.?(?:{ENDINGS}))(?:[^\pL\pN]|$)"
)
AT = Pattern(
    r"(?:^|[^\pL\pN])([a-z0-9_.+-]{1,40} ?@ ?[a-z0-9-]{2,30}(?:[. ]{0,2}(?:com|net|org|in|co))?)(?:[^\pL\pN]|$)"
)
HINTS = ("mail", "yahoo", "outlook", " dot ", "icloud", "(at)", "[at]", "@")
WORDS_BEFORE = ("my ", "is ", "the ", "a ", "an ", "to ", "your ", "in ", "on ", "and ", "id ")


def shaped(reading: Reading) -> Iterator[ToldSpan]:
    low = reading.low
    if not any(hint in low for hint in HINTS):
        return
    for pattern in (GLUED, SPOKEN, AT, EMAIL):
        for start, end in pattern.spans(reading.scan, 1):
            for word in WORDS_BEFORE:
                if low[start:end].startswith(word):
                    start += len(word)
            local = low[start:end].split("mail")[0]
            if len(local.strip(" g@.")) < 2 and "@" not in low[start:end]:
                continue
            if pattern is EMAIL and not _addressed(low[start:end]):
                continue
            value = reading.text[start:end]
            yield ToldSpan(
                start, end, Kind.EMAIL, Sign.SHAPE, Strength.STRONG, Reach.CONTACT, value
            )


def _addressed(low: str) -> bool:
    """Whether it is more than a sentence about "gmail com": a sign, a digit, or an ending."""
    joined = low.replace(" ", "")
    return (
        "@" in low
        or any(letter.isdigit() for letter in low)
        or joined.endswith(("com", "coin", "net"))
    )
