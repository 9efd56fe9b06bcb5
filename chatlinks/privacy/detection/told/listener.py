"""What is remembered from turn to turn: the last question, and what was asked for lately."""

from collections.abc import Iterator

from chatlinks.privacy.detection.told.asked.answers import values_in
from chatlinks.privacy.detection.told.asked.names_told import rest_of_address
from chatlinks.privacy.detection.told.asked.questions import Question, question_in
from chatlinks.privacy.detection.told.asked.replies import ReplyValue
from chatlinks.privacy.detection.told.lists.sorts import Sort, sort_of
from chatlinks.privacy.detection.told.tables.numbers import MONEY
from chatlinks.privacy.detection.told.texts import vocabulary
from chatlinks.privacy.detection.told.texts.reading import Reading
from chatlinks.privacy.detection.told.turns import (
    ASKED,
    CALLED,
    CUED,
    LONE,
    MAILS,
    PAIRED,
    SIGNED,
    STREET,
    TO_READ,
    Glance,
    Kind,
    Reach,
    Sign,
    ToldSpan,
)
from chatlinks.privacy.detection.told.unasked.bare import alone, coded, housed
from chatlinks.privacy.detection.told.unasked.cues import cued, paired, possessed
from chatlinks.privacy.detection.told.unasked.greetings import greeted, signed
from chatlinks.privacy.detection.told.unasked.shapes import shaped
from chatlinks.privacy.detection.told.unasked.unspaced import told_unspaced
from chatlinks.privacy.detection.told.values.addresses import told_addresses

PATIENCE = 3  # messages of the user that may answer one question
MEMORY = 5  # messages of the user in which an answer may still be mended
MENDED = 8  # words of a message that mends an answer
EVERYDAY = (Sort.WORD, Sort.STOP)
WORDED = frozenset({Kind.NAME, Kind.ANSWER, Kind.USER_NAME, Kind.ADDRESS})


