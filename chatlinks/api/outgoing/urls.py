from django.urls import path

from chatlinks.api.outgoing.views import endpoint, endpoints
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

ONE = "webhooks/<str:key>/<number:endpoint>"
urlpatterns = [
    path("webhooks", endpoints.business_list, name="webhooks-businesses"),
    path("webhooks/<str:key>", endpoints.show, name="endpoints"),
    path(ONE, endpoint.show, name="endpoint"),
    path(f"{ONE}/test", endpoint.test, name="test-endpoint"),
    path(f"{ONE}/secret", endpoint.secret, name="endpoint-secret"),
    path(f"{ONE}/switch", endpoint.switch, name="switch-endpoint"),
    path(f"{ONE}/replay", endpoint.replay, name="replay-deliveries"),
    path(f"{ONE}/remove", endpoint.remove, name="remove-endpoint"),
    path(f"{ONE}/dead", endpoint.dead, name="dead-letters"),
]
