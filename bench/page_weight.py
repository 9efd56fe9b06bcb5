"""What a chat link of 50 messages weighs in a browser, cold and warm, and how soon its last message
is painted.

The server is the one that `chatlinks serve` starts. Bytes are those on the wire, headers and all,
as the browser counts them. The time is set against the same HTML as a plain file from the same
server, opened in turns.
"""

import argparse
import json
import urllib.request
from pathlib import Path
from typing import Any, NamedTuple

import brotli
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from bench.asking import browse, cpu
from bench.stores.conversations import load, long_conversations, tokens
from bench.stores.stage import Stage, stage
from tests.kit.browser import chromium

ZONE = "America/Los_Angeles"

# When the last message is on the screen: it is brought into view as soon as it is there, and two
# frames later it is painted. The observer runs in the page from its first byte on.
PAINTED = """
window.painted = new Promise((done) => {
  const look = () => {
    if (document.readyState === "loading") return requestAnimationFrame(look);
    const all = document.querySelectorAll("li.m");
    if (!all.length) return requestAnimationFrame(look);
    all[all.length - 1].scrollIntoView();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  };
  requestAnimationFrame(look);
});
"""


class Weight(NamedTuple):
    """`parts`: path → bytes."""

    requests: int
    bytes: int
    parts: dict[str, int]


class Wire:
    """Listens to what a page loads."""

    def __init__(self, page: Page) -> None:
        self.paths: dict[str, str] = {}
        self.cached: set[str] = set()
        self.parts: dict[str, int] = {}
        devtools = page.context.new_cdp_session(page)
        devtools.on("Network.requestWillBeSent", self.sent)
        devtools.on("Network.requestServedFromCache", self.from_cache)
        devtools.on("Network.responseReceived", self.received)
        devtools.on("Network.loadingFinished", self.finished)
        devtools.send("Network.enable")

    def sent(self, event: dict[str, Any]) -> None:
        self.paths[event["requestId"]] = event["request"]["url"].split("/", 3)[-1]

    def from_cache(self, event: dict[str, Any]) -> None:
        self.cached.add(event["requestId"])

    def received(self, event: dict[str, Any]) -> None:
        response = event["response"]
        if response.get("fromDiskCache") or response.get("fromPrefetchCache"):
            self.from_cache(event)

    def finished(self, event: dict[str, Any]) -> None:
        id_ = event["requestId"]
        if id_ not in self.cached and id_ in self.paths:
            self.parts[self.paths[id_]] = int(event["encodedDataLength"])

    @property
    def weight(self) -> Weight:
        return Weight(len(self.parts), sum(self.parts.values()), self.parts)


def signed_in(browser: Browser, url: str, session: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, timezone_id=ZONE)
    values = {
        "sessionid": session,
        "csrftoken": browse.CSRF,
        "tz": ZONE,
    }
    for name, value in values.items():
        context.add_cookies([{"name": name, "value": value, "url": url}])
    return context


def weigh(page: Page, url: str) -> Weight:
    wire = Wire(page)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(300)
    return wire.weight


def painted(context: BrowserContext, url: str) -> float:
    """Milliseconds until the last message is painted."""
    page = context.new_page()
    page.goto(url, wait_until="commit")
    taken = float(page.evaluate("window.painted"))
    page.close()
    return taken


def keep_as_file(on: Stage, address: str, session: str) -> str:
    """Put the page's HTML among the static files, compressed as they are; returns its path on the
    server.
    """
    asked = urllib.request.Request(address, headers={"Cookie": browse.cookies(session, ZONE)})
    html = urllib.request.urlopen(asked).read()
    place = on.data / "static" / "bench" / "page.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(html)
    Path(f"{place}.br").write_bytes(brotli.compress(html))
    return "/static/bench/page.html"


class Measured(NamedTuple):
    """Weights, and milliseconds until painted, of the page and of the same as a file."""

    cold: Weight
    warm: Weight
    page: float
    file: float


def measure(context: BrowserContext, page: str, file: str, rounds: int) -> Measured:
    cold = weigh(context.new_page(), page)
    warm = weigh(context.new_page(), page)
    context.add_init_script(PAINTED)
    times: dict[str, list[float]] = {page: [], file: []}
    for round_ in range(-3, rounds):
        for address, taken in times.items():
            milliseconds = painted(context, address)
            if round_ >= 0:
                taken.append(milliseconds)
    return Measured(cold, warm, cpu.median(times[page]), cpu.median(times[file]))


def run(on: Stage, rounds: int) -> Measured:
    load(on, long_conversations("page", 9))
    token, session = tokens(on, "page")[0], on.sessions["masked"]
    with browse.served(on) as (url, _):
        path = keep_as_file(on, f"{url}/c/{token}", session)
    # Anew, so that it knows the file.
    with browse.served(on) as (url, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(),
            args=chromium.QUIET,
        )
        context = signed_in(browser, url, session)
        measured = measure(context, f"{url}/c/{token}", url + path, rounds)
        browser.close()
    return measured


def table(measured: Measured) -> Table:
    cold, warm = measured.cold, measured.warm
    parts = cold.parts | {f"{path} (warm)": size for path, size in warm.parts.items()}
    shown = Table(
        "loaded",
        "bytes on the wire",
        title="A chat link of 50 messages",
    )
    for path, size in parts.items():
        name = "c/…" + path[26:] if path.startswith("c/") else path
        shown.add_row(name, f"{size:,}")
    shown.add_row(f"cold: {cold.requests} requests", f"{cold.bytes:,}")
    shown.add_row(f"warm: {warm.requests} requests", f"{warm.bytes:,}")
    return shown


def figures(measured: Measured) -> dict[str, float]:
    return {
        "cold_bytes": measured.cold.bytes,
        "cold_requests": measured.cold.requests,
        "warm_bytes": measured.warm.bytes,
        "warm_requests": measured.warm.requests,
        "painted_ms": measured.page,
        "static_painted_ms": measured.file,
        "paint_vs_static": measured.page / measured.file,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench page-weight", description=__doc__)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    with stage() as on:
        measured = run(on, rounds)
    made = figures(measured)
    Console().print(table(measured))
    print(f"Last message painted after {measured.page:.0f} ms,", end=" ")
    print(f"as a plain file after {measured.file:.0f} ms: × {made['paint_vs_static']:.2f}")
    print(json.dumps({key: round(value, 3) for key, value in made.items()}))


if __name__ == "__main__":
    main()
