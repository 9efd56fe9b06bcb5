"""The numbers above an agent's chats."""

from datetime import timedelta

from django.utils import timezone

from chatlinks.agentchat.my_chats.chat_stats import chat_stats
from chatlinks.chats import presence, transitions
from chatlinks.chats.models import (
    Closing,
)
from tests.kit.acting.chats import BREAK, handed_over
from tests.kit.acting.my_chats import AGENT


def test_the_four_numbers(cast, chat):
    person, zone = cast.people[AGENT], timezone.get_default_timezone()
    assert chat_stats(person, zone) == (0, 0, 0, 0)
    transitions.wait(cast.acme, chat.pk, person)
    transitions.complete(cast.acme, handed_over(cast, "visitor-2").pk, person)
    yesterday = handed_over(cast, "visitor-3")
    transitions.complete(cast.acme, yesterday.pk, person)
    Closing.objects.filter(conversation=yesterday).update(at=timezone.now() - timedelta(days=1))
    presence.set_status(person, BREAK)
    handed_over(cast, "visitor-4")
    assert chat_stats(person, zone) == (1, 1, 0, 1)
