"""What is to be delivered to the user."""

from chatlinks.chats import transitions
from chatlinks.chats.models import Delivery
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Message
from tests.kit.acting.chats import handed_over, online


def test_whoever_waits_is_told_that_nobody_is_there(cast):
    chat = handed_over(cast)
    assert (
        Message.objects.filter(conversation=chat, sender="other", text__contains="away").count()
        == 1
    )


def test_a_reply_goes_to_the_user_by_the_outbox(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    message_id = transitions.reply(
        cast.acme, chat.pk, cast.people["agent"], opening.message("agent", "Good morning")
    )
    assert Delivery.objects.get(message=message_id).delivered_at is None
    assert Message.objects.get(pk=message_id).sender == "agent"
