"""Times as people and tools write them: which number is the day is told over a whole file."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

from chatlinks.conversations.records.incoming import iso_time

ORDERS = ("ymd", "dmy", "mdy")
DATE = re.compile(
    r"(?<!\d)(\d{1,4})\s?(?:[./-]|年|년)\s?(\d{1,2})\s?(?:[./-]|月|월)\s?(\d{1,4})(?!\d)\s?[.日일]?"
)
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,6})?(?!\d)")
MORNING = (
    *("am", "a.m", "a. m", "ص", "पूर्वाह्न", "上午", "凌晨", "早上", "오전", "午前", "öö", "sa"),
    *("ก่อนเที่ยง", "πμ", "π.μ", "de", "д.п", "পূর্বাহ্ণ", "ق.ظ", "पू", "முற்பகல்", "pd", "e paradites"),
    *("pg", "म.पू", "ಪೂರ್ವಾಹ್ನ", "ਪੂ.ਦੁ", "పూర్వాహ్నం", "પૂર્વાહ્ન", "পূর্বাহ্ন", "පෙ.ව", "清晨", "早晨"),
    *("vm", "f.h", "ap", "dop", "дп", "пр.об", "пр. об", "претпл", "пре подне", "pre podne"),
    *("prijepodne", "priešpiet", "priekšp", "yb", "r.n", "gh", "to", "ү.ө", "կա", "ព្រឹក"),
    *("ກ່ອນທ່ຽງ", "နံနက်", "ጥዋት", "לפנה״צ", 'לפנה"צ', "de la mañana", "mañana", "madrugada"),
    *("da manhã", "manhã", "de la madrugada", "da madrugada", "dimineața", "утра", "ночи", "ранку"),
    *(
        "בבוקר",
        "לפנות בוקר",
        "sabah",
        "sáng",
        "pagi",
        "umaga",
        "asubuhi",
        "صباحا",
        "صباحًا",
        "قبل از ظهر",
    ),
)
AFTERNOON = (
    *("pm", "p.m", "p. m", "م", "अपराह्न", "下午", "中午", "晚上", "오후", "午後", "ös", "ch", "md"),
    *("หลังเที่ยง", "μμ", "μ.μ", "du", "сл.п", "অপরাহ্ণ", "ب.ظ", "अप", "பிற்பகல்", "e pasdites"),
    *("ptg", "म.उ", "ಅಪರಾಹ್ನ", "ਬਾ.ਦੁ", "అపరాహ్నం", "અપરાહ્ન", "অপরাহ্ন", "ප.ව", "傍晚", "午间"),
    *("nm", "e.h", "ip", "odp", "пп", "сл.об", "сл. об", "попл", "по подне", "po podne"),
    *("popodne", "pop", "popiet", "pēcp", "yh", "i.n", "gd", "tk", "ү.х", "կհ", "ល្ងាច", "រសៀល"),
    *("ຫຼັງທ່ຽງ", "ညနေ", "ከሰዓት", "አመሻሽ", "אחה״צ", 'אחה"צ', "de la tarde", "tarde", "noche"),
    *(
        "da tarde",
        "da noite",
        "noite",
        "de la noche",
        "mediodía",
        "del mediodía",
        "seara",
        "вечера",
    ),
    *(
        "дня",
        "вечора",
        "בערב",
        "בצהריים",
        "בלילה",
        "akşam",
        "chiều",
        "tối",
        "sore",
        "malam",
        "siang",
    ),
    *("hapon", "gabi", "jioni", "usiku", "مساء", "مساءً", "بعد از ظهر", "بعدازظهر"),
)
HALVES = {"pm": AFTERNOON, "am": MORNING}
LATIN_HALVES = {"pm": ("pm", "p.m", "p. m"), "am": ("am", "a.m", "a. m")}
# What may stand beside a date and a time, in any language: "klo", "à", "u", "г.", "ч.", "at".
LONGEST_REST = 18
MOST_NUMBER = 10**11  # seconds since 1970 below it, milliseconds from it on
BUDDHIST = 543  # years ahead of ours, in Thailand
PERSIAN_YEARS = range(1370, 1421)  # those of chats; Arabia's lunar years come after them
PERSIAN_BEGIN = date(1991, 3, 21)  # of the first of them
PERSIAN_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)  # years of every 33


class Stamp(NamedTuple):
    """A date and time of which it isn't said yet which number is the day."""

    numbers: tuple[int, int, int]
    hour: int
    minute: int
    second: int
    century_first: bool  # the first number has four digits
    twelve: bool  # with a half of the day named

    def read(self, order: str) -> datetime | None:
        first, second, third = self.numbers
        if self.century_first or order == "ymd":
            year, month, day = first, second, third
        elif order == "dmy":
            year, month, day = third, second, first
        else:
            year, month, day = third, first, second
        if year in PERSIAN_YEARS:
            return self.at(persian_day(year, month, day))
        try:
            return self.at(date(full_year(year), month, day))
        except ValueError:
            return None

    def at(self, day: date | None) -> datetime | None:
        return datetime.combine(day, time(self.hour, self.minute, self.second)) if day else None


