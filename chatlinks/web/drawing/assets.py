"""Static files as they are served: named by their content and compressed, in the data folder."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Compresses what our pages load.

    The administration's files, ten times as many, would take most of a first start.
    """

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        ours = [path for path in paths if path.split("/")[0] in rooms()]
        compressed: Iterator[tuple[str, str]] = super().compress_files(ours)
        return compressed


def rooms() -> set[str]:
    """Our own apps' folders of static files, each named as its room."""
    names = [app.name.split(".") for app in apps.get_app_configs()]
    return {parts[1] for parts in names if parts[0] == "chatlinks"}


def gather() -> None:
    """Collect and compress them, which takes seconds, only if one changed since the last time."""
    stamp, now = Path(settings.DATA) / "static.stamp", fingerprint()
    if stamp.exists() and stamp.read_text() == now and Path(settings.STATIC_ROOT).exists():
        return
    stamp.write_text("")  # until it is done
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now)


def fingerprint() -> str:
    """Of the names, sizes and times of all sources."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            digest.update(f"{storage.path(path)}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
