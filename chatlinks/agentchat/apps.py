from django.apps import AppConfig


class AgentChatConfig(AppConfig):
    name = "chatlinks.agentchat"
