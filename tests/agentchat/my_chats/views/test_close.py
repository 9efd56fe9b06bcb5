"""The agent closes a chat, with why."""

import re

from chatlinks.chats import closing
from chatlinks.chats.models import (
    Category,
    Closing,
)
from chatlinks.conversations.models import Event
from tests.kit.acting.chats import handed_over, wait_longer, writes
from tests.kit.acting.my_chats import AGENT, post


def test_closing_takes_a_usual_category_until_the_business_has_its_own(cast, chat, sign_in):
    assert closing.category_names(cast.acme) == list(closing.USUAL)
    assert not Category.objects.exists()
    post(sign_in(AGENT), chat, "close", category="Spam", note="Call 98765 43210")
    assert Closing.objects.get(conversation=chat).category.name == "Spam"
    assert Event.objects.get(conversation=chat, kind="note").text == "Call ******"
    Category.objects.all().delete()
    Category.objects.create(business=cast.acme, name="Sold")
    assert closing.category_names(cast.acme) == ["Sold"]
    assert closing.category(cast.acme, "Spam") is None


def test_another_business_category_is_none_of_ours(cast, chat, sign_in):
    Category.objects.create(business=cast.acme, name="Sold")
    Category.objects.create(business=cast.rival_business, name="Stolen")
    post(sign_in(AGENT), chat, "close", category="Stolen")
    assert Closing.objects.get(conversation=chat).category is None


def test_a_chat_is_not_closed_over_something_that_the_user_wrote_meanwhile(cast, chat, sign_in):
    client = sign_in(AGENT)
    seen = re.search(r'name="seen" value="(\d+)"', client.get(f"/chats/{chat.pk}").text)[1]
    writes(cast, "One more thing")
    response = post(client, chat, "close", category="Resolved", note="Call back", seen=seen)
    assert response.status_code == 409
    assert "The user has just written." in response.text
    assert "Call back</textarea>" in response.text
    chat.refresh_from_db()
    assert chat.state == "active"
    seen = re.search(r'name="seen" value="(\d+)"', response.text)[1]
    assert post(client, chat, "close", category="Resolved", seen=seen).status_code == 302
    chat.refresh_from_db()
    assert chat.state == "completed"


def test_what_hinders_it_is_said_in_its_dialog_with_all_that_was_filled_in(cast, chat, sign_in):
    client = sign_in(AGENT)
    answer = post(client, chat, "close", category="Spam", note="n" * 2001)
    assert answer.status_code == 409
    dialog = answer.text[answer.text.index('<div id="close-chat"') :]
    assert dialog.startswith('<div id="close-chat" class="panel small dialog" data-open')
    assert re.search(r'id="closing-note-problem">.*a note has up to 2,000', dialog)
    assert 'aria-invalid="true" aria-describedby="closing-note-problem" autofocus>' in dialog
    assert 'value="Spam" checked>' in dialog
    assert "n" * 2001 in dialog
    assert 'role="alert" data-own hidden></p>' in answer.text  # not at the reply


def test_after_closing_the_chat_that_waits_longest_opens(cast, chat, sign_in):
    second, third = handed_over(cast, "visitor-2"), handed_over(cast, "visitor-3")
    wait_longer(third, 9)
    client = sign_in(AGENT)
    lands = [post(client, each, "close").headers["Location"] for each in (chat, third, second)]
    assert lands == [f"/chats/{third.pk}", f"/chats/{second.pk}", "/chats"]
