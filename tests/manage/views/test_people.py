"""Inviting somebody by a link that works once; and links for new passwords."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chatlinks.accounts.models import Person
from chatlinks.workspaces.models import Business, Invitation, Membership, RuleChange
from tests.kit.acting.invited import EMAIL, invite, join

INVITED = {"email": EMAIL, "role": "agent", "smart_agent_chat": "on"}
LINK = re.compile(r'value="http://testserver(/[^"]+)"')


@pytest.fixture
def admin(sign_in, settings):
    settings.BASE_URL = "http://testserver"
    return sign_in("admin")


def link_of(answer):
    return LINK.search(answer.text)[1]


def test_who_is_invited_lands_in_the_business_with_the_rights_that_were_chosen(cast, admin):
    team = cast.acme.teams.get()
    link = link_of(admin.post("/people/acme", {**INVITED, "teams": [team.pk]}))
    stranger = Client()
    assert "Join" in stranger.get(link).text
    form = {"name": "Newcomer", "password": "correct horse battery"}
    assert stranger.post(link, form).headers["Location"] == "/chats"
    assert stranger.get("/chats").status_code == 200
    member = Membership.objects.get(person__email=EMAIL)
    assert list(member.teams.all()) == [team]
    assert "Newcomer" in admin.get("/people/acme").text
    assert Client().get(link).status_code == 404


def test_an_open_invitation_is_listed_and_can_be_revoked(cast, admin):
    link = link_of(admin.post("/people/acme", INVITED))
    page = admin.get("/people/acme").text
    assert EMAIL in page
    assert "Open invitations" in page
    invitation = Invitation.objects.get()
    admin.post(f"/people/acme/invitations/{invitation.pk}/revoke")
    assert "Open invitations" not in admin.get("/people/acme").text
    assert Client().get(link).status_code == 404
    assert join(link.rpartition("/")[2]).status_code == 404
    invitation.refresh_from_db()
    assert invitation.revoked_by == cast.people["admin"]


def test_it_is_mailed_where_mail_is_set_up_and_the_page_says_which(cast, admin, settings):
    page = admin.post("/people/acme", INVITED)
    [letter] = mail.outbox
    assert letter.to == [EMAIL]
    assert link_of(page) in letter.body
    assert f"It was mailed to {EMAIL}" in page.text
    settings.MAIL_IS_SET_UP = False
    page = admin.post("/people/acme", {**INVITED, "email": "two@acme.example"})
    assert len(mail.outbox) == 1
    assert "This server sends no mail" in page.text
    settings.MAIL_IS_SET_UP = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = admin.post("/people/acme", {**INVITED, "email": "three@acme.example"})
    assert "The mail couldn’t be sent" in page.text
    assert link_of(page)


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("agent@acme.example", "They are a member already"),
        ("nonsense", "Enter a valid email address"),
        (EMAIL, "There is an open invitation"),
    ],
)
def test_what_is_wrong_stands_at_its_field(cast, admin, email, said):
    invite(cast)
    answer = admin.post("/people/acme", {**INVITED, "email": email})
    assert answer.status_code == 400
    assert said in answer.text
    assert f'value="{email}"' in answer.text


def test_without_a_mail_server_an_admin_makes_a_link_for_a_new_password(cast, admin, settings):
    settings.MAIL_IS_SET_UP = False
    member = cast.membership("agent")
    link = link_of(admin.post(f"/people/acme/members/{member.pk}/new-password"))
    agent = Client()
    page = agent.get(link, follow=True)
    chosen = {"password1": "staple cell tower", "password2": "staple cell tower"}
    agent.post(page.redirect_chain[-1][0], chosen)
    login = {"login": "agent@acme.example", "password": "staple cell tower"}
    assert agent.post("/accounts/login/", login).headers["Location"] == "/chats"
    assert "This link has ended" in Client().get(link, follow=True).text
    history = admin.get(f"/admin/workspaces/membership/{member.pk}/history/").text
    assert "Made a link for a new password" in history


# ── Who sees personal details ───────────────────────────────────────────────────────────────────


def permission_of(cast, name):
    member = cast.membership(name)
    return f"/people/acme/members/{member.pk}/permission"


def test_the_permission_is_asked_about_in_figures_and_changes_nothing_first(cast, admin):
    page = admin.post(permission_of(cast, "agent"), {"allowed": "1"})
    assert "Let Agent see personal details?" in page.text
    assert "in up to 1 conversation." in page.text
    assert 'class="button amber" name="sure" value="1"' in page.text
    assert not cast.membership("agent").view_personal_details


def test_an_agent_narrowed_to_their_teams_is_asked_about_as_such(cast, admin):
    Business.objects.filter(pk=cast.acme.pk).update(agents_open="team")
    page = admin.post(permission_of(cast, "agent"), {"allowed": "1"})
    assert "as far as agents may open them: those of their teams" in page.text


def test_whom_it_shows_nothing_yet_it_says_so_of(cast, admin):
    page = admin.post(permission_of(cast, "analyst"), {"allowed": "1"})
    assert "It shows them nothing yet" in page.text


def test_it_is_given_with_a_second_press_recorded_and_undone(cast, admin):
    admin.post(permission_of(cast, "agent"), {"allowed": "1", "sure": "1"})
    assert cast.membership("agent").view_personal_details
    change = RuleChange.objects.get()
    assert (change.what, change.made_by) == ("Agent sees personal details", cast.people["admin"])
    assert admin.post(f"/masking/acme/changes/{change.pk}/undo").status_code == 302
    assert not cast.membership("agent").view_personal_details


def test_taken_back_beside_the_member_there_is_nothing_left_to_undo(cast, admin):
    path = permission_of(cast, "agent")
    admin.post(path, {"allowed": "1", "sure": "1"})
    admin.post(path, {"allowed": "0"})
    assert not RuleChange.objects.exclude(undo=None).exists()


def test_it_is_taken_back_at_once(cast, admin):
    admin.post(permission_of(cast, "agent_permitted"), {"allowed": "0"})
    assert not cast.membership("agent_permitted").view_personal_details


def test_an_invitation_that_shows_details_is_asked_about_and_keeps_what_was_chosen(cast, admin):
    team = cast.acme.teams.get()
    chosen = {**INVITED, "view_personal_details": "on", "teams": [team.pk]}
    page = admin.post("/people/acme", chosen)
    assert f"Invite {EMAIL} to see personal details?" in page.text
    assert f'name="teams" value="{team.pk}"' in page.text
    assert not Invitation.objects.exists()
    admin.post("/people/acme", {**chosen, "sure": "1"})
    assert Invitation.objects.get().view_personal_details


def test_ones_own_rights_are_asked_about_too(cast, admin):
    rights = {"smart_agent_chat": "on", "view_personal_details": "on"}
    page = admin.post("/start/acme", rights)
    assert "Let yourself see personal details?" in page.text
    assert not cast.membership("admin").view_personal_details
    admin.post("/start/acme", {**rights, "sure": "1"})
    assert cast.membership("admin").view_personal_details
    assert RuleChange.objects.get().undo == {"permission": cast.membership("admin").pk}


def test_the_administration_gives_it_to_nobody(cast, admin):
    member = cast.membership("agent")
    form = {
        "business": cast.acme.pk,
        "role": "agent",
        "smart_agent_chat": "on",
        "view_personal_details": "on",
        "active": "on",
    }
    page = admin.post(f"/admin/workspaces/membership/{member.pk}/change/", form)
    assert 'href="/people/acme">People</a>' in page.text
    new = {**form, "email": EMAIL, "name": "Newcomer"}
    assert admin.post("/admin/workspaces/membership/add/", new).status_code == 200
    assert not Membership.objects.filter(person__email=EMAIL).exists()
    assert not cast.membership("agent").view_personal_details


def test_nor_by_giving_the_access_that_it_belongs_to_or_bringing_somebody_back(cast, admin):
    for name, more in [("analyst_permitted", "smart_agent_chat"), ("former", "active")]:
        member = cast.membership(name)
        on = {"smart_agent_chat", "intelligent_analytics", "view_personal_details", "active"}
        form = {each: "on" for each in on if getattr(member, each) or each == more}
        form |= {"business": cast.acme.pk, "role": member.role}
        page = admin.post(f"/admin/workspaces/membership/{member.pk}/change/", form)
        assert page.status_code == 200, name
        assert getattr(cast.membership(name), more) is False


def test_however_many_members_there_are_the_page_asks_the_same(cast, admin):
    def asked():
        with CaptureQueriesContext(connection) as statements:
            assert admin.get("/people/acme").status_code == 200
        return len(statements)

    admin.get("/people/acme")
    before = asked()
    for n in range(5):
        person = Person.objects.create_user(f"more{n}@acme.example", name=f"More {n}")
        Membership.objects.create(business=cast.acme, person=person)
    assert asked() == before


def test_an_auditor_is_offered_no_permission_that_they_cannot_have(cast, admin):
    page = admin.get("/people/acme").text
    for name, offered in {"auditor": False, "agent": True}.items():
        address = f'action="/people/acme/members/{cast.membership(name).pk}/permission"'
        assert (address in page) == offered


def test_the_owner_chooses_among_businesses_and_may_make_another(sign_in):
    page = sign_in("owner").get("/people").text
    assert page.count("Make another business") == 1
    assert 'href="/people/acme"' in page
    assert 'href="/people/rival"' in page


def test_nobody_is_given_the_permission_by_an_admin_of_another_business(cast, sign_in):
    theirs = Membership.objects.filter(business=cast.rival_business).first()
    path = f"/people/acme/members/{theirs.pk}/permission"
    before = theirs.view_personal_details
    form = {"allowed": "0" if before else "1", "sure": "1"}
    assert sign_in("admin").post(path, form).status_code == 404
    theirs.refresh_from_db()
    assert theirs.view_personal_details == before
