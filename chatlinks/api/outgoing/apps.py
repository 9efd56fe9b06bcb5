from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    name = "chatlinks.api.outgoing"
