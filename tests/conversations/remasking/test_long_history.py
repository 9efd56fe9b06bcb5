"""Nobody who writes waits until a long history is masked anew: it is queued, and whatever is shown
of it meanwhile is right.
"""

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Message
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.conversations.remasking import changed_policy, learned_later, whole_contact
from chatlinks.intake.live import receive_message
from chatlinks.links.models import ChatLink
from tests.kit.cast import INCOMING, minutes, take
from tests.kit.reading import held
from tests.kit.watching.stored import stored_text
from tests.kit.ways import finds, telling

NAME = "Vethra Brzova"
LONG = [
    {"id": f"{n}", "at": minutes(n), "from": "user", "text": f"Vethra {n} together"}
    for n in range(8)
]
CALLED = IncomingContact(id="u-1", name=NAME)


@pytest.fixture
def history(cast, monkeypatch):
    """The id of a conversation that is long, for one to whom five messages are."""
    monkeypatch.setattr(changed_policy, "MOST_IN_A_REQUEST", 5)
    [id_] = take(cast.acme, {"id": "long", "contact": {"id": "u-1"}, "messages": LONG})
    return id_


def says(text, id_="new", at=9000, sender="user"):
    return INCOMING.validate_python(
        {
            "id": "x",
            "contact": {"id": "u-1"},
            "messages": [{"id": id_, "at": minutes(at), "from": sender, "text": text}],
        }
    ).messages[0]


def waiting_sweeps():
    return ProcrastinateJob.objects.filter(task_name="mask_anew", status="todo").count()


def write(cast, *, whole):
    """The name is told: by a message as it is written, or by a whole conversation."""
    if not whole:
        return receive_message(cast.acme, CALLED, says("hi")).conversation_id
    later = [{"id": "1", "at": minutes(9000), "from": "user", "text": "hi"}]
    contact = {"id": "u-1", "name": NAME}
    return take(cast.acme, {"id": "late", "contact": contact, "messages": later})[0]


@pytest.mark.parametrize("whole", [False, True])
def test_whoever_writes_does_not_wait_and_nothing_is_shown_meanwhile(
    cast, history, sign_in, monkeypatch, whole
):
    with monkeypatch.context() as watched:
        watched.setattr(whole_contact, "mask_anew", None)  # whoever calls it fails
        write(cast, whole=whole)
        assert waiting_sweeps() == 1
        agent = sign_in("agent")
        assert held(agent.get("/"), ["Vethra"]) == []
        assert Message.objects.filter(conversation=history, text__contains="Vethra").exists()
    assert telling(agent, history, ["Vethra"]) == {}
    assert not finds(agent, history, "Vethra")


def test_a_few_long_messages_are_a_long_history_for_whoever_writes_live(cast, monkeypatch):
    """A stranger's longest ones are dear to mask: 500 of them took many seconds, under the lock."""
    monkeypatch.setattr(changed_policy, "MOST_OCTETS_IN_A_REQUEST", 50)
    monkeypatch.setattr(whole_contact, "mask_anew", None)  # whoever calls it fails
    monkeypatch.setattr(learned_later, "mask_late", None)
    chat = opening.begin(cast.acme, IncomingContact(id="u-1"), timezone.now())
    for text in ("it is vethra", "it is vethra brzova, who is called vethra", "for vethra"):
        chat.say(opening.message("agent", text))
    chat.say(opening.message("user", f"my name is {NAME}"))
    assert waiting_sweeps() == 1
    chat.say(opening.message("user", "and I am waiting"))
    assert waiting_sweeps() == 1


@pytest.mark.parametrize("whole", [False, True])
def test_the_sweep_masks_it(cast, history, whole):
    write(cast, whole=whole)
    assert changed_policy.sweep(cast.acme.pk)
    assert "Vethra" not in stored_text("message", "conversation")
    assert not changed_policy.businesses_behind()


def test_the_conversation_that_is_open_is_masked_at_once(cast, history, sign_in):
    new = receive_message(cast.acme, IncomingContact(id="u-1"), says("Vethra here")).conversation_id
    receive_message(cast.acme, CALLED, says("hi", "new-2", 9001))
    texts = Message.objects.filter(conversation=new).order_by("position")
    assert [each.text for each in texts] == ["****** here", "hi"]
    assert Conversation.objects.get(pk=new).rules == cast.acme.rules
    assert Conversation.objects.get(pk=history).rules == 0
    receive_message(cast.acme, CALLED, says("I am Zulmira Okonjo", "new-3", 9002))
    assert ChatLink.objects.filter(conversation=new).exists()
    assert Conversation.objects.get(pk=new).rules == cast.acme.rules


def test_a_message_to_a_history_behind_the_policy_does_not_wait(cast, history, monkeypatch):
    cast.acme.change_rules(by=cast.people["admin"].pk, what="told kinds")
    monkeypatch.setattr(whole_contact, "mask_anew", None)
    received = receive_message(cast.acme, CALLED, says("Vethra again"))
    assert Message.objects.get(pk=received.id).text == "****** again"


def test_a_short_history_is_masked_in_the_request(cast):
    take(cast.acme, {"id": "short", "contact": {"id": "u-1"}, "messages": LONG[:3]})
    receive_message(cast.acme, CALLED, says("hi"))
    assert "Vethra" not in stored_text()
    assert waiting_sweeps() == 0
