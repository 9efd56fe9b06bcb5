from django.urls import path

from chatlinks.webchat.views import (
    details,
    files,
    messages,
    page,
    person,
    rating,
    received,
    script,
    session,
)

urlpatterns = [
    path("widget.js", script.show, name="widget-script"),
    path("w/<str:key>", page.show, name="widget"),
    path("w/<str:key>/session", session.begin, name="widget-session"),
    path("w/<str:key>/messages", messages.messages, name="widget-messages"),
    path("w/<str:key>/files", files.send, name="widget-send-file"),
    path("w/<str:key>/files/<str:file>", files.show, name="widget-file"),
    path("w/<str:key>/received", received.note, name="widget-received"),
    path("w/<str:key>/person", person.ask, name="widget-person"),
    path("w/<str:key>/details", details.give, name="widget-details"),
    path("w/<str:key>/rating", rating.rate, name="widget-rating"),
]
