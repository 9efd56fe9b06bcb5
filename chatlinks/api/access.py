"""The guards of the API: a key that works and is for what is asked, and what it may open."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja.security import HttpBearer

from chatlinks.api import keys
from chatlinks.api.models import ApiKey
from chatlinks.api.problems import NO_KEY, Problem
from chatlinks.links import tokens
from chatlinks.links.access import access_by
from chatlinks.links.gate import mask_anew
from chatlinks.links.viewer import Viewer
from chatlinks.web.limits import rate, wait_for
from chatlinks.workspaces.rule import Verdict

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
            raise Problem(403, "This business is locked. Nothing is stored or read meanwhile.")
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


OVER = "This link has expired or was ended. Ask by the members' link of the conversation."


def viewer_by_key(
    key: ApiKey,
    link: str,
    *,
    masked: bool = False,
) -> Viewer:
    """How a program comes to a conversation of its key's business: by a link of it, whole or its
    token alone. What the link covers is what it gets; `masked`, whatever the key may see.

    Raises Http404 for what is no link of the business; Problem: 410 for one that is over.
    """
    token = link.strip().rpartition("/")[2]
    access = access_by(token[: tokens.LONGEST], None)
    if access is None or access.business_id != key.business_id:
        raise Http404
    verdict = access.verdict_for_key(sees_personal=key.sees_personal and not masked)
    if verdict is Verdict.GONE:
        raise Problem(410, OVER)
    if access.stale:
        mask_anew(access)
        return viewer_by_key(key, link, masked=masked)
    return Viewer(access, token, None, verdict)
