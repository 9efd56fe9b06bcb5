"""The command `chatlinks`: `serve` and every management command.

The embedded database is started when needed.
"""

import os
import signal
import sys
from importlib.metadata import version
from pathlib import Path

from chatlinks import Refusal

USAGE = """chatlinks COMMAND [options]

  serve       start the server (and its PostgreSQL, unless DATABASE_URL names one)
  migrate     bring the database up to date
  import      read conversations from a file
  keys        list, rotate and retire master keys
  detect      show what each detector finds in a text, and why
  createsuperuser, changepassword, check, shell, …   as in Django

Every command takes --data DIR (default: ./data). `chatlinks COMMAND --help` says more.
"""

OUT_OF_DATE = (
    "The database isn't up to date. Run `chatlinks migrate`, or start the server once,"
    " and try again."
)
WITHOUT_DATABASE = {"help", "--help", "-h", "makemigrations"}
# The others would look for something in a new one in vain.
MAKES_DATABASE = {"migrate", "shell"}


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
    # In order: the database is left, too.
    signal.signal(
        signal.SIGTERM,
        lambda number, frame: sys.exit(128 + number),
    )
    try:
        obey(sys.argv[1:])
    except Refusal as problem:
        sys.exit(refused(str(problem)))
    except KeyboardInterrupt:
        sys.exit(refused("Interrupted.", 130))
    except Exception as problem:
        if not (advice := database_problem(problem)):
            raise
        sys.exit(refused(advice))


def refused(why: str, status: int = 2) -> int:
    print(f"\n{why}", file=sys.stderr)
    return status


def database_problem(problem: BaseException | None) -> str:
    """What a person can do about it, if the database is the problem and not we."""
    import psycopg

    while problem is not None:
        if isinstance(problem, psycopg.errors.UndefinedTable | psycopg.errors.UndefinedColumn):
            return OUT_OF_DATE
        if isinstance(problem, psycopg.OperationalError | psycopg.errors.InsufficientPrivilege):
            words = str(problem).strip()
            return f"The database can't be used. It, or the way to it, says:\n{words}"
        problem = problem.__cause__ or problem.__context__
    return ""


def obey(arguments: list[str]) -> None:
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(USAGE)
        return
    if arguments[0] in {"--version", "version"}:
        print(version("chatlinks"))
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    folder = take_option(arguments, "--data") or os.environ.get("CHATLINKS_DATA", "data")
    data = Path(folder).absolute()
    os.environ["CHATLINKS_DATA"] = str(data)
    if arguments[0] == "detect":
        from chatlinks.privacy import detect_command

        sys.exit(detect_command.main(arguments[1:]))
    if arguments[0] == "serve":
        from chatlinks.server.serve import serve

        sys.exit(serve(data, arguments[1:]))
    if arguments[0] not in WITHOUT_DATABASE and not {"-h", "--help"} & set(arguments):
        join_database(data, arguments[0])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["chatlinks", *arguments])


def join_database(data: Path, command: str) -> None:
    from chatlinks.database import postgres

    if not (os.environ.get("DATABASE_URL") or command in MAKES_DATABASE or postgres.is_there(data)):
        raise Refusal(f"There is no database in {data}. Name the server's data folder with --data.")
    postgres.ensure(data)
