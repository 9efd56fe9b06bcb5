"""Who sees what: the table of `docs/access.md` as one pure function. Nothing else in the product
decides this.

`tests/workspaces/test_rule.py` goes through its rows one by one. The same as SQL, for lists, is
  `reach`.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum


class Verdict(Enum):
    """What a viewer gets of one conversation."""

    SHOWN = "opens, personal details shown"
    MASKED = "opens, personal details masked"
    SIGN_IN = "is asked to sign in, then lands on the link"
    PASSCODE = "is asked for the passcode"
    ADDRESS = "is asked for an address on the link's list, and the code mailed to it"
    GONE = "is told that the link has expired or was revoked"
    REFUSED = "is told no; nothing of the conversation is shown"

    @property
    def opens(self) -> bool:
        return self in (Verdict.SHOWN, Verdict.MASKED)


class StepDetail(IntEnum):
    """How much a viewer gets of what an AI agent did between two messages."""

    HANDOVERS = 0  # only to whom it handed over
    OUTCOMES = 1  # what it called, and how that went
    WHOLE = 2  # with arguments and results, masked or shown as any other text


@dataclass(frozen=True, slots=True)
class Member:
    """The viewer's membership in the conversation's business, with that business's choices."""

    role: str  # agent, team_lead, admin, auditor
    smart_agent_chat: bool
    intelligent_analytics: bool
    view_personal_details: bool
    in_reach: bool  # the conversation is within what the business lets its agents open
    active: bool = True
    masking: bool = True
    leads_with_both_see: bool = False
    export: bool = True


@dataclass(frozen=True, slots=True)
class AnyoneLink:
    """The `anyone` or `people` link through which the viewer comes; None for a members' link or a
    list.
    """

    live: bool  # not expired, not revoked
    passcode_met: bool = True  # none is set, or it was given
    proven: bool = True  # it is for anyone, or an address on its list was proved


def in_reach(agents_open: str, *, in_teams: bool, took_part: bool) -> bool:
    """Is a conversation within what a business lets its agents open (`Business.Reach`)?"""
    return {"all": True, "team": in_teams, "own": took_part}[agents_open]


def may_open(member: Member | None) -> bool:
    """May this member open this conversation, whatever the link?"""
    if member is None or not member.active:
        return False  # another business's, or deactivated
    if member.role == "auditor":
        return False  # reads the audit, and no conversation
    if member.intelligent_analytics:
        return True  # analysts open every one
    return member.smart_agent_chat and within_chat(member)


def within_chat(member: Member) -> bool:
    """A business narrows its agents to their teams or their own chats.

    Leads and admins it does not.
    """
    return member.role != "agent" or member.in_reach


def reads_audit(role: str) -> bool:
    """Who saw what is told to auditors, who open nothing, and to admins."""
    return role in ("auditor", "admin")


def told_of_breaks(role: str, *, intelligent_analytics: bool) -> bool:
    """Bot breaks are told to those who work on the bot: analysts, leads and admins."""
    return intelligent_analytics or role != "agent"


def step_detail(member: Member | None) -> StepDetail:
    """Arguments and results are for those who work on the bot; strangers get hand-overs alone."""
    if member is None or not may_open(member):
        return StepDetail.HANDOVERS
    if member.role == "agent" and not member.intelligent_analytics:
        return StepDetail.OUTCOMES
    return StepDetail.WHOLE


def sees_personal(member: Member) -> bool:
    """Does a member who may open this conversation see personal details?"""
    if not (member.smart_agent_chat and within_chat(member)):
        # Here by Intelligent Analytics: masked, always. The permission belongs to Smart Agent Chat.
        return False
    if not member.masking or member.view_personal_details:
        return True
    return (
        member.role == "team_lead" and member.intelligent_analytics and member.leads_with_both_see
    )


def may_export(member: Member | None) -> bool:
    """May whoever has opened a conversation take it along as a file, as they see it?

    Who is here by a link for anyone alone may, as far as the link goes; of members it is a right.
    """
    return member is None or not may_open(member) or member.export


def decide(
    signed_in: bool,
    member: Member | None,
    link: AnyoneLink | None = None,
) -> Verdict:
    """The whole table. `link` is None for the audience `members`."""
    if member is not None and may_open(member):
        if link is not None and not link.live:
            return Verdict.GONE
        return Verdict.SHOWN if sees_personal(member) else Verdict.MASKED
    if link is None:
        return Verdict.REFUSED if signed_in else Verdict.SIGN_IN
    if not link.live:
        return Verdict.GONE
    if not link.proven:
        return Verdict.ADDRESS
    return Verdict.MASKED if link.passcode_met else Verdict.PASSCODE


def decide_for_key(
    *,
    sees_personal: bool,
    link: AnyoneLink | None = None,
) -> Verdict:
    """What a program gets of a conversation of its key's business, by one of its links.

    Masked, also where masking is switched off, unless an admin gave the key the permission. As a
    member it needs no passcode and proves no address.
    """
    if link is not None and not link.live:
        return Verdict.GONE
    return Verdict.SHOWN if sees_personal else Verdict.MASKED
