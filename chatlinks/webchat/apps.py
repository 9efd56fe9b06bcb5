from django.apps import AppConfig


class WebChatConfig(AppConfig):
    name = "chatlinks.webchat"
