"""What words beside a value say of it: "my name is", "driver", "Regards,", "born on"."""

from bisect import bisect_left
from collections.abc import Iterator

from chatlinks.privacy.detection.told.asked.numbers_told import numbers_after
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.words import LINKS, SKIPPED, TIES
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.ports import Pattern
from chatlinks.privacy.detection.told.texts.reading import Reading, Word
from chatlinks.privacy.detection.told.texts.vocabulary import ENCLOSING, Role, SpokenCue
from chatlinks.privacy.detection.told.turns import Kind, Reach, Sign, Strength, ToldSpan
from chatlinks.privacy.detection.told.unasked.more_names import names_after
from chatlinks.privacy.detection.told.unasked.people_called_as_towns import is_no_town
from chatlinks.privacy.detection.told.unasked.promises import (
    is_no_person,
    of_another_language,
    often_said,
    promised,
    with_patronym,
)
from chatlinks.privacy.detection.told.values.addresses import after_cue, house_follows
from chatlinks.privacy.detection.told.values.dates import dates_in
from chatlinks.privacy.detection.told.values.firmness import Firmness
from chatlinks.privacy.detection.told.values.looks import looks_before, looks_from
from chatlinks.privacy.detection.told.values.names import (
    TITLES,
    ParsedName,
    name_before,
    name_from,
)

BEFORE_NAME = 14  # letters in front of an enclosed name that tell whether several follow
FAR_DATE = 20  # letters between "born" and the date
NEAR_DATE = 4  # letters between the date and "born"
DIGIT, DIGIT_OR_SIGN = Pattern("[0-9]"), Pattern("[0-9_.@]")
NEAR, FAR = 12, 45  # letters between a label and its number
GAPS = " ,:-\"'(*_=.\n\t"
AFTER = {
    Role.INTRODUCES: (Firmness.FIRM, Sign.CUE, Reach.CONTACT),
    Role.HINTS: (Firmness.HINT, Sign.CUE, Reach.CONTACT),
    Role.LABELS: (Firmness.FIRM, Sign.LABEL, Reach.CONTACT),
    Role.TITLES: (Firmness.HINT, Sign.CUE, Reach.CONVERSATION),
    Role.RELATIONS: (Firmness.HINT, Sign.RELATION, Reach.CONVERSATION),
    Role.RECIPIENTS: (Firmness.LOOSE, Sign.RECIPIENT, Reach.CONVERSATION),
}
BEFORE = {
    Role.FOLLOWS: (Firmness.HINT, Sign.CUE, Reach.CONTACT),
    Role.HONORIFICS: (Firmness.HINT, Sign.CUE, Reach.CONVERSATION),
    Role.BEFORES: (Firmness.LOOSE, Sign.RECIPIENT, Reach.CONVERSATION),
}


class Judged:
    """What was judged already in one text: a dozen languages may have the same cue."""

    def __init__(self) -> None:
        self.begun: dict[int, int] = {}
        self._alike: dict[tuple[object, ...], list[bytes]] = {}

    def is_new(self, where: tuple[object, ...], looks: bytes) -> bool:
        """Whether it was judged in no language yet in which it looks alike."""
        alike = self._alike.setdefault(where, [])
        if looks in alike:
            return False
        alike.append(looks)
        return True


def cued(reading: Reading, language: str) -> Iterator[ToldSpan]:
    """Every value that a cue speaks for, in a conversation of this language."""
    # "PIN" is a label in a dozen languages, and what follows it is the same in each.
    labelled: set[tuple[str, int]] = set()
    judged = Judged()
    for cue in vocabulary.cues_in(reading, language):
        for start, end in cue.places(reading):
            if cue.role in AFTER:
                yield from _named_after(reading, cue, start, end, judged)
            elif cue.role in BEFORE:
                yield from _named_before(reading, cue, start, judged)
            elif cue.role in ENCLOSING:
                yield from _enclosed(reading, cue, start, end)
            elif cue.role is Role.BIRTHS:
                yield from _born(reading, start, end)
            elif cue.role is Role.ADDRESSES:
                yield from _addressed(reading, cue, end)
            elif cue.role is Role.SECRETS:
                yield from _secret(reading, cue, end)
            elif cue.role is Role.VALUED and (cue.kind, end) not in labelled:
                labelled.add((cue.kind, end))
                yield from _valued(reading, cue, end)


