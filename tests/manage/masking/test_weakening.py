"""A question names figures: of its own business, and of those who read there now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.links.models import ChatLink
from chatlinks.manage.masking import weakening
from chatlinks.workspaces.models import EntityType, Membership
from tests.kit.cast import conversation, take
from tests.kit.links import members_link

LEAD = {"role": "team_lead", "smart_agent_chat": True, "intelligent_analytics": True}


@pytest.fixture
def figures(cast):
    """figures() → what each question says."""
    city = EntityType.objects.get(business=cast.acme, name="city")

    def shown_by_each():
        questions = [
            weakening.balanced(cast.acme),
            weakening.not_personal(cast.acme, city),
            weakening.switched_off(cast.acme),
            weakening.leads_see(cast.acme),
        ]
        return [each.shows for each in questions]

    return shown_by_each


def test_another_business_counts_for_nothing(cast, figures):
    before, rival = figures(), cast.rival_business
    for name in ("z1", "z2"):
        [id_] = take(rival, conversation(id=name))
        ChatLink.for_anyone(members_link(id_).conversation, None, None)
    Membership.objects.create(business=rival, person=cast.sign_up("their_lead", "rival"), **LEAD)
    assert figures() == before


def test_nor_does_who_left_or_is_locked_out_nor_a_link_that_ended(cast, figures):
    before = figures()
    left, locked = cast.sign_up("left"), cast.sign_up("locked", is_active=False)
    Membership.objects.create(business=cast.acme, person=left, active=False, **LEAD)
    Membership.objects.create(business=cast.acme, person=locked, **LEAD)
    cast.anyone_link(revoked_at=timezone.now())
    cast.anyone_link(expires_at=timezone.now() - timedelta(hours=1))
    assert figures() == before


def test_a_lead_of_analytics_alone_gains_nothing_by_both_accesses(cast, figures):
    before = figures()[-1]
    only = {**LEAD, "smart_agent_chat": False}
    Membership.objects.create(business=cast.acme, person=cast.sign_up("only"), **only)
    assert figures()[-1] == before


def test_where_there_is_no_conversation_nothing_is_shown_by_it(cast):
    assert weakening.has_conversations(cast.acme)
    assert not weakening.has_conversations(cast.rival_business)
