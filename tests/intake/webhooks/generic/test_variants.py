"""Whatever sends JSON: times, ids, words and states as programs write them."""

import pytest

from chatlinks.conversations.models import Message
from chatlinks.intake.webhooks import sources
from tests.kit.acting.hooks import MAPPING, USER

AT = "2026-03-02T09:15:00+00:00"


def message(text="Hello", sender="customer", sent_at="2026-03-02T09:15:00Z", number="m-1", **more):
    return {
        "ticket": {"id": "T-57", "channel": "web", **more.pop("ticket", {})},
        "customer": {"id": "crm-14", "name": USER, "email": "zulmira.quartz@example.org"},
        "message": {"id": number, "sent_at": sent_at, "from": sender, "body": text, **more},
    }


def later(text, **ticket):
    return message(text, sent_at="2026-03-02T09:20:00Z", number="m-2", ticket=ticket)


TIMES = [
    "2026-03-02T09:15:00Z",
    "2026-03-02T09:15:00.123456789Z",
    "2026-03-02T09:15:00",
    "2026-03-02 09:15:00",
    "2026-03-02 09:15:00 UTC",
    "2026-03-02 09:15:00 +0000",
    "2026-03-02 14:45:00 +05:30",
    "2026-03-02T14:45:00+05:30",
    "2026-03-02T09:15Z",
    "20260302T091500Z",
    " 2026-03-02T09:15:00Z ",
    "Mon, 02 Mar 2026 09:15:00 +0000",
    "Mon, 02 Mar 2026 09:15:00 GMT",
    1772442900,
    1772442900.5,
    "1772442900",
    1772442900000,
    "1772442900000",
    1772442900000000,
    1772442900000000000,
]


@pytest.mark.parametrize("written", TIMES, ids=str)
def test_a_time_is_read_however_it_is_written(hook, written):
    generic = hook("generic")
    generic.tell(message(sent_at=written))
    [at] = Message.objects.filter(conversation=generic.conversation).values_list("at", flat=True)
    assert at.replace(microsecond=0).isoformat() == AT


NO_TIMES = [None, "", "soon", "2026-13-45", True, [], {}, -1, 10**400, 1e308, "9" * 300, "nan"]


@pytest.mark.parametrize("written", NO_TIMES, ids=lambda each: str(each)[:20])
def test_what_is_no_time_is_told_and_kept_aside(hook, written):
    generic = hook("generic")
    generic.tell(message(sent_at=written))
    delivery = generic.delivery
    assert (delivery.outcome, delivery.why) == ("refused", "message.sent_at: there is no time")
    assert delivery.sealed is not None


WORDS = {
    "user": ["customer", "End-user", "end_user", "End User", "USER", "visitor", "incoming"],
    "bot": ["Bot", "assistant", "virtual-assistant", "automated"],
    "agent": ["Agent", "operator", "support", "outgoing", "staff"],
    "other": ["system", "notification"],
}


@pytest.mark.parametrize(
    ("word", "sender"), [(word, sender) for sender, words in WORDS.items() for word in words]
)
def test_who_wrote_it_is_understood_by_its_usual_names(hook, word, sender):
    generic = hook("generic")
    generic.tell(message(sender=word))
    assert (generic.delivery.outcome, generic.delivery.why) == ("stored", "")
    assert Message.objects.get(conversation=generic.conversation).sender == sender


VARIANTS = {
    "a name in the text": ([message(f"I am {USER}")], "[completed]", ["user: I am ******"]),
    "a number for a text": ([message(7)], "[completed]", ["user: 7"]),
    "closed": (
        [message(), later("Bye", status="Closed")],
        "[completed]",
        ["user: Hello", "user: Bye"],
    ),
    "closed, then open": (
        [message(ticket={"status": "solved"}), later("Again", status="open")],
        "[active]",
        ["user: Hello", "user: Again"],
    ),
    "on hold": ([message(ticket={"status": "On-hold"})], "[active]", ["user: Hello"]),
    "pending": ([message(ticket={"status": "pending"})], "[waiting]", ["user: Hello"]),
    "new": ([message(ticket={"status": "NEW"})], "[queued]", ["user: Hello"]),
    "a state of its own": ([message(ticket={"status": "odd"})], "[completed]", ["user: Hello"]),
    "a file": (
        [message("See", file="https://x.example/zulmira.png")],
        "[completed]",
        ["user: See <FILE>"],
    ),
    "nulls": (
        [message(file=None, author=None, intent=None, ticket={"status": None})],
        "[completed]",
        ["user: Hello"],
    ),
    "ids that begin alike for long": (
        [
            message("One", number="m" * 300 + "1"),
            message("Two", sent_at="2026-03-02T09:16:00Z", number="m" * 300 + "2"),
        ],
        "[completed]",
        ["user: One", "user: Two"],
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_it_comes_to_what_was_said(comes_to, name):
    payloads, state, lines = VARIANTS[name]
    assert comes_to("generic", *payloads) == [state, *lines]


def test_of_two_versions_the_one_that_came_later_counts(hook):
    generic = hook("generic")
    generic.tell(message("Zzz"), message("Aaa"))
    assert Message.objects.get(conversation=generic.conversation).text == "Aaa"


@pytest.mark.parametrize("later_first", [False, True])
def test_where_it_is_told_when_it_was_changed_that_counts(hook, later_first):
    generic = hook("generic")
    sources.set_mapping(generic.source, {**MAPPING, "changed": "message.updated_at"})
    told = [message("Zzz"), message("Aaa", updated_at="2026-03-02T10:00:00Z")]
    generic.tell(*(reversed(told) if later_first else told))
    assert Message.objects.get(conversation=generic.conversation).text == "Aaa"


def test_a_very_long_text_is_cut_and_said_so(hook):
    generic = hook("generic")
    generic.tell(message("long " * 40_000))
    assert generic.delivery.outcome == "stored"
    assert generic.delivery.why == "message.text: cut after 100,000 characters"


def test_two_sources_that_number_alike_have_conversations_of_their_own(hook):
    one, other = hook("generic"), hook("generic")
    one.tell({**message("From one"), "customer": {"id": "crm-1"}})
    other.tell({**message("From the other"), "customer": {"id": "crm-2"}})
    assert one.conversation.pk != other.conversation.pk
    assert one.conversation.contact_id != other.conversation.contact_id
    assert one.conversation.message_count == other.conversation.message_count == 1


def test_one_bad_item_of_a_list_costs_only_itself(hook):
    generic = hook("generic")
    inner = {name: path.removeprefix("message.") for name, path in MAPPING.items()}
    sources.set_mapping(generic.source, {**inner, "each": "messages"})
    listed = [
        message("One")["message"],
        None,
        7,
        {"id": "m-2"},
        message("Two", number="m-3")["message"],
    ]
    generic.tell({**message(), "messages": listed})
    assert (generic.delivery.outcome, generic.delivery.why) == (
        "stored",
        "sent_at: there is no time",
    )
    assert generic.conversation.message_count == 2
