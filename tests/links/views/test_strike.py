"""Striking somebody off a list: of this conversation's links alone. The rest is in test_code.py."""

from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.links.people import invitees
from tests.kit.links import foreign_link, path_of


def test_an_address_of_another_link_is_not_struck(cast, sign_in):
    mine = ChatLink.for_anyone(cast.conversation, None, None, LinkTerms(audience="people"))
    theirs = foreign_link(cast)
    invitees.invite(theirs, ["a@b.example"])
    row = theirs.invitees.get()
    for share in (mine, theirs):
        path = f"{path_of(cast.members_link)}/shares/{share.pk}/people/{row.pk}/strike"
        assert sign_in("admin").post(path).status_code == 404
    row.refresh_from_db()
    assert row.struck_at is None
