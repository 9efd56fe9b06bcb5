from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    name = "chatlinks.workspaces"
    verbose_name = "Businesses"
