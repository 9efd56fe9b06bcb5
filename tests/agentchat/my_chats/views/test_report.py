"""A chat is reported as inappropriate."""

from chatlinks.chats.models import (
    ChatReport,
)
from tests.kit.acting.my_chats import AGENT, post


def test_a_chat_is_reported_once(cast, chat, sign_in):
    for reason in ("abuse", "spam"):
        post(sign_in(AGENT), chat, "report", reason=reason)
    assert ChatReport.objects.get(conversation=chat).reason == "abuse"
