"""Rasa's events: what users, bots and agents say in each form, slots, sessions, and workings."""

import pytest

from chatlinks.conversations.models import Conversation, Entity, Message
from tests.kit.acting.hooks import USER

T = 1772442900.0  # 2026-03-02T09:15:00Z
NOTHING = {
    "elements": None,
    "quick_replies": None,
    "buttons": None,
    "attachment": None,
    "image": None,
    "custom": None,
}
TOLD = "user: My name is ******"
OVER = "[completed]"  # in the bot state, after a day


def event(kind, second=0.0, **fields):
    return {
        "sender_id": "crm-14",
        "event": kind,
        "timestamp": T + second,
        "metadata": {"model_id": "0d5e"},
        **fields,
    }


def user(text="Hello", second=0.0, intent="greet", confidence=0.9, **fields):
    parse = {"intent": {"name": intent, "confidence": confidence}, "entities": [], "text": text}
    return event(
        "user",
        second,
        **{
            "text": text,
            "input_channel": "rest",
            "message_id": f"u{second}",
            "parse_data": parse,
            **fields,
        },
    )


def bot(text="Hi", second=1.0, **data):
    return event("bot", second, text=text, data={**NOTHING, **data})


def slot(name, value, second=0.5):
    return event("slot", second, name=name, value=value)


def action(name, second=0.7, **fields):
    return event("action", second, name=name, policy="RulePolicy", confidence=0.5, **fields)


