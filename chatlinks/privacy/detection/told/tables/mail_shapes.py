"""E-mail addresses as they are spoken or typed without signs."""

from chatlinks.privacy.detection.told.texts.ports import Pattern

HOSTS = (
    "gmail|g mail|googlemail|yahoo|hotmail|outlook|icloud|rediffmail|rediff|ymail|aol|proton"
    "|protonmail|gmx|live|msn|mail|web|orange|wanadoo|libero"
)

ENDINGS = r"com|co ?in|in|net|org|de|fr|it|es|pl|uk|co ?uk|br|ru"

EMAIL = Pattern(
    rf"(?:^|[^\pL\pN])((?:[a-z0-9_.-]{{1,30}} ?(?:(?:dot|\.|underscore|_"
    rf"|-) ?[a-z0-9]{{1,20}} ?){{0,3}}(?:\d{{1,6}} ?){{0,2}})"
    rf"(?: ?\(?(?:at|@)\)? ?)?(?:{HOSTS}) ?(?:\.|dot|,)? ?(?:{ENDINGS}))(?:[^\pL\pN]|$)"
)

SPOKEN = Pattern(
    r"(?:^|[^\pL\pN])([a-z0-9_.-]{1,30}(?: (?:dot|underscore"
    r"|dash) [a-z0-9]{1,20}){0,3} ?(?: at |\(at\)|\[at\]) ?[a-z0-9-]{2,30} ?(?: dot |\(dot\)"
    r"|\[dot\]) ?[a-z]{2,6})(?:[^\pL\pN]|$)"
)

GLUED = Pattern(
    rf"(?:^|[^\pL\pN])([a-z0-9_.-]{{2,40}}(?:gmail|yahoo|hotmail|outlook|rediffmail"
    rf"|icloud)\.?(?:{ENDINGS}))(?:[^\pL\pN]|$)"
)

AT = Pattern(
    r"(?:^|[^\pL\pN])([a-z0-9_.+-]{1,40} ?@ ?[a-z0-9-]{2,30}(?:[. ]{0,2}(?:com|net|org|in"
    r"|co))?)(?:[^\pL\pN]|$)"
)

HINTS = ("mail", "yahoo", "outlook", " dot ", "icloud", "(at)", "[at]", "@")

WORDS_BEFORE = ("my ", "is ", "the ", "a ", "an ", "to ", "your ", "in ", "on ", "and ", "id ")
