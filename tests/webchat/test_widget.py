"""The web chat: who comes in by what, what they get, and that nothing is lost, doubled or somebody else's."""

import json
import time
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from chatlinks.chats import presence, transitions
from chatlinks.chats.models import Delivery, Widget
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Contact, Conversation, Entity, File, Message, Review
from chatlinks.conversations.records import incoming
from chatlinks.conversations.remasking import forgetting
from chatlinks.privacy.models import Unsealing
from chatlinks.webchat import bot, limits, visitors
from chatlinks.workspaces.models import EntityType, Team
from tests.conversations.live.test_files import PDF, PNG
from tests.kit.ways import stored_text, telling

SCRIPT = {
    "name": "Asha",
    "start": ["Block my card"],
    "intents": [
        {"go": "block", "words": {"en": ["block"]}},
        {"go": "who", "words": {"en": ["introduce"]}},
    ],
    "steps": {
        "block": {
            "say": {"en": ["Which card is it?"]},
            "ask": {"entity": "card_hint", "personal": True, "looks": "text", "then": "done"},
        },
        "done": {
            "say": {"en": ["Thanks, {value} is blocked."]},
            "replies": {"en": ["Talk to a person"]},
        },
        "who": {
            "say": {"en": ["Who are you?"]},
            "ask": {"entity": "full_name", "personal": True, "then": "met"},
        },
        "met": {"say": {"en": ["Hello {value}!"]}},
    },
}


@pytest.fixture(autouse=True)
def fresh_limits():
    limits.counter.storage.reset()


@pytest.fixture
def acme(cast):
    cards = Team.objects.get(business=cast.acme, name="Cards")
    return Widget.objects.create(
        business=cast.acme, script=SCRIPT, team=cards, sites=["https://shop.example"]
    )


class Browser:
    """A visitor's browser, as far as it asks the server."""

    def __init__(self, key="acme"):
        self.client, self.key, self.session = Client(enforce_csrf_checks=True), key, ""
        self.session = self.post("session").json()["session"]
        self.cursor, self.seen = "0.0", []

    def headers(self):
        return {"authorization": f"Bearer {self.session}"} if self.session else {}

    def post(self, what, data=None):
        return self.client.post(
            f"/w/{self.key}/{what}",
            data or {},
            content_type="application/json",
            headers=self.headers(),
        )

    def get(self, what, **query):
        return self.client.get(f"/w/{self.key}/{what}", query, headers=self.headers())

    def take(self, answer):
        assert answer.status_code == 200, answer.text
        found = answer.json()
        self.seen += found["messages"]
        self.cursor = found["cursor"]
        return found

    def write(self, text, id_=None):
        return self.take(
            self.post("messages", {"id": id_ or str(uuid4()), "text": text, "after": self.cursor})
        )

    def look(self):
        return self.take(self.get("messages", after=self.cursor))

    def person(self):
        return self.take(self.post("person", {"id": str(uuid4()), "after": self.cursor}))

    def send(self, name, content, id_=None):
        from django.core.files.uploadedfile import SimpleUploadedFile

        form = {
            "file": SimpleUploadedFile(name, content),
            "id": id_ or str(uuid4()),
            "after": self.cursor,
        }
        return self.client.post(f"/w/{self.key}/files", form, headers=self.headers())

    @property
    def said(self):
        return [(message["from"], message["text"]) for message in self.seen]


def with_agent(cast, browser, name="agent"):
    """The visitor's chat, with this agent."""
    presence.be(cast.people[name], "online")
    browser.person()
    return Conversation.objects.latest("id")


def replies(cast, chat, text, name="agent"):
    transitions.reply(
        cast.acme,
        chat.pk,
        cast.people[name],
        incoming.Message(**{"at": timezone.now(), "from": "agent", "text": text}),
    )


# Writing and answering.


def test_who_writes_is_answered_by_the_bot_in_the_same_answer(acme):
    visitor = Browser()
    found = visitor.write("Please block it")
    assert visitor.said == [("user", "Please block it"), ("bot", "Which card is it?")]
    assert (found["state"], found["with"]) == ("bot", "")
    assert visitor.seen[1]["author"] == "Asha"
    assert Conversation.objects.latest("id").channel == "web"


