"""Lines of the neutral format, and the command that imports them."""

import json

from django.core.management import CommandError

from tests.kit.cast import minutes


def line(id_="one", **more):
    made = {
        "id": id_,
        "contact": {"id": "u-1"},
        "messages": [{"at": minutes(0), "from": "user", "text": "hello"}],
    }
    return {**made, **more}


def message(**more):
    return {"at": minutes(0), "from": "user", "text": "hello", **more}


def encoded(*given):
    """Lines of a file: what isn't bytes yet is written as JSON."""
    return b"".join(
        (each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in given
    )


def finished(work, capsys):
    try:
        work()
        status = 0
    except SystemExit as end:
        status = end.code
    except CommandError as problem:
        return problem.returncode, str(problem)
    shown = capsys.readouterr()
    return status, shown.out + shown.err
