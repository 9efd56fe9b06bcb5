"""The web chat on other people's sites and on shared computers, in a visitor's hands."""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import fill, press, sees
from tests.kit.browser.shop import Shop


@pytest.fixture
def site(scene):
    shop = Shop(scene.url, 'lang="en"')
    yield shop.url
    shop.shutdown()


def frame_of(page):
    return page.frame_locator("#chatlinks iframe")


def opened(page):
    press(page, "Open the chat")
    frame = frame_of(page)
    expect(frame.get_by_label("Your message")).to_be_focused()
    return frame


def write(chat, text):
    fill(chat, "Your message", text)
    chat.get_by_label("Your message").press("Enter")


def blocked_card(page):
    chat = opened(page)
    write(chat, "Please block my card")
    sees(chat, "Which card is it?")
    return chat


def assert_nothing_is_left(page):
    expect(frame_of(page).locator(".m.mine")).to_have_count(0)
    expect(frame_of(page).locator("#greeting")).to_have_count(1)
    page.reload()
    page.wait_for_timeout(500)
    expect(frame_of(page).locator(".m.mine")).to_have_count(0)


def test_whoever_ends_the_chat_leaves_nothing_to_the_next_person(visitors, site):
    page = visitors(None, site)
    chat = blocked_card(page)
    press(chat, "End chat")
    expect(chat.get_by_role("button", name="Keep it")).to_be_focused()
    press(chat, "Keep it")
    sees(chat, "Which card is it?")
    press(chat, "End chat")
    press(chat.locator("#ending"), "End chat")
    assert_nothing_is_left(page)


def test_a_session_kept_from_before_the_end_opens_nothing_any_more(visitors, site):
    page = visitors(None, site)
    asked = []
    page.on("request", lambda each: asked.append(each) if "/messages" in each.url else None)
    chat = blocked_card(page)
    kept = {"Authorization": asked[-1].headers["authorization"]}
    address = asked[-1].url.partition("?")[0]
    assert "Which card is it?" in page.request.get(address, headers=kept).text()
    press(chat, "End chat")
    press(chat.locator("#ending"), "End chat")
    assert_nothing_is_left(page)
    answer = page.request.get(address, headers=kept)
    assert answer.status == 401
    assert "Which card is it?" not in answer.text()


@pytest.mark.parametrize("loaded", [True, False])
def test_a_site_ends_the_chat_of_whoever_signs_out(visitors, site, loaded):
    page = visitors(None, site)
    blocked_card(page)
    if not loaded:  # the chat is closed, and the page left at once
        page.evaluate("chatlinks.close()")
        page.reload()
    page.evaluate("chatlinks.end()")
    page.reload()
    page.wait_for_timeout(500)
    press(page, "Open the chat")
    assert_nothing_is_left(page)
    # What was on its way as the chat ended is refused, and the browser tells of it.
    late = [each for each in visitors.complaints if "/received: " in each]
    visitors.complaints[:] = [each for each in visitors.complaints if each not in late]


def test_what_is_on_its_way_when_the_page_is_left_is_sent_by_the_next(visitors):
    page = visitors(None, "/w/acme")
    page.route("**/w/acme/messages", lambda route: None)  # neither answered nor refused
    write(page, "Please block my card")
    expect(page.locator(".pending")).to_have_count(1)
    page.unroute("**/w/acme/messages")
    page.reload()
    sees(page, "Which card is it?")
    expect(page.locator(".m.mine:not(.pending)")).to_have_count(1)


def test_no_key_acts_while_a_word_is_composed(visitors):
    page = visitors(None, "/w/acme")
    fill(page, "Your message", "にほ")
    page.get_by_label("Your message").evaluate(
        """field => field.dispatchEvent(new KeyboardEvent("keydown",
           {key: "Enter", keyCode: 229, bubbles: true, cancelable: true}))"""
    )
    expect(page.locator(".m.mine")).to_have_count(0)
    expect(page.get_by_label("Your message")).to_have_value("にほ")


PASTE = """(field, [name, type]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47)], name, {type}));
  field.dispatchEvent(new ClipboardEvent("paste",
    {clipboardData: carried, bubbles: true, cancelable: true}));
}"""
DROP = PASTE.replace("ClipboardEvent", "DragEvent").replace('"paste"', '"drop"')
DROP = DROP.replace("clipboardData", "dataTransfer")


@pytest.mark.parametrize("by", [PASTE, DROP])
def test_a_file_that_is_pasted_or_dropped_is_taken_or_told(visitors, by):
    page = visitors(None, "/w/acme")
    field = page.get_by_label("Your message")
    field.evaluate(by, ["clip.zip", "application/zip"])
    sees(page, "This kind of file can't be sent")
    with page.expect_request("**/w/acme/files"):
        field.evaluate(by, ["clip.png", "image/png"])


def test_a_text_that_is_too_long_is_told_and_kept(visitors):
    page = visitors(None, "/w/acme")
    write(page, "a" * 4001)
    sees(page, re.compile("too long"))
    assert len(page.get_by_label("Your message").input_value()) == 4001


def test_addresses_in_a_message_can_be_followed(visitors):
    page = visitors(None, "/w/acme")
    write(page, "see https://shop.example/a?b=1. and javascript:alert(1)")
    link = page.locator(".m.mine:not(.pending) .text a")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", "https://shop.example/a?b=1")
    expect(link).to_have_attribute("rel", "noreferrer noopener")


def test_the_chat_stays_where_the_page_is_swapped_without_loading(visitors, site):
    page = visitors(None, site)
    blocked_card(page)
    page.evaluate("document.body.replaceWith(document.createElement('body'))")
    sees(frame_of(page), "Which card is it?")


def test_a_tag_that_names_nobody_says_so_in_the_console(visitors, site):
    page = visitors(None, site)
    with page.expect_console_message(lambda line: "names no business" in line.text):
        page.evaluate(
            """source => {
              const policy = trustedTypes.createPolicy("tags", {createScriptURL: url => url});
              const made = document.createElement("script");
              made.src = policy.createScriptURL(source);
              document.head.append(made);
            }""",
            page.locator("script[src]").get_attribute("src"),
        )
    visitors.complaints.clear()


def test_fields_on_a_phone_are_not_zoomed_into(visitors):
    page = visitors(None, "/w/acme", viewport={"width": 390, "height": 844}, has_touch=True)
    sizes = page.eval_on_selector_all(
        "textarea, input:not([type=file], [type=radio])",
        "fields => fields.map(field => parseFloat(getComputedStyle(field).fontSize))",
    )
    assert len(sizes) == 4
    assert min(sizes) >= 16
