"""What an agent has before them: their chats in order, with names as they may see them."""

from datetime import timedelta

from django.utils import timezone

from chatlinks.agentchat.my_chats.workload import WHY, agent_workload
from chatlinks.conversations.models import Conversation
from chatlinks.privacy.models import Unsealing
from tests.kit.acting.chats import handed_over, names_themselves, online, wait_longer
from tests.kit.acting.my_chats import AGENT, post
from tests.kit.failing.keys import lose_key


def test_the_one_who_waits_longest_is_told_after_five_minutes(cast, chat):
    second = handed_over(cast, "visitor-2")
    long_ago = timezone.now() - timedelta(minutes=7)
    Conversation.objects.filter(pk=second.pk).update(waiting_since=long_ago)
    lines = {line.id: line.longest_from for line in agent_workload(cast.people[AGENT]).active}
    assert lines == {chat.pk: None, second.pk: long_ago + timedelta(minutes=5)}


def test_names_of_the_list_are_opened_once_each_in_one_statement(
    cast, chat, django_assert_num_queries
):
    names_themselves(cast)
    before = Unsealing.objects.count()
    with django_assert_num_queries(3):  # the chats, the records, the seat
        [line] = agent_workload(cast.people[AGENT]).active
    assert "Rukmini Das" in line.name
    assert Unsealing.objects.count() == before + 1
    assert Unsealing.objects.latest("id").why == WHY


def test_a_user_who_gave_no_name_is_a_guest(cast, chat):
    before = Unsealing.objects.count()
    assert [line.name for line in agent_workload(cast.people[AGENT]).active] == ["Guest User"]
    assert Unsealing.objects.count() == before


def test_without_the_permission_the_list_shows_no_name_and_opens_none(cast):
    online(cast, "agent")
    handed_over(cast)
    names_themselves(cast)
    before = Unsealing.objects.count()
    [line] = agent_workload(cast.people["agent"]).active
    assert "******" in line.name
    assert "Rukmini" not in f"{line}"
    assert Unsealing.objects.count() == before


def test_who_waits_longest_stands_first_and_who_does_not_wait_last(cast, chat, sign_in):
    second, third = handed_over(cast, "visitor-2"), handed_over(cast, "visitor-3")
    wait_longer(third, 9)
    post(sign_in(AGENT), chat, "reply", text="Good morning")
    order = [(line.id, line.key) for line in agent_workload(cast.people[AGENT]).active]
    assert order == [(third.pk, "F1"), (second.pk, "F2"), (chat.pk, "F3")]


def test_no_key_of_the_browsers_own_opens_a_chat(cast, chat):
    for number in range(2, 7):
        handed_over(cast, f"visitor-{number}")
    keys = [line.key for line in agent_workload(cast.people[AGENT]).active]
    assert keys == ["F1", "F2", "F3", "F4", ""]  # F5 loads the page anew; the slots are five


def test_one_who_cannot_be_opened_is_listed_masked_beside_the_others(cast, chat):
    names_themselves(cast)
    other = handed_over(cast, "visitor-2")
    names_themselves(cast, who="visitor-2")
    lose_key(Conversation.objects.get(pk=other.pk).contact)
    names = {line.id: line.name for line in agent_workload(cast.people[AGENT]).active}
    assert "Rukmini Das" in names[chat.pk]
    assert "******" in names[other.pk]
