"""`chatlinks health`: whether all is well; exit status 1 when something isn't."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from chatlinks.manage import health


class Command(BaseCommand):
    help = "Whether all is well: database, jobs, masking anew, disk. Exit status 1 when not."

    def handle(self, *args: Any, **options: Any) -> None:
        checks = health.checks()
        self.stdout.write("well  database")
        for check in checks:
            self.stdout.write(str(check))
        if not all(check.well for check in checks):
            sys.exit(1)
