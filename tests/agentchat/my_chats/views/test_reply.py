"""The agent answers; what can't be sent is given back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chatlinks.chats import presence
from chatlinks.chats.models import (
    Delivery,
)
from chatlinks.conversations.models import File, Message
from tests.kit.acting.chats import OFFLINE
from tests.kit.acting.my_chats import AGENT, post, replies_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def test_a_reply_goes_out_with_its_quick_replies(cast, chat, sign_in):
    data = {"text": "Which card?", "quick_reply": ["Gold", " ", "Silver"]}
    assert post(sign_in(AGENT), chat, "reply", **data).status_code == 302
    said = Message.objects.get(conversation=chat, sender="agent")
    assert (said.text, said.data) == (
        "Which card?",
        {"quick_replies": [{"text": "Gold"}, {"text": "Silver"}]},
    )
    assert Delivery.objects.filter(message=said.pk).exists()


def test_what_the_agent_repeats_of_the_user_is_masked_in_what_is_stored(cast, chat, sign_in):
    post(
        sign_in(AGENT),
        chat,
        "reply",
        text="Is it 4111 1111 1111 1111?",
        quick_reply=["98765 43210", "No"],
    )
    said = Message.objects.get(conversation=chat, sender="agent")
    assert (said.text, said.data) == (
        "Is it ******?",
        {"quick_replies": [{"text": "******"}, {"text": "No"}]},
    )


@pytest.mark.parametrize("text", ["", "   ", "x" * 5001])
def test_a_reply_that_cannot_be_sent_is_given_back(cast, chat, sign_in, text):
    response = post(sign_in(AGENT), chat, "reply", text=text, quick_reply="Gold")
    assert response.status_code == 409
    assert 'value="Gold"' in response.text
    assert text in response.text
    assert not Delivery.objects.filter(
        conversation=chat, message__in=Message.objects.filter(sender="agent")
    ).exists()


def test_a_reply_to_a_chat_that_was_taken_away_says_so_and_keeps_the_text(cast, chat, sign_in):
    presence.set_status(cast.people[AGENT], OFFLINE)
    client = sign_in(AGENT)
    response = post(client, chat, "reply", text="Good morning")
    assert "isn&#39;t yours any more" in response.text
    assert ">Good morning</textarea>" in response.text
    response = client.post(
        f"/chats/{chat.pk}/reply", {"text": "Good morning"}, headers={"x-live": "yes"}
    )
    assert (response.status_code, "isn't yours" in response.text) == (409, True)


def test_a_file_goes_to_the_user_sealed(cast, chat, sign_in):
    upload = SimpleUploadedFile("statement of Priya.png", PNG)
    assert (
        sign_in(AGENT)
        .post(f"/chats/{chat.pk}/reply", {"text": "Here it is", "file": upload})
        .status_code
        == 302
    )
    message = Message.objects.filter(conversation=chat).latest("position")
    assert (message.type, message.text, message.sender) == ("IMAGE", "Here it is", "agent")
    assert Delivery.objects.filter(message=message.pk).exists()
    assert PNG not in bytes(File.objects.get(conversation=chat).content)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<svg>", "kind of file"), (b"", "empty"), (PNG + b"\0" * 6_000_000, "too big")],
)
def test_a_file_that_cannot_be_sent_is_refused_with_why(cast, chat, sign_in, content, said):
    upload = SimpleUploadedFile("x.svg", content)
    answer = sign_in(AGENT).post(f"/chats/{chat.pk}/reply", {"text": "Here it is", "file": upload})
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert "Here it is" in answer.content.decode()
    assert not File.objects.filter(conversation=chat).exists()


def test_a_reply_sent_twice_from_the_same_form_is_one_message(cast, chat, sign_in):
    client = sign_in(AGENT)
    form = {"text": "It is on its way", "once": "0123456789abcdef"}
    for _ in range(2):
        assert post(client, chat, "reply", **form).status_code == 302
    assert replies_of(chat) == ["It is on its way"]
    post(client, chat, "reply", **form | {"text": "It has arrived"})  # gone back, and written anew
    assert replies_of(chat) == ["It is on its way", "It has arrived"]


def test_the_same_words_from_two_forms_are_two_messages(cast, chat, sign_in):
    client = sign_in(AGENT)
    for once in ("0123456789abcdef", "fedcba9876543210"):
        post(client, chat, "reply", text="Hello?", once=once)
    assert replies_of(chat) == ["Hello?", "Hello?"]


def test_a_new_line_counts_as_one_character_as_it_does_while_typing(cast, chat, sign_in):
    client, lines = sign_in(AGENT), "\r\n".join("x" * 1000)
    assert post(client, chat, "reply", text=lines).status_code == 302
    assert replies_of(chat) == [lines.replace("\r", "")]
    assert post(client, chat, "notes", text=lines).status_code == 302
    assert chat.event_set.filter(kind="note").count() == 1
