"""The guard of the API's routes: a key that works, and is for what is asked."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from chatlinks.api import keys
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import NO_KEY, Problem
from chatlinks.web.limits import rate, wait_for

CALLS = rate("API calls", address="24000/minute", key="12000/minute")
WRONG_KEYS = rate("wrong API keys", address="60/minute")
TOO_OFTEN = "That was too often. Wait as long as Retry-After says."


class KeyRequired(HttpBearer):
    """For programs with a key of this scope.

    Raises Problem: 401 without a key that works, 403 where it is for something else or its business
    is locked, 429 above the rate of a key or of wrong keys.
    """

    def __init__(self, scope: ApiKey.Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        key = super().__call__(request)
        if key is None:
            self.refuse(request)
        return key

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        key = keys.key_of(token.strip())
        if key is None:
            return None
        if seconds := wait_for(CALLS, request, str(key.pk)):
            raise Problem(429, TOO_OFTEN, headers={"Retry-After": str(seconds)})
        if key.business.locked:
            raise Problem(403, "This business is locked. Nothing is stored meanwhile.")
        if self.scope not in key.scopes:
            raise Problem(403, f"This key has no right to {self.scope.label.lower()}.")
        keys.note_use(key)
        return key

    def refuse(self, request: HttpRequest) -> None:
        if seconds := wait_for(WRONG_KEYS, request):
            raise Problem(429, TOO_OFTEN, headers={"Retry-After": str(seconds)})
        raise NO_KEY


def key_required(scope: ApiKey.Scope) -> KeyRequired:
    """As `auth` of a route, which then finds the key in `request.auth`."""
    return KeyRequired(scope)
