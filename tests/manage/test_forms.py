"""Rights and invitations as the forms of settings take them."""

import pytest

from chatlinks.manage.forms import NewInvitation, OwnRights
from chatlinks.workspaces.models import Membership, Team

SEEING = {"smart_agent_chat": True, "view_personal_details": True}


@pytest.fixture
def rights(db):
    form = OwnRights(SEEING)
    assert form.is_valid()
    return form


def test_who_sees_details_elsewhere_or_once_did_is_shown_more(cast, rights):
    owner = cast.people["owner"]
    Membership.objects.create(business=cast.rival_business, person=owner, **SEEING)
    assert rights.shows_more(cast.acme, owner)
    held = Membership.objects.create(business=cast.acme, person=owner, active=False, **SEEING)
    assert rights.shows_more(cast.acme, owner)
    Membership.objects.filter(pk=held.pk).update(active=True)
    assert not rights.shows_more(cast.acme, owner)


def test_ones_own_teams_stay_and_no_others_come(cast, rights):
    owner = cast.people["owner"]
    theirs = Membership.objects.create(business=cast.rival_business, person=owner)
    theirs.teams.add(Team.objects.create(business=cast.rival_business, name="Zulu team"))
    assert list(rights.give(cast.acme, owner).teams.all()) == []
    assert list(rights.give(cast.acme, cast.people["admin"]).teams.all()) == [cast.acme.teams.get()]


def test_where_there_is_no_team_none_is_offered(cast):
    assert "teams" in NewInvitation(cast.acme).fields
    assert "teams" not in NewInvitation(cast.rival_business).fields


def test_who_was_a_member_once_may_be_invited_anew(cast):
    form = NewInvitation(cast.acme, {"email": "former@acme.example", "role": "agent"})
    assert form.is_valid(), form.errors
