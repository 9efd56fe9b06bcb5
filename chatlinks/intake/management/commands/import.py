"""`chatlinks import FILE.jsonl --business KEY`."""

import os
import sys
from argparse import ArgumentParser
from itertools import count
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from chatlinks.conversations.store import Outcome
from chatlinks.intake.jsonl.first_look import what_is_wrong
from chatlinks.intake.jsonl.reader import read
from chatlinks.intake.load import ImportReport, Loading, Reject, Rejects
from chatlinks.privacy.keys import KeyProblem, keystore
from chatlinks.workspaces.models import Business

MOST_TOLD = 20  # bad lines named one by one; the rest are counted


def refusal(message: str) -> CommandError:
    """Nothing was read."""
    return CommandError(message, returncode=2)


class Command(BaseCommand):
    help = (
        "Import conversations from a file in the format of docs/import-format.md."
        " Import it again to resume or to update."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--business", required=True, metavar="KEY")
        parser.add_argument(
            "--rejects", type=Path, help="where bad lines go (default: FILE.rejects.jsonl)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        self.look_at(path)
        business = self.business(options["business"])
        try:
            keystore.open_store()
        except KeyProblem as problem:
            raise refusal(str(problem)) from problem
        rejects = Rejects(self.rejects_path(path, options["rejects"]))
        report = self.load(business, path, rejects)
        self.close_report(report, rejects)

    def look_at(self, path: Path) -> None:
        """Is it there, and one object a line?"""
        try:
            problem = what_is_wrong(path)
        except FileNotFoundError as missing:
            raise refusal(f"There is no file {path}.") from missing
        except OSError as unreadable:
            reason = (unreadable.strerror or "").lower()
            raise refusal(f"{path} can't be read: {reason}.") from unreadable
        if problem:
            raise refusal(problem)

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

    def load(self, business: Business, path: Path, rejects: Rejects) -> ImportReport:
        console = Console(stderr=True)
        rejected = count(1)

        def tell(reject: Reject) -> None:
            if next(rejected) <= MOST_TOLD:
                reasons = "; ".join(reject.reasons[:3])
                line = f"line {reject.line}: {reasons}"
                console.print(line, markup=False, highlight=False, soft_wrap=True)

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[messages]:,} messages"),
        )
        with path.open("rb") as file, Progress(*columns, console=console) as bar:
            task = bar.add_task(f"Importing {path.name}", total=path.stat().st_size, messages=0)

            def progress(done_bytes: int, done: Outcome) -> None:
                bar.update(task, completed=done_bytes, messages=done.messages)

            loading = Loading(
                business=business,
                read=read,
                file=file,
                rejects=rejects,
                tell=tell,
                progress=progress,
            )
            return loading.run()

    def close_report(self, report: ImportReport, rejects: Rejects) -> None:
        done = report.done
        self.stdout.write(
            f"{done.new:,} new, {done.changed:,} changed, {done.unchanged:,} unchanged"
            f" conversations; {done.messages:,} messages written."
        )
        if not (report.rejected or done.new or done.changed or done.unchanged):
            self.stderr.write("The file is empty: there was nothing to import.")
        if report.rejected:
            self.stderr.write(
                f"{report.rejected:,} lines were not kept."
                f" They are in {rejects.path}: mend and import that file."
            )
            sys.exit(1)
