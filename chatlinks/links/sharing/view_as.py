"""View as: the page that somebody else gets, by the very code that makes theirs.

Whoever looks is a member to whom the conversation is open. In the place of their rights come those
of the other; the access rule is asked anew. It never shows more than the looker's own view: no
detail that is hidden from them, and only neighbours within their reach.
"""

from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from chatlinks.links.access import LinkAccess
from chatlinks.links.sharing.coverage import as_it_is_now, passage_between, place_of
from chatlinks.web.numbers import number
from chatlinks.workspaces.rule import Verdict


class Guise(NamedTuple):
    """Somebody whose page can be looked at."""

    name: str  # in addresses
    label: str


GUISES = (
    Guise("agent", "An agent without the permission"),
    Guise("analyst", "An analyst"),
    Guise("people", "People with a mailed code"),
    Guise("anyone", "Anyone with the link"),
)
BY_NAME = {guise.name: guise for guise in GUISES}
OUTSIDE = ("people", "anyone")
# The rights of a member of whom nothing else is known; `LinkAccess` has the same names.
AGENT: dict[str, Any] = {
    "role": "agent",
    "smart_agent_chat": True,
    "intelligent_analytics": False,
    "view_personal_details": False,
    "active": True,
    "in_teams": True,
    "took_part": True,
}
RIGHTS: dict[str, dict[str, Any]] = {
    "agent": AGENT,
    "analyst": {**AGENT, "smart_agent_chat": False, "intelligent_analytics": True},
}


class Covering(NamedTuple):
    """What a link would cover, as an address says it."""

    covers: str = "now"
    first: int | None = None
    last: int | None = None
    files: bool = False  # go along

    @property
    def query(self) -> dict[str, str]:
        named = {"covers": self.covers}
        if self.files:
            named["files"] = "1"
        if self.covers == "passage":
            named |= {"first": str(self.first or ""), "last": str(self.last or "")}
        return named


def covering_asked(asked: QueryDict) -> Covering:
    covers = asked.get("covers", "now")
    if covers not in ("now", "end", "passage"):
        covers = "now"
    return Covering(
        covers,
        number(asked.get("first")),
        number(asked.get("last")),
        files=bool(asked.get("files")),
    )


def query_of(request: HttpRequest) -> dict[str, str]:
    """What an address has to say to go on being seen by the same eyes; empty for one's own."""
    name = request.GET.get("as", "")
    if name not in BY_NAME:
        return {"as": name} if name == "others" else {}
    query = {"as": name}
    if name in OUTSIDE and "covers" in request.GET:
        query |= covering_asked(request.GET).query
    return query


def access_of(
    access: LinkAccess,
    name: str,
    covering: Covering | None,
) -> LinkAccess:
    """The link and what the rule asks about, as if the other came by it.

    `covering`: what a link would cover that isn't made yet.
    """
    if name in RIGHTS:
        return access._replace(**RIGHTS[name])
    stranger = access._replace(
        audience="anyone",
        membership_id=None,
        active=False,
        passcode="",
        revoked_at=None,
        policy=None,  # what it would be while such links aren't stopped
    )
    if access.audience != "members" and covering is None:
        return stranger
    return covered(stranger, covering or Covering())


def covered(access: LinkAccess, covering: Covering) -> LinkAccess:
    """As a link would cover it that was made now."""
    here = (access.business_id, access.conversation_id)
    access = access._replace(
        covers=covering.covers,
        made_at=timezone.now(),
        expires_at=None,
        files_along=covering.files,
    )
    if covering.covers == "end":
        return access
    now = as_it_is_now(*here)
    ends = (now.last, now.last)
    if covering.covers == "passage":
        ends = passage_between(*here, covering.first, covering.last) or (None, None)
    first, last = (place_of(*here, end) for end in ends)
    return access._replace(
        newest_message=now.newest or 0,
        first_position=first.position if first else None,
        first_at=first.at if first else None,
        last_position=last.position if last else None,
        last_at=last.at if last else None,
    )


def verdict_of(access: LinkAccess, name: str, own: Verdict) -> Verdict:
    """What the rule says of the other; no more than of whoever looks."""
    verdict = access.verdict(signed_in=name in RIGHTS, passcode_met=True)
    return Verdict.MASKED if own is Verdict.MASKED and verdict.opens else verdict
