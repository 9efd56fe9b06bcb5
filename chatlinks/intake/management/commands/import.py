"""`chatlinks import FILE --business KEY [--from FORMAT]`."""

import os
import sys
import zipfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from chatlinks.conversations.store import Outcome
from chatlinks.intake.importers.archive import Archive, TooBig, of_path
from chatlinks.intake.importers.contract import Choices, Format, NotThisFormat, OpenQuestion
from chatlinks.intake.importers.formats import BY_KEY, looks_like, of_address, recognised
from chatlinks.intake.importers.other_kinds import what_instead
from chatlinks.intake.importers.running import Follower, run
from chatlinks.intake.jsonl import reader as jsonl
from chatlinks.intake.jsonl.first_look import what_is_wrong
from chatlinks.intake.load import ImportReport, Loading, Reject, Rejects
from chatlinks.privacy.keys import KeyProblem, keystore
from chatlinks.workspaces.models import Business

MOST_TOLD = 20  # bad lines named one by one; the rest are counted


def refusal(message: str) -> CommandError:
    """Nothing was read."""
    return CommandError(message, returncode=2)


class Command(BaseCommand):
    format: Format | None = None  # None: our own
    dry_run = False

    help = (
        "Import conversations from a file: in the format of docs/import-format.md, or as another"
        " tool exports them (docs/importers.md). Import it again to resume or to update."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            help="a file, a ZIP or a folder; of some formats an address (docs/importers.md)",
        )
        parser.add_argument("--business", required=True, metavar="KEY")
        self.add_arguments_of_formats(parser)
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what would become of it; store nothing",
        )
        parser.add_argument(
            "--rejects",
            type=Path,
            help="where bad lines go (default: FILE.rejects.jsonl)",
        )

    def add_arguments_of_formats(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from",
            dest="source",
            choices=["jsonl", *BY_KEY],
            help="the file's format (default: recognised by what it holds)",
        )
        parser.add_argument(
            "--agent",
            action="append",
            default=[],
            metavar="NAME",
            help="who of those that wrote works for the business; may be given several times",
        )
        parser.add_argument(
            "--bot",
            action="append",
            default=[],
            metavar="NAME",
            help="who of those that wrote in a table is a bot; may be given several times",
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="COLUMN=FIELD",
            help="which column of a table is what (docs/importers.md); may be given several times",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = str(options["file"])
        path = Path(given)
        archive = self.at_address(given) or self.look_at(path, options["source"])
        business = self.business(options["business"])
        try:
            keystore.open_store()
        except KeyProblem as problem:
            raise refusal(str(problem)) from problem
        self.dry_run = options["dry_run"]
        beside = Path("import") if archive and archive.url else path
        rejects = Rejects(self.rejects_path(beside, options["rejects"]))
        if archive is None:
            report = self.load_lines(business, path, rejects)
        else:
            report = self.load_export(business, archive, rejects, options)
        if options["source"] and (archive or report.rejected) and not report.done.conversations:
            self.refuse_other(archive or of_path(path), options["source"])
        self.close_report(report, rejects)

    def at_address(self, text: str) -> Archive | None:
        """A server or a database, in place of a file. Its name has no password in it."""
        if found := of_address(text):
            self.format = found
            name = text.partition("://")[2].rpartition("@")[2].partition("?")[0]
            return Archive(name, 0, [], url=text)
        return None

    def look_at(self, path: Path, source: str | None) -> Archive | None:
        """The export that it is; None where it has one conversation a line, in our own format."""
        try:
            if archive := self.export_at(path, source):
                return archive
            problem = self.other_kind(path) or what_is_wrong(path)
        except FileNotFoundError as missing:
            raise refusal(f"There is no file {path}.") from missing
        except zipfile.BadZipFile as broken:
            raise refusal(f"{path} is a packed file that is broken or cut off.") from broken
        except OSError as unreadable:
            reason = (unreadable.strerror or str(unreadable)).lower()
            raise refusal(f"{path} can't be read: {reason}.") from unreadable
        if problem:
            raise refusal(problem)
        return None

    def other_kind(self, path: Path) -> str:
        """What it is instead, where it is no text; a folder is told here alone."""
        try:
            archive = of_path(path)
        except zipfile.BadZipFile:
            return ""
        is_one = len(archive.documents) == 1 and not archive.is_packed
        if is_one and not archive.head.strip():
            return ""  # that it is empty is told, and is no fault
        told = what_instead(archive, by_line=True)
        return f"{path}: {told}" if told else ""

    def export_at(self, path: Path, source: str | None) -> Archive | None:
        """None where it is no export of another tool, and none was named."""
        if source == "jsonl":
            return None
        try:
            archive = of_path(path)
        except zipfile.BadZipFile:
            if source:
                raise
            return None
        self.format = BY_KEY[source] if source else recognised(archive)
        if archive.is_locked:
            self.format = None
        return archive if self.format else None

    def load_lines(
        self,
        business: Business,
        path: Path,
        rejects: Rejects,
    ) -> ImportReport:
        with path.open("rb") as file, self.followed(path.name, path.stat().st_size, rejects) as it:
            loading = Loading(
                business=business,
                read=jsonl.read,
                file=file,
                rejects=rejects,
                tell=it.tell,
                progress=it.progress,
                dry=self.dry_run,
            )
            return loading.run()

    def load_export(
        self,
        business: Business,
        archive: Archive,
        rejects: Rejects,
        options: dict[str, Any],
    ) -> ImportReport:
        choices = Choices(
            agents=tuple(options["agent"]),
            bots=tuple(options["bot"]),
            columns=dict(self.column(each) for each in options["map"]),
            zone=ZoneInfo(business.time_zone),
        )
        assert self.format is not None
        name = f"{archive.name} ({self.format.title})"
        try:
            with self.followed(name, archive.size, rejects) as follower:
                export = (self.format, archive, choices)
                return run(business, export, follower, dry=self.dry_run)
        except OpenQuestion as question:
            names = "".join(f"\n  {name}" for name in question.names)
            raise refusal(f"{question}{names}") from question
        except (NotThisFormat, TooBig) as problem:
            text = f"{archive.name} can't be read as {self.format.title}: {problem}."
            raise refusal(f"{text} {self.rather(archive)}".strip()) from problem
        except zipfile.BadZipFile as broken:
            raise refusal(f"{archive.name} is broken or cut off.") from broken

    def refuse_other(self, archive: Archive, source: str) -> None:
        """A file of which nothing was taken, if it looks like something else."""
        if told := self.rather(archive):
            raise refusal(f"Nothing of {archive.name} can be read as {source}. {told}")

    def rather(self, archive: Archive) -> str:
        """What it looks like, with how to say so."""
        told = looks_like(archive, self.format.key if self.format else "jsonl")
        return f"{told} Leave --from out to have it recognised." if "this:" in told else told

    def column(self, mapping: str) -> tuple[str, str]:
        column, sign, name = mapping.rpartition("=")
        if not (sign and column and name):
            raise refusal(f"--map takes COLUMN=FIELD, not {mapping}.")
        return column, name

    def rejects_path(self, path: Path, named: Path | None) -> Path:
        """Where bad lines can go: asked before the first, as they may come after hours."""
        chosen = Path(named or path.with_suffix(".rejects.jsonl"))
        if chosen.exists() and chosen.samefile(path):
            raise refusal("--rejects names the file that is to be read; name another.")
        target = chosen if chosen.exists() else chosen.parent
        if chosen.is_dir() or not os.access(target, os.W_OK):
            raise refusal(
                f"Bad lines would go to {chosen}, which can't be written."
                " Name another place with --rejects."
            )
        return chosen

    def business(self, key: str) -> Business:
        business = Business.objects.filter(key=key).first()
        if business is None:
            keys = Business.objects.order_by("key").values_list("key", flat=True)
            known = ", ".join(keys) or "none yet"
            raise refusal(f"There is no business {key}. Those there are: {known}.")
        return business

    @contextmanager
    def followed(
        self,
        name: str,
        size: int,
        rejects: Rejects,
    ) -> Iterator[Follower]:
        """With a bar on standard error, and the first bad records named there."""
        console = Console(stderr=True)
        rejected = count(1)

        def tell(reject: Reject) -> None:
            if next(rejected) <= MOST_TOLD:
                reasons = "; ".join(reject.reasons[:3])
                line = f"{reject.where}: {reasons}"
                console.print(line, markup=False, highlight=False, soft_wrap=True)

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[messages]:,} messages"),
        )
        with Progress(*columns, console=console) as bar:
            task = bar.add_task(f"Importing {name}", total=size, messages=0)

            def progress(done_bytes: int, done: Outcome) -> None:
                bar.update(task, completed=done_bytes, messages=done.messages)

            yield Follower(rejects, tell, progress)

    def close_report(self, report: ImportReport, rejects: Rejects) -> None:
        done = report.done
        verb = "would be written: this was a dry run" if self.dry_run else "written"
        self.stdout.write(
            f"{done.new:,} new, {done.changed:,} changed, {done.unchanged:,} unchanged"
            f" conversations; {done.messages:,} messages {verb}."
        )
        for what, number in report.left_out.items():
            self.stdout.write(f"Left out: {number:,} {what}.")
        if not (report.rejected or done.new or done.changed or done.unchanged):
            self.stderr.write("The file is empty: there was nothing to import.")
        if report.rejected:
            self.tell_rejected(report.rejected, rejects)
            sys.exit(1)

    def tell_rejected(self, number: int, rejects: Rejects) -> None:
        if self.format is None:
            text = (
                f"{number:,} lines were not kept."
                f" They are in {rejects.path}: mend and import that file."
            )
        else:
            text = (
                f"{number:,} records were not kept; all else was."
                f" They are in {rejects.path}, a line each."
            )
        self.stderr.write(text)
