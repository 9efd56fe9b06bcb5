from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class WorkspacesConfig(AppConfig):
    name = "chatlinks.workspaces"
    verbose_name = "Businesses"

    def ready(self) -> None:
        from axes.signals import user_locked_out
        from django.contrib.auth.signals import user_logged_in, user_login_failed

        from chatlinks.workspaces.people import places, sign_ins

        user_logged_in.connect(sign_ins.signed_in, dispatch_uid="audit signed in")
        user_login_failed.connect(sign_ins.refused, dispatch_uid="audit refused")
        user_locked_out.connect(sign_ins.locked_out, dispatch_uid="audit locked out")

        for signal in (post_save, post_delete):
            signal.connect(
                places.follow,
                sender="workspaces.Membership",
                dispatch_uid=f"places {id(signal)}",
            )
