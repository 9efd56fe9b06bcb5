from django.urls import path

from chatlinks.agentchat.views import (
    close,
    desk,
    look,
    messages,
    my_chats,
    note,
    presence,
    reassign,
    reply,
    report,
    wait,
)

urlpatterns = [
    path("chats", my_chats.show, name="my-chats"),
    path("chats/list", desk.chats, name="chat-list"),
    path("chats/stats", desk.stats, name="chat-stats"),
    path("chats/presence", presence.change, name="presence"),
    path("chats/here", presence.here, name="here"),
    path("chats/<int:conversation_id>", my_chats.show_one, name="my-chat"),
    path("chats/<int:conversation_id>/messages", messages.show, name="chat-messages"),
    path("chats/<int:conversation_id>/look", look.look, name="look"),
    path("chats/<int:conversation_id>/reply", reply.reply, name="reply"),
    path("chats/<int:conversation_id>/wait", wait.wait, name="wait"),
    path("chats/<int:conversation_id>/resume", wait.resume, name="resume"),
    path("chats/<int:conversation_id>/close", close.close, name="close-chat"),
    path("chats/<int:conversation_id>/reassign", reassign.reassign, name="reassign"),
    path("chats/<int:conversation_id>/report", report.report, name="report-chat"),
    path("chats/<int:conversation_id>/notes", note.add, name="add-note"),
]
