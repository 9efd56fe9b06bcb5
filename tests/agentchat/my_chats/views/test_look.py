"""The agent has the chat before them."""

from chatlinks.conversations.models import Conversation


def test_a_lead_who_looks_leaves_it_unread(cast, chat, sign_in):
    sign_in("lead").get(f"/chats/{chat.pk}")
    sign_in("lead").post(f"/chats/{chat.pk}/look")
    assert Conversation.objects.get(pk=chat.pk).unread == 1
