"""Inviting somebody by a link that works once; and links for new passwords."""

import re

import pytest
from django.core import mail
from django.test import Client

from chatlinks.workspaces.models import Invitation, Membership
from tests.kit.invited import EMAIL, invite, join

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
