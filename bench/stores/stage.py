"""A throw-away store for a measurement.

Data folder, PostgreSQL, keys, one business and two people who open links.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stage:
    """`sessions`: "masked" and "unmasked" → the session cookie of one who sees it so."""

    data: Path
    business_id: int
    sessions: dict[str, str]

    @property
    def postmaster(self) -> int:
        """The process id of the database server."""
        lines = (self.data / "postgres" / "postmaster.pid").read_text().split()
        return int(lines[0])


@contextmanager
def stage() -> Iterator[Stage]:
    """Everything is stopped and removed at the end."""
    data = Path(tempfile.mkdtemp(prefix="chatlinks-bench-"))
    try:
        with opened(data):
            yield prepare(data)
    finally:
        shutil.rmtree(data, ignore_errors=True)


@contextmanager
def opened(data: Path) -> Iterator[None]:
    """The database in a folder, new or kept, brought up to date; stopped at the end.

    Before it, nothing of Chat Links may have been imported.
    """
    os.environ["CHATLINKS_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "chatlinks.settings"
    os.environ.pop("DATABASE_URL", None)
    from chatlinks.database import postgres

    postgres.ensure(data)
    try:
        bring_up_to_date()
        yield
    finally:
        stop(data)


def bring_up_to_date() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from chatlinks.privacy.keys import keystore

    keystore.open_store()


def prepare(data: Path) -> Stage:
    from chatlinks.workspaces.models import Business

    business = Business.objects.create(
        key="bench",
        name="Bench",
        time_zone="America/Los_Angeles",
    )
    sessions = {
        "masked": member(business.id, "masked", permitted=False),
        "unmasked": member(business.id, "unmasked", permitted=True),
    }
    return Stage(data, business.id, sessions)


def member(business_id: int, name: str, permitted: bool = False, **rights: object) -> str:
    """A member of the business who signed in as people do; returns the session cookie."""
    from chatlinks.accounts.models import Person
    from chatlinks.workspaces.models import Membership
    from tests.kit.signing_in import signed_in

    person = Person.objects.create_user(f"{name}@bench.example", name=name.title())
    Membership.objects.create(
        business_id=business_id,
        person=person,
        view_personal_details=permitted,
        **rights,
    )
    return str(signed_in(person).cookies["sessionid"].value)


def stop(data: Path) -> None:
    from django.db import connections

    from chatlinks.database import postgres

    connections.close_all()
    postgres.leave(data / "postgres")
