"""`chatlinks keys`: what master keys there are; rotate to a new one; retire an old one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chatlinks.privacy import keys
from chatlinks.privacy.keys import keystore, rotation


class Command(BaseCommand):
    help = (
        "list: the master keys in use · rotate: make a new one and wrap all data keys with it"
        " · retire: take an old one out · new: print a key · anew: go on when all keys are lost."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list")
        actions.add_parser("new", help="print a new master key, for CHATLINKS_MASTER_KEY")
        actions.add_parser("anew", help="make keys for a database whose keys are lost for good")
        rotate = actions.add_parser("rotate")
        rotate.add_argument(
            "--given",
            action="store_true",
            help="use the first of the keys given instead of making one",
        )
        actions.add_parser("retire").add_argument("fingerprint")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["action"])(options)
        except keys.KeyProblem as problem:
            raise CommandError(str(problem), returncode=2) from problem

    def new(self, options: dict[str, Any]) -> None:
        self.stdout.write(keys.new_line())

    def anew(self, options: dict[str, Any]) -> None:
        keystore.open_store(anew=True)
        self.stdout.write(
            f"The master key is {keystore.keyring().current}. Users who came before it count as"
            " forgotten: what was masked of them stays masked."
        )

    def list(self, options: dict[str, Any]) -> None:
        keystore.open_store()
        current = keystore.keyring().current
        for use in rotation.uses():
            since = f"{use.since:%Y-%m-%d %H:%M}"
            wraps = f"wraps {use.data_keys:,} data keys  ({_state(use, current)})"
            self.stdout.write(f"{use.fingerprint}  since {since}  {wraps}")

    def rotate(self, options: dict[str, Any]) -> None:
        keystore.open_store()
        if not rotation.is_done():
            self.stdout.write(f"Going on with the rotation to {keystore.keyring().current}.")
        elif not options["given"]:
            rotation.add_key()
        count = rotation.rewrap(self._progress)
        current = keystore.keyring().current
        self.stdout.write(
            f"\n{count:,} data keys are wrapped by {current} now. No message was touched."
        )
        self.stdout.write(
            "Old master keys still open until you retire them: chatlinks keys retire FINGERPRINT"
        )

    def _progress(self, done: int) -> None:
        self.stderr.write(f"\r{done:,} data keys", ending="")

    def retire(self, options: dict[str, Any]) -> None:
        keystore.open_store()
        fingerprint = options["fingerprint"]
        rotation.retire(fingerprint)
        self.stdout.write(
            f"{fingerprint} is retired. "
            "Destroy every copy of it: what it once opened is closed for good."
        )


def _state(use: rotation.MasterKeyUse, current: str) -> str:
    if use.fingerprint == current:
        return "current"
    return "old" if use.data_keys else "old, may be retired"
