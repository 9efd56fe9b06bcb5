"""Each guard of the gate, by itself: whom it lets in by a members' link and by one for anyone."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from chatlinks.links import gate
from tests.kit.cast import MASKED, SHOWN, STRANGERS

MEMBERS = SHOWN | MASKED
ADMINS = {"admin", "admin_permitted"}
EVERYBODY = MEMBERS | STRANGERS | {"neither", "signed out"}


def view(request, viewer, **more):
    return HttpResponse()


GUARDS = {  # who comes in by a members' link; by one for anyone
    "viewer_of_link": (gate.viewer_of_link(view), MEMBERS, EVERYBODY),
    "member_of_link": (gate.member_of_link(view), MEMBERS, MEMBERS),
    "admin_of_link": (gate.admin_of_link(view), ADMINS, ADMINS),
    "details_shown": (gate.viewer_of_link(gate.details_shown(view)), SHOWN, SHOWN),
}


@pytest.fixture
def comes_in(cast):
    """comes_in(guard, link) → who of the cast does."""

    def let_in(guard, link, name):
        request = RequestFactory().get(f"/c/{link.token}")
        request.user = cast.people.get(name, AnonymousUser())
        try:
            return guard(request, token=link.token).status_code == 200
        except (PermissionDenied, Http404):
            return False

    return lambda guard, link: {name for name in EVERYBODY if let_in(guard, link, name)}


@pytest.mark.parametrize("name", GUARDS)
def test_a_guard_lets_those_in_whom_its_name_says(cast, comes_in, name):
    guard, by_members_link, by_anyones = GUARDS[name]
    assert comes_in(guard, cast.members_link) == by_members_link
    assert comes_in(guard, cast.anyone_link()) == by_anyones


def test_who_sees_it_as_others_do_is_shown_nothing(cast):
    request = RequestFactory().get("/", {"as": "others"})
    request.user = cast.people["admin_permitted"]
    guard = gate.viewer_of_link(gate.details_shown(view))
    with pytest.raises(PermissionDenied):
        guard(request, token=cast.members_link.token)


def test_by_their_own_right_come_members_to_whom_it_is_open_and_nobody_else(cast):
    where = (cast.acme.pk, cast.conversation.pk)
    for name in MEMBERS:
        assert gate.viewer_by_right(cast.people[name].pk, *where).is_member
    with pytest.raises(PermissionDenied):
        gate.viewer_by_right(cast.people["neither"].pk, *where)
    for name in STRANGERS:
        with pytest.raises(Http404):
            gate.viewer_by_right(cast.people[name].pk, *where)
