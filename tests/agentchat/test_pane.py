"""One chat, as screens of Smart Agent Chat show it."""

import re

from django.utils import timezone

from chatlinks.chats.models import (
    Delivery,
)
from tests.kit.chats import (
    writes,
)
from tests.kit.my_chats import AGENT, post


def test_the_pane_begins_with_the_last_messages_and_leads_to_earlier_ones(cast, chat, sign_in):
    for place in range(60):
        writes(cast, f"message number {place} of many")
    client = sign_in(AGENT)
    page = client.get(f"/chats/{chat.pk}").text
    assert "number 59 of" in page
    assert "number 5 of" not in page
    earlier = re.search(r'class="more earlier"><a class="button" href="([^"]*)"', page)[1].replace(
        "&amp;", "&"
    )
    assert "number 5 of" in client.get(f"/chats/{chat.pk}/messages{earlier}").text


def test_delivery_is_told_until_the_user_answers(cast, chat, sign_in):
    client = sign_in(AGENT)
    post(client, chat, "reply", text="Good morning")

    def told():
        page = client.get(f"/chats/{chat.pk}").text
        return re.search(r'class="delivery" role="status">([^<]*)', page)[1]

    assert told() == "Sent"
    Delivery.objects.update(delivered_at=timezone.now())
    assert told() == "Delivered"
    Delivery.objects.update(delivered_at=None, channel="whatsapp")
    assert told() == "Goes out when WhatsApp is connected"
    writes(cast, "Thanks")
    assert told() == ""
