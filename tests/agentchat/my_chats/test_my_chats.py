"""An agent's desk: the list, the numbers, what is sent and what is given back."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from chatlinks.agentchat.my_chats import desk
from chatlinks.chats import closing, presence, tasks, transitions
from chatlinks.chats.models import (
    Availability,
    CannedResponse,
    Category,
    Closing,
    Delivery,
    Report,
    TeamSettings,
)
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Event, File, Message
from chatlinks.conversations.records import incoming
from chatlinks.privacy.models import Unsealing
from tests.chats.test_transitions import BREAK, OFFLINE, ONLINE, handed_over, online, writes
from tests.kit.reading import held

AGENT = "agent_permitted"


@pytest.fixture
def chat(cast):
    online(cast, AGENT)
    return handed_over(cast)


def named(cast):
    """The visitor tells their name."""
    transitions.user_writes(
        cast.acme,
        incoming.IncomingContact(id="visitor-1", name="Rukmini Das"),
        opening.message("user", "I am Rukmini"),
    )


def post(client, chat, verb, **data):
    return client.post(f"/chats/{chat.pk}/{verb}", data)


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
    presence.be(cast.people[AGENT], OFFLINE)
    client = sign_in(AGENT)
    response = post(client, chat, "reply", text="Good morning")
    assert "isn&#39;t yours any more" in response.text
    assert ">Good morning</textarea>" in response.text
    response = client.post(
        f"/chats/{chat.pk}/reply", {"text": "Good morning"}, headers={"x-live": "yes"}
    )
    assert (response.status_code, "isn't yours" in response.text) == (409, True)


def test_opening_a_chat_makes_it_neither_new_nor_unread(cast, chat, sign_in):
    client = sign_in(AGENT)
    assert [(line.new, line.unread) for line in desk.desk(cast.people[AGENT]).active] == [(True, 1)]
    client.get(f"/chats/{chat.pk}")
    assert [(line.new, line.unread) for line in desk.desk(cast.people[AGENT]).active] == [
        (False, 0)
    ]


def test_a_lead_who_looks_leaves_it_unread(cast, chat, sign_in):
    sign_in("lead").get(f"/chats/{chat.pk}")
    sign_in("lead").post(f"/chats/{chat.pk}/look")
    assert Conversation.objects.get(pk=chat.pk).unread == 1


def test_the_one_who_waits_longest_is_told_after_five_minutes(cast, chat):
    second = handed_over(cast, "visitor-2")
    long_ago = timezone.now() - timedelta(minutes=7)
    Conversation.objects.filter(pk=second.pk).update(waiting_since=long_ago)
    lines = {line.id: line.longest_from for line in desk.desk(cast.people[AGENT]).active}
    assert lines == {chat.pk: None, second.pk: long_ago + timedelta(minutes=5)}


def test_names_of_the_list_are_opened_once_each_in_one_statement(
    cast, chat, django_assert_num_queries
):
    named(cast)
    before = Unsealing.objects.count()
    with django_assert_num_queries(3):  # the chats, the records, the seat
        [line] = desk.desk(cast.people[AGENT]).active
    assert "Rukmini Das" in line.name
    assert Unsealing.objects.count() == before + 1
    assert Unsealing.objects.latest("id").why == desk.WHY


def test_a_user_who_gave_no_name_is_a_guest(cast, chat):
    before = Unsealing.objects.count()
    assert [line.name for line in desk.desk(cast.people[AGENT]).active] == ["Guest User"]
    assert Unsealing.objects.count() == before


def test_without_the_permission_the_list_shows_no_name_and_opens_none(cast):
    online(cast, "agent")
    handed_over(cast)
    named(cast)
    before = Unsealing.objects.count()
    [line] = desk.desk(cast.people["agent"]).active
    assert "******" in line.name
    assert "Rukmini" not in f"{line}"
    assert Unsealing.objects.count() == before


def test_the_four_numbers(cast, chat):
    person, zone = cast.people[AGENT], timezone.get_default_timezone()
    assert desk.stats(person, zone) == (0, 0, 0, 0)
    transitions.wait(cast.acme, chat.pk, person)
    transitions.complete(cast.acme, handed_over(cast, "visitor-2").pk, person, None)
    yesterday = handed_over(cast, "visitor-3")
    transitions.complete(cast.acme, yesterday.pk, person, None)
    Closing.objects.filter(conversation=yesterday).update(at=timezone.now() - timedelta(days=1))
    presence.be(person, BREAK)
    handed_over(cast, "visitor-4")
    assert desk.stats(person, zone) == (1, 1, 0, 1)


def test_marking_as_waiting_can_be_taken_back_and_the_wait_goes_on(cast, chat, sign_in):
    client, since = sign_in(AGENT), Conversation.objects.get(pk=chat.pk).waiting_since
    post(client, chat, "wait")
    assert Conversation.objects.get(pk=chat.pk).state == "waiting"
    assert "Back to active" in client.get(f"/chats/{chat.pk}").text
    post(client, chat, "resume")
    chat.refresh_from_db()
    assert chat.state == "active"
    assert abs(chat.waiting_since - since) < timedelta(seconds=1)


def test_whoever_was_answered_does_not_wait_when_their_chat_is_active_again(cast, chat, sign_in):
    client = sign_in(AGENT)
    for verb, data in (("reply", {"text": "Good morning"}), ("wait", {}), ("resume", {})):
        post(client, chat, verb, **data)
    chat.refresh_from_db()
    assert (chat.state, chat.waiting_since) == ("active", None)


def test_closing_takes_a_usual_category_until_the_business_has_its_own(cast, chat, sign_in):
    assert closing.names(cast.acme) == list(closing.USUAL)
    assert not Category.objects.exists()
    post(sign_in(AGENT), chat, "close", category="Spam", note="Call 98765 43210")
    assert Closing.objects.get(conversation=chat).category.name == "Spam"
    assert Event.objects.get(conversation=chat, kind="note").text == "Call ******"
    Category.objects.all().delete()
    Category.objects.create(business=cast.acme, name="Sold")
    assert closing.names(cast.acme) == ["Sold"]
    assert closing.named(cast.acme, "Spam") is None


def test_another_business_category_is_none_of_ours(cast, chat, sign_in):
    Category.objects.create(business=cast.acme, name="Sold")
    Category.objects.create(business=cast.rival_business, name="Stolen")
    post(sign_in(AGENT), chat, "close", category="Stolen")
    assert Closing.objects.get(conversation=chat).category is None


def test_a_chat_is_reported_once(cast, chat, sign_in):
    for reason in ("abuse", "spam"):
        post(sign_in(AGENT), chat, "report", reason=reason)
    assert Report.objects.get(conversation=chat).reason == "abuse"


def test_signing_out_hands_the_chats_back(cast, chat, sign_in):
    sign_in(AGENT).post("/accounts/logout/")
    chat.refresh_from_db()
    assert (chat.state, chat.assignee) == ("queued", None)
    assert Availability.objects.get(person=cast.people[AGENT]).status == OFFLINE


def test_going_offline_tells_beforehand_what_happens(cast, chat, sign_in):
    assert "1 active chat goes back" in re.sub(r"\s+", " ", sign_in(AGENT).get("/chats").text)
    TeamSettings.objects.create(
        team=chat.team, business=cast.acme, sign_out=TeamSettings.SignOut.KEEP
    )
    assert "1 active one stays yours" in re.sub(r"\s+", " ", sign_in(AGENT).get("/chats").text)
    sign_in(AGENT).post("/chats/presence", {"status": "offline"})
    chat.refresh_from_db()
    assert chat.assignee == cast.people[AGENT]


def test_a_desk_whose_browser_is_heard_of_is_not_left(cast, chat, sign_in):
    long_ago = timezone.now() - timedelta(minutes=6)
    Availability.objects.update(seen_at=long_ago)
    sign_in(AGENT).post("/chats/here")
    tasks.leave_empty_desks()
    assert Availability.objects.get(person=cast.people[AGENT]).status == ONLINE
    Availability.objects.update(seen_at=long_ago)
    tasks.leave_empty_desks()
    assert Availability.objects.get(person=cast.people[AGENT]).status == OFFLINE


def test_canned_responses_are_the_business_own(cast, chat, sign_in):
    CannedResponse.objects.create(business=cast.acme, name="hello", text="Good day!")
    CannedResponse.objects.create(business=cast.rival_business, name="bye", text="Goodbye!")
    page = sign_in(AGENT).get(f"/chats/{chat.pk}")
    assert held(page, ["Good day!", "Goodbye!"]) == ["Good day!"]


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


@pytest.mark.parametrize(
    ("status", "says"),
    [(OFFLINE, "You’re offline"), (BREAK, "You’re on a break"), (ONLINE, "No chats right now")],
)
def test_an_empty_desk_says_what_to_do(cast, sign_in, status, says):
    presence.be(cast.people[AGENT], status)
    assert says in sign_in(AGENT).get("/chats").text


def test_delivery_is_told_until_the_user_answers(cast, chat, sign_in):
    client = sign_in(AGENT)
    post(client, chat, "reply", text="Good morning")
    told = lambda: re.search(
        r'class="delivery" role="status">([^<]*)', client.get(f"/chats/{chat.pk}").text
    )[1]  # noqa: E731
    assert told() == "Sent"
    Delivery.objects.update(delivered_at=timezone.now())
    assert told() == "Delivered"
    Delivery.objects.update(delivered_at=None, channel="whatsapp")
    assert told() == "Goes out when WhatsApp is connected"
    writes(cast, "Thanks")
    assert told() == ""


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


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


def replies_of(chat):
    return list(
        Message.objects.filter(conversation=chat, sender="agent")
        .order_by("position")
        .values_list("text", flat=True)
    )


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
