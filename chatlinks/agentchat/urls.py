from django.urls import path

from chatlinks.agentchat.views import businesses, desks, messages, reassign, team_settings, teams

urlpatterns = [
    path("businesses", businesses.show, name="businesses"),
    path("businesses/chats/<int:conversation_id>/reassign", reassign.reassign, name="reassign"),
    path("businesses/<int:business_id>/agents/<int:person_id>/slots", desks.limit, name="limit-slots"),
    path("teams", teams.show, name="teams"),
    path("teams/<int:team_id>/settings", team_settings.edit, name="team-settings"),
    path("teams/<int:team_id>/members", desks.add, name="add-to-team"),
    path("teams/<int:team_id>/members/<int:person_id>/remove", desks.remove, name="remove-from-team"),
    path("chats/<int:conversation_id>/messages", messages.show, name="chat-messages"),
]
