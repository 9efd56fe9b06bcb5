"""What has arrived counts as delivered."""

from chatlinks.chats.models import Delivery
from chatlinks.conversations.models import Message
from tests.kit.acting.web_chat import Browser, replies, with_agent


def test_what_has_arrived_counts_as_delivered_up_to_there_and_no_further(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    for text in ("one", "two", "three"):
        replies(cast, chat, text)
    visitor.look()
    up_to = visitor.seen[-2]["id"]
    assert visitor.post("received", {"up_to": up_to}).status_code == 200
    left = Delivery.objects.filter(conversation=chat, delivered_at=None)
    assert [Message.objects.get(pk=each.message).text for each in left] == ["three"]


def test_nobody_elses_messages_can_be_acknowledged(cast, acme):
    visitor, other = Browser(), Browser()
    chat = with_agent(cast, visitor)
    replies(cast, chat, "one")
    other.write("Hello")
    other.post("received", {"up_to": "9.999"})
    assert Delivery.objects.filter(conversation=chat, delivered_at=None).exists()
