from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "chatlinks.analytics"
