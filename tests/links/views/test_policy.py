"""What a business allows of links that open without signing in, and that it is obeyed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chatlinks.links.models import ChatLink, LinkPolicy
from chatlinks.links.sharing import policy
from chatlinks.workspaces.models import Membership
from tests.kit.links import foreign_link, path_of

PATH = "/links/of/acme/policy"
ALLOWED = {"state": "allowed", "makers": "members", "download": "on"}


def choose(cast, **fields):
    LinkPolicy.objects.update_or_create(business=cast.acme, defaults=fields)


def make(client, cast, **form):
    return client.post(f"{path_of(cast.members_link)}/shares", {"expires": "1d", **form})


def shared():
    return ChatLink.objects.exclude(audience="members")


def test_paused_all_stop_and_go_on_when_it_is_resumed(cast, sign_in):
    link, admin = cast.anyone_link(), sign_in("admin")
    admin.post(PATH, {**ALLOWED, "state": "paused"})
    stopped = Client().get(path_of(link))
    assert stopped.status_code == 410
    assert "This link is paused" in stopped.text
    assert Client().get(f"{path_of(link)}/transcript.txt").status_code == 410
    assert make(sign_in("agent"), cast).status_code == 403
    assert sign_in("agent").get(path_of(cast.members_link)).status_code == 200
    admin.post(PATH, ALLOWED)
    assert Client().get(path_of(link)).status_code == 200


def test_ended_they_never_come_back_and_it_is_asked_first(cast, sign_in):
    link, admin = cast.anyone_link(), sign_in("admin")
    asked = admin.post(PATH, {**ALLOWED, "state": "ended"})
    assert asked.status_code == 400
    assert "There is no way back" in asked.text
    assert Client().get(path_of(link)).status_code == 200
    admin.post(PATH, {**ALLOWED, "state": "ended", "sure": "on"})
    admin.post(PATH, ALLOWED)
    assert Client().get(path_of(link)).status_code == 410
    admin.post("/links/restore", {"links": str(link.pk), "of": "acme"})
    assert Client().get(path_of(link)).status_code == 410


@pytest.mark.parametrize(
    ("makers", "who"),
    [
        ("members", {"agent", "lead", "admin", "analyst"}),
        ("leads", {"lead", "admin"}),
        ("admins", {"admin"}),
    ],
)
def test_who_makes_them(cast, sign_in, makers, who):
    choose(cast, makers=makers)
    for name in ("agent", "lead", "admin", "analyst"):
        client = sign_in(name)
        assert make(client, cast).status_code == (302 if name in who else 403)
        panel = client.get(f"{path_of(cast.members_link)}/share").text
        assert ('id="make-link"' in panel) == (name in who)
    assert shared().count() == len(who)


def test_the_longest_life_is_all_that_is_offered_and_taken(cast, sign_in):
    choose(cast, longest_days=1)
    client = sign_in("agent")
    panel = client.get(f"{path_of(cast.members_link)}/share").text
    assert 'value="1d"' in panel
    assert 'value="7d"' not in panel
    assert 'value="never"' not in panel
    for expires in ("7d", "never"):
        assert make(client, cast, expires=expires).status_code == 400
    assert make(client, cast).status_code == 302


def test_a_passcode_that_is_required_is_asked_for_at_its_field(cast, sign_in):
    choose(cast, passcode_required=True)
    wrong = make(sign_in("agent"), cast)
    assert wrong.status_code == 400
    assert "asks for a passcode" in wrong.text
    assert make(sign_in("agent"), cast, passcode="abcd").status_code == 302


def test_without_download_a_stranger_has_no_transcript_and_members_have(cast, sign_in):
    choose(cast, download=False)
    path = path_of(cast.anyone_link())
    assert Client().get(f"{path}/transcript.txt").status_code == 403
    assert "transcript.txt" not in Client().get(path).text
    assert sign_in("agent").get(f"{path}/transcript.txt").status_code == 200


def framed_by(response):
    policy = response.headers["Content-Security-Policy"]
    return policy.split("frame-ancestors ")[1].split(";")[0]


def test_named_sites_frame_what_a_stranger_gets_and_nothing_else(cast, sign_in):
    path = path_of(cast.anyone_link())
    assert framed_by(Client().get(path)) == "'none'"
    choose(cast, sites=["https://help.example.com"])
    assert framed_by(Client().get(path)) == "https://help.example.com"
    assert framed_by(sign_in("agent_permitted").get(path)) == "'none'"
    assert framed_by(sign_in("agent").get(path_of(cast.members_link))) == "'none'"


@pytest.mark.parametrize(
    "site", ["http://a.example", "https://a.example/x", "*", "https://*", "https://a.example;x"]
)
def test_what_is_no_site_is_said_at_its_field(cast, sign_in, site):
    answer = sign_in("admin").post(PATH, {**ALLOWED, "sites": site})
    assert answer.status_code == 400
    assert "is no site" in answer.text
    assert not LinkPolicy.objects.exists()


def test_who_leaves_takes_their_links_along_where_that_is_chosen(cast):
    leaving = cast.anyone_link()
    ChatLink.objects.filter(pk=leaving.pk).update(made_by=cast.people["agent"])
    staying = cast.anyone_link()
    member = cast.membership("agent")
    member.active = False
    member.save()
    assert policy.end_those_of_leavers() == 0
    choose(cast, end_with_maker=True)
    assert policy.end_those_of_leavers() == 1
    leaving.refresh_from_db()
    staying.refresh_from_db()
    assert leaving.revoked_at is not None
    assert staying.revoked_at is None


def test_who_leaves_one_business_takes_along_what_they_made_there_and_nothing_else(cast):
    """Whether or not they are a member of another one, and whatever that one chose."""
    leaver = cast.people["agent"]
    here, there = cast.anyone_link(), foreign_link(cast)
    ChatLink.objects.filter(pk__in=[here.pk, there.pk]).update(made_by=leaver)
    member = Membership.objects.create(business=cast.rival_business, person=leaver)
    Membership.objects.filter(pk=cast.membership("agent").pk).update(active=False)
    choose(cast, end_with_maker=True)
    assert policy.end_those_of_leavers() == 1
    assert [*shared().exclude(revoked_at=None)] == [here]
    member.delete()
    assert policy.end_those_of_leavers() == 0


@pytest.mark.parametrize("name", [None, "agent", "lead", "rival", "owner"])
def test_only_admins_choose(cast, sign_in, name):
    answer = sign_in(name).post(PATH, {**ALLOWED, "state": "paused"})
    assert answer.status_code == (302 if name in (None, "owner") else 404)
    assert LinkPolicy.objects.filter(state="paused").exists() == (name == "owner")


def test_another_businesses_links_go_on(cast, sign_in):
    ends = timezone.now() + timedelta(days=1)
    link = cast.anyone_link(expires_at=ends)
    LinkPolicy.objects.create(business=cast.rival_business, state="paused")
    assert Client().get(path_of(link)).status_code == 200
    LinkPolicy.objects.all().delete()
    theirs = foreign_link(cast)
    sign_in("admin").post(PATH, {**ALLOWED, "state": "ended", "sure": "on"})
    assert Client().get(path_of(link)).status_code == 410
    assert Client().get(path_of(theirs)).status_code == 200


def test_what_one_ended_before_all_were_ended_does_not_come_back(cast, sign_in):
    link, admin = cast.anyone_link(), sign_in("admin")
    admin.post("/links/end", {"link": [link.pk]})
    choose(cast, state="ended")
    admin.post("/links/restore", {"links": str(link.pk), "of": "acme"})
    choose(cast, state="allowed")
    assert Client().get(path_of(link)).status_code == 410
