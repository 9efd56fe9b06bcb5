"""Masking is never switched off by one press, and is back by one."""

import os

from playwright.sync_api import expect

from tests.kit.browser.acts import follow, press, sees
from tests.kit.browser.looks import faults


def test_masking_off_is_asked_about_and_undone(visitors, scene):
    page = visitors("admin_permitted", "/masking/acme")
    press(page, "Switch masking off …")
    sees(page, "names, e-mails, phones and every other personal value")
    assert faults(page) == []
    look_at(page, "question")
    follow(page, "Keep masking")
    expect(page.get_by_text("Masking is switched off: agents")).to_have_count(0)
    press(page, "Switch masking off …")
    press(page, "Switch masking off")
    sees(page, "Masking is switched off: agents see personal details.")
    look_at(page, "off")
    press(page.get_by_role("status"), "Undo")
    expect(page.get_by_text("Masking is switched off: agents")).to_have_count(0)
    look_at(page, "undone")


def look_at(page, name):
    if folder := os.environ.get("TWO_GUESS_SHOTS"):
        for look in ("light", "dark"):
            page.emulate_media(color_scheme=look)
            page.screenshot(path=f"{folder}/{name}-{look}.png", full_page=True)
        page.set_viewport_size({"width": 390, "height": 800})
        page.screenshot(path=f"{folder}/{name}-phone.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 800})
