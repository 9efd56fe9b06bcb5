"""An export imported, or only looked at."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, Format
from chatlinks.intake.load import (
    ImportReport,
    Loading,
    Progress,
    Reject,
    Rejects,
)
from chatlinks.workspaces.models import Business


class Follower(NamedTuple):
    """Whoever wants to know what becomes of it."""

    rejects: Rejects
    tell: Callable[[Reject], None]
    progress: Progress


def run(
    business: Business,
    export: tuple[Format, Archive, Choices],
    follower: Follower,
    *,
    dry: bool = False,
) -> ImportReport:
    """Import every good conversation; `dry`: say what would become of it, and store nothing.

    Raises OpenQuestion and NotThisFormat before anything is stored, and TooBig.
    """
    format_, archive, choices = export
    loading = Loading(
        business=business,
        read=partial(format_.read, choices=choices),
        file=archive,
        rejects=follower.rejects,
        tell=follower.tell,
        progress=follower.progress,
        dry=dry,
    )
    return loading.run()
