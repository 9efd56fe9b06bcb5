from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "chatlinks.api"
