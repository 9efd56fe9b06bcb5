from django.urls import path

from chatlinks.agentchat.businesses.views import businesses
from chatlinks.agentchat.my_chats.views import (
    close,
    desk,
    look,
    messages,
    my_chats,
    note,
    presence,
    reply,
    report,
    wait,
)
from chatlinks.agentchat.teams.views import reassign, team_members, team_settings, teams

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
    path("businesses", businesses.show, name="businesses"),
    path(
        "businesses/<int:business_id>/agents/<int:person_id>/slots",
        team_members.limit,
        name="limit-slots",
    ),
    path("teams", teams.show, name="teams"),
    path("teams/<int:team_id>/settings", team_settings.edit, name="team-settings"),
    path("teams/<int:team_id>/members", team_members.add, name="add-to-team"),
    path(
        "teams/<int:team_id>/members/<int:person_id>/remove",
        team_members.remove,
        name="remove-from-team",
    ),
]