KNOWS = user(f"My name is {USER}", 0.1)
CARD = {
    "title": f"For {USER}",
    "subtitle": "Blue",
    "image_url": "https://shop.example.com/shoe.png",
    "buttons": [{"title": "Look", "type": "web_url", "url": "https://shop.example.com/shoe"}],
}
VARIANTS = {
    "both": ([user(), bot()], [OVER, "user: Hello", "bot: Hi"]),
    "no intent": ([user(parse_data={"intent": None})], [OVER, "user: Hello"]),
    "no parse data": ([user(parse_data=None)], [OVER, "user: Hello"]),
    "no message id": ([user(message_id=None)], [OVER, "user: Hello"]),
    "a confidence above one": ([user(confidence=1.2)], [OVER, "user: Hello"]),
    "a confidence that is a text": ([user(confidence="0.9")], [OVER, "user: Hello"]),
    "a user without a text": ([user(), user(None, 2.0), user("", 3.0)], [OVER, "user: Hello"]),
    "a session's own message": ([user(), user("/session_start", 2.0)], [OVER, "user: Hello"]),
    "a button's payload": ([user("/affirm")], [OVER, "user: /affirm"]),
    "no data": ([user(), event("bot", 1, text="Hi", data=None)], [OVER, "user: Hello", "bot: Hi"]),
    "no text": ([user(), bot(None, buttons=None)], [OVER, "user: Hello"]),
    "a number for a text": ([user(), bot(7)], [OVER, "user: Hello", "bot: 7"]),
    "buttons": (
        [user(), bot("Which?", buttons=[{"title": "A", "payload": "/a"}, {"title": None}])],
        [OVER, "user: Hello", "bot: Which? ['A']"],
    ),
    "quick replies": (
        [user(), bot("Which?", quick_replies=[{"title": "A", "payload": "/a"}])],
        [OVER, "user: Hello", "bot: Which? ['A']"],
    ),
    "a picture": (
        [user(), bot(None, image="https://x.example/a.png")],
        [OVER, "user: Hello", "bot:  <IMAGE>"],
    ),
    "a file": (
        [user(), bot("Read", attachment="https://x.example/a.pdf")],
        [OVER, "user: Hello", "bot: Read <FILE>"],
    ),
    "a film, as an object": (
        [
            user(),
            bot("See", attachment={"type": "video", "payload": {"src": "https://x.example/v"}}),
        ],
        [OVER, "user: Hello", "bot: See <FILE>"],
    ),
    "cards": (
        [KNOWS, bot(None, elements=[CARD])],
        [OVER, TOLD, "bot:  <CAROUSEL>"],
    ),
    "JSON of its own": (
        [KNOWS, bot(None, custom={"blocks": [{"text": f"Hello {USER}"}]})],
        [OVER, TOLD, "bot:  <CUSTOM>"],
    ),
    "a list of its own": (
        [user(), bot(None, custom=["one", "two"])],
        [OVER, "user: Hello", "bot:  <CUSTOM>"],
    ),
    "two things at once": (
        [user(), bot("Hi"), bot("Hi"), bot("Hi", 1.0, image="https://x.example/a.png")],
        [OVER, "user: Hello", "bot: Hi <IMAGE>", "bot: Hi"],
    ),
    "an agent": (
        [KNOWS, event("agent", 2, text=f"Dear {USER}", data=None)],
        ["[active]", TOLD, "agent: Dear ******"],
    ),
    "an agent says nothing": (
        [user(), event("agent", 2, text=None, data=None)],
        [OVER, "user: Hello"],
    ),
    "a name, after it was said": (
        [KNOWS, user(f"The parcel of {USER}", 9.0)],
        [OVER, TOLD, "user: The parcel of ******"],
    ),
    "a slot that is emptied": (
        [user(), slot("city", "Rome"), slot("city", None, 0.6)],
        [OVER, "user: Hello"],
    ),
    "slots of every form": (
        [
            user(),
            slot("flag", value=True),
            slot("number", 7, 0.6),
            slot("list", ["a", 1, None], 0.65),
            slot("object", {"who": USER}, 0.66),
            slot("requested_slot", "name", 0.67),
        ],
        [OVER, "user: Hello"],
    ),
    "not understood": (
        [user(), user("Zonk", 2.0, "nlu_fallback"), action("action_default_fallback", 2.5)],
        [OVER, "user: Hello", "user: Zonk"],
    ),
    "taken back": (
        [user(), bot(), event("undo", 1.5), event("rewind", 1.6), bot("Sorry", 2.0)],
        [OVER, "user: Hello", "bot: Hi", "bot: Sorry"],
    ),
    "a form": (
        [
            user(),
            event("active_loop", 0.2, name="order_form"),
            event("form", 0.3, name="order_form"),
            event("loop_interrupted", 0.4, is_interrupted=True),
            event("followup", 0.5, name="action_listen"),
            event("action_execution_rejected", 0.6, name="x", policy=None, confidence=None),
            event("entities", 0.7, entities=[{"entity": "name", "value": USER}]),
            event("user_featurization", 0.8, use_text_for_featurization=False),
            event("reminder", 0.85, intent="x", entities=None, date_time="2026-03-02T11:41:10"),
            event("cancel_reminder", 0.9),
            event("pause", 0.95),
            event("resume", 0.96),
            event("export", 0.97),
            event("reset_slots", 0.98),
            bot(),
        ],
        [OVER, "user: Hello", "bot: Hi"],
    ),
    "of a later edition": (
        [
            event("flow_started", 0, flow_id="pay", step_id="1"),
            user(),
            event("stack", 0.2, update="[]"),
            event("flow_completed", 0.3, flow_id="pay", step_id="2"),
            bot(),
        ],
        [OVER, "user: Hello", "bot: Hi"],
    ),
    "ended": (
        [user(), bot(), event("session_ended", 5)],
        [OVER, "user: Hello", "bot: Hi", "(completed)"],
    ),
    "a time as a text": ([user(timestamp="2026-03-02T09:15:00")], [OVER, "user: Hello"]),
    "a time in milliseconds": ([user(timestamp=1772442900000)], [OVER, "user: Hello"]),
    "an event without a name": ([user(), event(None, 3)], [OVER, "user: Hello"]),
    "what another Rasa tells": ([user(), event("brand_new", 3, who=USER)], [OVER, "user: Hello"]),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, lines = VARIANTS[name]
    assert comes_to("rasa", *payloads) == lines


def test_of_slots_what_is_text_or_numbers_is_kept(hook):
    rasa = hook("rasa")
    rasa.tell(*VARIANTS["slots of every form"][0], *VARIANTS["a slot that is emptied"][0][1:])
    told = dict(Entity.objects.filter(conversation=rasa.conversation).values_list("name", "value"))
    assert told == {"number": "7", "list": "a, 1", "city": "Rome"}


def test_each_session_is_a_conversation(hook):
    rasa = hook("rasa")
    rasa.tell(
        event("session_started", -1),
        user(),
        event("restart", 10),
        user("Again", 11.0),
        event("session_started", 20),
        user("And again", 21.0),
    )
    told = Conversation.objects.filter(contact=rasa.conversation.contact).order_by("number")
    texts = [Message.objects.get(conversation=each).text for each in told]
    assert texts == ["Hello", "Again", "And again"]


def test_two_bots_that_call_their_users_alike_have_users_of_their_own(hook):
    one, other = hook("rasa"), hook("rasa")
    one.tell(user())
    other.tell(user("Good day", 5.0))
    assert one.conversation.contact_id != other.conversation.contact_id
    assert one.conversation.message_count == other.conversation.message_count == 1
