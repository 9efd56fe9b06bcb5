"""Who is signed in."""

from typing import Any, cast

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user,
)
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from chatlinks.accounts.models import Person
from chatlinks.accounts.sessions import SessionStore


class Authentication(AuthenticationMiddleware):
    """Django's, with the person read by a prepared statement (accounts/sessions.py).

    Once read, the request has the person itself, not what stands for them until then.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)

        def read() -> Any:
            request.user = person(request) or get_user(request)
            return request.user

        user: Any = SimpleLazyObject(read)
        request.user = user


def known_at_once(request: HttpRequest) -> bool:
    """Put session and person on the request, as the middlewares do together.

    False where these have more to do: a session that is over, or that Django has to look at.
    """
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    request.session = SessionStore(key)
    somebody = person(request)
    if somebody is None or (key and not somebody.is_authenticated):
        return False
    request.user = somebody
    return True


def person(request: HttpRequest) -> Person | AnonymousUser | None:
    """Whoever the session names, if all is in order.

    None leaves it to Django, which knows old hashes and ends sessions.
    """
    session = cast(SessionStore, request.session)
    if session.get(SESSION_KEY) is None:
        return AnonymousUser()
    if session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    if (signed_in := session.person()) is None:
        return None
    proof = session.get(HASH_SESSION_KEY, "")
    proven = constant_time_compare(proof, signed_in.get_session_auth_hash())
    return signed_in if proven else None
