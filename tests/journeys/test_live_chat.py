"""The whole loop in four windows: a visitor on a business's site, two agents, a team lead; and the web chat by itself."""

import re
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.kit.axe import faults

SOON = 2.0  # seconds until what one does shows on every screen concerned
# A site with styles that would break anything they reached, and a policy against inline ones.
SITE = """<!doctype html><html {html}><head><meta charset="utf-8"><title>Shop</title><link rel="stylesheet" href="/site.css">
<script src="{url}/widget.js" data-business="acme" defer></script></head><body><h1>A shop</h1><p>Anything at all.</p></body></html>"""
STYLES = """* { all: unset !important; display: block !important; color: red !important; position: static !important }
iframe, button, div { inline-size: 1px !important; opacity: 0 !important }"""


@pytest.fixture
def site(scene):
    """site() → the address of a page elsewhere that includes the tag; site('dir="rtl"') → with such a root."""
    made = []

    def shop(html='lang="en"'):
        page = SITE.format(url=scene.url, html=html)

        class Shop(BaseHTTPRequestHandler):
            def do_GET(self):
                css = self.path.endswith(".css")
                self.send_response(200)
                self.send_header("Content-Type", "text/css" if css else "text/html; charset=utf-8")
                self.send_header(
                    "Content-Security-Policy",
                    f"style-src 'self'; script-src {scene.url}; frame-src {scene.url}",
                )
                self.end_headers()
                self.wfile.write((STYLES if css else page).encode())

            def log_message(self, *arguments):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made.append(server)
        # Another origin, but of the same site: a private window keeps nothing for a frame of another site.
        return f"http://127.0.0.1:{server.server_port}/"

    yield shop
    for server in made:
        server.shutdown()


