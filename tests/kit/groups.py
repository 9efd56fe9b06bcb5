"""The cast by what they may do at Acme Bank, whatever they may see there."""

from tests.kit.cast import MASKED, MEMBERS, SHOWN

ACTIVE = {name for name, member in MEMBERS.items() if member.active}
ANALYSE = {name for name in ACTIVE if MEMBERS[name].intelligent_analytics}
WORK_WITH_CHATS = {name for name in ACTIVE if MEMBERS[name].smart_agent_chat}
ONLY_ANALYSE = ANALYSE - WORK_WITH_CHATS
LEADS = {name for name in WORK_WITH_CHATS if MEMBERS[name].role != "agent"}
AGENTS = WORK_WITH_CHATS - LEADS
MANAGE_NOTHING = [
    "agent_permitted",
    "lead_both_permitted",
    "analyst",
    "neither",
    "auditor",
    "former",
    "rival",
    "nobody",
]
assert ONLY_ANALYSE | WORK_WITH_CHATS == SHOWN | MASKED
