"""Invitations that stand open."""

from chatlinks.workspaces.models import Invitation
from chatlinks.workspaces.people import invitations
from tests.kit.acting.invited import invite, join


def test_one_that_was_accepted_is_open_no_more(cast):
    token, id_ = invite(cast)
    assert [each.pk for each in invitations.open_ones(cast.acme)] == [id_]
    join(token)
    assert not invitations.open_ones(cast.acme).exists()


def test_it_makes_one_member_and_only_while_it_stands(cast):
    first, second = cast.people["nobody"], cast.people["rival"]
    _, id_ = invite(cast)
    invitation = Invitation.objects.get(pk=id_)
    assert invitations.accept(invitation, first) is not None
    assert invitations.accept(invitation, second) is None
    invitations.revoke(invitation, None)
    assert Invitation.objects.get(pk=id_).revoked_at is None
    _, id_ = invite(cast, "other@acme.example")
    revoked = Invitation.objects.get(pk=id_)
    invitations.revoke(revoked, None)
    assert invitations.accept(revoked, second) is None