def _named_after(
    reading: Reading,
    cue: SpokenCue,
    start: int,
    end: int,
    judged: Judged,
) -> Iterator[ToldSpan]:
    firmness, sign, reach = AFTER[cue.role]
    if of_another_language(reading, cue, start, end):
        return
    if end not in judged.begun:
        judged.begun[end] = _begun(reading, end)
    index = judged.begun[end]
    if index < 0 or (firmness is Firmness.LOOSE and reading.opens_sentence(index)):
        return
    firmness = with_patronym(reading, index, promised(reading, cue, start, end, firmness))
    if not judged.is_new(
        (cue.role, firmness, start, end), looks_from(reading, index, cue.language)
    ):
        return
    phrase = reading.low[start:end].strip()
    if firmness is Firmness.HINT and is_no_town(reading, phrase, index, cue.language):
        firmness = Firmness.FIRM
    parsed = name_from(reading, index, cue.language, firmness)
    if parsed is None or is_no_person(reading, cue, parsed, firmness):
        return
    if cue.role is Role.RELATIONS and TIES.seen(reading.low[start:end]):
        reach = Reach.PLACE
    yield name_span(
        reading,
        parsed,
        sign,
        _strength(reading, parsed, firmness, cue),
        reach,
    )
    if house_follows(reading, parsed.last + 1):
        yield from _addressed(reading, cue, reading.words[parsed.last].end)
    for other in names_after(reading, parsed, cue.language, reading.low[start:end]):
        yield name_span(reading, other, sign, Strength.WEAK, Reach.CONVERSATION)


def _begun(reading: Reading, end: int) -> int:
    """The word with which a name may begin after a cue that ends here; -1 if none may."""
    first = index = reading.index(end)
    words = reading.words
    while index < len(words) and index < first + 3 and words[index].low in SKIPPED:
        index += 1
    return index if index < len(words) and _only_skipped(reading, end, index) else -1


def _only_skipped(reading: Reading, end: int, index: int) -> bool:
    between = reading.low[end : reading.words[index].start]
    return all(word.strip(GAPS) in SKIPPED or not word.strip(GAPS) for word in between.split())


def _strength(
    reading: Reading,
    parsed: ParsedName,
    firmness: Firmness,
    cue: SpokenCue,
) -> Strength:
    if cue.role is Role.RELATIONS and parsed.first == parsed.last:
        return Strength.WEAK
    if firmness >= Firmness.FIRM and cue.role is not Role.LABELS:
        return Strength.STRONG
    if firmness is Firmness.LOOSE:
        pair = parsed.last > parsed.first
        return Strength.STRONG if pair and parsed.sure else Strength.WEAK
    return Strength.STRONG if parsed.sure else Strength.WEAK


def name_span(
    reading: Reading,
    parsed: ParsedName,
    sign: Sign,
    strength: Strength,
    reach: Reach,
) -> ToldSpan:
    """The finding for a name: its title is hidden with it, but is no part of the value."""
    words = reading.words[parsed.first : parsed.last + 1]
    start, end = words[0].start, words[-1].end
    value = reading.text[start:end]
    if len(words) > 2 and all(len(word.low) == 1 for word in words):
        value = "".join(word.text for word in words)
    if len(value) < 2:
        reach = Reach.PLACE
    if (strength is Strength.WEAK and sign is not Sign.RELATION) or (
        reach is Reach.CONVERSATION and _wordy(words)
    ):
        reach = Reach.PLACE
    first = parsed.first
    while (
        first
        and parsed.first - first < TITLES
        and reading.words[first - 1].low in vocabulary.sure_titles()
        and len(reading.gap(first)) < 3
    ):
        first -= 1
    start = reading.words[first].start
    return ToldSpan(
        start=start,
        end=end,
        kind=Kind.NAME,
        why=sign,
        strength=strength,
        reach=reach,
        value=value,
    )


def _wordy(words: list[Word]) -> bool:
    """Whether a part is a word that would be masked all over the conversation."""
    return any(sort_of(word.low, "en") in (Sort.WORD, Sort.STOP, Sort.MAYBE) for word in words)


def _named_before(
    reading: Reading,
    cue: SpokenCue,
    start: int,
    judged: Judged,
) -> Iterator[ToldSpan]:
    firmness, sign, reach = BEFORE[cue.role]
    hindi = cue.language if cue.language in ("hi", "hi-Latn") else ""
    if hindi:  # "ko message karo" stands after nothing else
        firmness = Firmness.HINT
    index = reading.index(start)
    if index == 0 or reading.low[reading.words[index - 1].end : start].strip(" ,'-"):
        return
    if not judged.is_new((cue.role, start, hindi), looks_before(reading, index, cue.language)):
        return
    parsed = name_before(reading, index, cue.language, firmness)
    mixed = cue.language == "hi-Latn" and cue.role is Role.BEFORES and reading.cased
    if parsed and mixed and not reading.words[parsed.first].capital:
        return  # a verb: "jane ke liye"
    if parsed and is_no_person(reading, cue, parsed, firmness):
        return
    if parsed is not None:
        yield name_span(
            reading,
            parsed,
            sign,
            _strength(reading, parsed, firmness, cue),
            reach,
        )


