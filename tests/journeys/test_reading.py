"""Opening links: who sees what, how one gets on, where an address leads."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.cast import PASSWORD
from tests.kit.reading import assert_masked


def test_an_agent_opens_the_link_masked(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    sees(page, "Conversation 1 of 3")
    assert_masked(page.content())
    assert not re.search("priya", page.title(), re.IGNORECASE)


def test_the_permitted_agent_sees_the_details_and_can_hide_them(visitors, scene):
    page = visitors("agent_permitted", scene.link("acme-1"))
    expect(
        page.locator("#items").get_by_text("Thanks Priya, we wrote to priya.venkat@mailbox.example")
    ).to_be_visible()
    follow(page, "Hide them here")
    sees(page, "Personal details are hidden on this page")
    assert_masked(page.content())
    follow(page, "Show them")
    sees(page.locator("#items"), "Thanks Priya, we wrote to")


def test_signed_out_one_signs_in_and_lands_on_the_link(visitors, scene):
    page = visitors(None, scene.link("acme-1"))
    expect(page).to_have_url(re.compile("/accounts/login/"))
    assert "card" not in page.content().lower() or "acme" not in page.content().lower()
    fill(page, "mail", "agent@acme.example")
    fill(page, "Password", PASSWORD)
    press(page, "Sign in")
    expect(page).to_have_url(re.compile(re.escape(scene.link("acme-1"))))
    sees(page, "Conversation 1 of 3")


def test_steps_by_buttons(visitors, scene):
    page = visitors("agent", scene.link("acme-2"))
    follow(page, "Next Conversation")
    expect(page).to_have_url(re.compile(scene.links["acme-3"]))
    last = page.get_by_role("link", name="Next Conversation")
    assert last.get_attribute("aria-disabled") == "true"
    follow(page, "Previous Conversation")
    follow(page, "Previous Conversation")
    sees(page, "Conversation 1 of 3")


STEPS = [
    ("ArrowRight", "acme-2"),
    ("j", "acme-3"),
    ("k", "acme-2"),
    ("ArrowLeft", "acme-1"),
]


def test_steps_by_keys(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    for key, lands in STEPS:
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(scene.links[lands]))
    page.keyboard.press("K")  # there is none before the first
    expect(page).to_have_url(re.compile(scene.links["acme-1"]))


def test_keys_are_letters_while_one_types(visitors, scene):
    page = visitors("agent", scene.link("acme-2"))
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("jk/")
    page.keyboard.press("ArrowLeft")
    expect(box).to_have_value("jk/")
    expect(page).to_have_url(re.compile(scene.links["acme-2"]))
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("")


def test_a_search_leads_to_the_message_and_marks_it(visitors, scene):
    page = visitors("agent", scene.link("long"))
    page.keyboard.press("/")
    page.keyboard.type("number 2503")
    page.keyboard.press("Enter")
    hit = page.locator(".hits li a")
    expect(hit.locator("mark")).to_have_text("number 2503")
    hit.first.click()
    found = page.locator(f"#m-{scene.messages['long'][2503]}")
    expect(found).to_be_in_viewport()
    expect(found).to_have_class(re.compile("marked"))


def test_enter_goes_from_one_message_found_to_the_next_without_a_new_page(visitors, scene):
    page = visitors("agent", scene.link("acme-1") + "?q=chat")
    page.evaluate("window.sameTill = true")
    box = page.get_by_role("searchbox")
    total = page.locator(".hits li").count()
    box.press("Enter")
    expect(page.locator(".finding p")).to_have_text(f"1 of {total}")
    box.press("Shift+Enter")
    expect(page.locator(".finding p")).to_have_text(f"{total} of {total}")
    expect(page.locator(".m.marked")).to_be_in_viewport()
    page.get_by_role("link", name="Next message found").click()
    expect(page.locator(".finding p")).to_have_text(f"1 of {total}")
    expect(page.locator(".m.marked mark").first).to_be_visible()
    assert page.evaluate("window.sameTill")


def test_escape_clears_a_search(visitors, scene):
    page = visitors("agent", scene.link("acme-1") + "?q=chat")
    expect(page.locator(".hits")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".hits")).to_have_count(0)


def test_nothing_hidden_is_found(visitors, scene):
    page = visitors("agent", scene.link("acme-1") + "?q=Venkataraman")
    sees(page, "what is hidden from you can't be found")
    page = visitors("agent_permitted", scene.link("acme-1") + "?q=Venkataraman")
    expect(page.locator(".hits mark").first).to_have_text("VENKATARAMAN")


def test_an_address_opens_at_its_message(visitors, scene):
    seventh = scene.messages["acme-1"][6]
    page = visitors("agent", f"{scene.link('acme-1')}#m-{seventh}")
    expect(page.locator(f"#m-{seventh}")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == f"m-{seventh}"


def test_an_address_opens_at_a_message_outside_the_window(visitors, scene):
    far = scene.messages["long"][4000]
    page = visitors("agent", f"{scene.link('long')}#m-{far}")
    found = page.locator(f"#m-{far}")
    expect(found).to_be_in_viewport()
    expect(found).to_have_class(re.compile("marked"))
    assert page.locator(".m").count() <= 120  # its window, and what scrolling there loaded


def test_an_address_of_no_message_here_opens_the_conversation(visitors, scene):
    page = visitors("agent", f"{scene.link('acme-1')}#m-999999999")
    expect(page.locator(".m").first).to_be_visible()


NUMBERS = """
[...document.querySelectorAll('.m .say')].map(e => Number(e.textContent.match(/number (\\d+)/)[1]))
"""
DAYS = "[...document.querySelectorAll('.day time')].map(e => e.dateTime)"


def scroll(page: Page, by: int, until: Callable[[list[int]], bool]) -> list[int]:
    """The numbers of the messages on the page, once they are as wished."""
    for _ in range(100):
        if until(numbers := page.evaluate(NUMBERS)):
            return numbers
        page.mouse.wheel(0, by)
        page.wait_for_timeout(100)
    raise AssertionError(f"{numbers[0]} to {numbers[-1]} are there")


def test_a_long_conversation_opens_windowed_and_loads_on_in_both_directions(visitors, scene):
    page = visitors("agent", scene.link("long"))
    assert page.locator(".m").count() <= 60
    middle = scene.messages["long"][2500]
    page.goto(f"{scene.link('long')}?at={middle}#m-{middle}")
    expect(page.locator(f"#m-{middle}")).to_be_in_viewport()
    page.mouse.move(640, 500)
    scroll(page, 4000, lambda numbers: max(numbers) > 2620)
    numbers = scroll(page, -4000, lambda numbers: min(numbers) < 2420)
    # None twice, none left out, in order.
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    days = page.evaluate(DAYS)
    assert days == sorted(set(days))


def test_what_one_reads_keeps_its_place_while_earlier_messages_load(visitors, scene):
    start = scene.messages["long"][2500]
    page = visitors("agent", f"{scene.link('long')}?at={start}#m-{start}")
    held = []

    def hold(route):
        held.append(route)

    page.route(re.compile("&to=.*fragment=1"), hold)
    page.mouse.move(640, 500)
    scroll(page, -40, lambda numbers: held)
    page.wait_for_timeout(300)
    read = page.locator(f"#m-{start}")
    first, before = min(page.evaluate(NUMBERS)), read.bounding_box()["y"]
    held[0].continue_()
    scroll(page, 0, lambda numbers: min(numbers) < first)
    assert abs(read.bounding_box()["y"] - before) < 8


def test_a_link_to_a_message_is_copied_and_leads_there(visitors, scene):
    allowed = ["clipboard-read", "clipboard-write"]
    page = visitors("agent", scene.link("acme-1"), permissions=allowed)
    third = scene.messages["acme-1"][2]
    page.locator(f"#m-{third}").hover()
    page.locator(f"#m-{third} a.copy").click()
    sees(page.get_by_role("status"), "Link copied")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(scene.url + scene.link("acme-1"))
    page.goto(address)
    expect(page.locator(f"#m-{third}")).to_have_class(re.compile("marked"))


def test_view_entire_conversation_reads_all_of_them_on(visitors, scene):
    page = visitors("agent", scene.link("acme-2"))
    follow(page, "View Entire Conversation")
    for name in ("acme-1", "acme-2", "acme-3"):
        for message in scene.messages[name]:
            expect(page.locator(f"#m-{message}")).to_have_count(1)
    assert_masked(page.content())
    follow(page, "Back to one conversation")
    sees(page, "Conversation 2 of 3")


SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>"


def test_pictures_of_other_hosts_are_asked_for_only_by_a_click(visitors, scene):
    page = visitors("agent", scene.link("acme-1"))
    page.wait_for_load_state("networkidle")
    assert all(address.startswith(scene.url) for address in visitors.asked), visitors.asked

    def answer(route):
        route.fulfill(body=SVG, content_type="image/svg+xml")

    page.route("https://pictures.example/**", answer)
    follow(page, "Show picture pictures.example")
    expect(page.locator("img[src^='https://pictures.example/']")).to_be_visible()
    assert "https://pictures.example/gold.png" in visitors.asked


MONDAY, TUESDAY = "Monday 2 March 2026", "Tuesday 3 March 2026"
SHOWN = {
    "UTC": (["23:30", "00:30"], [MONDAY, TUESDAY]),
    "America/New_York": (["18:30", "19:30"], [MONDAY]),
    "Asia/Kolkata": (["05:00", "06:00"], [TUESDAY]),
}
EXACT = re.compile(r"^2026-03-0[23] \d\d:\d\d:00[+-]\d\d:\d\d$")


def test_times_are_the_readers(visitors, scene):
    """23:30 and 00:30 UTC: two days there, one evening in New York, one morning in Kolkata."""
    for zone, (times, days) in SHOWN.items():
        page = visitors("agent", scene.link("night"), timezone_id=zone)
        expect(page.locator("[data-zone-name]").first).to_have_text(zone)
        for _ in range(2):
            shown = page.locator(".m .at time")
            assert shown.all_inner_texts() == times
            assert page.locator(".day time").all_inner_texts() == days
            page.reload()  # by now the server knows the zone: nothing changes
        shown.first.hover()
        expect(shown.first).to_have_attribute("title", EXACT)


def test_times_are_in_the_accounts_zone_where_one_was_chosen(visitors, scene):
    """Not in the browser's: lists filter by the account's."""
    choose = "UPDATE accounts_person SET time_zone = %s WHERE email = 'agent@acme.example'"
    scene.execute(choose, "Pacific/Honolulu")
    try:
        page = visitors("agent", "/", timezone_id="Asia/Kolkata")
        expect(page.locator("[data-zone-name]").first).to_have_text("Pacific/Honolulu")
        drawn = page.locator(".row-when time").first
        hours, minutes = drawn.inner_text().split(", ")[1].split(":")
        exact = drawn.get_attribute("datetime")
        assert exact.endswith("-10:00")
        assert f" {hours}:{minutes}:" in exact
    finally:
        scene.execute(choose, "")


def test_a_list_of_certain_days_is_of_days_in_the_zone_that_it_names(visitors, scene):
    """The night's conversation began at 23:30 UTC on the second, which is the third in Kolkata."""
    for day, count in (("2026-03-02", 0), ("2026-03-03", 1)):
        address = f"/?since={day}&until={day}&q=Early"
        page = visitors("agent", address, timezone_id="Asia/Kolkata")
        expect(page.locator("[data-zone-name]")).to_have_text("Asia/Kolkata")
        expect(page.locator("html")).to_have_attribute("data-zone", "Asia/Kolkata")
        expect(page.locator(".row")).to_have_count(count)
