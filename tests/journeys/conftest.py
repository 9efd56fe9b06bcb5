"""A real browser before a real server.

The server is `chatlinks serve` on a database of its own, so that these tests neither wait for pytest-django's rollbacks nor
disturb them. Playwright lives in a thread of its own, and so do these tests: its event loop never meets the other tests'.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests.kit.running import ROOT, Server

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HERE = str(Path(__file__).parent)
PATIENCE = 20_000  # milliseconds: the machine may be busy with other tests
desk = ThreadPoolExecutor(1, thread_name_prefix="browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if str(item.path).startswith(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool:
    given = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    desk.submit(pyfuncitem.obj, **given).result()
    return True


@dataclass
class Scene:
    """Where things are: addresses by name, message ids, session keys; and the database, to make time pass."""

    url: str
    database: str
    links: dict[str, str]
    messages: dict[str, list[int]]
    sessions: dict[str, str]
    data: str = ""

    def live(self, *what: str) -> int:
        """What happens at the other end of a chat; see tests.journeys.live. Returns the chat's id."""
        environment = {**os.environ, "DATABASE_URL": self.database, "CHATLINKS_DATA": self.data}
        command = [sys.executable, "-m", "tests.kit.live", *what]
        told = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False
        )
        assert told.returncode == 0, told.stderr
        return int(told.stdout)

    def link(self, name: str) -> str:
        return f"/c/{self.links[name]}"

    def execute(self, statement: str, *values: Any) -> None:
        with psycopg.connect(self.database) as connection:
            connection.execute(statement, values)


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    name = f"journeys_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        made = "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C'"
        connection.execute(sql.SQL(made).format(sql.Identifier(name)))
        yield make_conninfo(os.environ["DATABASE_URL"], dbname=name)
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def scene(database: str, request: pytest.FixtureRequest) -> Iterator[Scene]:
    data = Path(tempfile.mkdtemp(prefix="chatlinks-journeys-"))
    gathered = request.config.cache.mkdir(
        "chatlinks-static"
    )  # compressing them takes seconds: keep them for the next run
    (data / "static").symlink_to(gathered)
    (data / "static.stamp").symlink_to(gathered.with_suffix(".stamp"))
    with Server(data=data, DATABASE_URL=database) as server:
        server.ready()
        environment = {**os.environ, "DATABASE_URL": database, "CHATLINKS_DATA": str(data)}
        command = [sys.executable, "-m", "tests.kit.scene"]
        told = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False
        )
        assert told.returncode == 0, told.stderr
        yield Scene(server.url, database, **json.loads(told.stdout), data=str(data))
        print(server.said)  # pytest shows it when a test failed
    shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(autouse=True)
def quiet(scene: Scene) -> None:
    """Every journey begins with no chat under way and nobody at a desk, whatever went before it."""
    scene.execute("UPDATE agentchat_seat SET status = 'offline'")
    scene.execute("UPDATE agentchat_stint SET ended_at = now() WHERE ended_at IS NULL")
    scene.execute(
        """UPDATE conversations_conversation SET state = 'completed', closed_at = now(), waiting_since = NULL
           WHERE state <> 'completed'"""
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    executable = os.environ.get("CHATLINKS_BROWSER") or shutil.which("chromium")
    playwright = desk.submit(lambda: sync_playwright().start()).result()
    made = desk.submit(
        lambda: playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
    ).result()
    yield made
    desk.submit(made.close).result()
    desk.submit(playwright.stop).result()


@dataclass
class Visitors:
    """visitors("agent", "/c/…") → that member's browser, opened there; visitors(None, …) → a stranger's.

    Whatever their consoles complain of is kept in `complaints`, and every address that they ask for in `asked`.
    """

    browser: Browser
    scene: Scene
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __call__(self, name: str | None, path: str = "/", **options: Any) -> Page:
        options = {
            "base_url": self.scene.url,
            "viewport": {"width": 1280, "height": 800},
            "timezone_id": "Asia/Kolkata",
            **options,
        }
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        if name:
            cookie = {
                "name": "sessionid",
                "value": self.scene.sessions[name],
                "url": self.scene.url,
            }
            context.add_cookies([cookie])
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", self.listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(path)
        return page

    def listen(self, message: ConsoleMessage) -> None:
        # A page that says 404 or 403 is meant to; a script, style or picture that does is not.
        of_page = message.location["url"] == message.page.url and message.text.startswith(
            "Failed to load resource"
        )
        if message.type in ("error", "warning") and not of_page:
            self.complaints.append(f"{message.location['url']}: {message.text}")

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def visitors(browser: Browser, scene: Scene) -> Iterator[Callable[..., Page]]:
    made = Visitors(browser, scene)
    yield made
    desk.submit(made.leave).result()
    assert made.complaints == []
