"""Mission's access table, line by line through `decide`.

Then what must hold of every combination there is.
"""

from dataclasses import replace
from itertools import product

import pytest

from chatlinks.workspaces.rule import (
    AnyoneLink,
    Member,
    StepDetail,
    Verdict,
    decide,
    decide_for_key,
    may_open,
    sees_personal,
    step_detail,
)

MASKED, SHOWN, REFUSED = Verdict.MASKED, Verdict.SHOWN, Verdict.REFUSED
SIGN_IN, PASSCODE, GONE = Verdict.SIGN_IN, Verdict.PASSCODE, Verdict.GONE
ADDRESS = Verdict.ADDRESS
CHAT, ANALYTICS, BOTH, NEITHER = (True, False), (False, True), (True, True), (False, False)
UNPROVEN, BOTH_MISSING = AnyoneLink(True, proven=False), AnyoneLink(True, False, False)
DEAD_UNPROVEN = AnyoneLink(False, proven=False)
LIVE, DEAD, LOCKED = AnyoneLink(True), AnyoneLink(False), AnyoneLink(True, passcode_met=False)


def member(role, accesses, permission=False, **more):
    chat, analytics = accesses
    return Member(role, chat, analytics, permission, **{"in_reach": True, **more})


# The line of the table, who comes by a members' link, and what they get.
TABLE = [
    ("auditor", member("auditor", NEITHER), REFUSED),
    ("auditor, whatever else they were given", member("auditor", BOTH, True), REFUSED),
    ("agent without the permission", member("agent", CHAT), MASKED),
    ("agent with the permission", member("agent", CHAT, True), SHOWN),
    (
        "team lead with Smart Agent Chat only, without the permission",
        member("team_lead", CHAT),
        MASKED,
    ),
    (
        "team lead with Smart Agent Chat only, with the permission",
        member("team_lead", CHAT, True),
        SHOWN,
    ),
    ("team lead with both accesses, with the permission", member("team_lead", BOTH, True), SHOWN),
    ("team lead with both accesses, without the permission", member("team_lead", BOTH), MASKED),
    (
        "the same, the business lets such leads see",
        member("team_lead", BOTH, leads_with_both_see=True),
        SHOWN,
    ),
    (
        "that switch is for leads, not for agents",
        member("agent", BOTH, leads_with_both_see=True),
        MASKED,
    ),
    (
        "that switch is for leads, not for admins",
        member("admin", BOTH, leads_with_both_see=True),
        MASKED,
    ),
    (
        "that switch is for both accesses",
        member("team_lead", CHAT, leads_with_both_see=True),
        MASKED,
    ),
    ("agent with Intelligent Analytics only", member("agent", ANALYTICS), MASKED),
    (
        "agent with Intelligent Analytics only and the permission",
        member("agent", ANALYTICS, True),
        MASKED,
    ),
    (
        "lead with Intelligent Analytics only and the permission",
        member("team_lead", ANALYTICS, True),
        MASKED,
    ),
    (
        "admin with Intelligent Analytics only and the permission",
        member("admin", ANALYTICS, True),
        MASKED,
    ),
    ("admin without the permission", member("admin", CHAT), MASKED),
    ("admin with the permission", member("admin", CHAT, True), SHOWN),
    ("member with neither access", member("agent", NEITHER, True), REFUSED),
    ("admin with neither access", member("admin", NEITHER, True), REFUSED),
    ("member of another business", None, REFUSED),
    ("deactivated", member("admin", BOTH, True, active=False), REFUSED),
    ("agent outside what agents may open", member("agent", CHAT, True, in_reach=False), REFUSED),
    (
        "team lead outside it opens every one",
        member("team_lead", CHAT, True, in_reach=False),
        SHOWN,
    ),
    ("admin outside it opens every one", member("admin", CHAT, in_reach=False), MASKED),
    ("analyst outside it opens every one", member("agent", ANALYTICS, in_reach=False), MASKED),
    (
        "agent outside it who is an analyst too is there as an analyst",
        member("agent", BOTH, True, in_reach=False),
        MASKED,
    ),
    ("agent, masking switched off", member("agent", CHAT, masking=False), SHOWN),
    ("analyst, masking switched off", member("agent", ANALYTICS, masking=False), MASKED),
]


