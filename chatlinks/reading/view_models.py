"""What the templates are given: plain rows, already masked or unsealed, already escaped.

`Markup` fields are safe HTML made by `text.as_html` (a hidden value is one mark element, a shown
  one a
`<span class="personal">`); `str` fields are escaped by the template. Times are aware and in the
  reader's zone.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from chatlinks.reading.messages.items import Item
from chatlinks.reading.messages.message_html import Other, Rich, drawn


class Detail(NamedTuple):
    label: str  # "Name", "E-mail", "city"
    value: Markup  # "—" when nothing is known
    personal: bool


class Sibling(NamedTuple):
    """A line of Chat Collections."""

    number: int
    at: datetime
    state: str
    business: str
    url: str
    current: bool


class InviteeRow(NamedTuple):
    """Somebody whom a link for people is for."""

    id: int
    address: str
    struck: bool


class SharedLink(NamedTuple):
    """An `anyone` link of this conversation, listed for members."""

    id: int
    url: str  # absolute
    made_by: str
    made_at: datetime
    expires_at: datetime | None
    has_passcode: bool
    visits: int
    status: str  # "live", "expired", "revoked"
    covers: str = "end"
    note: str = ""
    audience: str = "anyone"
    people: Sequence[InviteeRow] = ()
    files: bool = False  # go along


class ShareForm(NamedTuple):
    """The form that makes a link for anyone, as it was sent."""

    audience: str = "anyone"
    people: str = ""  # addresses and domains, as they were typed
    people_problem: str = ""
    expires: str = "7d"
    covers: str = "now"
    first: int | None = None  # messages of a passage
    last: int | None = None
    start: int | None = None  # the message that it opens at
    note: str = ""
    passcode: str = ""
    files: bool = False  # of bot and agents go along
    problem: str = ""  # with the passcode
    passage_problem: str = ""


class MarkForm(NamedTuple):
    """The form that marks a passage as personal, as it was sent."""

    passage: str = ""
    message: int | None = None  # that it was selected in
    everywhere: bool = True
    problem: str = ""  # with the passage


class HandMark(NamedTuple):
    """A passage marked as personal by hand."""

    id: int
    message_url: str
    made_by: str
    made_at: datetime
    everywhere: bool


class SearchHit(NamedTuple):
    """One message found by the search inside the conversation."""

    id: int
    url: str
    at: datetime
    author: Markup
    snippet: Markup  # the found words in <mark>


class FoundMessages(NamedTuple):
    """What the search inside the conversation found."""

    hits: list[SearchHit]
    capped: bool  # there are more
    position: int  # of the message that the page opens at among them, from 1; 0: it is none

    def beside(self, step: int) -> SearchHit:
        """The one after or before, round and round."""
        if not self.position:
            return self.hits[0 if step > 0 else -1]
        return self.hits[(self.position - 1 + step) % len(self.hits)]


class GuiseLink(NamedTuple):
    """The page as somebody else gets it."""

    label: str
    url: str
    current: bool


NO_EYES: Mapping[str, str] = MappingProxyType({})


class ChatLinkPage(NamedTuple):
    """Everything on a chat link page."""

    business: str
    path: str  # "/c/<token>"
    audience: str  # "members" or "anyone"
    whole: bool  # View Entire Conversation
    shown: bool  # personal details are in clear
    notice: str  # one sentence: why details are hidden or shown
    number: int
    state: str
    channel: str
    started_at: datetime
    contact: str  # "User 1042": a handle that is nobody's name
    items: list[Item]
    # This page at the window before; with `fragment` in the query it is the items only.
    earlier_url: str | None
    later_url: str | None
    details: list[Detail]
    entities: list[Detail]
    zone: str  # "Asia/Kolkata"
    query: str = ""  # the search, "" if none
    found: FoundMessages | None = None
    # What members have alone.
    siblings: Sequence[Sibling] = ()
    marks: Sequence[HandMark] = ()
    position: int | None = None  # None together with total: the reader may open this one only
    total: int | None = None
    previous_url: str | None = None
    next_url: str | None = None
    whole_url: str | None = None
    single_url: str | None = None  # back from View Entire Conversation
    more_siblings: int = 0
    may_share: bool = False
    masked_preview_url: str | None = None  # "see it as others do", when shown
    may_mark: bool = False
    may_undo_marks: bool = False
    may_forget: bool = False
    may_audit: bool = False
    may_export: bool = False
    # What the first message's id is appended to for its own address; "" means path + "?at=".
    at_url: str = ""
    name: Markup | None = None  # of the user, where it is known and may be seen
    stranger: bool = False  # here by a link for anyone alone
    expires_at: datetime | None = None  # of the link
    end_url: str | None = None  # the last window, where there is much before it
    mark_form: MarkForm = MarkForm()
    still: str = ""  # where an open page asks whether it may go on
    # By whose eyes the page is seen.
    previewing: bool = False
    view_as: Sequence[GuiseLink] = ()  # for whoever may share
    seen_as: str = ""  # whose page this is, in words; "" for one's own
    eyes: Mapping[str, str] = NO_EYES  # fields of an address that is seen by the same eyes
    may_mark_here: bool = False  # on somebody else's page, for whoever may mark on their own
    following_url: str = ""  # for what comes after the last message, where that is on the page
    followed: "Followed | None" = None
    may_take_along: bool = False  # as a file
    reads_notes: bool = False

    @property
    def query_as(self) -> str:
        return f"?{urlencode(self.eyes)}" if self.eyes else ""

    def drawn(self, rich: Rich, other: Other) -> Markup:
        return drawn(self.items, self.at_url or f"{self.path}?at=", rich, other)


class Followed(NamedTuple):
    """What an open page listens to, and where it asks."""

    ticket: str
    heard: str  # of its topics by now
    topics: str  # at whose change it asks for what is new
    whole_topics: str  # for everything, where only what was there before may have changed, too
    whole_url: str
    renew_url: str  # for another ticket
    ending: str  # at whose change it asks whether it may go on


class FollowedWindow(NamedTuple):
    """The last messages alone, for a page that has those before; named as in ChatLinkPage."""

    items: list[Item]
    at_url: str
    earlier_url: str | None
    later_url: str | None
    following_url: str
    state: str

    def drawn(self, rich: Rich, other: Other) -> Markup:
        return drawn(self.items, self.at_url, rich, other)


class MessageWindow(NamedTuple):
    """One window of messages alone, for reading on; named as in Page."""

    items: list[Item]
    at_url: str
    earlier_url: str | None
    later_url: str | None
    following_url: str

    def drawn(self, rich: Rich, other: Other) -> Markup:
        return drawn(self.items, self.at_url, rich, other)
