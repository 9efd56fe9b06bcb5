"""Threads of mails that a mail program saved or printed as a web page: one below the other, or each
within the one that answers it.
"""

from datetime import datetime, tzinfo
from typing import NamedTuple

from bs4 import BeautifulSoup

from chatlinks.intake.importers.dates import Clock
from chatlinks.intake.importers.html_text import soup_of, text_of
from chatlinks.intake.importers.mail.heads import MailHead, heads_in

LONGEST_TITLE = 100  # characters of what may stand above the first mail and be no mail
MOST_AT_ONCE = 20  # mails of one author at one time that are compared
SAVE_AS = (
    "save the mails as .eml, each by itself (Gmail: “Download message”; Outlook: drag them out of"
    " the list)"
)
NO_HEADS = f"it says of no mail who wrote it and when; {SAVE_AS}"
NO_NEWEST = (
    "the newest mail, above those that it repeats, has neither author nor date;"
    " save it as .eml and import it, too"
)
NO_TIME = "its date or its zone is none that can be, so it isn't known when it was written"
HIDDEN = ("[quoted text hidden]", "[zitierter text ausgeblendet]", "[texte des messages précédents")


class NoMails(Exception):
    """Nothing in the page says who wrote what, and when."""


class QuotedMail(NamedTuple):
    at: datetime
    name: str
    address: str
    text: str

    @property
    def author(self) -> str:
        return self.address or self.name.casefold()


class MailPage(NamedTuple):
    """What a page holds, oldest first."""

    subject: str
    mails: list[QuotedMail]
    timeless: list[int]  # which of its heads, from the top, have no time that can be
    fault: str = ""  # of what it holds beside them


def looks_like_one(content: bytes) -> bool:
    head = content[:2_000].lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<meta", b"\xef\xbb\xbf<"))


def holds_mails(html: str) -> bool:
    return next(heads_in(lines_of(soup_of(html))), None) is not None


def page_of(html: str, zone: tzinfo) -> MailPage:
    """Raises NoMails. Times without a zone are sorted as of `zone`, and stay as they are."""
    soup = soup_of(html)
    lines = lines_of(soup)
    heads = list(heads_in(lines))
    if not heads:
        raise NoMails
    clock = Clock(head.when for head in heads)
    by_author: dict[tuple[str, datetime], list[QuotedMail]] = {}
    timeless: list[int] = []
    ends = [*(head.at for head in heads[1:]), len(lines)]
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        mail = mail_of(head, lines[head.after : end], clock)
        if mail:
            add(by_author.setdefault((mail.author, mail.at), []), mail)
        else:
            timeless.append(number)
    mails = [mail for same in by_author.values() for mail in same]
    mails.sort(key=lambda mail: in_zone(mail.at, zone))
    return MailPage(
        subject=subject_of(soup, heads),
        mails=mails,
        timeless=timeless,
        fault=fault_of(heads[0], lines),
    )


def in_zone(at: datetime, zone: tzinfo) -> datetime:
    """Of a clock there, if it says no zone."""
    return at if at.tzinfo else at.replace(tzinfo=zone)


def add(same: list[QuotedMail], mail: QuotedMail) -> None:
    """To those of one author at one time. What is repeated comes again, shorter or longer."""
    for place, known in enumerate(same[:MOST_AT_ONCE]):
        if mail.text in known.text:
            return
        if known.text in mail.text:
            same[place] = mail
            return
    same.append(mail)


def lines_of(soup: BeautifulSoup) -> list[str]:
    return text_of(soup).split("\n")


def mail_of(head: MailHead, lines: list[str], clock: Clock) -> QuotedMail | None:
    at = clock.moment(head.when)
    if at is None:
        return None
    said = [line for line in lines if not line.casefold().startswith(HIDDEN)]
    return QuotedMail(at, head.name, head.address, "\n".join(said).strip())


def subject_of(soup: BeautifulSoup, heads: list[MailHead]) -> str:
    told = next((head.subject for head in reversed(heads) if head.subject), "")
    title = soup.title.get_text(" ") if soup.title else ""
    return told or " ".join(title.split()).removeprefix("Gmail - ")


def fault_of(first: MailHead, lines: list[str]) -> str:
    """Above a list of mails stands what the program says; above what is repeated the newest."""
    above = "\n".join(lines[: first.at]).strip()
    is_title = first.kind == "block" and len(above) <= LONGEST_TITLE
    return NO_NEWEST if above and first.kind != "row" and not is_title else ""
