"""The members' link of a conversation by the id that it has in the tool where it happens."""

import re

from chatlinks.conversations.access import visible_to
from chatlinks.conversations.records.identity import identity_of, may_be_personal
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.workspaces.memberships import lookup_businesses
from chatlinks.workspaces.models import Business

LONGEST = 200
# Of tools that number their conversations themselves: such an id tells nothing of anybody.
NUMBERED = re.compile(r"(?:chatwoot|intercom|zendesk|twilio):[\w-]{1,40}(?:/\d{1,20})?")


def path_by_id(business: Business, person: object, external_id: str) -> str | None:
    """None where this person may open no conversation of that id; and where the id itself may be
    something of a user's that is hidden from them: its being there would confirm a guess.
    """
    if not external_id or len(external_id) > LONGEST:
        return None
    is_open = NUMBERED.fullmatch(external_id) or not may_be_personal(external_id)
    if not is_open and business.pk not in lookup_businesses(person):
        return None
    hash_ = identity_of(business).conversation(external_id)
    person_id = int(getattr(person, "pk", 0) or 0)
    visible = visible_to(person_id).filter(business=business, external_hash=hash_)
    id_ = visible.values_list("pk", flat=True).first()
    return link_path(members.token_of(business.pk, id_)) if id_ else None
