from typing import Any

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "chatlinks.conversations"

    def ready(self) -> None:
        from chatlinks.workspaces.signals import rules_changed

        rules_changed.connect(mask_anew, dispatch_uid="mask anew")


def mask_anew(sender: Any, business: Any, **kwargs: Any) -> None:
    """Have the business's history masked by its new policy, in the background.

    Queued in the transaction of the change: there is none without the other.
    """
    from chatlinks.conversations.tasks import defer_sweep

    defer_sweep(business.pk)
