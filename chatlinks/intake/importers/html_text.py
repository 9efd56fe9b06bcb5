"""Plain text of the HTML in which tools keep what people wrote."""

import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, ParserRejectedMarkup, Tag
from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction

BLOCKS = {
    *("address", "article", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre"),
    *("section", "table", "tr", "ul"),
}
UNSEEN = {"head", "script", "style", "template", "noscript", "title", "meta"}
NO_TEXT = (Comment, Declaration, Doctype, ProcessingInstruction)
DEEPEST = 200
LONGEST_ADDRESS = 300  # characters; a longer one counts clicks

warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)


def plain_text(html: str) -> str:
    """What a reader sees, with a new line where a block begins, and the address of a link that
    shows another text behind it.
    """
    return text_of(soup_of(html))


def pictures_in(html: str) -> list[str]:
    """The addresses of those that stand in a text."""
    if "<img" not in html.lower():
        return []
    addresses = [str(each.get("src") or "").strip() for each in soup_of(html).find_all("img")]
    return [each for each in addresses if each.startswith("https://")]


def soup_of(html: str) -> BeautifulSoup:
    """A page or a part of one. What begins like a section of a DTD ("<![foo bar]>") and is none is
    read as text, as browsers do; the parser would refuse all of it.
    """
    try:
        return BeautifulSoup(html, "html.parser")
    except ParserRejectedMarkup:
        return BeautifulSoup(html.replace("<![", "&lt;!["), "html.parser")


def text_of(tag: Tag) -> str:
    pieces: list[str] = []
    gather(tag, pieces)
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    text = "\n".join(lines).strip()
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


def gather(tag: Tag, pieces: list[str], depth: int = 0) -> None:
    if depth > DEEPEST:
        pieces.append(tag.get_text(" "))
        return
    for child in tag.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, NO_TEXT):
                pieces.append(str(child) if tag.name == "pre" else re.sub(r"\s+", " ", child))
        elif isinstance(child, Tag) and child.name not in UNSEEN:
            gather_tag(child, pieces, depth)


def gather_tag(tag: Tag, pieces: list[str], depth: int) -> None:
    if tag.name == "br":
        pieces.append("\n")
    elif tag.name == "img":
        pieces.append(str(tag.get("alt") or ""))
    elif tag.name in ("td", "th"):
        gather(tag, pieces, depth + 1)
        pieces.append(" ")
    elif tag.name in BLOCKS:
        pieces.append("\n")
        gather(tag, pieces, depth + 1)
        pieces.append("\n\n" if tag.name == "p" else "\n")
    else:
        gather(tag, pieces, depth + 1)
        if tag.name == "a":
            pieces.append(address_behind(tag))


def address_behind(link: Tag) -> str:
    """Where it leads, unless it shows that, or nothing: one around a picture decorates."""
    address, shown = str(link.get("href") or "").strip(), link.get_text().strip()
    leads = address.startswith(("http://", "https://")) and len(address) <= LONGEST_ADDRESS
    bare = address.partition("://")[2].rstrip("/")
    return f" ({address})" if leads and shown and bare not in shown else ""
