from django.urls import include, path

from chatlinks.agentchat.businesses.views import businesses
from chatlinks.agentchat.my_chats.views import (
    chat_list,
    close,
    here,
    look,
    messages,
    my_chats,
    note,
    presence,
    reply,
    report,
    resume,
    stats,
    take_next,
    wait,
)
from chatlinks.agentchat.teams.views import (
    add_member,
    reassign,
    remove_member,
    slots,
    team_settings,
    teams,
)
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

chat_patterns = [
    path("messages", messages.show, name="chat-messages"),
    path("look", look.look, name="look"),
    path("reply", reply.reply, name="reply"),
    path("wait", wait.wait, name="wait"),
    path("resume", resume.resume, name="resume"),
    path("close", close.close, name="close-chat"),
    path("reassign", reassign.reassign, name="reassign"),
    path("report", report.report, name="report-chat"),
    path("notes", note.add, name="add-note"),
]

team_patterns = [
    path("settings", team_settings.edit, name="team-settings"),
    path("members", add_member.add, name="add-to-team"),
    path(
        "members/<number:person_id>/remove",
        remove_member.remove,
        name="remove-from-team",
    ),
]

urlpatterns = [
    path("chats", my_chats.show, name="my-chats"),
    path("chats/list", chat_list.show, name="chat-list"),
    path("chats/stats", stats.show, name="chat-stats"),
    path("chats/presence", presence.change, name="presence"),
    path("chats/here", here.here, name="here"),
    path("chats/next", take_next.take, name="take-next"),
    path(
        "chats/<number:conversation_id>",
        my_chats.show_one,
        name="my-chat",
    ),
    path("chats/<number:conversation_id>/", include(chat_patterns)),
    path("businesses", businesses.show, name="businesses"),
    path(
        "businesses/<number:business_id>/agents/<number:person_id>/slots",
        slots.limit,
        name="limit-slots",
    ),
    path("teams", teams.show, name="teams"),
    path("teams/<number:team_id>/", include(team_patterns)),
]
