"""Any JSON: who wrote what and when, by paths."""

import pytest

from chatlinks.conversations.models import Message
from chatlinks.intake.webhooks import sources
from tests.kit.acting.hooks import MAPPING


@pytest.fixture
def generic(hook):
    return hook("generic")


def test_a_conversation_comes_in_and_ends(generic):
    generic.tell(*generic.samples())
    conversation = generic.conversation
    assert (conversation.state, conversation.channel) == ("completed", "web")
    said = Message.objects.filter(conversation=conversation).order_by("position")
    assert list(said.values_list("sender", "text", "type")) == [
        ("user", "Hello, this is ******. My parcel hasn't come", "TEXT"),
        ("agent", "It comes tomorrow, ******", "FILE"),
    ]
    assert "brandenburg" not in str(said[1].data)


def test_many_in_one(generic):
    one = generic.samples()[0]
    mapping = {**MAPPING, "each": "messages", "message": "id", "at": "sent_at"}
    mapping |= {"sender": "from", "text": "body"}
    sources.set_mapping(generic.source, mapping)
    messages = [{**one["message"], "id": f"m-{number}"} for number in range(3)]
    payload = {"ticket": one["ticket"], "customer": one["customer"], "messages": messages}
    generic.tell(payload)
    assert generic.conversation.message_count == 3
    assert generic.delivery.unknown == 0


def test_whoever_is_called_otherwise_there(generic):
    sources.set_mapping(generic.source, {**MAPPING, "sender_agent": "clerk, Customer"})
    generic.tell(generic.samples()[0])
    assert Message.objects.get(conversation=generic.conversation).sender == "agent"


@pytest.mark.parametrize("word", ["guest2", "", "Beatriz"])
def test_whoever_is_not_known_counts_as_the_user_whose_words_are_hidden_most(generic, word):
    payload = generic.samples()[0]
    text = "Hello, I am Beatriz Lourenço, born in Porto"
    generic.tell({**payload, "message": {**payload["message"], "from": word, "body": text}})
    [message] = Message.objects.filter(conversation=generic.conversation)
    assert message.sender == "user"
    assert "Beatriz" not in message.text
    assert "it isn’t known who this is" in generic.delivery.why
    assert "Beatriz" not in generic.delivery.why


def test_a_notice_of_the_system_is_nobodys(generic):
    payload = generic.samples()[0]
    generic.tell({**payload, "message": {**payload["message"], "from": "system"}})
    assert Message.objects.get(conversation=generic.conversation).sender == "other"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("id", "message.id: there is no message’s id"),
        ("sent_at", "message.sent_at: there is no time"),
    ],
)
def test_what_lacks_something_is_kept_aside_and_says_what(generic, path, why):
    payload = generic.samples()[0]
    message = {key: value for key, value in payload["message"].items() if key != path}
    generic.tell({**payload, "message": message})
    assert why in generic.delivery.why
    assert generic.delivery.sealed is not None
    assert generic.delivery.kept_until is not None
