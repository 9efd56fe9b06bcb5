from django.urls import path

from chatlinks.agentchat.views import messages

urlpatterns = [
    path("chats/<int:conversation_id>/messages", messages.show, name="chat-messages"),
]
