"""The whole loop in four windows: a visitor on a business's site, two agents, a team lead; and the
web chat by itself.
"""

import re
import time
from contextlib import contextmanager

import psycopg
import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import fill, follow, listens, press, sees
from tests.kit.browser.looks import faults
from tests.kit.browser.shop import Shop
from tests.kit.servers.running import ROOT, slowness

SOON = 2.0  # seconds until what one does shows on every screen, where no others want to run


@pytest.fixture
def site(scene):
    """site() → the address of a page elsewhere with the web chat; site(its root's attributes)."""
    shops = []

    def open_shop(root='lang="en"'):
        shops.append(Shop(scene.url, root))
        return shops[-1].url

    yield open_shop
    for shop in shops:
        shop.shutdown()


@contextmanager
def soon():
    """What is expected in here shows within SOON of its beginning."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SOON * slowness()


def opened(page, button="Open the chat", field="Your message"):
    """The web chat on a site, opened; what it says in another language can be named."""
    press(page, button)
    frame = page.frame_locator("#chatlinks iframe")
    # It has the focus once the chat's script runs: before, Enter would only start a new line.
    expect(frame.get_by_label(field)).to_be_focused()
    return frame


def write(chat, text):
    fill(chat, "Your message", text)
    chat.get_by_label("Your message").press("Enter")


def goes_online(visitors, name):
    page = visitors(name, "/chats")
    page.get_by_role("button", name="Go online").first.click()
    expect(page.get_by_role("button", name=re.compile("You are: Online"))).to_be_visible()
    listens(page)
    return page


def asked_whether(visitors):
    """How often any page has asked whether there is anything new."""
    return sum("/live?for=" in address for address in visitors.asked)


def test_a_visitor_two_agents_and_a_lead(visitors, scene, site):
    lead = visitors("lead", "/businesses?state=active")
    first = goes_online(visitors, "agent_permitted")
    visitor = visitors(None, site())
    chat = opened(visitor)

    write(chat, "Please block my card, I am Marisol Quintanilla")
    sees(chat, "Which card is it?")
    sees(chat, "Asha Bot answers", exact=True)

    with soon():
        chat.get_by_role("button", name="Talk to a person").last.click()
        expect(first.locator("#active-chats .chat-line")).to_have_count(1)
    sees(chat, "You are talking to Agent Permitted")

    first.locator("#active-chats .chat-line").click()
    fill(first, "Your reply", "Good morning, which card is it?")
    expect(chat.locator("body")).to_have_attribute("data-connected", "")
    listens(lead)
    polls = asked_whether(visitors)
    with soon():
        first.get_by_label("Your reply").press("Control+Enter")
        sees(chat, "Good morning, which card is it?")
    assert asked_whether(visitors) == polls  # it was told
    write(chat, "The blue one")
    sees(first.locator(".m"), "The blue one")

    second = goes_online(visitors, "agent")
    first.reload()
    follow(first, "Reassign")
    first.get_by_role("radio", name=re.compile("^Agent ")).first.check()
    began = time.monotonic()
    press(first.locator("#reassign"), "Reassign")
    expect(second.locator("#active-chats .chat-line")).to_have_count(1)
    expect(lead.locator("#lines")).to_contain_text(re.compile(r"Agent\s*$|Agent\s", re.MULTILINE))
    assert time.monotonic() - began < SOON * slowness() + 1  # the agent's own page reloads, too
    sees(chat, "You are talking to Agent", exact=True)

    second.locator("#active-chats .chat-line").click()
    sees(second.locator(".m"), "The blue one")
    second.get_by_role("button", name="Close", exact=True).first.click()
    press(second, "Close the chat")

    sees(chat, "This chat has ended")
    chat.get_by_role("radio", name="4, Good", exact=True).check(force=True)
    fill(chat, "Anything to add?", "Quick, thanks. Call 98765 43210")
    press(chat, "Send rating")
    sees(chat, "Thank you for your rating.")
    assert_link_tells_all(visitors, scene)


LATEST_LINK = """
SELECT token FROM links_chatlink WHERE audience = 'members' ORDER BY id DESC LIMIT 1"""
TOLD = [
    "Please block my card",
    "Which card is it?",
    "Good morning, which card is it?",
    "The blue one",
    "98765 43210",
]


def assert_link_tells_all(visitors, scene):
    """It shows both sides and the rating: in clear to whoever may see it, masked to others."""
    with psycopg.connect(scene.database) as connection:
        [token] = connection.execute(LATEST_LINK).fetchone()
    page = visitors("agent_permitted", f"/c/{token}")
    for text in TOLD:
        expect(page.locator("#items").get_by_text(text).first).to_be_visible()
    masked = visitors("agent", f"/c/{token}")
    sees(masked.locator("#items"), "The blue one")
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
    sees(page.frame_locator("#chatlinks iframe"), "Which card is it?")
    page.reload()
    frame = page.frame_locator("#chatlinks iframe")
    sees(frame, "Which card is it?")
    expect(frame.locator(".m.mine")).to_have_count(1)


def test_an_answer_that_comes_while_it_is_closed_is_counted_on_the_button(visitors, scene, site):
    agent = goes_online(visitors, "agent_permitted")
    page = visitors(None, site())
    chat = opened(page)
    press(chat, "Talk to a person")
    sees(chat, "You are talking to Agent Permitted")
    press(chat, "Close the chat")
    agent.locator("#active-chats .chat-line").first.click()
    fill(agent, "Your reply", "Are you there?")
    agent.get_by_label("Your reply").press("Control+Enter")
    expect(page.get_by_role("button", name="Open the chat, 1 unread")).to_be_visible()
    press(page, "Open the chat, 1 unread")
    sees(chat, "Are you there?")
    expect(page.get_by_role("button", name="Close the chat").first).to_be_visible()


def forget_complaints(visitors, word):
    """The browser's own lines about it are no fault."""
    assert all(word in each for each in visitors.complaints)
    visitors.complaints.clear()


