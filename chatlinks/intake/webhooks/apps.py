from typing import Any

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "chatlinks.intake.webhooks"

    def ready(self) -> None:
        from chatlinks.conversations.sent_files import signed_in
        from chatlinks.conversations.signals import forgotten
        from chatlinks.intake.webhooks.twilio import media

        forgotten.connect(destroy, dispatch_uid="webhooks.forgotten")
        signed_in.FORMS[media.FORM] = media.way_to


def destroy(sender: Any, business_id: int, contact_id: int, **kwargs: Any) -> None:
    """What sources sent of a user who is forgotten goes with them."""
    from chatlinks.intake.webhooks.deliveries.threads import destroy_for

    destroy_for(business_id, contact_id)