@contextmanager
def soon():
    """What is expected in here shows within SOON of its beginning."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SOON


def opened(page):
    """The web chat on a site, opened."""
    page.get_by_role("button", name="Open the chat").click()
    frame = page.frame_locator("#chatlinks iframe")
    expect(frame.get_by_label("Your message")).to_be_focused()
    return frame


def write(chat, text):
    chat.get_by_label("Your message").fill(text)
    chat.get_by_label("Your message").press("Enter")


def listening(page):
    """Wait until the page has asked what changed: from then on it hears of everything."""
    page.wait_for_event("response", lambda answer: "/live?" in answer.url)


def goes_online(visitors, name):
    page = visitors(name, "/chats")
    page.get_by_role("button", name="Go online").first.click()
    expect(page.get_by_role("button", name=re.compile("You are: Online"))).to_be_visible()
    listening(page)
    return page


def test_a_visitor_two_agents_and_a_lead(visitors, scene, site):
    lead = visitors("lead", "/businesses?state=active")
    first = goes_online(visitors, "agent_permitted")
    visitor = visitors(None, site())
    chat = opened(visitor)

    write(chat, "Please block my card, I am Marisol Quintanilla")
    expect(chat.get_by_text("Which card is it?")).to_be_visible()
    expect(chat.get_by_text("Asha Bot answers", exact=True)).to_be_visible()

    with soon():
        chat.get_by_role("button", name="Talk to a person").last.click()
        expect(first.locator("#active-chats .chat-line")).to_have_count(1)
    expect(chat.get_by_text("You are talking to Agent Permitted")).to_be_visible()

    first.locator("#active-chats .chat-line").click()
    first.get_by_label("Your reply").fill("Good morning, which card is it?")
    with soon():
        first.get_by_label("Your reply").press("Control+Enter")
        expect(chat.get_by_text("Good morning, which card is it?")).to_be_visible()
    write(chat, "The blue one")
    expect(first.locator(".m").get_by_text("The blue one")).to_be_visible()

    second = goes_online(visitors, "agent")
    first.reload()
    first.get_by_role("link", name="Reassign").click()
    first.get_by_role("radio", name=re.compile("^Agent ")).first.check()
    began = time.monotonic()
    first.locator("#reassign").get_by_role("button", name="Reassign").click()
    expect(second.locator("#active-chats .chat-line")).to_have_count(1)
    expect(lead.locator("#lines")).to_contain_text(re.compile(r"Agent\s*$|Agent\s", re.MULTILINE))
    assert time.monotonic() - began < SOON + 1  # the agent's own page reloads, too
    expect(chat.get_by_text("You are talking to Agent", exact=True)).to_be_visible()

    second.locator("#active-chats .chat-line").click()
    expect(second.locator(".m").get_by_text("The blue one")).to_be_visible()
    second.get_by_role("button", name="Close", exact=True).first.click()
    second.get_by_role("button", name="Close the chat").click()

    expect(chat.get_by_text("This chat has ended")).to_be_visible()
    chat.get_by_role("radio", name="4, Good", exact=True).check(force=True)
    chat.get_by_label("Anything to add?").fill("Quick, thanks. Call 98765 43210")
    chat.get_by_role("button", name="Send rating").click()
    expect(chat.get_by_text("Thank you for your rating.")).to_be_visible()
    told(visitors, scene)


def told(visitors, scene):
    """The chat link shows both sides and the rating: in clear to whoever may see it, masked to others."""
    import psycopg

    with psycopg.connect(scene.database) as connection:
        [token] = connection.execute(
            "SELECT token FROM links_chatlink WHERE audience = 'members' ORDER BY id DESC LIMIT 1"
        ).fetchone()
    page = visitors("agent_permitted", f"/c/{token}")
    for text in (
        "Please block my card",
        "Which card is it?",
        "Good morning, which card is it?",
        "The blue one",
        "98765 43210",
    ):
        expect(page.locator("#items").get_by_text(text).first).to_be_visible()
    masked = visitors("agent", f"/c/{token}")
    expect(masked.locator("#items").get_by_text("The blue one")).to_be_visible()
    assert "98765" not in masked.content()


def test_the_chat_stands_unharmed_on_a_site_of_any_style(visitors, site):
    page = visitors(None, site())
    button = page.get_by_role("button", name="Open the chat")
    assert button.bounding_box()["width"] == 56
    assert page.locator("#chatlinks").evaluate("host => getComputedStyle(host).opacity") == "1"
    chat = opened(page)
    assert page.locator("#chatlinks iframe").bounding_box()["width"] == 384
    chat.get_by_label("Your message").press("Escape")
    expect(page.get_by_role("button", name="Open the chat")).to_be_focused()
    expect(page.locator("#chatlinks iframe")).to_be_hidden()


def test_it_is_remembered_open_with_what_was_said(visitors, site):
    page = visitors(None, site())
    write(opened(page), "Please block my card")
    expect(page.frame_locator("#chatlinks iframe").get_by_text("Which card is it?")).to_be_visible()
    page.reload()
    frame = page.frame_locator("#chatlinks iframe")
    expect(frame.get_by_text("Which card is it?")).to_be_visible()
    expect(frame.locator(".m.mine")).to_have_count(1)


def test_an_answer_that_comes_while_it_is_closed_is_counted_on_the_button(visitors, scene, site):
    agent = goes_online(visitors, "agent_permitted")
    page = visitors(None, site())
    chat = opened(page)
    chat.get_by_role("button", name="Talk to a person").click()
    expect(chat.get_by_text("You are talking to Agent Permitted")).to_be_visible()
    chat.get_by_role("button", name="Close the chat").click()
    agent.locator("#active-chats .chat-line").first.click()
    agent.get_by_label("Your reply").fill("Are you there?")
    agent.get_by_label("Your reply").press("Control+Enter")
    expect(page.get_by_role("button", name="Open the chat, 1 unread")).to_be_visible()
    page.get_by_role("button", name="Open the chat, 1 unread").click()
    expect(chat.get_by_text("Are you there?")).to_be_visible()
    expect(page.get_by_role("button", name="Close the chat").first).to_be_visible()


def test_what_is_written_without_a_connection_is_sent_once_when_it_is_back(visitors, scene):
    page = visitors(None, "/w/acme")
    write(page, "Please block my card")
    expect(page.get_by_text("Which card is it?")).to_be_visible()
    # The first try arrives, but its answer is lost; so the message is sent again.
    lost = []

    def lose(route):
        if not lost and route.request.method == "POST":
            route.fetch()
            lost.append(route.request.post_data)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/w/acme/messages**", lose)
    write(page, "Is anybody there?")
    expect(page.get_by_text("The connection was lost. Trying again…")).to_be_visible()
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator(".pending")).to_have_count(0)
    expect(page.locator(".m.mine")).to_have_count(2)
    page.reload()
    expect(page.locator(".m.mine")).to_have_count(2)
    assert all(
        "ERR_CONNECTION_RESET" in each for each in visitors.complaints
    )  # the browser's own line about it
    visitors.complaints.clear()


def test_a_picture_is_sent_and_shown_and_a_drawing_is_refused_in_words(visitors, scene, tmp_path):
    from tests.kit.running import ROOT

    page = visitors(None, "/w/acme")
    page.locator("#file").set_input_files(ROOT / "docs/pictures/phone-dark.png")
    expect(page.get_by_role("img", name="phone-dark.png")).to_have_js_property("complete", True)
    drawing = tmp_path / "drawing.png"
    drawing.write_text("<svg/>")
    page.locator("#file").set_input_files(drawing)
    expect(page.get_by_text("This kind of file can't be sent")).to_be_visible()
    assert all("415" in each for each in visitors.complaints)  # the browser's own line about it
    visitors.complaints.clear()


@pytest.mark.parametrize("width", [384, 320])
def test_axe_finds_nothing_in_it(visitors, width):
    page = visitors(None, "/w/acme", viewport={"width": width, "height": 640})
    write(page, "Please block my card")
    expect(page.get_by_text("Which card is it?")).to_be_visible()
    assert faults(page) == []
    write(page, "qwerty")
    write(page, "asdfgh")
    page.get_by_role("button", name="Talk to a person").last.click()
    expect(page.get_by_label("E-mail")).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_site_from_right_to_left_it_stands_on_the_left(visitors, site):
    page = visitors(None, site('dir="rtl"'))
    assert page.get_by_role("button", name="Open the chat").bounding_box()["x"] < 100
    expect(opened(page).locator("html")).to_have_attribute("dir", "rtl")


def test_on_an_arabic_page_it_speaks_arabic_from_right_to_left(visitors, site):
    page = visitors(None, site('lang="ar-EG" dir="rtl"'))
    page.get_by_role("button", name="فتح المحادثة").click()
    chat = page.frame_locator("#chatlinks iframe")
    expect(chat.locator('html[lang="ar"][dir="rtl"]')).to_have_count(1)
    chat.get_by_label("رسالتك").fill("مرحبا")
    chat.get_by_label("رسالتك").press("Enter")
    expect(chat.locator(".mine:not(.pending) .unseen")).to_have_text("أنت:")
    chat.get_by_role("button", name="التحدث إلى شخص").last.click()
    expect(chat.get_by_text("أود التحدث إلى شخص")).to_be_visible()
    expect(chat.locator("#with")).to_have_text("في انتظار أحد أفراد فريقنا")


def test_on_a_phone_it_takes_the_whole_screen(visitors, site):
    page = visitors(None, site(), viewport={"width": 390, "height": 844})
    opened(page)
    assert page.locator("#chatlinks iframe").bounding_box() == {
        "x": 0,
        "y": 0,
        "width": 390,
        "height": 844,
    }
