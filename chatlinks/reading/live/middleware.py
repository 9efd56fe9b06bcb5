"""The short way for what an open page asks at each delivery.

A thousand pages may follow one chat and come at the same moment. Each is asked who it is and
whether it may come in, by the very code that asks everybody (`accounts/middleware.py`,
`links/gate.py`). What lies between the two, for pages and forms, it has no use for: half of what a
delivery takes in the application (`bench/live`).

Whatever is more than letting somebody in goes the long way, as if it had come there first.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from chatlinks.accounts.middleware import known_at_once
from chatlinks.links.gate import for_strangers, let_in_at_once
from chatlinks.reading.live.following import tail

PATH = re.compile(r"/c/([A-Za-z0-9_-]{1,64})/following")
QUERY = re.compile(r"from=\d{1,9}&change=\w{1,40}")


class Deliveries:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.delivered(request) or self.get_response(request)

    def delivered(self, request: HttpRequest) -> HttpResponse | None:
        path = PATH.fullmatch(request.path_info)
        if path is None or request.method != "GET":
            return None
        if not QUERY.fullmatch(request.META.get("QUERY_STRING", "")):
            return None
        request.get_host()  # raises DisallowedHost
        if not known_at_once(request):
            return None
        viewer = let_in_at_once(request, path[1])
        if viewer is None or not viewer.coverage.is_whole:
            return None
        answer = HttpResponse(tail(request, viewer))
        answer.headers["Content-Length"] = str(len(answer.content))
        answer.headers["Vary"] = "Cookie"
        return for_strangers(viewer, answer)
