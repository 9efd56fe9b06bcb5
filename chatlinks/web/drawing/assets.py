"""Static files as they are served: named by their content and compressed, in the data folder."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.MULTILINE)


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Makes one file of styles that import others, and compresses what our pages load.

    The administration's files, ten times as many, would take most of a first start.
    """

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,
        **options: Any,
    ) -> Any:
        if not dry_run:
            for name, (storage, path) in paths.items():
                if name.endswith(".css") and name.split("/")[0] in rooms():
                    self.put_together(name, Path(storage.path(path)))
                    paths[name] = (self, name)  # what is named by its content is read from here
        yield from super().post_process(paths, dry_run, **options)

    def put_together(self, name: str, source: Path) -> None:
        """A page asks for one file in place of its parts, which lie in the same folder.

        From the sources: a part may have changed since the whole was last put together.
        """
        text = source.read_text("utf-8")
        whole = IMPORT.sub(lambda part: source.with_name(part[1]).read_text("utf-8"), text)
        if whole != text:
            Path(self.path(name)).write_text(whole, "utf-8")

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
