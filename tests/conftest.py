"""What every test finds: quick settings, keys in the database, the cast and a way to sign in as one
of it.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from chatlinks.privacy.keys import keystore
from chatlinks.web.streaming import live
from chatlinks.workspaces.models import Business
from tests.kit.acting.rates import forget_what_was_asked, forget_what_was_read
from tests.kit.cast import Cast, assemble
from tests.kit.samples.sent_files import none_awaited
from tests.kit.servers import postgres, workers
from tests.kit.servers.kept_rows import KeptRows, empty, keep
from tests.kit.signing_in import signed_in
from tests.kit.watching import audited

SignIn = Callable[[str | None], Client]
KeptCast = tuple[Cast, KeptRows]
DATABASE_FIXTURES = {"db", "transactional_db"}

# The machine may be busy: how long an example takes says nothing of the code.
hypothesis.settings.register_profile(
    "busy",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("busy")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=workers.place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> workers.ByFile | None:
    return workers.ByFile(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.fixture(scope="session", autouse=True)
def quick_settings() -> None:
    """Static files as they lie in the source, a password hash that doesn't take its time, and mail
    set up: what is without has `settings.MAIL_IS_SET_UP = False`.
    """
    settings.MAIL_IS_SET_UP = True
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The test database begins migrated."""
    settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = postgres.TEMPLATE


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: object,
    quick_settings: None,
) -> Iterator[KeptCast]:
    """The test database has its keys, as any database that was started once.

    While it holds nothing else, the cast is assembled for `cast`. Pages begin to listen to it; that
    ends before it is taken down.
    """
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        keystore.open_store()
        kept_cast = keep(assemble_without_files)
    if postgres.FOLDER is not None:
        connection.ops.sql_flush = empty  # type: ignore[method-assign]
    yield kept_cast
    live.hub.stop()


def assemble_without_files() -> Cast:
    cast = assemble()
    none_awaited()
    return cast


@pytest.fixture(autouse=True)
def known_master_key(request: pytest.FixtureRequest) -> None:
    """Every test with a database finds its master key known.

    One with transactions of its own empties every table.
    """
    marked = request.node.get_closest_marker("django_db")
    if marked or DATABASE_FIXTURES & set(request.fixturenames):
        request.getfixturevalue("_django_db_helper")
        keystore.open_store()


@pytest.fixture(autouse=True)
def fresh_audit(request: pytest.FixtureRequest, known_master_key: None) -> Iterator[None]:
    """Nothing empties the audit, so one that was written for good is emptied by force."""
    yield
    marked = request.node.get_closest_marker("django_db")
    for_good = bool(marked and marked.kwargs.get("transaction"))
    if for_good or {"transactional_db", "live_server"} & set(request.fixturenames):
        audited.empty()


@pytest.fixture
def cast(db: None, django_db_setup: KeptCast) -> Cast:
    """Nobody waits for the photo in Priya's conversation: tests of files begin without any.

    A third of all tests begin with it. To assemble it takes longer than most of them.
    """
    if postgres.FOLDER is None:  # on a server where we may not store rows just as they were
        return assemble_without_files()
    cast, kept = django_db_setup
    kept.store()
    forget_what_was_read()  # whoever has it next has the same ids
    return deepcopy(cast)


@pytest.fixture
def sign_in(cast: Cast) -> SignIn:
    """sign_in("agent") → a client in which that one of the cast is signed in; sign_in(None) →
    nobody.
    """
    return lambda name: signed_in(cast.people[name] if name else None)


@pytest.fixture
def bank(db: None) -> Business:
    """A business with nothing in it, in a zone that is half an hour off."""
    return Business.objects.create(key="bank", name="Bank", time_zone="Asia/Kolkata")


@pytest.fixture
def fresh_limits() -> None:
    """Whatever other tests tried counts for nothing."""
    forget_what_was_asked()
