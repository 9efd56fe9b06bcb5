"""Agents come and go."""

from chatlinks.chats import presence
from tests.kit.acting.chats import OFFLINE, handed_over, online


def test_signing_out_hands_the_chats_back_to_the_queue(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    presence.set_status(cast.people["agent"], OFFLINE)
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", None)
