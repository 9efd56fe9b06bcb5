"""A file that was handed in is looked at, and imported once somebody says so."""

import logging
import re
import zipfile
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from chatlinks.conversations.store import IncomingConversation, Outcome
from chatlinks.intake.importers.archive import Archive, TooBig, of_file
from chatlinks.intake.importers.contract import (
    Choices,
    Format,
    NotThisFormat,
    OpenQuestion,
    TableColumn,
)
from chatlinks.intake.importers.formats import EVERY, looks_like, recognised
from chatlinks.intake.importers.other_kinds import what_instead
from chatlinks.intake.importers.roles import sender_of
from chatlinks.intake.importers.running import Follower, run
from chatlinks.intake.load import ImportReport, Reject, Rejects
from chatlinks.intake.masked_examples import kind_by_name, masked_examples
from chatlinks.intake.models import FileImport
from chatlinks.intake.uploads import details as sealed_details
from chatlinks.intake.uploads import sealed_file
from chatlinks.intake.uploads.details import Details
from chatlinks.intake.uploads.looking import noting, previewed
from chatlinks.web.streaming.live import announce

logger = logging.getLogger(__name__)

# Importers name the command's options; the page has a field for each column.
OF_THE_COMMAND = re.compile("; say which with --map .*")
KEPT = timedelta(days=1)
AT_ONCE = 5  # of a business that may wait or be at work
MOST_REASONS = 100
State = FileImport.State
UNKNOWN = "No format that can be imported was recognised. Choose one, if you know which it is."
BROKEN_ZIP = "The packed file is broken or was cut off."
GONE_WRONG = "Something went wrong here, and what was not imported yet is not. Try it once more."


class Discarded(Exception):
    """Whoever asked for it wants it no more."""


def topic(business_id: int) -> str:
    return f"imports:{business_id}"


class NoRejects(Rejects):
    """Bad records are told by place and reason; what they hold is kept nowhere."""

    def __init__(self) -> None:
        super().__init__(Path())

    def add(self, reject: Reject) -> None:
        return


def queue(file_import: FileImport, details: Details, *, dry: bool) -> None:
    """Have it looked at, or imported, in the background."""
    from chatlinks.intake.tasks import import_file

    with transaction.atomic():
        advance(
            file_import,
            dry=dry,
            state=State.WAITING,
            position=0,
            details=sealed_details.sealed(file_import, details),
        )
        import_file.defer(import_id=file_import.pk)


def advance(file_import: FileImport, **fields: Any) -> None:
    """Note how far it is, for the page that follows it. Raises Discarded."""
    with transaction.atomic():
        there = FileImport.objects.filter(pk=file_import.pk).update(**fields)
        announce([topic(file_import.business_id)])
    for name, value in fields.items():
        setattr(file_import, name, value)
    if not there:
        raise Discarded


def work(import_id: int) -> None:
    """The job: what was begun and broken off is begun anew, and does nothing twice."""
    found = FileImport.objects.select_related("business").filter(pk=import_id).first()
    if found is None or not found.is_under_way:
        return
    details = sealed_details.opened(found)
    try:
        end(found, details, attempt(found, details))
    except Discarded:
        return
    except Exception:
        logger.exception("an import failed")
        details.problem = GONE_WRONG
        end(found, details, State.FAILED)


def attempt(file_import: FileImport, details: Details) -> str:
    """Look at the file or import it; the state that it is in then."""
    begin(file_import, details)
    try:
        archive = archive_of(file_import, details)
        format_ = format_of(file_import, archive)
        if format_ is None or archive.is_locked:
            details.problem = what_instead(archive) or UNKNOWN
            return State.FAILED
        if format_.columns:
            note_columns(file_import, details, format_.columns(archive))
        report = imported(file_import, details, archive, format_)
    except OpenQuestion as question:
        details.problem, details.participants = str(question), list(question.names)
        return State.ASKING
    except (NotThisFormat, TooBig) as problem:
        told = OF_THE_COMMAND.sub("; choose it below", str(problem))
        details.problem = f"As this format, {told}. {rather(file_import, details)}".strip()
        return State.FAILED
    except zipfile.BadZipFile:
        details.problem = BROKEN_ZIP
        return State.FAILED
    if not report.done.conversations and (told := rather(file_import, details)):
        details.problem = f"Nothing of it can be read as this format. {told}"
        return State.FAILED
    details.left_out = dict(report.left_out)
    details.participants = list(report.writers) or details.participants
    advance(file_import, rejected=report.rejected, **counts(report.done))
    return State.LOOKED if file_import.dry else State.DONE