def _enclosed(reading: Reading, cue: SpokenCue, start: int, end: int) -> Iterator[ToldSpan]:
    """The name between two phrases, if all that stands between them may be one."""
    index, last = reading.index(start), reading.index(end) - 1
    parsed = name_from(reading, index, cue.language, Firmness.FIRM) if index <= last else None
    if parsed is None or parsed.last < last:
        return
    words = reading.words[parsed.first : last + 1]
    if any(often_said(reading, word, cue.language) for word in words):
        return
    third = cue.role is Role.ENCLOSES_THIRD
    yield name_span(
        reading,
        parsed._replace(last=last),
        Sign.RELATION if third else Sign.CUE,
        Strength.WEAK if third and parsed.first == last else Strength.STRONG,
        Reach.CONVERSATION if third else Reach.CONTACT,
    )
    phrase = reading.low[max(0, start - BEFORE_NAME) : start]
    for other in names_after(reading, parsed._replace(last=last), cue.language, phrase):
        yield name_span(reading, other, Sign.CUE, Strength.STRONG, Reach.CONVERSATION)


def _born(reading: Reading, start: int, end: int) -> Iterator[ToldSpan]:
    """The date that follows; in some languages it stands before: "03.05.1990 doğumluyum"."""
    dates = dates_in(reading)
    place = bisect_left(dates, (end, 0))
    for first, last in (*dates[place : place + 1], *dates[max(place - 1, 0) : place]):
        if (0 <= first - end <= FAR_DATE) or (0 <= start - last <= NEAR_DATE):
            value = reading.text[first:last]
            yield ToldSpan.strong(first, last, Kind.BIRTH, Sign.CUE, value)


def _addressed(reading: Reading, cue: SpokenCue, end: int) -> Iterator[ToldSpan]:
    span = after_cue(reading, end, cue.language)
    if span is not None:
        yield span


def _valued(reading: Reading, cue: SpokenCue, end: int) -> Iterator[ToldSpan]:
    """The number that follows its label, and others that an "or" ties to it."""
    kind = Kind(cue.kind)
    if kind in (Kind.PASSWORD, Kind.USER_NAME):
        yield from _token(reading, end, kind)
        return
    letters = kind in (Kind.BOOKING, Kind.POST_CODE, Kind.ID_NUMBER)
    far = FAR if kind is Kind.PIN else NEAR
    for first, last in numbers_after(reading, letters, end):
        start, stop = reading.words[first].start, reading.words[last].end
        figures = sum(letter.isalnum() for letter in reading.low[start:stop])
        if start < end or figures < 3:
            continue
        if start - end > far or "?" in reading.low[end:start]:
            return
        value = reading.text[start:stop]
        yield ToldSpan.strong(start, stop, kind, Sign.LABEL, value)
        follower = reading.words[last + 1].low if last + 1 < len(reading.words) else ""
        if follower not in LINKS:
            return
        end, far = stop, FAR


def _secret(reading: Reading, cue: SpokenCue, end: int) -> Iterator[ToldSpan]:
    """The word or two after "my mother's maiden name is"."""
    words = reading.words
    index = last = reading.index(end)
    if index >= len(words) or reading.low[end : words[index].start].strip(" :\"'"):
        return
    if sort_of(words[index].low, cue.language) is Sort.STOP:
        return
    follower = index + 1
    if follower < len(words) and words[follower].capital and words[index].capital:
        last = follower if reading.gap(follower) in (" ", "-") else index
    start, stop = words[index].start, words[last].end
    value = reading.text[start:stop]
    yield ToldSpan.strong(start, stop, Kind.ANSWER, Sign.CUE, value)


def _token(reading: Reading, end: int, kind: Kind) -> Iterator[ToldSpan]:
    """The next word, if it has a digit, or a sign inside: no word of every day."""
    begun, stop = reading.piece_from(end)
    token = reading.text[begun:stop].strip("\"',.;:()")
    inside = DIGIT if kind is Kind.PASSWORD else DIGIT_OR_SIGN
    if len(token) >= 3 and inside.seen(token):
        start = reading.text.index(token, begun)
        span = start, start + len(token)
        yield ToldSpan.strong(*span, kind, Sign.LABEL, token)
