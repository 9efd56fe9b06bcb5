from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe

from chatlinks.api.v1 import api
from chatlinks.api.views import assistants, keys
from chatlinks.web.guards import no_cookie_counts

# The description, for whoever has signed in.
FOR_PEOPLE = {"openapi-json", "openapi-view", "api-root"}
ROUTES, APP, NAMESPACE = api.urls


def for_programs(route: URLPattern | URLResolver) -> URLPattern | URLResolver:
    """Nobody signs in there: `key_required` asks for a key."""
    if not isinstance(route, URLPattern):
        return route
    if route.name in FOR_PEOPLE:
        route.callback = require_safe(route.callback)
    else:
        route.callback = no_cookie_counts(route.callback)
    return route


urlpatterns = [
    path("api/v1/", ([for_programs(route) for route in ROUTES], APP, NAMESPACE)),
    path("mcp", assistants.assistant, name="mcp"),
    path("keys", keys.business_list, name="keys-businesses"),
    path("keys/<str:key>", keys.show, name="keys"),
    path("keys/<str:key>/<number:api_key>/replace", keys.replace, name="replace-key"),
    path("keys/<str:key>/<number:api_key>/revoke", keys.revoke, name="revoke-key"),
]
