"""Each guard that asks memberships alone, by itself.

Whom it lets in, whom it tells no, who finds nothing there.
"""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from chatlinks.workspaces import guards
from chatlinks.workspaces.models import Membership, Team

LEADS = {"lead", "lead_permitted", "lead_both", "lead_both_permitted", "admin", "admin_permitted"}
ADMINS = {"admin", "admin_permitted"}
AGENTS = {"agent", "agent_permitted"} | LEADS
ANALYSTS = {
    "analyst",
    "analyst_permitted",
    "lead_analyst_permitted",
    "lead_both",
    "lead_both_permitted",
    "admin",
    "admin_permitted",
}
SEE_EVERYONE = {"agent_permitted", "lead_permitted", "lead_both_permitted", "admin_permitted"}
STRANGERS = {"former", "owner", "nobody"}  # and of Acme, the rival

# Guard: who comes in, who finds nothing there (Http404). All others are told no.
ANYWHERE = {
    "agent_required": AGENTS | {"rival"},
    "lead_required": LEADS | {"rival"},
    "admin_required": ADMINS | {"rival", "owner"},
    "superuser_required": {"owner"},
    "audit_required": ADMINS | {"auditor", "rival", "owner"},
    "lookup_required": SEE_EVERYONE | {"rival"},
}
EVERYBODY = AGENTS | ANALYSTS | STRANGERS | {"rival", "neither", "auditor"}
AUDIT = ADMINS | {"owner", "auditor"}
AT_ACME = {
    "lead_of_business": (LEADS, STRANGERS | {"rival"}),
    "lead_of_team": (LEADS, STRANGERS | {"rival"}),
    "reader_of_business": (AGENTS | ANALYSTS, STRANGERS | {"rival"}),
    "admin_of_business": (ADMINS | {"owner"}, EVERYBODY - ADMINS - {"owner"}),
    "admin_of_password": (ADMINS | {"owner"}, EVERYBODY - ADMINS - {"owner"}),
    "audit_of_business": (AUDIT, EVERYBODY - AUDIT),
    "analyst_of_business": (ANALYSTS, STRANGERS | {"rival"}),
}


def view(request, *things, **more):
    return HttpResponse()


def outcome(guard, request, **address):
    try:
        getattr(guards, guard)(view)(request, **address)
    except PermissionDenied:
        return "denied"
    except Http404:
        return "nothing"
    return "in"


@pytest.fixture
def ask(cast):
    """ask(guard, name) → what becomes of this member who asks for something of Acme's."""
    address = {
        "lead_of_business": {"business_id": cast.acme.pk},
        "lead_of_team": {"team_id": Team.objects.get(name="Cards").pk},
        "reader_of_business": {"key": "acme"},
        "admin_of_business": {"key": "acme"},
        "admin_of_password": {"key": "acme", "membership": cast.membership("agent").pk},
        "audit_of_business": {"key": "acme"},
    }

    def asked(guard, name):
        request = RequestFactory().get("/", {"business": "acme"})
        request.user = cast.people[name]
        return outcome(guard, request, **address.get(guard, {}))

    return asked


@pytest.mark.parametrize("guard", ANYWHERE)
def test_a_page_of_no_business_is_for_those_with_the_right_in_any(ask, guard):
    assert {name for name in EVERYBODY if ask(guard, name) == "in"} == ANYWHERE[guard]
    assert {name for name in EVERYBODY if ask(guard, name) == "nothing"} == set()


@pytest.mark.parametrize("guard", AT_ACME)
def test_a_thing_of_a_business_is_for_those_with_the_right_there(ask, guard):
    comes_in, finds_nothing = AT_ACME[guard]
    assert {name for name in EVERYBODY if ask(guard, name) == "in"} == comes_in
    assert {name for name in EVERYBODY if ask(guard, name) == "nothing"} == finds_nothing


def test_without_a_name_analysts_get_their_first_business_and_others_none(cast):
    request = RequestFactory().get("/")
    for name, expected in (
        ("rival", "in"),
        ("analyst", "in"),
        ("agent", "denied"),
        ("nobody", "denied"),
    ):
        request.user = cast.people[name]
        assert outcome("analyst_of_business", request) == expected


def test_a_view_is_given_the_thing_that_the_address_names(cast):
    team = Team.objects.get(name="Cards")
    request = RequestFactory().get("/", {"business": "acme"})
    request.user = cast.people["admin"]
    given = []

    def note(request, thing):
        given.append(thing)

    guards.lead_of_business(note)(request, business_id=cast.acme.pk)
    guards.lead_of_team(note)(request, team_id=team.pk)
    guards.admin_of_business(note)(request, key="acme")
    guards.analyst_of_business(note)(request)
    assert given == [cast.acme, team, cast.acme, cast.acme]
    assert request.businesses == [(cast.acme.pk, "acme", cast.acme.name)]


def test_an_admin_sets_no_password_of_who_belongs_elsewhere_too(ask, cast):
    agent = cast.people["agent"]
    Membership.objects.create(business=cast.rival_business, person=agent, role="agent")
    assert {name: ask("admin_of_password", name) for name in ("admin", "owner", "lead")} == {
        "admin": "denied",
        "owner": "in",
        "lead": "nothing",
    }


def test_every_guard_is_in_a_table_above():
    named = {name for name in vars(guards) if name.endswith("_required") or "_of_" in name}
    helpers = {"agents_of", "lookup_businesses"}
    assert named - helpers == ANYWHERE.keys() | AT_ACME.keys()
