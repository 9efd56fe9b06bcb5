"""A link that a program makes: what it asks for, held against what the business allows."""

from dataclasses import field
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from annotated_types import Ge, Le, MaxLen
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from pydantic import BeforeValidator, ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from chatlinks.api.access import viewer_by_key
from chatlinks.api.answers import Answer
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import Problem
from chatlinks.api.reads.visits import by_key
from chatlinks.api.writes.storing import link_of
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.drafting.context import aware
from chatlinks.conversations.records.incoming import Time, no_flag
from chatlinks.intake.checking import Faulty, checked
from chatlinks.links.models import ChatLink, LinkPolicy, LinkTerms
from chatlinks.links.people import invitees
from chatlinks.links.sharing.coverage import Passage, passage_between
from chatlinks.links.sharing.policy import lasts_too_long, policy_of
from chatlinks.links.viewer import Viewer
from chatlinks.web import mail
from chatlinks.web.numbers import MOST, number

WEEK = timedelta(days=7)
PASSCODE = range(4, 101)  # characters
NOT_MADE = "No link was made. Mend the fields below."
STOPPED = Problem(403, "The business has stopped links that open without signing in.")
NO_PASSAGE = (
    "last_message: name two messages of the conversation by their ids, the last not before the"
    " first"
)
MessageId = Annotated[int, BeforeValidator(no_flag), Ge(1), Le(MOST)]
Address = Annotated[str, MaxLen(254)]


@dataclass(config=ConfigDict(extra="forbid"), slots=True)
class WantedLink:
    """A link to a conversation that opens without signing in, masked."""

    conversation: Annotated[str, MaxLen(300)]
    audience: Literal["anyone", "people"] = "anyone"
    people: Annotated[list[Address], MaxLen(invitees.MOST)] = field(default_factory=list)
    covers: Literal["now", "end", "passage"] = "now"
    first_message: MessageId | None = None
    last_message: MessageId | None = None
    passcode: Annotated[str, MaxLen(100)] = ""
    expires_at: Time | None = None  # in a week, if nothing is said
    never_expires: bool = False


WANTED = TypeAdapter(WantedLink)


def wanted(raw: bytes) -> WantedLink:
    """Raises Problem."""
    try:
        return checked(WANTED, raw)
    except Faulty as problem:
        raise Problem(422, NOT_MADE, errors=problem.reasons) from problem


def make(key: ApiKey, raw: bytes) -> Answer:
    """Its id, never its address: that is in no answer that is kept. Raises Problem, Http404."""
    asked = wanted(raw)
    viewer = viewer_by_key(key, asked.conversation)
    policy = policy_of(key.business_id)
    if policy.state != LinkPolicy.State.ALLOWED:
        raise STOPPED
    ends, covering = ends_of(key, asked), covered_by(asked, viewer)
    faults = [*faults_of(asked, ends, policy), *([] if covering else [NO_PASSAGE])]
    if faults or covering is None:
        raise Problem(422, NOT_MADE, errors=faults)
    return Answer(
        201,
        {
            "id": new_link(
                key,
                asked,
                viewer,
                ends,
                covering,
            ).pk
        },
    )


@transaction.atomic
def new_link(
    key: ApiKey,
    asked: WantedLink,
    viewer: Viewer,
    ends: datetime | None,
    covering: str | Passage,
) -> ChatLink:
    link = ChatLink.for_anyone(
        Conversation.objects.get(pk=viewer.access.conversation_id, business=key.business),
        key.made_by_id,
        ends,
        LinkTerms(asked.passcode, covering, asked.audience),
        by_key(key),
    )
    if asked.audience == "people":
        invitees.invite(link, invitees.read_list("\n".join(asked.people)).entries)
    return link


def ends_of(key: ApiKey, asked: WantedLink) -> datetime | None:
    if asked.never_expires:
        return None
    if asked.expires_at is None:
        return timezone.now() + WEEK
    return aware(asked.expires_at, ZoneInfo(key.business.time_zone))


def covered_by(asked: WantedLink, viewer: Viewer) -> str | Passage | None:
    """None for a passage that is none of the conversation."""
    if asked.covers != "passage":
        return asked.covers
    access = viewer.access
    return passage_between(
        access.business_id,
        access.conversation_id,
        asked.first_message,
        asked.last_message,
    )


def faults_of(
    asked: WantedLink,
    ends: datetime | None,
    policy: LinkPolicy,
) -> list[str]:
    faults = []
    if lasts_too_long(policy, ends):
        faults.append(f"expires_at: the business allows {policy.longest_days} days at most")
    if ends is not None and ends <= timezone.now():
        faults.append("expires_at: this has passed")
    if policy.passcode_required and not asked.passcode:
        faults.append("passcode: the business asks for one on each link")
    if asked.passcode and len(asked.passcode) not in PASSCODE:
        faults.append(f"passcode: it has {PASSCODE[0]} to {PASSCODE[-1]} characters")
    return faults + faults_of_people(asked)


def faults_of_people(asked: WantedLink) -> list[str]:
    if asked.audience != "people":
        return ["people: these are for the audience people"] if asked.people else []
    if not mail.is_set_up():
        return ["audience: this server sends no mail, so nobody can prove an address"]
    problem = invitees.read_list("\n".join(asked.people)).problem
    return [f"people: {problem}"] if problem else []


def address_of(key: ApiKey, link_id: int) -> dict[str, Any]:
    """A LinkMade, opened from the sealed copy of its token."""
    link = get_object_or_404(ChatLink, pk=link_id, business=key.business)
    return {"id": link.pk, "link": link_of(link.token)}


def end(key: ApiKey, link_id: str) -> dict[str, Any]:
    """A LinkEnded. At once and for good; one that has ended stays so. Raises Http404, also for what
    is no number: a program is told so as of any other link that isn't there.
    """
    shared = ChatLink.objects.exclude(audience=ChatLink.Audience.MEMBERS)
    link = get_object_or_404(shared, pk=number(link_id), business=key.business)
    link.revoke(key.made_by_id, by_key(key))
    return {"id": link.pk, "status": "ended"}
