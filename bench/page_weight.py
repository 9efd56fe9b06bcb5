"""What a chat link of 50 messages weighs in a browser, cold and warm, and how soon its last message is painted.

The server is the one that `chatlinks serve` starts. Bytes are those on the wire, headers and all, as the browser counts
them. The time is set against the same HTML as a plain file from the same server, opened in turns.
"""

import argparse
import json
import os
import urllib.request
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from bench import browse, cpu
from bench.stage import Stage, load, long_conversations, stage, tokens

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
ZONE = "America/Los_Angeles"
CHROMIUM = os.environ.get("CHATLINKS_BROWSER", "/usr/bin/chromium")

# When the last message is on the screen: it is brought into view as soon as it is there, and two frames later it is painted.
# The observer runs in the page from its first byte on.
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
    requests: int
    bytes: int
    parts: dict[str, int]  # path → bytes


class Wire:
    """Listens to what a page loads."""

    def __init__(self, page: Page) -> None:
        self.paths: dict[str, str] = {}
        self.cached: set[str] = set()
        self.parts: dict[str, int] = {}
        listening = page.context.new_cdp_session(page)
        listening.on("Network.requestWillBeSent", self.sent)
        listening.on(
            "Network.requestServedFromCache", lambda event: self.cached.add(event["requestId"])
        )
        listening.on("Network.responseReceived", self.received)
        listening.on("Network.loadingFinished", self.finished)
        listening.send("Network.enable")

    def sent(self, event: dict[str, Any]) -> None:
        self.paths[event["requestId"]] = event["request"]["url"].split("/", 3)[-1]

    def received(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache") or event["response"].get("fromPrefetchCache"):
            self.cached.add(event["requestId"])

    def finished(self, event: dict[str, Any]) -> None:
        id_ = event["requestId"]
        if id_ not in self.cached and id_ in self.paths:
            self.parts[self.paths[id_]] = int(event["encodedDataLength"])

    @property
    def weight(self) -> Weight:
        return Weight(len(self.parts), sum(self.parts.values()), self.parts)


def signed_in(browser: Browser, url: str, session: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, timezone_id=ZONE)
    values = {"sessionid": session, "csrftoken": browse.CSRF, "tz": ZONE}
    context.add_cookies(
        [{"name": name, "value": value, "url": url} for name, value in values.items()]
    )
    return context


def weigh(page: Page, url: str) -> Weight:
    wire = Wire(page)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(300)
    return wire.weight


def painted(page: Page, url: str) -> float:
    page.goto(url, wait_until="commit")
    return float(page.evaluate("window.painted"))


def keep_as_file(on: Stage, address: str, session: str) -> str:
    """Put the page's HTML among the static files, compressed as they are; returns its path on the server."""
    asked = urllib.request.Request(address, headers={"Cookie": browse.cookies(session, ZONE)})
    html = urllib.request.urlopen(asked).read()
    place = on.data / "static" / "bench" / "page.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(html)
    import brotli

    Path(f"{place}.br").write_bytes(brotli.compress(html))
    return "/static/bench/page.html"


def run(on: Stage, rounds: int) -> dict[str, Any]:
    load(on, long_conversations("page", 9))
    token, session = tokens(on, "page")[0], on.sessions["masked"]
    with browse.served(on) as (url, _):
        path = keep_as_file(on, f"{url}/c/{token}", session)
    with (
        browse.served(on) as (url, _),
        sync_playwright() as playwright,
    ):  # anew, so that it knows the file
        found = Path(CHROMIUM).exists()
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM if found else None, args=QUIET
        )
        context = signed_in(browser, url, session)
        page = context.new_page()
        cold, warm = weigh(page, f"{url}/c/{token}"), weigh(context.new_page(), f"{url}/c/{token}")
        context.add_init_script(PAINTED)
        times: dict[str, list[float]] = {"page": [], "file": []}
        for round_ in range(-3, rounds):
            for name, address in (("page", f"{url}/c/{token}"), ("file", url + path)):
                fresh = context.new_page()
                taken = painted(fresh, address)
                fresh.close()
                if round_ >= 0:
                    times[name].append(taken)
        browser.close()
    return {
        "cold_bytes": cold.bytes, "cold_requests": cold.requests, "warm_bytes": warm.bytes, "warm_requests": warm.requests,
        "painted_ms": cpu.median(times["page"]), "static_painted_ms": cpu.median(times["file"]),
        "paint_vs_static": cpu.median(times["page"]) / cpu.median(times["file"]),
        "parts": cold.parts | {f"{path} (warm)": size for path, size in warm.parts.items()},
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench page-weight", description=__doc__)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    with stage() as on:
        made = run(on, rounds)
    shown = Table("loaded", "bytes on the wire", title="A chat link of 50 messages")
    for path, size in made.pop("parts").items():
        shown.add_row("c/…" + path[26:] if path.startswith("c/") else path, f"{size:,}")
    shown.add_row(f"cold: {made['cold_requests']} requests", f"{made['cold_bytes']:,}")
    shown.add_row(f"warm: {made['warm_requests']} requests", f"{made['warm_bytes']:,}")
    Console().print(shown)
    print(f"Last message painted after {made['painted_ms']:.0f} ms, as a plain file after {made['static_painted_ms']:.0f} ms:"
          f" × {made['paint_vs_static']:.2f}")  # fmt: skip
    print(json.dumps({key: round(value, 3) for key, value in made.items()}))


if __name__ == "__main__":
    main()
