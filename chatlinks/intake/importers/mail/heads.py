"""The lines by which a mail program says who wrote what follows, and when."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from chatlinks.intake.importers.dates import CLOCK, DATE, plain

Kind = Literal["row", "wrote", "block"]
LONGEST = 400  # characters of such a line
MONTHS = (
    *(("jan", "ene", "gen"), ("feb", "fev", "fév"), ("mar", "mär", "maa", "mrt")),
    *(("apr", "avr", "abr"), ("mai", "may", "mag", "mei"), ("jun", "juin", "giu")),
    *(("jul", "juil", "lug"), ("aug", "ago", "aoû", "aou"), ("sep", "set")),
    *(("oct", "okt", "out", "ott"), ("nov",), ("dec", "dez", "dic", "déc")),
)
NUMBER_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s(\d{1,2}),?\s(\d{4})\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})\.?\s(?:de\s)?([^\W\d_]{3,10})\.?,?\s(?:de\s)?(\d{4})\b")
HALF = re.compile(r"\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
ZONE = re.compile(r"\s?(?:GMT|UTC)(?:\s?([+-])(\d{1,2}):?(\d{2})?)?(?![\w+-])")
ADDRESS = re.compile(r"[^\s<>()\[\]\"';,:]{1,64}@[^\s<>()\[\]\"';,:]{1,190}")
BRACKETED = re.compile(rf"[<\[(]+(?:mailto:)?({ADDRESS.pattern})[>\])]+")
# How "wrote" is said where an answer repeats what it answers; in German before the name.
WROTE = (
    *("wrote", "schrieb", "a écrit", "escribió", "escreveu", "ha scritto", "schreef", "skrev"),
    *("napisał", "napisała", "napsal", "kirjoitti", "írta", "yazdı", "пишет", "написал"),
)
AROUND = " \t,;:·—-<>()[]\"'"
FROM = ("from", "von", "de", "da", "van", "från", "fra", "od", "от")
SENT = (
    *("sent", "date", "gesendet", "datum", "envoyé", "enviado", "enviada", "fecha", "data"),
    *("inviato", "verzonden", "skickat", "sendt", "wysłano", "отправлено", "дата"),
)
OTHERS = (
    *("to", "cc", "bcc", "subject", "reply-to", "an", "betreff", "à", "objet", "para", "asunto"),
    *("assunto", "a", "oggetto", "aan", "onderwerp", "till", "ämne", "til", "emne", "kopie"),
    *("importance", "attachments", "do", "temat", "кому", "тема", "копия"),
)
FIELD = re.compile(r"\*?([^\W\d_][^\W\d_-]{0,14}(?:-to)?)\*?\s?:\*?\s?(.*)")


class MailHead(NamedTuple):
    """Who wrote what stands below it, and when."""

    kind: Kind  # a row of a list of mails; above what is repeated; or as a form's fields
    at: int  # its first line
    after: int  # the line behind it
    when: str  # as `Clock` reads it, once it has seen all of a page
    name: str
    address: str
    subject: str = ""


def heads_in(lines: Sequence[str]) -> Iterator[MailHead]:
    at = 0
    while at < len(lines):
        head = block_at(lines, at) or wrote_at(lines, at) or row_at(lines, at)
        if head:
            yield head
        at = head.after if head else at + 1


# ── When ────────────────────────────────────────────────────────────────────────────────────────


class Moment(NamedTuple):
    """A date, or a date and time, within a line."""

    text: str  # with the month as a number
    start: int
    end: int


def moment_in(line: str) -> Moment | None:
    named = named_date(line)
    date = named or numbered_date(line)
    if date is None:
        return None
    clock = CLOCK.search(line, date.end)
    if clock is None or clock.start() - date.end > 12:
        return None
    half = HALF.match(line, clock.end())
    end = half.end() if half else clock.end()
    zone = ZONE.match(line, end)
    hour, minute, second = (int(each or 0) for each in clock.groups())
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    told = f"{date.text} {hour:02}:{minute:02}:{second:02}"
    if zone and named:
        told += f"{zone[1] or '+'}{int(zone[2] or 0):02}:{zone[3] or '00'}"
    return Moment(told, date.start, zone.end() if zone else end)


def named_date(line: str) -> Moment | None:
    for pattern, day, month in ((MONTH_FIRST, 2, 1), (DAY_FIRST, 1, 2)):
        for match in pattern.finditer(line):
            number = number_of(match[month])
            if number:
                text = f"{match[3]}-{number:02}-{int(match[day]):02}"
                return Moment(text, match.start(), match.end())
    return None


def number_of(name: str) -> int:
    word = name.casefold()
    return NUMBER_OF.get(word[:4]) or NUMBER_OF.get(word[:3]) or 0


def numbered_date(line: str) -> Moment | None:
    match = DATE.search(line)
    return Moment(match[0].strip(), match.start(), match.end()) if match else None


# ── Who ─────────────────────────────────────────────────────────────────────────────────────────


class QuotedAuthor(NamedTuple):
    name: str
    address: str


def person_in(text: str) -> QuotedAuthor:
    """“Priya <priya@…>”, in whatever brackets, or either of them."""
    found = BRACKETED.search(text) or ADDRESS.search(text)
    if found is None:
        return QuotedAuthor(text.strip(AROUND), "")
    address = found[1] if found.re is BRACKETED else found[0]
    name = f"{text[: found.start()]} {text[found.end() :]}".strip(AROUND)
    return QuotedAuthor("" if "@" in name else name, address.casefold())


# ── The three kinds ─────────────────────────────────────────────────────────────────────────────


def line_at(lines: Sequence[str], at: int) -> str:
    line = lines[at].lstrip("> ") if at < len(lines) else ""
    return plain(line).strip() if len(line) <= LONGEST else ""


def row_at(lines: Sequence[str], at: int) -> MailHead | None:
    """“Priya <priya@…> Mon, Mar 2, 2026 at 9:15 AM”, and to whom below it, as Gmail prints."""
    line = line_at(lines, at)
    found = BRACKETED.search(line)
    moment = moment_in(line)
    if found is None or moment is None or moment.start < found.end():
        return None
    is_short = moment.start - found.end() <= 12 and len(line) - moment.end <= 12
    if not is_short:
        return None
    person = person_in(line[: found.end()])
    return MailHead("row", at, behind(lines, at + 1), moment.text, *person)


def wrote_at(lines: Sequence[str], at: int) -> MailHead | None:
    """“On Mon, Mar 2, 2026 at 9:15 AM Priya <priya@…> wrote:”, in one line or in two."""
    for size in (1, 2):
        line = " ".join(line_at(lines, at + number) for number in range(size)).strip()
        moment = moment_in(line)
        if moment is None:
            return None
        if not line.endswith(":"):
            continue
        rest = line[moment.end :]
        verb = next((each for each in WROTE if each in rest.casefold()), "")
        if not verb and not ADDRESS.search(rest):
            return None
        person = person_in(without_words(rest, verb))
        if person.name or person.address:
            return MailHead("wrote", at, at + size, moment.text, *person)
    return None


def without_words(rest: str, verb: str) -> str:
    """The name alone: without “wrote”, and without German's word for the clock."""
    text = rest.strip(AROUND)
    if verb:
        text = re.sub(rf"(?i)(?<!\w){re.escape(verb)}(?:\(a\))?(?!\w)", " ", text)
    return text.strip(AROUND).removeprefix("Uhr").strip(AROUND)


