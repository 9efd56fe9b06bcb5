"""Whether a hit of a needle stands: on its own, in one piece, in the right place."""

from collections.abc import Callable
from itertools import pairwise

from chatlinks.privacy.detection.engine.span import Span
from chatlinks.privacy.known.common_names import is_name
from chatlinks.privacy.known.folding import fold, is_accent, is_mark, is_word, unspaced
from chatlinks.privacy.known.names import QUOTES
from chatlinks.privacy.known.needles import GAP, Needle, Stands

PREFIXES = frozenset(
    map(fold, "و ف ب ك ل ال وال بال فال كال لل ول وب ול ולה ו ב ל ה מ ש כ וב ול".split())
)
SUFFIXES = frozenset(
    map(
        fold,
        """
        जी ने को का की के से में पर भी तो भाई भैया भइया दीदी सर मैम साहब साहिब साब साहेब
        बाबू बेन बहन
        अंकल आंटी चाचा काका राव ताई दादा मैडम बेटा जान जीने जीको जीका जीकी जीके जीसे
        જી ભાઈ બેન બહેન સાહેબ કાકા জি দা দি ভাই বাবু সাহেব ਜੀ ਸਾਹਿਬ ਭਾਜੀ గారు గారి గారికి గారూ
        அவர்கள் ஐயா அண்ணா ಅವರು ಅವರ ಗಾರು ചേട്ടൻ ചേച്ചി
        صاحب صاحبہ جی بھائی باجی آپا جان خان آقا خانم بیگم
        """.split(),
    )
)
"""What writers of India, Pakistan and Iran hang on a name: शर्माजी, प्रियाने, گرداس‌جی."""
HONORIFICS = frozenset(
    """
    ji jee jii bhai bhaiya bhaisaab bhaisahab saab sahab sahib saheb sahebji saahab ben behen bahen
    didi garu gaaru sir madam maam uncle aunty sama san kun chan sensei nim ssi bey hanim jan joon
    """.split()
)
"""The same in Latin letters: Priyankaji, Rohanbhai, Tanakasan."""
SHORTEST_HONOURED = 3
"""Letters of a name that one of them may hang on."""
LONGEST_SUFFIX = 12
BEFORE_PHONE = "+-() .\u00a0"
LONGEST_CODE = 8
"""Characters in front of a phone number in which its country code is looked for."""
BESIDE = LONGEST_CODE
"""Characters on either side of a value that may be hidden with it."""

Counts = Callable[[int, int], bool]
"""Whether a passage is asked for: where it starts, and where it ends (exclusive)."""


def anywhere(start: int, end: int) -> bool:
    return True


def stands(
    text: str,
    places: list[int],
    start: int,
    end: int,
    needle: Needle,
) -> bool:
    """Whether the needle, whose characters are at `places`, stands in text[start:end]."""
    if needle.stands is Stands.WHOLE:
        beside = text[:start] + text[end:]
        return not any(map(is_word, beside))
    if not is_bounded(text, start, end, needle) or not _together(text, places, needle):
        return False
    return needle.stands is not Stands.NAME or is_name(text, start, end)


def end_with_accents(text: str, end: int) -> int:
    """Past the accents that the last letter carries."""
    while end < len(text) and is_accent(text[end]):
        end += 1
    return end


def is_bounded(
    text: str,
    start: int,
    end: int,
    needle: Needle,
) -> bool:
    """Whether no word goes on on either side.

    A script that puts no spaces between its words bounds those of all others.
    """
    goes_on = end < len(text) and is_word(text[end])
    if goes_on and not unspaced(text[end - 1]) and not unspaced(text[end]):
        honoured = needle.kind == "name" and _honoured(text, start, end)
        if not honoured and not _suffixed(text, end):
            return False
    if not start or not is_word(text[start - 1]):
        return True
    if unspaced(text[start]) or unspaced(text[start - 1]):
        return True
    return _prefixed(text, start)


def _honoured(text: str, start: int, end: int) -> bool:
    """Whether only an honorific in Latin letters follows."""
    if end - start < SHORTEST_HONOURED or not text[end].isascii():
        return False
    return _run(text, end).lower() in HONORIFICS


def _run(text: str, end: int) -> str:
    """The letters from here on, as many as a suffix may have and one more."""
    stop = end
    while stop < len(text) and stop - end <= LONGEST_SUFFIX and is_word(text[stop]):
        stop += 1
    return text[end:stop]


def _prefixed(text: str, start: int) -> bool:
    """Whether only an Arabic or Hebrew prefix stands in front."""
    begun = start
    while begun and start - begun < 4 and is_word(text[begun - 1]):
        begun -= 1
    if text[start].isascii() or (begun and is_word(text[begun - 1])):
        return False
    return fold(text[begun:start]) in PREFIXES


def _suffixed(text: str, end: int) -> bool:
    """Whether only a suffix of Hindi, Urdu or another language of that country follows."""
    return not text[end].isascii() and fold(_run(text, end)) in SUFFIXES


def _together(text: str, places: list[int], needle: Needle) -> bool:
    """Whether only a few separators lie between the characters: none to see for one word."""
    for one, two in pairwise(places):
        if two - one > 1 and not _gap_fits(text[one + 1 : two], needle):
            return False
    return True


def _gap_fits(gap: str, needle: Needle) -> bool:
    visible = [each for each in gap if not _unseen(each)]
    if not visible:
        return True
    tight = needle.stands in (Stands.TIGHT, Stands.NAME)
    if not tight and len(visible) <= needle.gap:
        return True
    return len(visible) == 1 and visible[0] in QUOTES


def _unseen(character: str) -> bool:
    """A mark on the letter before it, or nothing at all."""
    return is_accent(character) or is_mark(character) or not character.isprintable()


def phone_start(text: str, start: int, codes: frozenset[str]) -> int:
    """`start` moved to before the country code or zero in front; -1 when other digits touch.

    `codes`: the country codes that one may write there.
    """
    begun = start
    while begun and start - begun < LONGEST_CODE and _before_phone(text[begun - 1]):
        begun -= 1
    lead = fold(text[begun:start])
    while begun < start and not (text[begun].isdigit() or text[begun] in "+("):
        begun += 1
    if _is_code(lead, codes) or (lead.isdigit() and len(lead) <= 3 and text[begun] == "+"):
        return begun
    plus = start
    while plus and text[plus - 1] in "+(":
        plus -= 1
    touches = plus > 0 and text[plus - 1].isdigit()
    return -1 if touches else plus


def _before_phone(character: str) -> bool:
    return character.isdigit() or character in BEFORE_PHONE


def _is_code(lead: str, codes: frozenset[str]) -> bool:
    """Whether this is a trunk zero, or one of the codes, with or without zeros around it."""
    if lead in ("0", "00"):
        return True
    return any(lead in (code, f"0{code}", f"00{code}", f"{code}0") for code in codes)


def side_by_side(text: str, spans: list[Span]) -> list[Span]:
    """Parts of a name that stand side by side are one span: a mark does not tell how many."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind == span.kind == "name" and _touch(text, last.end, span.start):
            joined[-1] = Span(last.start, span.end, span.kind)
        else:
            joined.append(span)
    return joined


def _touch(text: str, end: int, start: int) -> bool:
    return start - end <= GAP and not text[end:start].strip(" ,._-")
