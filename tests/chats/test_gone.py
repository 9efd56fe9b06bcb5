"""What becomes of chats when a user, a member, a person or a team goes for good."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.chats import presence, tasks, transitions
from chatlinks.chats.models import Availability, TeamSettings
from chatlinks.chats.steps import Refused
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.remasking.forgetting import forget
from chatlinks.workspaces.models import Team
from tests.kit.acting.chats import OFFLINE, handed_over, online, wait_longer
from tests.kit.failing.keys import lose_key
from tests.kit.watching.logged import everything_logged


def minute_later():
    tasks.keep_chats_moving(timestamp=0)


def again(chat):
    return Conversation.objects.get(pk=chat.pk)


@pytest.fixture
def keeping(cast):
    """Chats of the team stay with whoever signs out."""
    team = Team.objects.get(business=cast.acme, name="Cards")
    TeamSettings.objects.create(team=team, business=cast.acme, sign_out=TeamSettings.SignOut.KEEP)


def test_a_forgotten_users_queued_chat_holds_up_nobody(cast):
    gone, waits = handed_over(cast, "visitor-1"), handed_over(cast, "visitor-2")
    forget(gone.contact, None)
    online(cast, "agent")
    assert again(waits).assignee == cast.people["agent"]
    assert (again(gone).state, again(gone).assignee) == ("completed", None)


def test_a_queued_chat_of_a_user_who_cant_be_opened_holds_up_nobody(cast):
    lost, waits = handed_over(cast, "visitor-1"), handed_over(cast, "visitor-2")
    lose_key(lost.contact)
    with everything_logged() as log:
        online(cast, "agent")
        minute_later()
    assert again(waits).assignee == cast.people["agent"]
    assert again(lost).assignee is None
    assert f"user {lost.contact_id} of business" in log.getvalue()


def test_those_who_cant_be_opened_and_wait_longest_take_nobodys_last_slot(cast):
    lost = [handed_over(cast, f"visitor-{n}") for n in range(3)]
    waits = handed_over(cast, "visitor-9")
    for chat in lost:
        lose_key(chat.contact)
        wait_longer(chat, 30)
    online(cast, "agent", slots=1)
    assert again(waits).assignee == cast.people["agent"]
    assert {again(chat).state for chat in lost} == {"queued"}


def test_one_who_cant_be_opened_gives_nobody_more_chats_than_slots(cast):
    lost, *waiting = [handed_over(cast, f"visitor-{n}") for n in range(4)]
    lose_key(lost.contact)
    online(cast, "agent", slots=2)
    assert [again(chat).state for chat in waiting] == ["active", "active", "queued"]


def test_an_agent_with_a_chat_of_one_is_told_and_can_sign_out(cast):
    online(cast, "agent")
    lost, chat = handed_over(cast, "visitor-1"), handed_over(cast, "visitor-2")
    lose_key(lost.contact)
    with pytest.raises(Refused, match="can't be opened"):
        transitions.complete(cast.acme, lost.pk, cast.people["agent"])
    presence.set_status(cast.people["agent"], OFFLINE)
    assert (again(chat).state, again(chat).assignee) == ("queued", None)


@pytest.mark.parametrize("state", ["active", "waiting"])
def test_an_agent_signs_out_with_a_forgotten_users_chat(cast, state):
    online(cast, "agent")
    chat = handed_over(cast)
    if state == "waiting":
        transitions.wait(cast.acme, chat.pk, cast.people["agent"])
    forget(chat.contact, None)
    presence.set_status(cast.people["agent"], OFFLINE)
    assert again(chat).state == "completed"
    assert again(chat).closed_at is not None
    assert not chat.assignments.filter(ended_at=None).exists()


@pytest.mark.parametrize(
    "how", ["deactivated", "without Smart Agent Chat", "removed", "person off"]
)
def test_chats_of_a_member_who_is_none_any_more_go_back_to_the_queue(cast, keeping, how):
    online(cast, "agent")
    active, member = handed_over(cast), cast.membership("agent")
    if how == "deactivated":
        type(member).objects.filter(pk=member.pk).update(active=False)
    elif how == "without Smart Agent Chat":
        type(member).objects.filter(pk=member.pk).update(smart_agent_chat=False)
    elif how == "removed":
        member.delete()
    else:
        type(member.person).objects.filter(pk=member.person_id).update(is_active=False)
    minute_later()
    assert (again(active).state, again(active).assignee) == ("queued", None)


def test_queued_chats_of_a_team_that_was_deleted_go_to_whoever_is_free(cast):
    chat = handed_over(cast)
    online(cast, "agent_permitted")
    cast.membership("agent_permitted").teams.clear()
    chat = handed_over(cast, "visitor-2") if again(chat).state != "queued" else chat
    chat.team.delete()
    minute_later()
    assert again(chat).assignee == cast.people["agent_permitted"]


def test_whoever_joins_a_team_elsewhere_gets_its_chats_within_a_minute(cast):
    member = cast.membership("agent")
    teams = list(member.teams.all())
    member.teams.clear()
    online(cast, "agent")
    chat = handed_over(cast)
    member.teams.set(teams)
    minute_later()
    assert again(chat).assignee == cast.people["agent"]


def test_an_agent_who_is_given_fewer_slots_than_they_have_chats_keeps_them_and_gets_no_more(cast):
    online(cast, "agent", slots=3)
    chats = [handed_over(cast, f"visitor-{n}") for n in range(3)]
    Availability.objects.filter(person=cast.people["agent"]).update(slots=1)
    transitions.complete(cast.acme, chats[0].pk, cast.people["agent"])
    assert again(handed_over(cast, "visitor-9")).state == "queued"
    assert again(chats[1]).assignee == cast.people["agent"]


def test_a_desk_left_open_over_night_is_left(cast):
    online(cast, "agent")
    chat = handed_over(cast)
    Availability.objects.update(seen_at=timezone.now() - timedelta(hours=9))
    minute_later()
    assert (again(chat).state, Availability.objects.get(person=cast.people["agent"]).status) == (
        "queued",
        "offline",
    )