@pytest.mark.parametrize(("line", "who", "verdict"), TABLE, ids=[line for line, _, _ in TABLE])
def test_a_members_link_follows_the_table(line, who, verdict):
    assert decide(True, who) is verdict


def test_whoever_is_signed_out_signs_in_for_a_members_link():
    assert decide(False, None) is SIGN_IN


# Signed in or not, a membership or none, the link, the verdict.
ANYONE = [
    ("signed out, live", False, None, LIVE, MASKED),
    ("signed out, expired or revoked", False, None, DEAD, GONE),
    ("signed out, passcode not given", False, None, LOCKED, PASSCODE),
    ("signed out, address not proved", False, None, UNPROVEN, ADDRESS),
    ("signed out, neither: the address comes first", False, None, BOTH_MISSING, ADDRESS),
    ("signed out, dead and not proved: the end counts", False, None, DEAD_UNPROVEN, GONE),
    ("another business's member, not proved", True, None, UNPROVEN, ADDRESS),
    ("a member's own right needs no proof", True, member("agent", CHAT, True), UNPROVEN, SHOWN),
    ("signed out, dead and locked: the end counts", False, None, AnyoneLink(False, False), GONE),
    ("of another business, live", True, None, LIVE, MASKED),
    ("deactivated, live", True, member("admin", BOTH, True, active=False), LIVE, MASKED),
    ("neither access, live", True, member("agent", NEITHER, True), LIVE, MASKED),
    (
        "agent outside their reach, live: as anyone",
        True,
        member("agent", CHAT, True, in_reach=False),
        LIVE,
        MASKED,
    ),
    (
        "agent outside their reach, locked",
        True,
        member("agent", CHAT, True, in_reach=False),
        LOCKED,
        PASSCODE,
    ),
    ("agent with the permission, live", True, member("agent", CHAT, True), LIVE, SHOWN),
    ("agent without it, live", True, member("agent", CHAT), LIVE, MASKED),
    ("analyst with the permission, live", True, member("agent", ANALYTICS, True), LIVE, MASKED),
    ("a member's own right needs no passcode", True, member("agent", CHAT), LOCKED, MASKED),
    ("a dead link is dead for members too", True, member("agent", CHAT, True), DEAD, GONE),
]


@pytest.mark.parametrize(
    ("line", "signed_in", "who", "link", "verdict"), ANYONE, ids=[line for line, *_ in ANYONE]
)
def test_a_link_for_anyone_follows_the_table(line, signed_in, who, link, verdict):
    assert decide(signed_in, who, link) is verdict


YES_NO = (False, True)
MEMBERS = [
    Member(role, *rest)
    for role in ("agent", "team_lead", "admin")
    for rest in product(YES_NO, repeat=7)
]
LINKS = [None, *(AnyoneLink(*state) for state in product(YES_NO, repeat=3))]
EVERYONE = [(False, None), (True, None), *((True, each) for each in MEMBERS)]
# Every viewer there can be, with every link there can be: 3,474 cases, so none is left to chance.
CASES = [
    (signed_in, who, link, decide(signed_in, who, link))
    for (signed_in, who), link in product(EVERYONE, LINKS)
]
OPENNESS = {REFUSED: 0, SIGN_IN: 0, GONE: 0, PASSCODE: 0, ADDRESS: 0, MASKED: 1, SHOWN: 2}


def test_details_are_shown_only_to_a_member_who_may_open_by_own_right():
    assert all(
        may_open(who) and sees_personal(who) for _, who, _, verdict in CASES if verdict is SHOWN
    )


