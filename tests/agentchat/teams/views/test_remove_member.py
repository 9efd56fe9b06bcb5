"""Somebody works in a team no more."""

from tests.kit.acting.chats import handed_over, online
from tests.kit.acting.teams import cards


def test_who_is_removed_keeps_their_chats_and_gets_no_more(cast, sign_in):
    online(cast, "agent")
    chat = handed_over(cast)
    sign_in("lead").post(f"/teams/{cards(cast).pk}/members/{cast.people['agent'].pk}/remove")
    chat.refresh_from_db()
    assert chat.assignee == cast.people["agent"]
    assert handed_over(cast, "visitor-2").state == "queued"
