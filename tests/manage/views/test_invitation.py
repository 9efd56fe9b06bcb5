"""What an invitation's link does, for whom."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from chatlinks.workspaces.models import Invitation
from tests.kit.acting.invited import invite, join


def test_an_invitation_ends_after_a_week(cast, client):
    token, id_ = invite(cast)
    Invitation.objects.filter(pk=id_).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(f"/invitation/{token}").status_code == 404
    assert join(token).status_code == 404


def test_who_has_an_account_signs_in_and_joins_by_one_click(cast, sign_in):
    token, _ = invite(cast, "nobody@acme.example")
    assert "Sign in with it" in Client().get(f"/invitation/{token}").text
    client = sign_in("nobody")
    assert "Join" in client.get(f"/invitation/{token}").text
    assert join(token, client).headers["Location"] == "/chats"


def test_who_is_signed_in_as_somebody_else_is_told_so(cast, sign_in):
    token, id_ = invite(cast)
    assert "Sign out, then" in sign_in("agent").get(f"/invitation/{token}").text
    assert join(token, sign_in("agent")).status_code == 200
    assert Invitation.objects.get(pk=id_).accepted_at is None


def test_a_former_member_who_is_invited_again_has_the_new_rights(cast, sign_in):
    token, _ = invite(cast, "former@acme.example", intelligent_analytics=False)
    join(token, sign_in("former"))
    member = cast.membership("former")
    assert member.active
    assert not member.intelligent_analytics


def test_a_bad_password_is_said_at_its_field_and_uses_nothing_up(cast):
    token, _ = invite(cast)
    answer = join(token, password="short")
    assert answer.status_code == 400
    assert "too short" in answer.text
    assert 'value="Newcomer"' in answer.text
    assert join(token).status_code == 302
