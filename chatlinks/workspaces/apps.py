from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class WorkspacesConfig(AppConfig):
    name = "chatlinks.workspaces"
    verbose_name = "Businesses"

    def ready(self) -> None:
        from chatlinks.workspaces import places

        for signal in (post_save, post_delete):
            signal.connect(
                places.follow, sender="workspaces.Membership", dispatch_uid=f"places {id(signal)}"
            )