def test_what_is_written_without_a_connection_is_sent_once_when_it_is_back(visitors, scene):
    page = visitors(None, "/w/acme")
    write(page, "Please block my card")
    sees(page, "Which card is it?")
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
    sees(page, "The connection was lost. Trying again…")
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator(".pending")).to_have_count(0)
    expect(page.locator(".m.mine")).to_have_count(2)
    page.reload()
    expect(page.locator(".m.mine")).to_have_count(2)
    forget_complaints(visitors, "ERR_CONNECTION_RESET")


def test_a_picture_is_sent_and_shown_and_a_drawing_is_refused_in_words(visitors, scene, tmp_path):
    page = visitors(None, "/w/acme")
    page.locator("#file").set_input_files(ROOT / "docs/pictures/phone-dark.png")
    expect(page.get_by_role("img", name="phone-dark.png")).to_have_js_property("complete", True)
    drawing = tmp_path / "drawing.png"
    drawing.write_text("<svg/>")
    page.locator("#file").set_input_files(drawing)
    sees(page, "This kind of file can't be sent")
    forget_complaints(visitors, "415")


@pytest.mark.parametrize("width", [384, 320])
def test_axe_finds_nothing_in_it(visitors, width):
    page = visitors(
        None,
        "/w/acme",
        viewport={"width": width, "height": 640},
    )
    write(page, "Please block my card")
    sees(page, "Which card is it?")
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
    chat = opened(page, "فتح المحادثة", "رسالتك")
    expect(chat.locator('html[lang="ar"][dir="rtl"]')).to_have_count(1)
    fill(chat, "رسالتك", "مرحبا")
    chat.get_by_label("رسالتك").press("Enter")
    expect(chat.locator(".mine:not(.pending) .unseen")).to_have_text("أنت:")
    chat.get_by_role("button", name="التحدث إلى شخص").last.click()
    sees(chat, "أود التحدث إلى شخص")
    expect(chat.locator("#with")).to_have_text("في انتظار أحد أفراد فريقنا")


def test_on_a_phone_it_takes_the_whole_screen(visitors, site):
    page = visitors(
        None,
        site(),
        viewport={"width": 390, "height": 844},
    )
    opened(page)
    assert page.locator("#chatlinks iframe").bounding_box() == {
        "x": 0,
        "y": 0,
        "width": 390,
        "height": 844,
    }