def persian_day(year: int, month: int, day: int) -> date | None:
    """Of the calendar of Iran, whose year begins on March 20 or 21: six months of 31 days, five of
    30, and what is left. Its leap years come every fourth year but for a fifth now and then.
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    passed = sum(31 if each <= 6 else 30 for each in range(1, month)) + day - 1
    years = year - PERSIAN_YEARS.start
    leaps = sum(each % 33 in PERSIAN_LEAPS for each in range(PERSIAN_YEARS.start, year))
    return PERSIAN_BEGIN + timedelta(days=365 * years + leaps + passed)


def full_year(year: int) -> int:
    if year > 2400:
        return year - BUDDHIST
    return year + 2000 if year < 100 else year


def plain(text: str) -> str:
    """With the digits that we use, and without what is there for the writing's direction alone."""
    if text.isascii():
        return text
    kept = []
    for sign in text:
        kind = unicodedata.category(sign)
        if kind == "Nd":
            kept.append(str(unicodedata.decimal(sign)))
        elif kind == "Zs":
            kept.append(" ")
        elif kind != "Cf":
            kept.append(sign)
    return "".join(kept)


def stamp_of(text: str) -> Stamp | None:
    """Of a text that holds a date, a time and hardly more."""
    text = plain(text)
    day = DATE.search(text)
    if day is None:
        return None
    rest = without(text, day)
    clock = CLOCK.search(rest)
    if clock is None:
        return None
    words = without(rest, clock).strip(" ,،、").casefold()
    if len(words) > LONGEST_REST or any(sign.isdigit() for sign in words):
        return None
    hour, minute, second = (int(each or 0) for each in clock.groups())
    half = half_of_day(words) if hour <= 12 else ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    first, middle, last = day.groups()
    return Stamp(
        numbers=(int(first), int(middle), int(last)),
        hour=hour,
        minute=minute,
        second=second,
        century_first=len(first) == 4,
        twelve=bool(half),
    )


def without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def half_of_day(words: str) -> str:
    words = words.strip(" .,")
    if not words:
        return ""
    for half, names in HALVES.items():
        if words in names or words.rstrip(".") in names:
            return half
    for half, latin in LATIN_HALVES.items():
        if words.startswith(latin) or words.endswith(latin):
            return half
    return ""


def order_of(stamps: Sequence[Stamp], *, american: bool = False) -> str:
    """Which number is the day, by what is no month and by which order runs on in time."""
    if any(each.century_first or each.numbers[0] > 31 for each in stamps):
        return "ymd"
    candidates = possible_orders(stamps)
    if len(candidates) == 1:
        return candidates[0]
    back = {order: steps_back(stamps, order) for order in candidates}
    fewest = min(back.values(), default=0)
    likely = [order for order, steps in back.items() if steps == fewest]
    if not likely:
        return "dmy"
    if len(likely) == 1:
        return likely[0]
    if american or all(each.twelve and each.numbers[2] < 100 for each in stamps):
        return "mdy" if "mdy" in likely else "dmy"
    return min(likely, key=lambda order: span_of(stamps, order))


def possible_orders(stamps: Sequence[Stamp]) -> list[str]:
    """With the year first only where nothing else is possible."""
    orders = [order for order in ORDERS if all(possible(each, order) for each in stamps)]
    return [order for order in orders if order != "ymd"] or orders


def possible(stamp: Stamp, order: str) -> bool:
    return stamp.read(order) is not None


def steps_back(stamps: Sequence[Stamp], order: str) -> int:
    """How often a time lies more than a day before the one that it follows."""
    times = [each.read(order) for each in stamps]
    day = timedelta(days=1)
    return sum(bool(one and other and other < one - day) for one, other in pairwise(times))


def span_of(stamps: Sequence[Stamp], order: str) -> timedelta:
    times = [at for at in (each.read(order) for each in stamps) if at]
    return max(times) - min(times) if times else timedelta()


class Clock:
    """Reads the times of a file's column or field, once it has seen all of them."""

    def __init__(
        self,
        texts: Iterable[object],
        *,
        american: bool = False,
    ) -> None:
        stamps = [stamp for each in texts if isinstance(each, str) and (stamp := stamp_of(each))]
        self.order = order_of(stamps, american=american) if stamps else "dmy"

    def read(self, value: object) -> datetime | str | None:
        """As the neutral format takes it; None for what is no time."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return of_number(value)
        text = str(value or "").strip()
        if text.replace(".", "", 1).isdigit() and len(text.partition(".")[0]) >= 9:
            return of_number(float(text))
        try:
            return str(iso_time(text))
        except ValueError:
            stamp = stamp_of(text)
            return stamp.read(self.order) if stamp else None

    def moment(self, value: object) -> datetime | None:
        """As `read`, for whoever reckons with it: None also for a day or zone that can't be."""
        at = self.read(value)
        try:
            return datetime.fromisoformat(at) if isinstance(at, str) else at
        except ValueError:
            return None


def of_number(value: Any) -> datetime | None:
    """Seconds since 1970, or thousandths or millionths of them; None for what is no number."""
    try:
        seconds = float(value)
        while MOST_NUMBER <= abs(seconds) < inf:
            seconds /= 1000
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, TypeError, ValueError):
        return None
