"""What an agent of Acme does in My Chats."""

from chatlinks.conversations.models import Message

AGENT = "agent_permitted"


def post(client, chat, verb, **data):
    return client.post(f"/chats/{chat.pk}/{verb}", data)


def replies_of(chat):
    """What agents wrote to the user, in order."""
    replies = Message.objects.filter(conversation=chat, sender="agent").order_by("position")
    return list(replies.values_list("text", flat=True))
