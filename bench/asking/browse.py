"""Requests as a browser sends them: straight to the WSGI application, or to the server that
`chatlinks serve` starts.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.stores.stage import Stage

AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0 Safari/537.36"
)
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
HEADERS = {
    "HTTP_HOST": "127.0.0.1:8000",
    "HTTP_CONNECTION": "keep-alive",
    "HTTP_USER_AGENT": AGENT,
    "HTTP_ACCEPT": ACCEPT,
    "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
    "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9",
    "HTTP_SEC_FETCH_DEST": "document",
    "HTTP_SEC_FETCH_MODE": "navigate",
    "HTTP_SEC_FETCH_SITE": "none",
    "HTTP_UPGRADE_INSECURE_REQUESTS": "1",
}
SERVER = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "8000",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "REMOTE_ADDR": "127.0.0.1",
    "wsgi.url_scheme": "http",
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
CSRF = "Qm3cVb8kTz1xYw5nRf7hJd2gLs9pEaUo"


def cookies(session: str, zone: str = "Asia/Kolkata") -> str:
    return f"sessionid={session}; csrftoken={CSRF}; tz={zone}; theme=light"


def environ(address: str, session: str) -> dict[str, Any]:
    """What a WSGI server hands on."""
    path, _, query = address.partition("?")
    return {
        **SERVER,
        **HEADERS,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_COOKIE": cookies(session),
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }


def fetch(address: str, session: str) -> bytes:
    """The page, through the application with all its middleware."""
    status, body = ask(environ(address, session))
    assert status == "200 OK", (address, status)
    return body


def visit(address: str, session: str) -> None:
    """As `fetch`; the page may lead elsewhere, too."""
    status, _ = ask(environ(address, session))
    assert status < "4", (address, status)


def post(address: str, session: str, form: dict[str, str]) -> None:
    """Send a form; the page that is answered may lead elsewhere, or say what is wrong with it."""
    sent = urlencode({"csrfmiddlewaretoken": CSRF, **form}).encode()
    given = environ(address, session) | {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(sent)),
        "wsgi.input": BytesIO(sent),
    }
    status, _ = ask(given)
    assert status < "401", (address, status)


def ask(request: dict[str, Any]) -> tuple[str, bytes]:
    """Status and body of the answer."""
    from chatlinks.wsgi import application

    statuses: list[str] = []

    def start(status: str, headers: Any, problem: Any = None) -> Any:
        statuses.append(status)

    answer = application(request, start)
    body = b"".join(answer)
    answer.close()
    [status] = statuses
    return status, body


@contextmanager
def served(stage: Stage) -> Iterator[tuple[str, int]]:
    """(base URL, process id) of `chatlinks serve` on the stage's data."""
    port = free_port()
    program = str(Path(sys.executable).parent / "chatlinks")
    command = [program, "serve", "--data", str(stage.data), "--port", str(port)]
    child = subprocess.Popen(
        command,
        env=os.environ | {"CHATLINKS_LOG": "ERROR"},
        stdout=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, child)
        yield url, child.pid
    finally:
        child.terminate()
        child.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, child: subprocess.Popen[bytes], seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and child.poll() is None:
        try:
            urllib.request.urlopen(url + "/accounts/login/", timeout=5).read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server didn't start")