def block_at(lines: Sequence[str], at: int) -> MailHead | None:
    """“From: …”, “Sent: …”, “To: …”, “Subject: …”, as Outlook has them."""
    first = FIELD.match(line_at(lines, at))
    if first is None or first[1].casefold() not in FROM:
        return None
    when, subject, after = "", "", at + 1
    while after < len(lines) and after - at < 12:
        field = FIELD.match(line_at(lines, after))
        if field is None and line_at(lines, after):
            break
        name = field[1].casefold() if field else ""
        if name in SENT and field and (moment := moment_in(field[2])):
            when = moment.text
        elif name in OTHERS and field:
            is_subject = name in ("subject", "betreff", "objet", "asunto", "assunto", "oggetto")
            subject = field[2].strip() if is_subject else subject
        elif name:
            break
        after += 1
    person = person_in(first[2])
    if not when or not (person.name or person.address):
        return None
    return MailHead("block", at, after, when, *person, subject)


def behind(lines: Sequence[str], at: int) -> int:
    """The first line that doesn't say to whom it went."""
    after = at
    while at < len(lines):
        line = line_at(lines, at)
        field = FIELD.match(line)
        at += 1
        if field and field[1].casefold() in OTHERS:
            after = at
        elif line or lines[at - 1]:
            break
    return after
