from django.apps import AppConfig


class AgentChatConfig(AppConfig):
    name = "chatlinks.agentchat"
    label = "agentchat_pages"  # "agentchat" is the room of chats, for its tables' sake
