"""Every route there is. `tests/matrix` knows each of them; an unlisted one fails there."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "",
        include("chatlinks.reading.urls"),
    ),  # the first to be asked: most openings are of a chat link
    path("", include("chatlinks.links.urls")),
    path("", include("chatlinks.accounts.urls")),
    path("", include("chatlinks.manage.urls")),
    path("", include("chatlinks.webchat.urls")),
    path("", include("chatlinks.demo.urls")),
    path("", include("chatlinks.agentchat.urls")),
    path("", include("chatlinks.analytics.urls")),
    path("", include("chatlinks.intake.webhooks.urls")),
    path("", include("chatlinks.intake.urls")),
    path("", include("chatlinks.api.outgoing.urls")),
    path("", include("chatlinks.api.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "chatlinks.web.notices.bad_request"
handler403 = "chatlinks.web.notices.forbidden"
handler404 = "chatlinks.web.notices.not_found"
handler429 = "chatlinks.web.notices.too_many"  # asked for by allauth's limits
handler500 = "chatlinks.web.notices.failed"
