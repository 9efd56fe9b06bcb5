"""A chat waits for its user."""

from datetime import timedelta

from chatlinks.conversations.models import Conversation
from tests.kit.acting.my_chats import AGENT, post


def test_marking_as_waiting_can_be_taken_back_and_the_wait_goes_on(cast, chat, sign_in):
    client, since = sign_in(AGENT), Conversation.objects.get(pk=chat.pk).waiting_since
    post(client, chat, "wait")
    assert Conversation.objects.get(pk=chat.pk).state == "waiting"
    assert "Back to active" in client.get(f"/chats/{chat.pk}").text
    post(client, chat, "resume")
    chat.refresh_from_db()
    assert chat.state == "active"
    assert abs(chat.waiting_since - since) < timedelta(seconds=1)
