from typing import Any

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "chatlinks.intake.webhooks"

    def ready(self) -> None:
        from chatlinks.conversations.signals import forgotten

        forgotten.connect(destroy, dispatch_uid="webhooks.forgotten")


def destroy(sender: Any, business_id: int, contact_id: int, **kwargs: Any) -> None:
    """What sources sent of a user who is forgotten goes with them."""
    from chatlinks.intake.webhooks.deliveries.threads import destroy_for

    destroy_for(business_id, contact_id)
