"""The agent's browser is still there."""

from datetime import timedelta

from django.utils import timezone

from chatlinks.chats import tasks
from chatlinks.chats.models import (
    Availability,
)
from tests.kit.acting.chats import OFFLINE, ONLINE
from tests.kit.acting.my_chats import AGENT


def test_a_desk_whose_browser_is_heard_of_is_not_left(cast, chat, sign_in):
    long_ago = timezone.now() - timedelta(minutes=6)
    Availability.objects.update(seen_at=long_ago)
    sign_in(AGENT).post("/chats/here")
    tasks.set_silent_agents_offline()
    assert Availability.objects.get(person=cast.people[AGENT]).status == ONLINE
    Availability.objects.update(seen_at=long_ago)
    tasks.set_silent_agents_offline()
    assert Availability.objects.get(person=cast.people[AGENT]).status == OFFLINE
