"""How a name ends where a language declines it, and names of many spellings in one script."""

from collections.abc import Iterator

from chatlinks.privacy.known.folding import fold

SHORTEST = 3  # letters of a name that stay when its ending goes
HARD = "бвгджзклмнпрстфхцчшщ"
CASES = (
    ("ова", "овой ову овою овій ови ове овими"),
    ("ева", "евой еву евою евій еви"),
    ("ина", "иной ину иною иній ини"),
    ("ская", "ской скую скою"),
    ("цкая", "цкой цкую цкою"),
    ("ська", "ської ській ську ською"),
    ("цька", "цької цькій цьку цькою"),
    ("ский", "ского скому ским ском"),
    ("цкий", "цкого цкому цким цком"),
    ("ський", "ського ському ським"),
    ("цький", "цького цькому цьким"),
    ("ов", "ова ову овым ове овом ові"),
    ("ев", "ева еву евым еве евом"),
    ("ин", "ина ину иным ине ином"),
    ("ия", "ии ию ией ие"),
    ("ія", "ії ію ією іє"),
    ("ья", "ьи ью ьей ье"),
    ("а", "ы и е у ой ою і о"),
    ("я", "и е ю ей ею і ї"),
    ("ий", "ия ию ием ии"),
    ("ій", "ія ію ієм ії"),
    ("ей", "ея ею еем ее"),
    ("ай", "ая аю аем ае"),
    ("ь", "я ю ем ём е і"),
)
LATIN_CASES = (
    ("ska", "skiej ska ską"),
    ("cka", "ckiej cką"),
    ("ski", "skiego skiemu skim"),
    ("cki", "ckiego ckiemu ckim"),
    ("ová", "ové ovou"),
    ("wicz", "wicza wiczowi wiczem wiczu"),
    ("czyk", "czyka czykowi czykiem czyku"),
    ("cik", "cika cikowi cikiem ciku"),
    ("czak", "czaka czakowi czakiem czaku"),
    ("iak", "iaka iakowi iakiem iaku"),
)
"""Surnames that are nothing but Polish or Czech; what first names become may be another's word."""
POLISH = frozenset("ąćęłńśźż")
SCANDINAVIAN_OR_GERMAN = frozenset("äöüßøåæ")
"""Letters of names to which their language adds an s without a sign: "Øysteins mor"."""
SPELT = (
    "mohammed mohammad mohamed mohamad muhammad muhammed muhamad mohamud mohd mohammod",
    "ahmed ahmad ahmet ahmud",
    "hussain hussein husain husayn hossain hossein",
    "hassan hasan hassen",
    "aisha ayesha aysha aicha aishah ayisha",
    "fatima fatema fatimah fathima fatma",
    "khadija khadijah khadeeja hadija",
    "yusuf yousef youssef yousuf yusef yosef",
    "ibrahim ebrahim ibraheem",
    "ismail esmail ismael ismaeel",
    "omar umar omer",
    "othman osman usman uthman",
    "abdullah abdallah abdulla",
    "abdul abdel",
    "khalid khaled",
    "rashid rasheed rachid",
    "saeed sayed syed sayyid",
    "shaikh sheikh shaykh sheik",
    "zainab zaynab zeinab",
    "maryam mariam meryem",
    "noor nour nur",
    "huda houda",
    "qasim kassem qassim",
    "jamal gamal djamel",
    "sri shri sree shree",
    "lakshmi laxmi",
    "krishna krishnan krsna",
    "vijay vijai",
    "chowdhury choudhury chaudhary chaudhry chowdhry choudhary",
    "banerjee banerji",
    "mukherjee mukherji",
    "shivani sivani",
    "siva shiva",
    "sita seeta",
    "geeta gita geetha",
    "rajesh rajeesh",
    "pooja puja",
    "neha neeha",
    "dmitry dmitri dmitriy dimitri",
    "sergey sergei serguei",
    "alexey alexei aleksei aleksey",
    "andrey andrei",
    "yulia julia iuliia yuliya",
    "natalia nataliya natalya",
    "tatiana tatyana",
    "evgeny evgeniy yevgeny evgenii",
    "kateryna katerina ekaterina yekaterina",
    "oleksandr aleksandr alexandr",
    "mykola nikolai nikolay",
    "lee yi rhee",
    "choi choe",
    "jung jeong chung",
    "nguyen nguyễn",
    "steven stephen",
    "catherine katherine kathryn katharine",
    "sara sarah",
    "rachel rachael",
    "philip phillip",
    "jeffrey geoffrey",
    "eric erik",
    "lucas lukas",
    "jonathan johnathan jonathon",
    "nicolas nicholas nikolas",
    "sean shaun shawn",
    "brian bryan",
    "gonzalez gonzales",
    "rodriguez rodrigues",
    "hernandez ernandez",
    "meyer meier maier mayer",
    "schmidt schmitt schmid",
)


def _by_spelling() -> dict[str, tuple[str, ...]]:
    groups = [tuple(fold(each) for each in row.split()) for row in SPELT]
    return {one: tuple(each for each in group if each != one) for group in groups for one in group}


SPELLINGS = _by_spelling()


def spelt_otherwise(part: str) -> tuple[str, ...]:
    """Other spellings of a folded name in Latin letters."""
    return SPELLINGS.get(part, ())


def declined(word: str) -> Iterator[str]:
    """The cases of a name: Марии for Мария, Kowalskiej for Kowalska."""
    low = word.lower()
    cyrillic = "\u0400" <= low[-1:] <= "\u04ff"
    for ending, others in CASES if cyrillic else LATIN_CASES:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) >= SHORTEST:
            yield from (stem + other for other in others.split())
    if not POLISH.isdisjoint(low):
        yield from _polish(low)
    if not SCANDINAVIAN_OR_GERMAN.isdisjoint(low) and low[-1:] not in "sxzß":
        yield low + "s"
    if cyrillic and low[-1:] in HARD and len(low) > SHORTEST:
        yield from (low + ending for ending in ("а", "у", "ом", "ем", "е", "і"))


def _polish(low: str) -> Iterator[str]:
    """The cases of a name that its letters tell to be Polish: Łukaszu, Michałowi, Grażynę."""
    stem, last = low[:-1], low[-1:]
    if len(stem) < SHORTEST:
        return
    if last == "a":
        yield from (stem + ending for ending in ("y", "i", "ę", "ą", "o", "ie"))
    elif low.endswith("ek"):
        yield from (low[:-2] + ending for ending in ("ka", "kowi", "kiem", "ku"))
    elif last not in "eioóuy":
        yield from (low + ending for ending in ("a", "owi", "em", "u", "owie", "ie"))
