"""What users and agents do with chats, in few words."""

from datetime import timedelta

from django.utils import timezone

from chatlinks.chats import presence, transitions
from chatlinks.chats.models import Availability
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records import incoming
from chatlinks.workspaces.models import Team

ONLINE = Availability.Status.ONLINE
BREAK = Availability.Status.ON_A_BREAK
OFFLINE = Availability.Status.OFFLINE


def writes(cast, text="Hello", who="visitor-1", **fields):
    """A user of the web channel writes to Acme."""
    contact = incoming.IncomingContact(id=who, channel="web")
    return transitions.user_writes(cast.acme, contact, opening.message("user", text, **fields))


def names_themselves(cast, name="Rukmini Das", text="I am Rukmini", who="visitor-1"):
    """The user writes, and their name is known from then on."""
    contact = incoming.IncomingContact(id=who, name=name)
    transitions.user_writes(cast.acme, contact, opening.message("user", text))


def handed_over(cast, who="visitor-1", team="Cards"):
    """A user's chat that the bot has handed over to a team."""
    written = writes(cast, who=who)
    to = Team.objects.get(name=team, business=cast.acme)
    transitions.hand_over(cast.acme, written.conversation_id, to)
    return Conversation.objects.get(pk=written.conversation_id)


def online(cast, *names, slots=5):
    """These agents take chats now, so many at a time."""
    for name in names:
        person = cast.people[name]
        Availability.objects.update_or_create(
            business=cast.acme, person=person, defaults={"slots": slots}
        )
        presence.set_status(person, ONLINE)


def wait_longer(chat, minutes):
    """The chat has waited for so long."""
    since = timezone.now() - timedelta(minutes=minutes)
    Conversation.objects.filter(pk=chat.pk).update(waiting_since=since)
