"""A real browser before a real server.

The server is `chatlinks serve` on a database of its own, so that these tests neither wait for
pytest-django's rollbacks nor disturb them. Playwright lives in a thread of its own, and so do these
tests: its event loop never meets the other tests'.
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
    Request,
    expect,
    sync_playwright,
)
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests.kit.browser import chromium
from tests.kit.servers.mail import Post
from tests.kit.servers.postgres import TEMPLATE
from tests.kit.servers.running import ROOT, Server

HERE = str(Path(__file__).parent)
PATIENCE = 20_000  # milliseconds: the machine may be busy with other tests
desk = ThreadPoolExecutor(1, thread_name_prefix="browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if str(item.path).startswith(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool:
    names = pyfuncitem._fixtureinfo.argnames
    arguments = {name: pyfuncitem.funcargs[name] for name in names}
    desk.submit(pyfuncitem.obj, **arguments).result()
    return True


def run(module: str, *arguments: str, **environment: str) -> Any:
    """What a module of kit/browser answers, in an environment of its own: `servers.program`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kit.servers.program", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@dataclass
class Scene:
    """Where things are: addresses by name, message ids, session keys; and the database, to make
    time pass.
    """

    url: str
    database: str
    data: str
    links: dict[str, str]
    link_ids: dict[str, int]
    messages: dict[str, list[int]]
    sessions: dict[str, str]
    post: Post  # what the server mailed

    def run(self, module: str, *arguments: str) -> Any:
        """What a module of kit/browser answers that acts here."""
        environment = {"DATABASE_URL": self.database, "CHATLINKS_DATA": self.data}
        return run(module, *arguments, **environment)

    def visit(self, who: str, *texts: str) -> int:
        """A visitor of the web channel writes; returns the chat's id: `browser.visit`."""
        return int(self.run("visit", who, *texts))

    def link(self, name: str) -> str:
        return f"/c/{self.links[name]}"

    def execute(self, statement: str, *values: Any) -> None:
        with psycopg.connect(self.database) as connection:
            connection.execute(statement, values)

    def value(self, statement: str, *values: Any) -> Any:
        """What a statement answers with one row of one column."""
        with psycopg.connect(self.database) as connection:
            [(value,)] = connection.execute(statement, values)
            return value


CREATE = "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE {} LOCALE 'C'"
DROP = "DROP DATABASE {} WITH (FORCE)"


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    name = f"journeys_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL(CREATE).format(*map(sql.Identifier, (name, TEMPLATE))))
        yield make_conninfo(os.environ["DATABASE_URL"], dbname=name)
        connection.execute(sql.SQL(DROP).format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def data(request: pytest.FixtureRequest) -> Iterator[Path]:
    """The server's folder; its compressed static files, which take seconds, are kept for the next
    run, by each of those that run beside one another: two at once would write the same.
    """
    folder = Path(tempfile.mkdtemp(prefix="chatlinks-journeys-"))
    beside = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    kept = request.config.cache.mkdir(f"chatlinks-static-{beside}")
    (folder / "static").symlink_to(kept)
    (folder / "static.stamp").symlink_to(kept.with_suffix(".stamp"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def scene(database: str, data: Path) -> Iterator[Scene]:
    environment = {"DATABASE_URL": database, "CHATLINKS_DATA": str(data)}
    with Post() as post:
        mail = {"CHATLINKS_SMTP_HOST": "127.0.0.1", "CHATLINKS_SMTP_PORT": str(post.port)}
        with Server(data=data, DATABASE_URL=database, **mail) as server:
            server.ready()
            stored = run("scene", **environment)
            yield Scene(server.url, database, str(data), post=post, **stored)
            print(server.said)  # pytest shows it when a test failed


QUIET = [
    "UPDATE agentchat_seat SET status = 'offline'",
    "UPDATE agentchat_stint SET ended_at = now() WHERE ended_at IS NULL",
    """UPDATE conversations_conversation
       SET state = 'completed', closed_at = now(), waiting_since = NULL
       WHERE state <> 'completed'""",
]


@pytest.fixture(autouse=True)
def quiet(scene: Scene) -> None:
    """Every journey begins with no chat under way and nobody at a desk, whatever went before it."""
    for statement in QUIET:
        scene.execute(statement)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    playwright = desk.submit(lambda: sync_playwright().start()).result()

    def launch() -> Browser:
        path = chromium.executable()
        return playwright.chromium.launch(executable_path=path, args=chromium.QUIET)

    browser = desk.submit(launch).result()
    yield browser
    desk.submit(browser.close).result()
    desk.submit(playwright.stop).result()


@dataclass
class Visitors:
    """visitors("agent", "/c/…") → that member's browser, opened there; visitors(None, …) → a
    stranger's.

    Whatever their consoles complain of is kept in `complaints`, and every address that they ask for
    in `asked`.
    """

    browser: Browser
    scene: Scene
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    provoked: list[str] = field(default_factory=list)

    def __call__(self, name: str | None, path: str = "/", **options: Any) -> Page:
        common = {
            "base_url": self.scene.url,
            "viewport": {"width": 1280, "height": 800},
            "timezone_id": "Asia/Kolkata",
        }
        context = self.browser.new_context(**common | options)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        if name:
            self.sign_in(context, name)
        context.on("request", self.note)
        context.on("console", self.listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(path)
        return page

    def sign_in(self, context: BrowserContext, name: str) -> None:
        cookie = {
            "name": "sessionid",
            "value": self.scene.sessions[name],
            "url": self.scene.url,
        }
        context.add_cookies([cookie])

    def note(self, request: Request) -> None:
        if request.resource_type != "eventsource":  # at the server's other port
            self.asked.append(request.url)

    def listen(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        # A page that says 404 or 403 is meant to; a script, style or picture that does is not.
        address = message.location["url"]
        # What an open page asks for on hearing that it isn't open to its reader any more, too.
        is_of_page = address == message.page.url or "/following?" in address
        if not (is_of_page and message.text.startswith("Failed to load resource")):
            self.complaints.append(f"{address}: {message.text}")

    def provokes(self, *statuses: int) -> None:
        """The journey brings these about; the browser tells of them, sooner or later."""
        self.provoked += [f"status of {status} " for status in statuses]

    @property
    def unexpected(self) -> list[str]:
        return [
            each for each in self.complaints if not any(status in each for status in self.provoked)
        ]

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def visitors(browser: Browser, scene: Scene) -> Iterator[Callable[..., Page]]:
    visitors = Visitors(browser, scene)
    yield visitors
    desk.submit(visitors.leave).result()
    assert visitors.unexpected == []
