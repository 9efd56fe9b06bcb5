"""One chat, as screens of Smart Agent Chat show it."""

import re

from django.utils import timezone

from chatlinks.chats.models import (
    Delivery,
)
from tests.kit.acting.chats import writes
from tests.kit.acting.my_chats import AGENT, post
from tests.kit.links import members_link


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

    def status():
        page = client.get(f"/chats/{chat.pk}").text
        [beneath] = re.findall(r'<li class="delivery">([^<]*)', page) or [""]
        assert f'<p class="unseen" role="status">{beneath}</p>' in page  # and read out
        return beneath

    assert status() == "Sent"
    Delivery.objects.update(delivered_at=timezone.now())
    assert status() == "Delivered"
    Delivery.objects.update(delivered_at=None, channel="whatsapp")
    assert status() == "Goes out when WhatsApp is connected"
    writes(cast, "Thanks")
    assert status() == ""


def test_what_became_of_a_reply_stands_beneath_it_and_not_under_a_note(cast, chat, sign_in):
    client = sign_in(AGENT)
    post(client, chat, "reply", text="Good morning")
    post(client, chat, "notes", text="A regular\ncustomer")
    page = client.get(f"/chats/{chat.pk}").text
    reply, sent, note = (
        page.index(words) for words in (">Good morning<", 'class="delivery"', 'class="note-between')
    )
    assert reply < sent < note


def test_a_note_is_a_colleagues_words_and_no_event(cast, chat, sign_in):
    client = sign_in(AGENT)
    post(client, chat, "notes", text="A <b>regular</b>")
    for path in (f"/chats/{chat.pk}", f"/c/{members_link(chat.pk).token}"):
        page = client.get(path).text
        [note] = re.findall(r'<li class="note-between">.*?</li>', page, re.DOTALL)
        assert '<b dir="auto">Agent Permitted</b>' in note
        assert "Note for colleagues" in note
        assert "A &lt;b&gt;regular&lt;/b&gt;" in note
        assert "is-note" not in page
