"""The button in another tool's page, on another site: pressed there, the link is told here."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.kit.browser.acts import follow, sees

PAGE = """<!doctype html>
<title>Help desk</title>
<h1>Ticket 1911</h1>
<script src="{url}/copy-link.js" data-business="acme" data-conversation="led-1"></script>
<chat-link-button business="acme" conversation="no-1" label="Of nothing"></chat-link-button>"""
POLICY = "default-src 'none'; script-src {url}; require-trusted-types-for 'script'"


class DeskPage(BaseHTTPRequestHandler):
    """Its policy is against whatever it doesn't name."""

    def do_GET(self) -> None:
        url = self.server.chat_links  # type: ignore[attr-defined]
        self.send_response(200 if self.path == "/" else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY.format(url=url))
        self.end_headers()
        if self.path == "/":
            self.wfile.write(PAGE.format(url=url).encode())

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def desk_page(scene: Any) -> Iterator[str]:
    """Its address, of another site than the server's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), DeskPage)
    server.chat_links = scene.url  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def pressed(page: Page, name: str) -> Page:
    with page.context.expect_page() as opened:
        follow(page, name)
    return opened.value


def test_who_is_signed_in_copies_the_link(visitors, scene, desk_page):
    page = visitors("agent", desk_page)
    ours = pressed(page, "Copy chat link")
    link = f"{scene.url}{scene.link('led-1')}"
    expect(ours.get_by_label("Chat link", exact=True)).to_have_value(link)
    assert ours.url == f"{scene.url}/copy-link/acme"
    assert ours.evaluate("window.opener") is None
    follow(ours, "Open the conversation")
    sees(ours, "Where is my card?")


def test_an_id_of_nothing_is_told_with_what_was_asked_for(visitors, scene, desk_page):
    visitors.provokes(404)
    ours = pressed(visitors("agent", desk_page), "Of nothing")
    sees(ours, "No conversation that you may open has this ID")
    expect(ours.get_by_label("Conversation ID")).to_have_value("no-1")


def test_who_is_signed_out_is_asked_to_sign_in(visitors, desk_page):
    ours = pressed(visitors(None, desk_page), "Copy chat link")
    expect(ours.get_by_role("heading", name="Sign in")).to_be_visible()
