"""The command `chatlinks`: `serve` and every management command, with the embedded database started when needed."""

import os
import sys
from pathlib import Path

USAGE = """chatlinks COMMAND [options]

  serve       start the server (and its PostgreSQL, unless DATABASE_URL names one)
  migrate     bring the database up to date
  import      read conversations from a file
  keys        list, rotate and retire master keys
  detect      show what each rule finds in a text, and why
  createsuperuser, changepassword, check, shell, …   as in Django

Every command takes --data DIR (default: ./data). `chatlinks COMMAND --help` says more.
"""

WITHOUT_DATABASE = {"help", "--help", "-h", "--version", "version", "makemigrations"}


def take_option(arguments: list[str], name: str) -> str | None:
    """Remove `--name VALUE` or `--name=VALUE` from the arguments; returns the value."""
    for place, argument in enumerate(arguments):
        if argument == name and place + 1 < len(arguments):
            value = arguments[place + 1]
            del arguments[place : place + 2]
            return value
        if argument.startswith(name + "="):
            del arguments[place]
            return argument.partition("=")[2]
    return None


def main() -> None:
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(USAGE)
        return
    if arguments[0] == "detect":
        from chatlinks.privacy import detect_command

        sys.exit(detect_command.main(arguments[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    data = Path(take_option(arguments, "--data") or os.environ.get("CHATLINKS_DATA", "data")).absolute()
    os.environ["CHATLINKS_DATA"] = str(data)
    if arguments[0] == "serve":
        from chatlinks.serve import serve

        sys.exit(serve(data, arguments[1:]))
    if arguments[0] not in WITHOUT_DATABASE and not {"-h", "--help"} & set(arguments):
        from chatlinks import postgres

        postgres.ensure(data)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["chatlinks", *arguments])
