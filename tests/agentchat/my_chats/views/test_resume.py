"""A chat doesn't wait for its user after all."""

from tests.kit.acting.my_chats import AGENT, post


def test_whoever_was_answered_does_not_wait_when_their_chat_is_active_again(cast, chat, sign_in):
    client = sign_in(AGENT)
    for verb, data in (("reply", {"text": "Good morning"}), ("wait", {}), ("resume", {})):
        post(client, chat, verb, **data)
    chat.refresh_from_db()
    assert (chat.state, chat.waiting_since) == ("active", None)
