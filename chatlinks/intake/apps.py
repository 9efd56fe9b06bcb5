from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "chatlinks.intake"
