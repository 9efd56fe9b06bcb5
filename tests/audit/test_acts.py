"""What is done to members, rights and links is on record: what, by whom, to whom."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from chatlinks.audit.models import AuditRecord
from chatlinks.chats import remarks, transitions
from chatlinks.conversations.live import guesses, opening
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Membership
from tests.kit.acting.invited import EMAIL, invite, join
from tests.kit.links import link_for_people, locked_link, path_of
from tests.kit.watching.stored import dumped


def on_record(kind):
    """(what, by whom, about whom) of each, oldest first."""
    held = AuditRecord.objects.filter(kind=kind).select_related("person", "about").order_by("id")
    return [
        (each.what, each.person and each.person.name, each.about and each.about.name)
        for each in held
    ]


def test_an_invitation_is_on_record_until_it_is_accepted_or_revoked_and_never_its_address(cast):
    token, id_ = invite(cast, role="team_lead", export=False, view_personal_details=True)
    join(token)
    rights = "team lead: Smart Agent Chat, Chat Agent View Personal Details"
    assert on_record("rights") == [
        (f"invited, invitation {id_}: {rights}", "Admin", None),
        (f"accepted, invitation {id_}: {rights}", "Newcomer", None),
        (f"has rights: {rights}", "Newcomer", "Newcomer"),
    ]
    assert EMAIL not in str(on_record("rights"))


def test_a_revoked_invitation_is_on_record_once(cast, sign_in):
    _, id_ = invite(cast)
    admin = sign_in("admin")
    for _ in range(2):
        admin.post(f"/people/acme/invitations/{id_}/revoke")
    [_, (what, by, _)] = on_record("rights")
    assert (what.split(":")[0], by) == (f"revoked, invitation {id_}", "Admin")


FORM = {"role": "agent", "smart_agent_chat": "on", "export": "on"}


@pytest.fixture
def member(cast):
    return cast.membership("agent")


def edit(client, member, **form):
    path = f"/admin/workspaces/membership/{member.pk}/change/"
    whose = {"business": member.business_id, "person": member.person_id}
    answer = client.post(path, {**whose, **FORM, **form})
    assert answer.status_code == 302, answer.text
    return answer


def test_what_an_admin_makes_of_a_member_is_on_record(cast, sign_in, member):
    edit(sign_in("admin"), member, role="team_lead", active="on")
    edit(sign_in("admin"), member, role="team_lead")
    assert on_record("rights") == [
        ("changed: team lead: Smart Agent Chat, Export", "Admin", "Agent"),
        ("changed: team lead: Smart Agent Chat, Export, switched off", "Admin", "Agent"),
    ]


def test_taking_a_member_out_is_on_record(cast, sign_in, member):
    path = f"/admin/workspaces/membership/{member.pk}/delete/"
    sign_in("admin").post(path, {"post": "yes"})
    assert not Membership.objects.filter(pk=member.pk).exists()
    [(what, by, about)] = on_record("rights")
    assert what.startswith("taken out, who was: agent")
    assert (by, about) == ("Admin", "Agent")


def test_what_a_business_allows_of_links_is_on_record_field_by_field(cast, sign_in):
    form = {"state": "paused", "makers": "members", "sites": "https://intranet.acme.example"}
    sign_in("admin").post("/links/of/acme/policy", form)
    assert on_record("link policy") == [
        (
            "state: paused; the transcript can be downloaded: no;"
            " files of bot and agents may go along: no; sites: 1",
            "Admin",
            None,
        )
    ]
    sign_in("admin").post("/links/of/acme/policy", form)
    assert len(on_record("link policy")) == 1


def test_ending_many_links_and_taking_that_back_is_on_record_of_each(cast, sign_in):
    links = [cast.anyone_link(), locked_link(cast)]
    admin = sign_in("admin")
    admin.post("/links/end", {"link": [link.pk for link in links]})
    assert ended_links("revoked") == {link.pk for link in links}
    admin.post("/links/restore", {"links": ",".join(str(link.pk) for link in links)})
    assert ended_links("restored") == {link.pk for link in links}
    ending = {"state": "ended", "makers": "members", "sure": "on"}
    admin.post("/links/of/acme/policy", ending)
    assert AuditRecord.objects.filter(kind="revoked").count() == 4


def ended_links(kind):
    return set(AuditRecord.objects.filter(kind=kind).values_list("link_id", flat=True))


def test_an_address_struck_off_is_on_record(cast, sign_in):
    link = link_for_people(cast, "asha@partner.example")
    address = link.invitees.get()
    path = f"{path_of(cast.members_link)}/shares/{link.pk}/people/{address.pk}/strike"
    for _ in range(2):
        sign_in("admin").post(path)
    [record] = AuditRecord.objects.filter(kind="struck")
    assert (record.link_id, record.address_id) == (link.pk, address.pk)
    page = sign_in("auditor").get("/audit/acme?kind=struck").text
    assert "asha@partner.example" in page


def test_too_many_passcodes_are_on_record_once(cast, fresh_limits):
    link = locked_link(cast)
    for _ in range(14):
        answer = Client().post(f"{path_of(link)}/passcode", {"passcode": "wrong"})
    assert answer.status_code == 429
    [record] = AuditRecord.objects.filter(kind="guessing")
    assert (record.link_id, record.what) == (link.pk, "too many wrong passcodes from one place")


def test_too_many_codes_asked_for_are_on_record_once(cast, fresh_limits):
    link = link_for_people(cast, "asha@partner.example")
    for _ in range(6):
        Client().post(f"{path_of(link)}/code", {"address": "eve@else.example"})
    [record] = AuditRecord.objects.filter(kind="guessing")
    assert record.what == "too many codes asked for from one place"
    assert ChatLink.objects.filter(pk=record.link_id, audience="people").exists()


def test_a_link_for_a_new_password_is_on_record_and_not_the_link(cast, sign_in, member):
    path = f"/people/acme/members/{member.pk}/new-password"
    page = sign_in("admin").post(path).text
    assert on_record("rights") == [("made a link for a new password", "Admin", "Agent")]
    [key] = set(re.findall(r"/password/reset/key/([\w-]+)/", page))
    assert key not in sign_in("auditor").get("/audit/acme").text
    assert sign_in("lead").post(path).status_code == 404
    assert len(on_record("rights")) == 1


BUSINESS = {
    "key": "acme",
    "name": "Acme Bank",
    "time_zone": "Asia/Kolkata",
    "masking": "on",
    "profile": "strict",
    "agents_open": "all",
}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"agents_open": "own"}, "agents open: own"),
        ({"locked": "on"}, "locked: yes"),
    ],
)
def test_what_a_business_shows_is_on_record_field_by_field(cast, sign_in, chosen, said):
    """As its administration changes it; once, however often it is saved."""
    path = f"/admin/workspaces/business/{cast.acme.pk}/change/"
    for _ in range(2):
        answer = sign_in("owner").post(path, {**BUSINESS, **chosen})
        assert answer.status_code == 302, answer.text
    assert on_record("policy") == [(said, "Owner", None)]


@pytest.mark.parametrize(("switch", "said"), [("masking", "asking"), ("leads", "eads")])
def test_what_its_admins_switch_is_on_record_by_whom(cast, sign_in, switch, said):
    form = {"masking": "0", "leads": "1", "sure": "1"}
    sign_in("admin").post(reverse(f"switch-{switch}", args=["acme"]), form)
    [(what, by, _)] = on_record("policy")
    assert said in what
    assert by == "Admin"


def test_guessing_what_is_hidden_is_on_record_and_never_the_guess(cast, monkeypatch):
    monkeypatch.setattr(guesses, "most_values", lambda *someone: 1)
    names = ["Rukmini", "Chandrika"]
    for number, name in enumerate(names):
        contact = IncomingContact(id=f"u{number}", name=f"{name} Das", channel="web")
        written = transitions.user_writes(cast.acme, contact, opening.message("user", "Hello"))
        text = f"Is it {name}?"
        remarks.add_note(cast.acme, written.conversation_id, cast.people["agent"], text)
    [record] = AuditRecord.objects.filter(kind="guessing")
    assert (record.what, record.person) == (guesses.HELD_BACK, cast.people["agent"])
    assert record.conversation_id == written.conversation_id
    assert not [name for name in names if name in dumped("audit_record")]
