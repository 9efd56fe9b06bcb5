"""Names that are also words: when does "will" mean Will?

Taken as a name when it is written with a capital inside a sentence (but not "in May"), or stands
after a greeting, a title or "I am", or before a comma, an exclamation mark or 's; never in "will
you", "may I", "a rose".
"""

from chatlinks.privacy.detection.engine.linear import LinearPattern
from chatlinks.privacy.detection.told.tables.names_that_are_words import NAMES
from chatlinks.privacy.known.placeholders import WORDS as PLACEHOLDERS

SMALL = frozenset(
    """
    an so do he me my no ho le to or in on at by we go up is am be van von de la del da dos
    bin al el sun day he she her his you your yes ok the and for not all any new old one two
    our out who why how was are has had did get got let put see say use way its it us as if
    of ask call send order chat card bank phone name agent user bot help
    """.split()
)
"""Said so often that a name that is one of them counts only where it is all of a text."""
SELDOM = frozenset(
    """
    amber carol carter christian cliff cole crystal daisy dale dean dick don drew earl ernest eve
    flora frank gene glen harry hazel heather holly iris ivy jack jade jay jean jo joy kit marina
    martin max melody miles nick norm olive pat patty ray reed rob robin rowan ruby rusty sage sandy
    savannah shepherd sue tad taylor trinity victor viola violet wade walker warren woods
    """.split()
)
"""Names that are words, but seldom said as such."""
ADJECTIVES = frozenset(
    """
    black blessing dear earnest fair frank gay good grand gray green grey happy honest just kind
    little long lucky noble olive red rich royal short strong sunny sure well wild white young
    """.split()
)
NEVER = frozenset(
    """
    and the for not all any new one two our out who why how was are has did get got put say use its
    it us as if of ask call send order chat card bank phone name agent user bot help you your yes ok
    is at in on by or with thank thanks welcome hello hi dear sir madam mr mrs ms miss mx dr prof
    shri smt und et con avec per por para aur et mme mlle herr frau señor señora sra
    """.split()
)
"""What stands in a name and is none: "Ravi and Priya", "Mr. Gupta"."""
WORDS = NAMES | SMALL
MONTHS = frozenset("may march april june august summer autumn winter monday".split())
INTRODUCES = LinearPattern(
    r"(?i)(?:^|[^\pL])(?:hi+|hello|hey+|dear|mr|mrs|ms|miss|mx|dr|prof|sir|madam|ma'am|shri|smt"
    r"|thanks|thank you|thx|cheers|regards|sincerely|yours|i am|i'm|i’m|im|this is|name is"
    r"|name's|name|called|call me|named|it's|it’s|myself|ask for|speak (?:to|with)|talk to"
    r"|contact|from|for|with|by|meet|cc|sr|sra|señor|señora|hola|gracias|soy|bonjour|merci|herr"
    r"|frau|hallo|danke|namaste|श्री|नमस्ते|धन्यवाद|أنا|مرحبا|السيد|السيدة)[.,:!]{0,2}[ \n]{1,2}$"
)
SELF = LinearPattern(
    r"(?i)(?:^|[^\pL])(?:i am|i'm|i’m|im|this is|name is|name's|call me|named|myself)[ :]{1,3}$"
)
FIRMLY = LinearPattern(
    r"(?i)(?:^|[^\pL])(?:hi+|hello|hey+|dear|mr|mrs|ms|miss|dr|prof|i am|i'm|i’m|im|this is"
    r"|name is|name's|call me|named|myself|thanks|thank you|regards)[.,:!]{0,2}[ \n]{1,2}$"
)
"""What speaks for a name in small letters, too: "for will" says nothing, "dear will" does."""
NOT_AFTER = frozenset(
    """
    you i we it he she they this that there the my be not a an to do your our his her its
    their have get go try check let wait call send need make take see also never always only
    still just me us them please is are was were so as of for in on at by with and or if
    when than then
    """.split()
)
SPEAKS = frozenset(
    """
    is was has had called said says wants wanted asked here and speaking told sent wrote
    writes lives needs bought paid likes would could should might must does did just also
    never always came went got gave rang visited lost forgot ordered reported requested
    confirmed complained changed received returned signed joined left tried spoke thinks
    knows works moved booked cancelled canceled agreed replied answered mentioned sends asks
    calls speaks isn't wasn't hasn't doesn't didn't ji jee bhai san ko ne
    """.split()
)
UNNAMES = frozenset("of a the to for in on it it's there so with as or".split())
"""Behind a word at a sentence's start: then it is no name (Jack of all trades)."""
MONTH_BEFORE = LinearPattern(
    r"(?i)(?:^|[^\pL])(?:in|on|by|since|until|till|of|this|next|last|early|late|mid|before|after"
    r"|from|to|through|\d+(?:st|nd|rd|th)?)[ -]{1,2}$"
)


def is_name(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], a word that is also a name, stands there as a name."""
    before, after = text[max(0, start - 24) : start], text[end : end + 16]
    word, follower = text[start:end], _first_word(after)
    if not before.strip() and not after.strip(" .!?,\n"):
        return True
    if word.lower() in MONTHS and _is_month(before, after):
        return False
    if not word[:1].isupper():
        if not word.isascii():
            return True
        if word in PLACEHOLDERS:
            return False
        if word in SELDOM and INTRODUCES.seen(before):
            return True
        return _introduces_self(before, word, follower) or (
            FIRMLY.seen(before) and follower not in NOT_AFTER
        )
    if _introduces_self(before, word, follower):
        return True
    if INTRODUCES.seen(before):
        return follower not in ("you", "i", "we", "do") or not word.istitle()
    if _starts_sentence(before):
        if word.lower() in SELDOM and follower not in UNNAMES:
            return True
        speaks = follower in SPEAKS and after[:1] == " "
        return _is_addressed(after) or speaks or _is_all_names(text)
    return not (word.isupper() and _all_capitals(text, start, end))


def _introduces_self(before: str, word: str, follower: str) -> bool:
    """Behind "my name is" also where the sentence goes on without a stop: "I'm mark I want …"."""
    if not SELF.seen(before) or word.lower() in ADJECTIVES:
        return False
    return follower in ("", "i", "we", "and", "from", "my", "here", "speaking", "calling")


def _is_all_names(text: str) -> bool:
    """Whether the text is two or three words with capitals, as answers to "your name?" are."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(map(str.istitle, words)) and text.replace(" ", "").isalpha()


def _is_month(before: str, after: str) -> bool:
    return after.lstrip()[:1].isdigit() or MONTH_BEFORE.seen(before)


def _is_addressed(after: str) -> bool:
    if after[:1] in (",", "!", ":", "?", ";") or after[:2] in ("'s", "’s"):
        return True
    return after[:3] in (" - ", " – ", " — ", " (#") or after[:2] in (".", ". ", ".\n")


def _first_word(after: str) -> str:
    words = after.lower().split(maxsplit=1)
    return words[0].strip(".,!?;:'\"") if words and after[:1].isspace() else ""


def _starts_sentence(before: str) -> bool:
    stripped = before.rstrip(" \t\"'“‘(*-")
    return not stripped or stripped[-1] in ".!?\n:;…"


def _all_capitals(text: str, start: int, end: int) -> bool:
    """Whether all around is in capitals, so that they say nothing."""
    around = text[max(0, start - 16) : start] + text[end : end + 16]
    return around.upper() == around and any(map(str.isalpha, around))
