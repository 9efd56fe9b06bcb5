"""How tests sign in: the backend that knows who somebody is, and a browser of theirs."""

from django.test import Client

from chatlinks.accounts.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(person: Person | None, **options: object) -> Client:
    """A client of Django's in which this person is signed in, or nobody."""
    client = Client(**options)  # type: ignore[arg-type]
    if person:
        client.force_login(person, backend=BACKEND)
    return client