class Listener:
    """One conversation's memory; `hear` takes its turns in order."""

    def __init__(self) -> None:
        self.language = "en"
        self._question: Question | None = None
        self._left = 0
        self._lately: dict[Kind, int] = {}
        self._gave_address = False  # in answer to the question that is open
        self._after_other = False
        self._asked_other = False  # the other side's last message asks for nothing personal

    def passes_over(self, who: str, glance: Glance) -> bool:
        """Whether a glance tells that this turn tells nothing; then it has been heard by that."""
        user = who == "user"
        if glance.parts or self.language != "en":
            return False
        if user and self._question is not None and self._left:
            return False
        if not user:
            self._after_other = True
            self._hear_no_question(b"?" in glance.scan)
            return True
        if glance.numbered and not self._after_other:
            return False
        if self._lately and not self._mends_nothing(glance):
            return False
        self._after_other = False
        return True

    def _mends_nothing(self, glance: Glance) -> bool:
        if Kind.PIN in self._lately:
            return False
        if glance.words <= MENDED and vocabulary.starts("en", "corrects").seen(glance.scan):
            return False
        self._remember_less()
        return True

    def hear(
        self,
        who: str,
        reading: Reading,
        glance: Glance = TO_READ,
    ) -> list[ToldSpan]:
        """What this turn tells, overlaps and all."""
        if self.language != "en":
            glance = TO_READ
        if who == "user":
            spans = list(self._hear_user(reading, glance))
            self._after_other = False
            return spans
        self._hear_question(reading, glance)
        return list(self._hear_other(reading, glance))

    def lead_up(
        self,
        who: str,
        reading: Reading,
        glance: Glance = TO_READ,
    ) -> None:
        """As `hear`, of a turn that is heard only for what later ones depend on."""
        if who == "user":
            self._answers(reading)
            self._after_other = False
        else:
            self._hear_question(reading, glance if self.language == "en" else TO_READ)

    def _hear_question(self, reading: Reading, glance: Glance) -> None:
        self._after_other = True
        self._asked_other = False
        question = question_in(reading, self.language) if glance.parts & ASKED else None
        if question:
            self._question, self._left = question, PATIENCE
            self._gave_address = False
            self.language = question.language
            self._lately.update(dict.fromkeys(question.kinds, MEMORY))
        else:
            self._hear_no_question("?" in reading.low)

    def _hear_other(self, reading: Reading, glance: Glance) -> Iterator[ToldSpan]:
        if glance.parts & CALLED or self.language != "en":
            yield from greeted(reading, self.language)
        if glance.parts & STREET:
            for span in told_addresses(reading):  # a shop's as often as the user's
                yield span._replace(reach=Reach.PLACE)

    def _hear_no_question(self, asks: bool) -> None:
        self._asked_other = asks
        if self._asked_other or self._left < PATIENCE:
            self._question = None

    def _hear_user(self, reading: Reading, glance: Glance) -> Iterator[ToldSpan]:
        answers = self._answers(reading)
        yield from answers
        rest = list(self._unasked(reading, glance.parts))
        yield from rest
        if not answers and not rest:
            if glance.parts & LONE:
                language = vocabulary.language_of(reading, self.language)
                yield from alone(reading, language, self._asked_other)
            if not self._after_other and glance.numbered:
                yield from coded(reading)
                yield from housed(reading)

    def _answers(self, reading: Reading) -> list[ToldSpan]:
        return list(self._answered(reading)) or list(self._mended(reading))

    def _unasked(self, reading: Reading, parts: int) -> Iterator[ToldSpan]:
        if parts & CUED:
            yield from cued(reading, self.language)
        if parts & STREET:
            yield from told_addresses(reading)
        if parts & SIGNED:
            yield from signed(reading, self.language)
        if parts & MAILS:
            yield from shaped(reading)
        if parts & PAIRED:
            language = vocabulary.language_of(reading, self.language)
            yield from paired(reading, language)
            yield from possessed(reading, language)
        asked = self._question is not None and Kind.NAME in self._question.kinds
        yield from told_unspaced(reading, asked)

    def _answered(self, reading: Reading) -> Iterator[ToldSpan]:
        if self._question is None or not self._left:
            return
        self._left -= 1
        kinds, language = self._question
        values = values_in(reading, kinds, language)
        if not values and self._gave_address:
            values = rest_of_address(reading, language)
        self._gave_address = any(given.kind is Kind.ADDRESS for given in values)
        for given in values:
            yield _span(reading, given, Sign.QUESTION)

    def _mended(self, reading: Reading) -> Iterator[ToldSpan]:
        """An answer given anew: "sorry, it's Carla"; a PIN remembered two questions later."""
        lately = tuple(self._lately)
        self._remember_less()
        if not lately:
            return
        short = len(reading.words) <= MENDED and self._corrects(reading)
        if "?" in reading.low[-2:] and not short:
            return
        for given in self._mendings(reading, self._mendable(lately, short)):
            if given.kind is Kind.PIN and not _pin(reading, given, short):
                continue
            sure = given.sure and not (given.kind in WORDED and self._everyday(reading, given))
            yield _span(reading, given._replace(sure=sure), Sign.CORRECTION)

    def _everyday(self, reading: Reading, given: ReplyValue) -> bool:
        """Whether it is nothing but everyday words: "ok, goodbye" mends no answer."""
        words = reading.words[reading.index(given.start) : reading.index(given.end)]
        return all(sort_of(word.low, self.language) in EVERYDAY for word in words)

    def _remember_less(self) -> None:
        for kind in tuple(self._lately):
            self._lately[kind] -= 1
            if not self._lately[kind]:
                del self._lately[kind]

    def _mendings(
        self,
        reading: Reading,
        kinds: tuple[Kind, ...],
    ) -> list[ReplyValue]:
        """Numbers before words: "either 9431 or 0314" is a PIN, though a pet was asked for, too."""
        numbers = tuple(kind for kind in kinds if kind not in WORDED)
        given = values_in(reading, numbers, self.language)
        return given or values_in(reading, kinds, self.language)

    def _mendable(self, lately: tuple[Kind, ...], short: bool) -> tuple[Kind, ...]:
        """Kinds that this message may mend: a PIN in any message, words where no other is asked."""
        if not short:
            return tuple(kind for kind in lately if kind is Kind.PIN)
        if self._asked_other:
            return tuple(kind for kind in lately if kind not in WORDED)
        return lately

    def _corrects(self, reading: Reading) -> bool:
        codes = {self.language, "en"}
        return any(vocabulary.starts(code, "corrects").seen(reading.scan) for code in codes)


def _span(reading: Reading, given: ReplyValue, sign: Sign) -> ToldSpan:
    value = reading.text[given.start : given.end]
    span = ToldSpan.strong if given.sure else ToldSpan.weak
    return span(given.start, given.end, given.kind, sign, value)


def _pin(reading: Reading, given: ReplyValue, short: bool) -> bool:
    """Whether it may be a PIN that nobody asked for just now: four digits or more, no year, and no
    sum.
    """
    if not short and not MONEY.isdisjoint(word.low for word in reading.words):
        return False
    digits = reading.low[given.start : given.end].replace(" ", "").replace("-", "")
    if not digits.isdigit() or (len(digits) == 4 and digits[:2] in ("19", "20") and not short):
        return False
    return len(digits) >= 4
