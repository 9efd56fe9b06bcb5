import pytest
from django.conf import settings
from django.test import Client

from chatlinks.privacy.keys import keystore
from tests.cast import Cast, assemble

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> None:
    """Static files as they lie in the source, and a password hash that doesn't take its time."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """The test database has its keys, as any database that was started once."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        keystore.open_store()


@pytest.fixture(autouse=True)
def known_master_key(request: pytest.FixtureRequest) -> None:
    """Every test with a database finds its master key known: one with transactions of its own empties every table."""
    if request.node.get_closest_marker("django_db") or {"db", "transactional_db"} & set(request.fixturenames):
        request.getfixturevalue("_django_db_helper")
        keystore.open_store()


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def sign_in(client: Client, cast: Cast):
    """sign_in("agent") → a client signed in as that member of the cast; sign_in(None) → one signed out."""

    def signed_in(name: str | None) -> Client:
        client = Client()
        if name:
            client.force_login(cast.people[name], backend=BACKEND)
        return client

    return signed_in
