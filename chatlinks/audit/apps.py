from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "chatlinks.audit"

    def ready(self) -> None:
        from chatlinks.audit import privileges

        post_migrate.connect(privileges.follow, sender=self, dispatch_uid="audit privileges")