def test_nothing_is_shown_twice_and_nothing_is_left_out(cast, acme):
    visitor = Browser()
    visitor.write("Please block it")
    chat = with_agent(cast, visitor)
    replies(cast, chat, "Good morning")
    assert visitor.look()["messages"][-1]["text"] == "Good morning"
    assert visitor.look()["messages"] == []
    ids = [message["id"] for message in visitor.seen]
    assert len(ids) == len(set(ids)) == Message.objects.filter(conversation=chat).count()
    again = Browser()
    again.session = visitor.session
    assert [message["id"] for message in again.look()["messages"]] == ids


def test_places_count_the_visitors_own_chats_and_tell_nothing_of_others(acme):
    visitor = Browser()
    visitor.write("Please block it")
    assert [message["id"] for message in visitor.seen] == ["1.1", "1.2"]


def test_a_message_sent_again_is_neither_doubled_nor_answered_twice(acme):
    visitor, id_ = Browser(), str(uuid4())
    visitor.write("Please block it", id_)
    visitor.write("Please block it", id_)
    assert [text for _, text in visitor.said] == ["Please block it", "Which card is it?"]


def test_a_message_that_was_stored_but_not_answered_is_answered_when_sent_again(acme, monkeypatch):
    visitor, id_ = Browser(), str(uuid4())
    visitor.client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("chatlinks.webchat.answering.say", lambda *a: 1 / 0)
        assert visitor.post("messages", {"id": id_, "text": "Please block it"}).status_code == 500
    visitor.write("Please block it", id_)
    assert [text for _, text in visitor.said] == ["Please block it", "Which card is it?"]


def test_two_visitors_who_choose_the_same_name_for_a_message_are_told_apart(acme):
    id_ = str(uuid4())
    first, second = Browser(), Browser()
    first.write("first one", id_)
    second.write("second one", id_)
    assert second.seen[0]["text"] == "second one"
    assert Conversation.objects.filter(channel="web").count() == 2


def test_what_the_bot_cannot_answer_is_a_bot_break_and_the_second_offers_a_person(acme):
    visitor = Browser()
    visitor.write("qwerty")
    visitor.write("asdfgh")
    broken = (
        Message.objects.filter(sender="user", is_broken=True)
        .order_by("id")
        .values_list("text", flat=True)
    )
    assert list(broken)[-2:] == ["qwerty", "asdfgh"]
    assert visitor.seen[-1]["data"] == {"quick_replies": [{"text": "Talk to a person"}]}


