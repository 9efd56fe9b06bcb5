"""Setting up, people and invitations: a business's admins and the owner, nobody else anything."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from chatlinks.conversations.models import GuessAlarm
from chatlinks.web.serving.logs import QuietTokens
from chatlinks.workspaces.models import Invitation, Membership
from chatlinks.workspaces.people import invitations
from tests.kit.access_table import is_sent_to_sign_in
from tests.kit.acting.invited import invite, join
from tests.kit.cast import SECRETS
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.reading import held
from tests.kit.watching.census import census
from tests.kit.watching.logged import everything_logged

# Route → what an admin of the business sends for a change.
OF_ONE_BUSINESS = {
    "next-steps": {"web-chat": "1"},
    "example-conversation": {},
    "people": {"email": "invited@acme.example", "role": "agent"},
    "revoke-invitation": {},
    "new-password-link": {},
    "end-hold": {},
    "member-permission": {"allowed": "1", "sure": "1"},
}
PAGES = ("next-steps", "people")
LINK = re.compile(r'value="http://[^"/]+(/(?:invitation|accounts/password/reset/key)/[^"]+)"')


@pytest.fixture
def addresses(cast):
    """Route → where it is for Acme Bank."""
    _, invitation = invite(cast)
    held_until = timezone.now() + timedelta(hours=1)
    alarm = GuessAlarm.objects.create(
        business=cast.acme,
        person=cast.people["agent"],
        texts=12,
        values=12,
        held_until=held_until,
    )
    ids = {
        "end-hold": [alarm.pk],
        "revoke-invitation": [invitation],
        "member-permission": [cast.membership("agent").pk],
        "new-password-link": [cast.membership("agent").pk],
    }
    return {name: reverse(name, args=["acme", *ids.get(name, [])]) for name in OF_ONE_BUSINESS}


def changed(cast):
    """What any of them would change."""
    now = timezone.now()
    held_back = GuessAlarm.objects.filter(held_until__gt=now).count()
    return census(), invitations.open_ones(cast.acme).count(), held_back


@pytest.mark.parametrize("name", OF_ONE_BUSINESS)
def test_who_is_no_admin_of_the_business_gets_nothing_of_it(cast, sign_in, addresses, name):
    before = changed(cast)
    for who in MANAGE_NOTHING:
        for verb in ("get", "post"):
            client = sign_in(who)
            answer = getattr(client, verb)(addresses[name], OF_ONE_BUSINESS[name])
            assert answer.status_code in ({404} if name in PAGES else {404, 405}), (who, verb)
            assert held(answer, ["Acme", *SECRETS]) == []
    assert is_sent_to_sign_in(sign_in(None).post(addresses[name], OF_ONE_BUSINESS[name]))
    assert changed(cast) == before


@pytest.mark.parametrize("name", OF_ONE_BUSINESS)
@pytest.mark.parametrize("who", ["admin", "owner"])
def test_an_admin_does_it(cast, sign_in, addresses, name, who):
    before = changed(cast)
    answer = sign_in(who).post(addresses[name], OF_ONE_BUSINESS[name])
    assert answer.status_code in (200, 302)
    assert held(answer, SECRETS) == []
    assert changed(cast) != before


@pytest.mark.parametrize(
    "name", ["revoke-invitation", "new-password-link", "end-hold", "member-permission"]
)
def test_nothing_is_changed_by_looking(cast, sign_in, addresses, name):
    assert sign_in("admin").get(addresses[name]).status_code == 405


def test_only_the_owner_makes_businesses(cast, sign_in):
    form = {"name": "Third", "time_zone": "UTC", "smart_agent_chat": "on"}
    assert is_sent_to_sign_in(sign_in(None).get("/start"))
    for who in (*MANAGE_NOTHING, "admin"):
        assert sign_in(who).get("/start").status_code == 403
        assert sign_in(who).post("/start", form).status_code == 403
    assert sign_in("owner").get("/start").status_code == 200
    assert sign_in("owner").post("/start", form).headers["Location"] == "/start/third"


def test_the_list_of_businesses_holds_ones_own(cast, sign_in):
    assert sign_in("admin").get("/people").headers["Location"] == "/people/acme"
    assert sign_in("rival").get("/people").headers["Location"] == "/people/rival"
    assert held(sign_in("owner").get("/people"), ["Acme", "Rival"]) == ["Acme", "Rival"]
    for who in set(MANAGE_NOTHING) - {"rival"}:
        assert sign_in(who).get("/people").status_code == 403


def test_an_invitation_of_another_business_is_not_revoked(cast, sign_in):
    _, invitation = invite(cast)
    path = reverse("revoke-invitation", args=["rival", invitation])
    assert sign_in("rival").post(path).status_code == 404
    assert Invitation.objects.get(pk=invitation).revoked_at is None


def test_an_invitation_gives_what_was_chosen_and_no_more(cast):
    token, _ = invite(cast, role="team_lead", smart_agent_chat=False, intelligent_analytics=True)
    join(token, role="admin", view_personal_details="on", is_superuser="on")
    member = Membership.objects.get(person__email="new@acme.example")
    assert (member.business, member.role) == (cast.acme, "team_lead")
    rights = (member.smart_agent_chat, member.intelligent_analytics, member.view_personal_details)
    assert rights == (False, True, False)
    assert not member.person.is_superuser
    assert not member.person.is_staff


@pytest.mark.parametrize("email", ["agent@acme.example", "owner@acme.example"])
def test_an_invitation_takes_over_no_account(cast, sign_in, email):
    token, _ = invite(cast, email, by="rival")
    before = census()
    answer = join(token)
    assert answer.status_code == 200
    assert "You have an account here already" in answer.text
    assert join(token, sign_in("rival")).status_code == 200
    assert census() == before


@pytest.mark.parametrize("who", ["rival", "owner", "nobody"])
def test_an_admin_makes_no_password_link_for_who_belongs_elsewhere_too(cast, sign_in, who):
    person = cast.people[who]
    elsewhere = cast.rival_business if who == "nobody" else None
    if elsewhere:
        Membership.objects.create(business=elsewhere, person=person)
    member = Membership.objects.create(business=cast.acme, person=person)
    path = reverse("new-password-link", args=["acme", member.pk])
    assert sign_in("admin").post(path).status_code == 403
    assert path not in sign_in("admin").get("/people/acme").text
    assert sign_in("owner").post(path).status_code == 200


def test_no_link_is_logged_or_shown_twice(cast, sign_in, addresses, settings):
    settings.BASE_URL = "http://testserver"
    client = sign_in("admin")
    with everything_logged(QuietTokens()) as log:
        for name in ("people", "new-password-link"):
            page = client.post(addresses[name], OF_ONE_BUSINESS[name]).text
            path = LINK.search(page)[1]
            token = path.rstrip("/").rpartition("/")[2]
            assert token not in client.get("/people/acme").text
            client.get(path)
            client.get(f"{path}x")
            client.get(f"/accounts/login/?next={path}")
            assert token[:20] not in log.getvalue()
    assert "/invitation/…" in log.getvalue()