def test_details_are_never_shown_to_analytics_alone():
    assert all(who.smart_agent_chat for _, who, _, verdict in CASES if verdict is SHOWN)


def test_details_are_never_shown_without_permission_while_the_business_masks():
    for _, who, _, verdict in CASES:
        if verdict is SHOWN and who.masking and not who.view_personal_details:
            assert (who.role, who.smart_agent_chat, who.intelligent_analytics) == (
                "team_lead",
                True,
                True,
            )
            assert who.leads_with_both_see


def test_nobody_opens_by_own_right_without_an_active_membership_and_an_access():
    for who in MEMBERS:
        if may_open(who):
            assert who.active
            assert who.smart_agent_chat or who.intelligent_analytics


def test_a_members_link_opens_exactly_for_those_who_may_open():
    assert all(verdict.opens == may_open(who) for _, who, link, verdict in CASES if link is None)


def test_a_link_for_anyone_never_shows_a_signed_in_person_less_than_one_signed_out():
    for signed_in, _, link, verdict in CASES:
        if signed_in and link is not None:
            assert OPENNESS[verdict] >= OPENNESS[decide(False, None, link)]


def test_a_link_for_anyone_never_shows_a_member_more_than_their_own_right():
    for _, who, link, verdict in CASES:
        if link is not None and verdict is SHOWN:
            assert decide(True, who) is SHOWN


def test_a_dead_link_opens_for_nobody():
    assert all(
        verdict is GONE for _, _, link, verdict in CASES if link is not None and not link.live
    )


def test_only_a_missing_passcode_asks_for_one():
    for _, who, link, verdict in CASES:
        if verdict is PASSCODE:
            assert link.live
            assert link.proven
            assert not link.passcode_met
            assert not may_open(who)


def test_only_a_missing_proof_asks_for_an_address():
    for _, who, link, verdict in CASES:
        if verdict is ADDRESS:
            assert link.live
            assert not link.proven
            assert not may_open(who)


@pytest.mark.parametrize(
    "right",
    ["smart_agent_chat", "intelligent_analytics", "view_personal_details", "in_reach", "active"],
)
def test_one_more_right_never_shows_less(right):
    """Nobody loses by being given something."""
    for who, link in product(MEMBERS, LINKS):
        less, more = replace(who, **{right: False}), replace(who, **{right: True})
        assert OPENNESS[decide(True, more, link)] >= OPENNESS[decide(True, less, link)]


STEPS = [
    (None, StepDetail.HANDOVERS),
    (member("agent", NEITHER), StepDetail.HANDOVERS),
    (member("auditor", BOTH), StepDetail.HANDOVERS),
    (member("admin", BOTH, active=False), StepDetail.HANDOVERS),
    (member("agent", CHAT), StepDetail.OUTCOMES),
    (member("agent", CHAT, True), StepDetail.OUTCOMES),
    (member("agent", CHAT, in_reach=False), StepDetail.HANDOVERS),
    (member("agent", ANALYTICS), StepDetail.WHOLE),
    (member("team_lead", CHAT), StepDetail.WHOLE),
    (member("admin", CHAT), StepDetail.WHOLE),
]


@pytest.mark.parametrize(("viewer", "detail"), STEPS)
def test_how_much_of_an_ai_agents_steps_a_viewer_gets(viewer, detail):
    assert step_detail(viewer) is detail


@pytest.mark.parametrize(
    ("link", "permitted", "verdict"),
    [
        (None, False, MASKED),
        (None, True, SHOWN),
        (LIVE, False, MASKED),
        (LIVE, True, SHOWN),
        (LOCKED, False, MASKED),
        (UNPROVEN, False, MASKED),
        (DEAD, False, GONE),
        (DEAD, True, GONE),
    ],
)
def test_a_key_gets_what_an_admin_gave_it(link, permitted, verdict):
    assert decide_for_key(sees_personal=permitted, link=link) is verdict
