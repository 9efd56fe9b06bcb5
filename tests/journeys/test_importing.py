"""An admin brings a chat of another tool in: chosen, looked at, asked about, imported."""

import os
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.kit.browser.acts import press, sees

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
