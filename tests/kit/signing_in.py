"""How tests sign in: the backend that knows who somebody is, and a browser of theirs."""

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from chatlinks.accounts.models import Person
from chatlinks.accounts.sessions import SessionStore

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(person: Person | None, **options: object) -> Client:
    """A client of Django's in which this person is signed in, or nobody.

    By the session alone, as if it were some time ago: signing in is on record, and takes longer
    than most pages.
    """
    client = Client(**options)  # type: ignore[arg-type]
    if person:
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(person)
    return client


def session_of(person: Person) -> str:
    """The key of a new session of theirs."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)
