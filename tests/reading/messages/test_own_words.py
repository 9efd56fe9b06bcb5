"""What one wrote oneself is shown to oneself as one wrote it: opened and recorded, and nothing else
of the user is.
"""

import pytest

from chatlinks.chats import remarks, transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation, Message
from chatlinks.conversations.records.incoming import IncomingContact
from chatlinks.conversations.remasking import forgetting
from chatlinks.links import visits
from chatlinks.links.models import ChatLink
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Membership
from tests.kit.acting.chats import online
from tests.kit.reading import held
from tests.kit.signing_in import signed_in

NAME = "Rukmini"
USERS = "I am Rukmini of Chennai"
NOTE, REPLY = f"{NAME} rang at noon", f"Hello {NAME}"


@pytest.fixture
def path(cast):
    """The chat link of a user whose name the agent guessed."""
    online(cast, "agent")
    contact = IncomingContact(id="u1", name=f"{NAME} Das", channel="web")
    written = transitions.user_writes(cast.acme, contact, opening.message("user", USERS))
    transitions.hand_over(cast.acme, written.conversation_id, None)
    agent = cast.people["agent"]
    reply = opening.message("agent", REPLY)
    transitions.reply(cast.acme, written.conversation_id, agent, reply)
    remarks.add_note(cast.acme, written.conversation_id, agent, NOTE)
    link = ChatLink.objects.get(conversation=written.conversation_id, audience="members")
    return f"/c/{link.token}"


def recorded():
    """Who opened anything, and why; the server aside, which masks late."""
    by_people = Unsealing.objects.exclude(person=None).order_by("pk")
    return list(by_people.values_list("person__name", "why"))


def test_the_writer_reads_their_own_words_and_no_others(sign_in, path):
    page = sign_in("agent").get(path)
    assert held(page, [NOTE, REPLY, USERS]) == [NOTE, REPLY]
    assert 'class="personal"' not in page.text  # nothing tells which of it is hidden
    assert recorded() == [("Agent", "own words")]


def test_it_is_recorded_once_an_hour(sign_in, path):
    client = sign_in("agent")
    for _ in range(3):
        client.get(path)
    assert len(recorded()) == 1


@pytest.mark.parametrize("who", ["lead", "admin", "analyst_permitted", None])
def test_others_read_it_masked_and_open_nothing(cast, sign_in, path, who):
    if who is None:
        conversation = Conversation.objects.latest("pk")
        link = ChatLink.objects.create(
            business=cast.acme, conversation=conversation, audience="anyone"
        )
        path = f"/c/{link.token}"
    assert held(sign_in(who).get(path), [NAME]) == []
    assert recorded() == []


def test_looking_at_it_as_others_do_confirms_nothing(sign_in, path):
    """A note, which others don't get, isn't there."""
    assert held(sign_in("agent").get(f"{path}?as=others"), [NOTE, REPLY]) == [REPLY]


def test_what_is_learned_later_changes_nothing_for_the_writer(cast, sign_in, path):
    chat = Conversation.objects.latest("pk")
    transitions.reply(
        cast.acme, chat.pk, cast.people["agent"], opening.message("agent", "It is Zbigniew")
    )
    known_now = IncomingContact(id="u1", name="Zbigniew Das", channel="web")
    transitions.user_writes(cast.acme, known_now, opening.message("user", "Hello"))
    assert "Zbigniew" not in Message.objects.filter(sender="agent").latest("pk").text
    assert held(sign_in("agent").get(path), ["It is Zbigniew"])
    assert held(sign_in("lead").get(path), ["Zbigniew"]) == []


def test_of_a_forgotten_user_they_are_hidden_whole(cast, sign_in, path):
    contact = Conversation.objects.latest("pk").contact
    forgetting.forget(contact, cast.people["admin"].pk)
    page = sign_in("agent").get(path)
    assert held(page, ["Hello", "rang at noon", NAME]) == []


def test_where_nothing_can_be_recorded_they_are_hidden_whole(sign_in, path, monkeypatch):
    def full(*arguments, **named):
        raise visits.NotRecorded

    monkeypatch.setattr(visits, "unseal_own_words", full)
    page = sign_in("agent").get(path)
    assert page.status_code == 200
    assert held(page, ["Hello R", "rang at noon", NAME]) == []


def test_a_former_member_opens_nothing_by_a_link_for_anyone(cast, path):
    conversation = Conversation.objects.latest("pk")
    link = ChatLink.objects.create(business=cast.acme, conversation=conversation, audience="anyone")
    Membership.objects.filter(person=cast.people["agent"]).update(active=False)
    page = signed_in(cast.people["agent"]).get(f"/c/{link.token}")
    assert page.status_code == 200
    assert held(page, [NAME, "rang at noon"]) == []
    assert recorded() == []


def test_search_finds_in_ones_own_words_what_one_wrote(sign_in, path):
    assert "No message has" not in sign_in("agent").get(path, {"q": REPLY}).text
    assert "No message has" in sign_in("lead").get(path, {"q": REPLY}).text


def test_lists_find_nobody_by_ones_own_words(cast, sign_in, path):
    chat = Conversation.objects.latest("pk")
    transitions.reply(
        cast.acme, chat.pk, cast.people["agent"], opening.message("agent", "Is it Ximena")
    )
    assert path not in sign_in("agent").get("/", {"q": "Ximena"}).text
    assert path in sign_in("lead").get("/", {"q": "Ximena"}).text


def test_previews_show_no_agents_words(sign_in, path):
    assert held(sign_in("agent").get("/"), ["Hello ******", REPLY]) == []
    assert "I am ******" in Conversation.objects.latest("pk").preview
