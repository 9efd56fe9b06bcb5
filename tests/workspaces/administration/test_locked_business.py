"""A business that can't be deleted is locked: nobody but its admins comes in until it is
unlocked.
"""

import pytest
from django.urls import reverse

from chatlinks.chats.models import Widget
from chatlinks.workspaces.models import Business, Membership
from tests.kit.acting.invited import EMAIL, invite, join
from tests.kit.links import path_of
from tests.kit.reading import held

FORM = {
    "key": "acme",
    "name": "Acme Bank",
    "time_zone": "Asia/Kolkata",
    "masking": "on",
    "profile": "strict",
    "agents_open": "all",
}
MEMBERS = ["agent", "lead_both_permitted", "analyst"]


def save(client, cast, **changes):
    path = reverse("admin:workspaces_business_change", args=[cast.acme.pk])
    return client.post(path, {**FORM, **changes})


@pytest.fixture
def locked(cast, sign_in):
    """Acme Bank, by who manages the server."""
    assert save(sign_in("owner"), cast, locked="on").status_code == 302
    cast.acme.refresh_from_db()
    assert cast.acme.locked


def test_the_page_says_why_it_is_not_deleted_and_what_can_be_done(cast, sign_in):
    path = reverse("admin:workspaces_business_change", args=[cast.acme.pk])
    page = sign_in("owner").get(path).text
    assert "A business that left records is never deleted" in page
    assert 'name="locked"' in page
    assert 'name="locked"' not in sign_in("admin").get(path).text


def test_nobody_but_its_admins_comes_in(cast, sign_in, locked):
    members = path_of(cast.members_link)
    for name in MEMBERS:
        client = sign_in(name)
        for path in (members, "/chats", "/businesses", "/analytics/messages?business=acme"):
            answer = client.get(path)
            assert answer.status_code in (403, 404), (name, path)
            assert held(answer, ["lotus", "asha bot"]) == []
        assert held(client.get("/"), ["lotus", "asha bot"]) == []
    assert sign_in("admin").get(members).status_code == 200


def test_links_for_anyone_and_the_web_chat_are_closed(cast, client, locked):
    link = cast.anyone_link()
    Widget.objects.create(business=cast.acme)
    answer = client.get(path_of(link))
    assert answer.status_code == 410
    assert held(answer, ["lotus", "asha bot"]) == []
    assert client.get("/w/acme").status_code == 404
    assert client.post("/w/acme/session").status_code == 404


def test_unlocked_everything_is_as_it_was(cast, sign_in, locked):
    active = set(Membership.objects.filter(active=True).values_list("person__name", flat=True))
    assert "Agent" not in active
    assert save(sign_in("owner"), cast).status_code == 302
    now = Membership.objects.filter(business=cast.acme, active=True)
    assert set(now.values_list("person__name", flat=True)) >= {"Agent", "Admin", "Analyst"}
    assert not cast.membership("former").active
    assert sign_in("agent").get(path_of(cast.members_link)).status_code == 200


def test_whoever_joins_meanwhile_comes_in_later(cast, sign_in, locked):
    token, _ = invite(cast)
    join(token)
    member = Membership.objects.get(person__email=EMAIL)
    assert (member.active, member.locked_out) == (False, True)
    save(sign_in("owner"), cast)
    member.refresh_from_db()
    assert member.active


def test_an_admin_of_the_business_neither_locks_nor_unlocks_it(cast, sign_in, locked):
    save(sign_in("admin"), cast)
    assert Business.objects.get(pk=cast.acme.pk).locked
