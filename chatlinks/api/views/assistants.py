"""POST /mcp: for AI assistants, by the Model Context Protocol, with a key that reads."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from chatlinks.api import problems
from chatlinks.api.access import key_required
from chatlinks.api.assistants.server import answered
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import Problem
from chatlinks.api.writes.bodies import body_of
from chatlinks.web.guards import no_cookie_counts

READ = key_required(ApiKey.Scope.READ)


@no_cookie_counts
@require_POST
def assistant(request: HttpRequest) -> HttpResponse:
    """What is refused is told as by the API's routes."""
    try:
        key: ApiKey = READ(request)
        return answered(key, request, body_of(request))
    except Problem as problem:
        return problems.answer(problem)
