"""An admin brings a chat of another tool in: chosen, looked at, asked about, imported."""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.kit.browser.acts import press, sees
from tests.kit.browser.looks import faults, sticking_out

CHAT = """\
31.12.23, 21:15 - Beatriz: My card is blocked
31.12.23, 21:16 - Acme Support: Which one?
31.12.23, 21:17 - Beatriz: Debit
"""
BAD = "A heading without a time\n"


def show(page, name):
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_chat_is_chosen_looked_at_and_imported(visitors):
    page = visitors("admin", "/import")
    show(page, "choose")
    file = {"name": "chat.txt", "mimeType": "text/plain", "buffer": (BAD + CHAT).encode()}
    page.get_by_label("The file").set_input_files(file)
    page.get_by_label("What it is").select_option("whatsapp")
    press(page, "Look at it")
    expect(page.get_by_role("group", name="Who of these works for you")).to_be_visible()
    show(page, "asked")
    page.get_by_label("Acme Support").check()
    press(page, "Look again")
    sees(page, "Nothing is stored yet.")
    sees(page, "it stands before the first message")
    show(page, "looked")
    page.set_viewport_size({"width": 390, "height": 800})
    show(page, "looked-phone")
    press(page, "Import it")
    sees(page, re.compile("Imported:"))
    show(page, "done")
    page.emulate_media(color_scheme="dark")
    show(page, "done-dark")


TABLE = """\
ticket,when,from,message
T1,2026-03-01 10:00,Leontyne Abara,My card is blocked
T1,2026-03-01 10:01,Zulmira Couto,"Which card, Leontyne?"
T2,2026-03-02 10:00,Grace Holloway,Hello
T2,2026-03-02 10:02,Zulmira Couto,"Good morning, Grace"
"""


def test_of_a_table_it_is_said_who_is_who_and_seen_what_everybody_will_see(visitors):
    page = visitors("admin", "/import")
    file = {"name": "t.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.get_by_label("The file").set_input_files(file)
    press(page, "Look at it")
    page.get_by_role("group", name="Zulmira Couto").get_by_label("Agent").check()
    assert faults(page) == []
    press(page, "Look again")
    sees(page, "As everybody will see it")
    preview = page.locator(".previewed").first
    sees(preview, "Which card, ******?")
    sees(preview, "Zulmira Couto")
    expect(preview).not_to_contain_text("Leontyne")
    page.get_by_text("Change how it is read").click()
    page.get_by_text("Which column is what").click()
    assert page.get_by_label("Column when").input_value() == "at"
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert sticking_out(page, 390) == []
    press(page, "Import it")
    sees(page, re.compile("Imported:"))
