"""A guess comes back as it was written, live; who keeps guessing is told to wait, and admins
read of it. Giving somebody sight of personal details asks first.
"""

import os
import re

from playwright.sync_api import expect

from tests.kit.browser.acts import fill, press, sees
from tests.kit.browser.looks import faults

# Small letters after words that announce no name: hidden only because the user has it.
NAME = "leontyne"
HOLD = """
INSERT INTO conversations_guessalarm (business_id, person_id, at, texts, values, held_until)
SELECT b.id, p.id, now(), 14, 13, now() + interval '5 minutes'
FROM workspaces_business b, accounts_person p
WHERE b.key = 'acme' AND p.email = 'agent@acme.example'"""


def chat_of(visitors, scene):
    """(the agent's page, the chat): of a user whose name is hidden from the agent."""
    page = visitors("agent", "/chats")
    page.get_by_role("button", name="Go online").first.click()
    expect(page.get_by_role("button", name="You are: Online")).to_be_visible()
    id_ = scene.visit("leontyne", "Where is my card?")
    page.locator(f"#line-{id_}").click()
    expect(page.locator("#chat-name")).to_contain_text("******")
    return page, id_


def test_a_guess_comes_back_as_it_was_written_and_an_admin_reads_that_it_hit(visitors, scene):
    page, id_ = chat_of(visitors, scene)
    page.locator("textarea.reply").fill(f"One moment {NAME}")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".chat-messages")).to_contain_text(f"One moment {NAME}")
    fill(page, "A note for colleagues", f"We wait for {NAME} now")
    press(page, "Add note")
    expect(page.locator(".chat-notes")).to_contain_text(f"We wait for {NAME} now")
    expect(page.locator(f"#line-{id_}")).to_contain_text("Where is my card?")
    look_at(page, "own-words")
    lead = visitors("lead", f"/chats/{id_}")
    expect(lead.locator(".chat-messages")).to_contain_text("One moment ******")
    expect(lead.locator(".chat-notes")).to_contain_text("We wait for ****** now")

    scene.execute(HOLD)
    fill(page, "A note for colleagues", "Good morning")
    press(page, "Add note")
    sees(page, "You can write again in 5 minutes.")
    visitors.provokes(409)
    expect(page.get_by_label("A note for colleagues")).to_have_value("Good morning")
    look_at(page, "held-back")

    admin = visitors("admin", "/people/acme#guesses")
    expect(admin.locator("#guesses")).to_contain_text("2 texts in 1 conversation")
    assert faults(admin) == []
    look_at(admin, "guesses")
    press(admin, re.compile("Let them write ?: Agent$"))
    sees(admin, "Agent can write again.")
    press(page, "Add note")
    expect(page.locator(".chat-notes")).to_contain_text("Good morning")


def test_giving_the_permission_asks_first_and_is_undone(visitors):
    page = visitors("admin", "/people/acme")
    look_at(page, "people")
    press(page, re.compile("Let them see personal details … ?: Lead$"))
    sees(page, "Each opening is recorded.")
    assert faults(page) == []
    look_at(page, "permission")
    press(page, "Let them see personal details")
    sees(page, "Lead sees personal details now.")
    press(page, re.compile("Hide personal details ?: Lead$"))
    sees(page, "Lead doesn’t see personal details any more.")


def look_at(page, name):
    if folder := os.environ.get("SHOTS"):
        for look in ("light", "dark"):
            page.emulate_media(color_scheme=look)
            page.screenshot(path=f"{folder}/{name}-{look}.png", full_page=True)
        page.set_viewport_size({"width": 390, "height": 800})
        page.screenshot(path=f"{folder}/{name}-phone.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 800})
