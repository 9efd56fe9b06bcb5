from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


class ChatsConfig(AppConfig):
    name = "chatlinks.chats"
    label = "agentchat"  # its tables and migrations were made under this name
    verbose_name = "Smart Agent Chat"

    def ready(self) -> None:
        from chatlinks.conversations.signals import ended

        ended.connect(end_chats, dispatch_uid="agentchat.end")
        user_logged_out.connect(go_offline, dispatch_uid="agentchat.leave")


def go_offline(
    sender: Any,
    user: Any = None,
    **kwargs: Any,
) -> None:
    """Whoever signs out takes no chats: theirs go where their teams' settings say."""
    from chatlinks.chats import presence
    from chatlinks.chats.models import Availability

    if user is None:
        return
    offline = Availability.Status.OFFLINE
    if Availability.objects.filter(person=user).exclude(status=offline).exists():
        presence.set_status(user, offline)


def end_chats(
    sender: Any,
    business_id: int,
    conversation_ids: list[int],
    **kwargs: Any,
) -> None:
    """Chats that ended because their user was forgotten are nobody's any more."""
    from chatlinks.chats import transitions

    transitions.end_forgotten(business_id, conversation_ids)
