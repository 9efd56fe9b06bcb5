"""`chatlinks detect [TEXT]`: what each rule finds in a text, and why. Reads standard input without TEXT."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from chatlinks.privacy import PROFILES
from chatlinks.privacy.detect_command import run


class Command(BaseCommand):
    help = "Show what each rule finds in a text, and why. Nothing is stored."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="*")
        parser.add_argument("--profile", choices=sorted(PROFILES), default="balanced")

    def handle(self, *args: Any, **options: Any) -> None:
        text = " ".join(options["text"]) or sys.stdin.read()
        self.stdout.write(run(text, options["profile"]))
