from django.urls import path

from chatlinks.webchat.views import (
    details,
    embed,
    end,
    file,
    messages,
    page,
    person,
    rating,
    received,
    send_file,
    session,
)

urlpatterns = [
    path("widget.js", embed.show, name="widget-script"),
    path("w/<str:key>", page.show, name="widget"),
    path("w/<str:key>/end", end.end, name="widget-end"),
    path("w/<str:key>/session", session.begin, name="widget-session"),
    path(
        "w/<str:key>/messages",
        messages.messages,
        name="widget-messages",
    ),
    path("w/<str:key>/files", send_file.send, name="widget-send-file"),
    path("w/<str:key>/files/<str:file>", file.show, name="widget-file"),
    path("w/<str:key>/received", received.note, name="widget-received"),
    path("w/<str:key>/person", person.ask, name="widget-person"),
    path("w/<str:key>/details", details.give, name="widget-details"),
    path("w/<str:key>/rating", rating.rate, name="widget-rating"),
]
