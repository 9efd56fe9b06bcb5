"""A chat as its pages in HTML have it."""

from datetime import datetime
from urllib.parse import unquote

from bs4 import Tag

from chatlinks.intake.importers.archive import Document
from chatlinks.intake.importers.dates import stamp_of
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.html_text import soup_of, text_of
from chatlinks.intake.importers.telegram.chat import TelegramChat, Written


def of_pages(pages: list[Document]) -> TelegramChat:
    messages: list[Written] = []
    name, notices, author = "", 0, ""
    for page in pages:
        soup = soup_of(page.text())
        name = name or label(text_at(soup, ".page_header .text"))
        for each in soup.select("div.message"):
            if "service" in list(each.get("class") or ()):
                notices += 1
                continue
            written = of_tag(each, author)
            author = written.author
            messages.append(written)
    first = messages[0].id if messages else ""
    return TelegramChat(
        place="the chat",
        id=f"{name}:{first}",
        name=name,
        messages=messages,
        notices=notices,
    )


def of_tag(tag: Tag, author: str) -> Written:
    """A message without a name is by whom the one before it is."""
    body = tag.select_one(":scope > .body") or tag
    named = body.select_one(":scope > .from_name")
    if named:
        for extra in named.select(".details, span"):
            extra.extract()
        author = label(text_of(named))
    when = body.select_one(".date")
    media = body.select_one(".media_wrap")
    text = text_at(body, ":scope > .text") or text_at(body, ":scope > .forwarded > .text")
    return Written(
        id=str(tag.get("id") or "").removeprefix("message"),
        author=author,
        at=page_time(str(when.get("title") or "")) if when else None,
        text=text,
        file=file_of(media) if media else "",
        is_picture=bool(media and media.select_one(".photo_wrap, .sticker_wrap")),
        path=path_of(media) if media else "",
    )


def text_at(tag: Tag, selector: str) -> str:
    within = tag.select_one(selector)
    return text_of(within) if within else ""


def file_of(media: Tag) -> str:
    """Its name in the folder of the export, else as the page calls it."""
    link = media.select_one("a[href]")
    address = str(link.get("href")) if link else ""
    name = "" if address.startswith("http") else address.rpartition("/")[2]
    return name or label(text_at(media, ".title")) or "a file"


def path_of(media: Tag) -> str:
    """Where it lies in the export, seen from the page."""
    link = media.select_one("a[href]")
    address = str(link.get("href")) if link else ""
    return "" if "://" in address else unquote(address)


def page_time(title: str) -> datetime | str | None:
    """Such as 31.12.2023 21:15:33 UTC+03:00."""
    day, _, zone = title.partition(" UTC")
    stamp = stamp_of(day)
    at = stamp.read("dmy") if stamp else None
    if at is None or not zone:
        return at
    return f"{at.isoformat()}{zone}"
