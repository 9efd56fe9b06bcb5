"""Requests as a browser sends them: straight to the WSGI application, or to the server that `chatlinks serve` starts."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from bench.stage import Stage

HEADERS = {
    "HTTP_HOST": "127.0.0.1:8000",
    "HTTP_CONNECTION": "keep-alive",
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
    "HTTP_ACCEPT": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
    "HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9",
    "HTTP_SEC_FETCH_DEST": "document",
    "HTTP_SEC_FETCH_MODE": "navigate",
    "HTTP_SEC_FETCH_SITE": "none",
    "HTTP_UPGRADE_INSECURE_REQUESTS": "1",
}
CSRF = "Qm3cVb8kTz1xYw5nRf7hJd2gLs9pEaUo"


def cookies(session: str, zone: str = "Asia/Kolkata") -> str:
    return f"sessionid={session}; csrftoken={CSRF}; tz={zone}; theme=light"


def environ(path: str, session: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookies(session),
        "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http", "wsgi.multithread": True,
        "wsgi.multiprocess": False, "wsgi.run_once": False, "wsgi.version": (1, 0), **HEADERS,
    }  # fmt: skip


def opener() -> Callable[[str, str], bytes]:
    """A function (token, session) → body, through the application with all its middleware."""
    from chatlinks.wsgi import application

    def open_link(token: str, session: str) -> bytes:
        said: list[str] = []
        answer = application(
            environ(f"/c/{token}", session),
            cast(Any, lambda status, headers, problem=None: said.append(status)),
        )
        body = b"".join(answer)
        answer.close()
        assert said == ["200 OK"], said
        return body

    return open_link


@contextmanager
def served(stage: Stage) -> Iterator[tuple[str, int]]:
    """(base URL, process id) of `chatlinks serve` on the stage's data."""
    port = free_port()
    command = [
        str(Path(sys.executable).parent / "chatlinks"),
        "serve",
        "--data",
        str(stage.data),
        "--port",
        str(port),
    ]
    child = subprocess.Popen(
        command, env=os.environ | {"CHATLINKS_LOG": "ERROR"}, stdout=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, child)
        yield url, child.pid
    finally:
        child.terminate()
        child.wait(20)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


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
