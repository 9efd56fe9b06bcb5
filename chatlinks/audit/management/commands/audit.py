"""`chatlinks audit verify`: is the audit whole? Exit status 0 only if it is."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chatlinks.audit import chain, heads, privileges, verify
from chatlinks.audit.heads import Head

NO_HEADS = (
    "{file} isn't there, which says how far each chain went, so a cut at the end can't be told."
    " Name heads that you noted with --head, or say --without-heads."
)


class Command(BaseCommand):
    help = (
        "verify: walk each business's chain of records and say which record was changed, taken out,"
        " put in or cut off. Exit status 0: none; 1: some; 2: it couldn't be told."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        checking = actions.add_parser("verify")
        checking.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="BUSINESS:POSITION:HASH",
            help="a head that an earlier run printed and somebody kept",
        )
        checking.add_argument(
            "--without-heads",
            action="store_true",
            help="do without the file audit.heads",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        noted = self.noted(options["head"], without=options["without_heads"])
        chain.extend()
        report = verify.verify(noted)
        for business, head in sorted(report.ends.items()):
            self.stdout.write(f"head {business}:{head.position}:{head.hash.hex()}")
        holds = "works as a role that may only add" if privileges.may_become() else "owns the audit"
        self.stdout.write(f"{report.records:,} records chained. The server {holds}.")
        if report.faults:
            lines = "\n".join(map(str, report.faults))
            raise CommandError(f"The audit is not whole.\n{lines}", returncode=1)
        self.stdout.write("The audit is whole.")

    def noted(self, typed: list[str], *, without: bool) -> dict[int, list[Head]]:
        """From the file, and from whoever kept some."""
        noted: dict[int, list[Head]] = {}
        if not without:
            try:
                kept = heads.kept()
            except heads.HeadsUnreadable as problem:
                raise CommandError(f"{problem} holds no heads.", returncode=2) from problem
            if kept is None and not typed and chain.last_mark() != chain.BEFORE_ALL:
                raise CommandError(NO_HEADS.format(file=heads.file()), returncode=2)
            noted = {chained: [head] for chained, head in (kept or {}).items()}
        for each in typed:
            try:
                business, position, hash_ = each.split(":")
                head = Head(int(position), bytes.fromhex(hash_))
                noted.setdefault(int(business), []).append(head)
            except ValueError as problem:
                wrong = f"{each} is no head: BUSINESS:POSITION:HASH."
                raise CommandError(wrong, returncode=2) from problem
        return noted