def test_a_collected_value_is_personal_from_then_on_and_before(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Block the one called Zanzibar")
    visitor.write("Zanzibar")
    assert visitor.seen[-1]["text"] == "Thanks, Zanzibar is blocked."
    assert "zanzibar" not in stored_text().lower()
    assert EntityType.objects.get(business=cast.acme, name="card_hint").personal
    [entity] = Entity.objects.filter(name="card_hint")
    assert (entity.value, entity.personal, entity.message) == ("******", True, Message.objects.get(sender="user", position=2, conversation=entity.conversation).pk)  # fmt: skip
    assert telling(sign_in("agent"), entity.conversation_id, ["Zanzibar"]) == {}


def test_a_name_that_was_collected_is_the_users(cast, acme):
    visitor = Browser()
    visitor.write("let me introduce myself")
    visitor.write("Oluwaseun")
    assert visitor.seen[-1]["text"] == "Hello Oluwaseun!"
    assert "oluwaseun" not in stored_text().lower()
    assert Contact.objects.latest("id").details["name"] == "******"


# To a person and back.


def test_from_the_bot_to_an_agent_and_the_visitor_sees_who_it_is(cast, acme):
    visitor = Browser()
    presence.be(cast.people["agent"], "online")
    found = visitor.person()
    assert (found["state"], found["with"]) == ("active", "Agent")
    assert visitor.said[0] == ("user", "I would like to talk to a person")


def test_who_waits_in_the_queue_is_told_so(acme):
    visitor = Browser()
    found = visitor.person()
    assert (found["state"], found["with"]) == ("queued", "")
    assert "away" in visitor.seen[-1]["text"]


def test_notes_and_events_are_never_the_visitors(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    transitions.add_note(cast.acme, chat.pk, cast.people["agent"], "A difficult customer")
    transitions.complete(cast.acme, chat.pk, cast.people["agent"], None, "Call back on Friday")
    visitor.look()
    told = json.dumps(visitor.seen)
    assert "difficult" not in told
    assert "Friday" not in told
    assert "Assigned" not in told


def test_what_the_visitor_writes_after_the_end_begins_their_next_chat_with_the_bot(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    transitions.complete(cast.acme, chat.pk, cast.people["agent"], None)
    assert visitor.look()["state"] == "completed"
    found = visitor.write("Please block it")
    assert found["state"] == "bot"
    assert visitor.seen[-1]["id"] == "2.2"


def test_the_ticket_is_of_the_visitors_own_chat_alone(cast, acme):
    from chatlinks.web.live import CHANNEL

    found = Browser().write("Please block it")
    assert signing.loads(found["ticket"], salt=CHANNEL) == [
        f"chat:{Conversation.objects.latest('id').pk}"
    ]


# The outbox.


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


# Files.


def test_a_picture_is_sent_once_and_shown_to_its_visitor_alone(cast, acme):
    visitor, other, id_ = Browser(), Browser(), str(uuid4())
    visitor.take(visitor.send("passport.png", PNG, id_))
    visitor.take(visitor.send("passport.png", PNG, id_))
    assert File.objects.count() == 1
    [item] = visitor.seen[0]["data"]["items"]
    assert item["file_name"] == "passport.png"
    shown = visitor.client.get(item["image"], headers=visitor.headers())
    assert (shown.status_code, shown.content) == (200, PNG)
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    other.write("Hello")
    assert other.client.get(item["image"], headers=other.headers()).status_code == 404
    assert other.client.get(item["image"]).status_code == 401
    assert "passport" not in stored_text()


def test_a_file_of_another_business_is_not_found_even_under_its_own_address(cast, acme):
    visitor = Browser()
    visitor.take(visitor.send("passport.png", PNG))
    Widget.objects.create(business=cast.rival_business)
    assert Browser("rival").get(f"files/{File.objects.get().pk}").status_code == 404


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<svg/>", "JPEG"),
        (b"a" * (5 * 2**20 + 1), "too big"),
        (b"a" * (7 * 2**20), "too big"),
        (b"", "empty"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_words_and_begins_nothing(acme, content, says):
    visitor = Browser()
    answer = visitor.send("x.png", content)
    assert answer.status_code == 415
    assert says in answer.json()["problem"]
    assert not Conversation.objects.filter(channel="web").exists()


def test_a_file_that_an_agent_sends_is_read_under_the_visitors_address(cast, acme):
    from chatlinks.conversations.live import files

    visitor = Browser()
    chat = with_agent(cast, visitor)
    data = files.keep(opening.reopen(cast.acme, chat.pk), "fees.pdf", PDF)
    said = opening.message("agent", "", type=files.type_of(data), data=data)
    transitions.reply(cast.acme, chat.pk, cast.people["agent"], said)
    visitor.look()
    address = visitor.seen[-1]["data"]["items"][0]["file"]
    assert visitor.client.get(address, headers=visitor.headers()).content == PDF


# Who they are, and how it was.


def test_a_visitor_who_says_who_they_are_is_masked_in_what_was_said_before(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Ngozi here, hello")
    assert (
        visitor.post(
            "details", {"name": "Ngozi Adeyemi", "email": "ngozi@mail.example"}
        ).status_code
        == 200
    )
    assert "ngozi" not in stored_text().lower()
    assert telling(sign_in("agent"), Conversation.objects.latest("id").pk, ["Ngozi"]) == {}


@pytest.mark.parametrize(
    "given", [{}, {"name": " "}, {"email": "no address"}, {"name": "x" * 101}, {"other": "x"}]
)
def test_details_that_cannot_be_are_refused(acme, given):
    visitor = Browser()
    visitor.write("Hello")
    assert visitor.post("details", given).status_code == 400


def test_a_finished_chat_is_rated_once_masked_and_sealed(cast, acme):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    assert visitor.post("rating", {"rating": 5}).status_code == 409
    transitions.complete(cast.acme, chat.pk, cast.people["agent"], None)
    assert visitor.look()["rate"]
    for _ in range(2):
        assert (
            visitor.post("rating", {"rating": 4, "comment": "Call me on 98765 43210"}).status_code
            == 200
        )
    [review] = Review.objects.filter(conversation=chat)
    assert (review.rating, review.comment, review.given_to, review.agent) == (
        4,
        "Call me on ******",
        "agent",
        "Agent",
    )
    assert review.sealed
    assert not visitor.look()["rate"]


@pytest.mark.parametrize("rating", [0, 6, "many", None, 2.5])
def test_a_rating_is_one_to_five(cast, acme, rating):
    visitor = Browser()
    chat = with_agent(cast, visitor)
    transitions.complete(cast.acme, chat.pk, cast.people["agent"], None)
    assert visitor.post("rating", {"rating": rating}).status_code == 400
    assert not Review.objects.filter(conversation=chat).exists()


def test_a_visitor_who_was_forgotten_begins_as_a_stranger(cast, acme):
    visitor = Browser()
    visitor.write("Please block it")
    contact = Contact.objects.latest("id")
    forgetting.forget(contact, None)
    visitor.cursor, visitor.seen = "0.0", []
    assert visitor.look()["messages"] == []
    visitor.write("Please block it")
    assert Contact.objects.latest("id").pk != contact.pk


# Sessions.


WAYS = [("GET", "messages"), ("POST", "messages"), ("POST", "files"), ("GET", "files/1"), ("POST", "received"), ("POST", "rating"),
        ("POST", "person"), ("POST", "details")]  # fmt: skip


def sessions(cast):
    Widget.objects.create(business=cast.rival_business)
    good, theirs = Browser(), Browser("rival").session
    old = signing.TimestampSigner(salt=visitors.SALT)
    return {
        "none": "", "another business's": theirs, "tampered": good.session[:-2] + "xx", "nonsense": "x" * 40, "two": f"{good.session} x",
        "signed for something else": signing.dumps({"business": cast.acme.pk, "visitor": "x"}, salt="something else"), "old": old.salt,
    }  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    ["none", "another business's", "tampered", "nonsense", "two", "signed for something else"],
)
@pytest.mark.parametrize(("method", "what"), WAYS)
def test_without_a_session_of_this_business_nothing_is_read_or_written(
    cast, acme, kind, method, what
):
    from tests.kit.census import census

    given, before = sessions(cast)[kind], None
    before = census()
    answer = Client().generic(
        method,
        f"/w/acme/{what}",
        "{}",
        "application/json",
        headers={"authorization": f"Bearer {given}"},
    )
    assert answer.status_code == 401
    assert census() == before


def test_a_session_ends_after_ninety_days(acme, monkeypatch):
    visitor = Browser()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 91 * 24 * 3600)
    assert visitor.get("messages").status_code == 401


def test_one_that_holds_is_renewed_for_the_same_visitor_and_one_that_does_not_is_a_new_one(acme):
    visitor = Browser()
    visitor.write("Please block it")
    visitor.session = visitor.post("session").json()["session"]
    visitor.cursor = "0.0"
    assert len(visitor.look()["messages"]) == 2
    visitor.session += "x"
    visitor.session = visitor.post("session").json()["session"]
    assert visitor.look()["messages"] == []


def test_no_cookie_is_read_or_set(cast, acme, sign_in):
    visitor = Browser()
    visitor.write("Hello")
    assert dict(visitor.client.cookies) == {}
    assert sign_in("agent_permitted").get("/w/acme/messages").status_code == 401


@pytest.mark.parametrize("path", ["/w/nobody", "/w/rival", "/w/%00", "/w/nobody/messages"])
def test_a_business_without_a_web_chat_has_none(cast, acme, client, path):
    assert client.get(path).status_code == 404


def test_one_that_is_switched_off_answers_nobody(acme):
    visitor = Browser()
    visitor.write("Hello")
    Widget.objects.update(enabled=False)
    assert {
        visitor.get("messages").status_code,
        visitor.post("session").status_code,
        visitor.get("").status_code,
    } == {404}


@pytest.mark.parametrize(
    "body", ["", "[]", "null", '{"text": "x"}', '{"id": "12345678", "text": ""}', '{"id": "12345678", "text": " \\u0000 "}', '{"id": "1", "text": "x"}',
             '{"id": "12345678", "text": "x", "from": "agent"}', '{"id": "12345678", "text": "x", "after": "-1.2"}', '{"id": "12345678", "text": 5}',
             '{"id": "12345678", "text": "\\ud800"}', '{"id": "12345678", "text": "' + "x" * 4001 + '"}', "\xff", "{" * 3000]
)  # fmt: skip
def test_what_cannot_be_read_is_refused_and_writes_nothing(acme, body):
    visitor = Browser()
    answer = visitor.client.generic(
        "POST",
        "/w/acme/messages",
        body.encode("latin-1"),
        "application/json",
        headers=visitor.headers(),
    )
    assert answer.status_code == 400
    assert not Conversation.objects.filter(channel="web").exists()


@pytest.mark.parametrize("after", ["x", "1", "1.x", "-1.0", "1.2.3", "9" * 30 + ".1", "٣.١", "%00"])
def test_a_place_that_is_none_is_refused(acme, after):
    assert Browser().get("messages", after=after).status_code == 400


def test_originals_are_opened_for_their_user_only_when_there_is_something_new_and_that_is_recorded(
    cast, acme
):
    visitor = Browser()
    visitor.write("my card is 4111 1111 1111 1111")
    assert visitor.seen[0]["text"] == "my card is 4111 1111 1111 1111"
    before = Unsealing.objects.filter(why="shown to the user in the web chat", person=None).count()
    assert before == 1
    visitor.look()
    assert Unsealing.objects.filter(why="shown to the user in the web chat").count() == before


# Limits.


@pytest.mark.parametrize(("what", "most"), [("session", 30), ("messages", 20)])
def test_who_asks_too_often_is_told_when_to_go_on_and_nothing_is_written(acme, what, most):
    visitor = Browser()
    limits.counter.storage.reset()
    asked = [
        visitor.post(what, {"id": str(uuid4()), "text": "Hello"} if what == "messages" else None)
        for _ in range(most + 1)
    ]
    assert [answer.status_code for answer in asked] == [200] * most + [429]
    assert int(asked[-1].headers["Retry-After"]) > 0
    assert "go on in" in asked[-1].json()["problem"]
    assert Message.objects.filter(sender="user", text="Hello").count() in (0, most)


def test_one_visitors_haste_does_not_hold_up_another(acme):
    hasty, calm = Browser(), Browser()
    for _ in range(21):
        hasty.post("messages", {"id": str(uuid4()), "text": "Hello"})
    assert calm.post("messages", {"id": str(uuid4()), "text": "Hello"}).status_code == 200


# The page and the script.


def test_the_page_stands_in_frames_of_the_businesss_sites_and_of_no_others(acme, client):
    policy = client.get("/w/acme").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://shop.example;" in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize(
    "site",
    [
        "*",
        "https://shop.example; script-src *",
        "javascript:x",
        "https://shop.example/path",
        "'unsafe-inline'",
    ],
)
def test_what_is_no_site_never_gets_into_the_policy(acme, client, site):
    Widget.objects.update(sites=[site])
    assert "frame-ancestors 'self';" in client.get("/w/acme").headers["Content-Security-Policy"]


def test_the_page_holds_the_greeting_and_what_to_begin_with_and_nobodys_words(acme, client):
    page = client.get("/w/acme").text
    assert "Hello! How can I help you today?" in page
    assert "Block my card" in page


def test_a_script_that_is_broken_still_leaves_a_page(acme, client):
    Widget.objects.update(script={"steps": 5})
    assert client.get("/w/acme").status_code == 200


def test_the_script_may_be_loaded_by_any_site(client):
    answer = client.get("/widget.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert b"data-business" in answer.content or b"dataset.business" in answer.content


def test_the_bots_own_words_are_checked(acme):
    assert bot.read(acme.script).name == "Asha"


# Its settings.


def form(cast, **changes):
    return {
        "business": cast.acme.pk,
        "enabled": "on",
        "sites": "https://shop.example",
        "greeting": "Hello",
        "team": "",
        "script": "{}",
        **changes,
    }


def test_an_admin_switches_the_web_chat_on_and_finds_the_tag(cast, sign_in):
    from django.urls import reverse

    admin = sign_in("admin")
    assert admin.post(reverse("admin:agentchat_widget_add"), form(cast)).status_code == 302
    page = admin.get(reverse("admin:agentchat_widget_change", args=[Widget.objects.get().pk])).text
    assert "/widget.js&quot; data-business=&quot;acme&quot; defer" in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sites": "https://shop.example/path"}, "A site is written such as"), ({"sites": "https://x; script-src *"}, "A site is written"),
        ({"script": '{"steps": 5}'}, "followed"), ({"script": '{"intents": [{"go": "x", "words": {}}]}'}, "no step called x"),
        ({"script": json.dumps({"start": ["x" * 1000] * 200})}, "too long"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused_with_why(cast, sign_in, changes, says):
    from django.urls import reverse

    answer = sign_in("admin").post(reverse("admin:agentchat_widget_add"), form(cast, **changes))
    assert answer.status_code == 200
    assert says in answer.text
    assert not Widget.objects.exists()


def test_a_team_of_another_business_is_refused(cast, sign_in):
    from django.urls import reverse

    theirs = Team.objects.create(business=cast.rival_business, name="Theirs")
    for name in ("admin", "owner"):
        sign_in(name).post(reverse("admin:agentchat_widget_add"), form(cast, team=theirs.pk))
        assert not Widget.objects.exists()