def rather(file_import: FileImport, details: Details) -> str:
    """What the file looks like, of which nothing can be taken as what it was said to be."""
    try:
        return looks_like(archive_of(file_import, details), file_import.format)
    except (TooBig, zipfile.BadZipFile):
        return ""


def begin(file_import: FileImport, details: Details) -> None:
    """With nothing of an attempt before."""
    details.problem, details.reasons, details.left_out, details.preview = "", [], {}, []
    advance(
        file_import,
        state=State.RUNNING,
        new=0,
        changed=0,
        unchanged=0,
        messages=0,
        rejected=0,
    )


def note_columns(
    file_import: FileImport, details: Details, columns: dict[str, TableColumn]
) -> None:
    """What they are taken for, and what stands there: nobody's name in full."""
    details.headings = {name: each.field for name, each in columns.items()}
    personal = [
        (kind, each.cell)
        for name, each in columns.items()
        if (kind := kind_of_column(name, each)) and sender_of(each.cell) is None
    ]
    cells = [each.cell for each in columns.values()]
    examples = masked_examples(file_import.business, cells, personal)
    details.cells = dict(zip(columns, examples, strict=True))


def kind_of_column(name: str, column: TableColumn) -> str:
    return "name" if column.field in ("from", "author") else kind_by_name(column.field or name)


def archive_of(file_import: FileImport, details: Details) -> Archive:
    return of_file(
        details.name,
        file_import.size,
        lambda: sealed_file.opened(file_import),
    )


def format_of(file_import: FileImport, archive: Archive) -> Format | None:
    """As it was chosen, else as it is recognised, which is noted."""
    if file_import.format:
        return next(each for each in EVERY if each.key == file_import.format)
    format_ = recognised(archive, EVERY)
    if format_ is not None:
        advance(file_import, format=format_.key)
    return format_


def imported(
    file_import: FileImport,
    details: Details,
    archive: Archive,
    format_: Format,
) -> ImportReport:
    def tell(reject: Reject) -> None:
        if len(details.reasons) < MOST_REASONS:
            details.reasons.append((reject.where, "; ".join(reject.reasons[:3])))

    def progress(done_bytes: int, done: Outcome) -> None:
        advance(file_import, position=done_bytes, **counts(done))

    business = file_import.business
    choices = Choices(
        agents=(*details.agents, *named("agent", details)),
        bots=named("bot", details),
        users=named("user", details),
        columns=details.columns,
        zone=ZoneInfo(business.time_zone),
        begun=file_import.asked_at,
    )
    follower = Follower(NoRejects(), tell, progress)
    if not file_import.dry:
        return run(business, (format_, archive, choices), follower)
    first: list[IncomingConversation] = []
    looked = format_._replace(read=partial(noting, format_.read, first))
    report = run(business, (looked, archive, choices), follower, dry=True)
    details.preview = previewed(business, first)
    return report


def named(role: str, details: Details) -> tuple[str, ...]:
    return tuple(name for name, chosen in details.who.items() if chosen == role)


def counts(done: Outcome) -> dict[str, int]:
    return {
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "messages": done.messages,
    }


def end(file_import: FileImport, details: Details, state: str) -> None:
    """What was imported needs its file no more."""
    if state == State.DONE:
        file_import.pieces.all().delete()
    content = sealed_details.sealed(file_import, details)
    advance(
        file_import,
        state=state,
        details=content,
        ended_at=timezone.now(),
    )


def clear() -> int:
    """Delete what nobody imported within a day, and results a month old."""
    now = timezone.now()
    old = FileImport.objects.filter(asked_at__lt=now - KEPT).exclude(state=State.DONE)
    over = FileImport.objects.filter(asked_at__lt=now - 30 * KEPT)
    return old.delete()[0] + over.delete()[0]
