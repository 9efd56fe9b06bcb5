from django.urls import path

from chatlinks.intake.webhooks.views import (
    forward,
    map_source,
    receive,
    source,
    sources,
    try_sample,
)
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

ONE = "sources/<str:key>/<number:source>"
urlpatterns = [
    path("hooks/<str:address>", receive.receive, name="hook"),
    path("hooks/<str:address>/<str:name>", forward.forward, name="hook-post"),
    path("hooks/<str:address>/<str:name>/", forward.forward, name="hook-post-slash"),
    path("sources", sources.business_list, name="sources-businesses"),
    path("sources/<str:key>", sources.show, name="sources"),
    path(ONE, source.show, name="source"),
    path(f"{ONE}/secret", source.secret, name="source-secret"),
    path(f"{ONE}/alarm", source.alarm, name="source-alarm"),
    path(f"{ONE}/switch", source.switch, name="switch-source"),
    path(f"{ONE}/remove", source.remove, name="remove-source"),
    path(f"{ONE}/target", source.target, name="source-target"),
    path(f"{ONE}/try", try_sample.try_payload, name="try-sample"),
    path(f"{ONE}/mapping", map_source.map_source, name="map-source"),
]
