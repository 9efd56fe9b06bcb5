"""An admin maps what a tool of their own sends: by a click, by keyboard, without a script."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.browser.looks import faults, sticking_out

USUAL = {
    "data": {
        "id": "m-1",
        "conversation_id": "c-1",
        "created_at": "2026-03-02T09:15:00Z",
        "author": {"type": "customer"},
        "content": "My parcel hasn't come",
    }
}
# Of which no name is usual.
ODD = {
    "a": {"words": "Hello there", "who": "user", "t": "2026-03-02T09:15:00Z"},
    "k": "c",
    "n": "m",
}


@pytest.fixture
def mapping(visitors):
    """mapping(name, …) → the page that maps a new source of this name."""

    def opened(name, **options):
        page = visitors("admin", "/sources/acme", **options)
        page.get_by_label("What sends").select_option("generic")
        page.get_by_label("Name").fill(name)
        press(page, "Add the source")
        page.get_by_role("link", name="Map its fields").first.click()
        return page

    return opened


def test_the_usual_sample_is_mapped_by_one_click(mapping):
    page = mapping("The usual")
    fill(page, "A sample of what it sends", json.dumps(USUAL))
    press(page, "Find its fields")
    sees(page, "What it would store")
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert sticking_out(page, 390) == []
    press(page, "Save the mapping")
    sees(page, "The mapping is saved")


def test_what_is_called_otherwise_is_clicked(mapping, visitors):
    page = mapping("The odd")
    fill(page, "A sample of what it sends", json.dumps(ODD))
    press(page, "Find its fields")
    sees(page, re.compile(r"2\s+fields have no place yet"))
    assert faults(page) == []
    follow(page, "Message’s ID")
    expect(page.get_by_label("Message’s ID")).to_be_focused()
    press(page, re.compile("^n "))
    expect(page.get_by_label("Message’s ID")).to_have_value("n")
    page.get_by_label("Conversation’s ID").focus()
    press(page, re.compile("^k "))
    expect(page.locator("#id_conversation_helptext")).to_have_text("c")
    page.keyboard.press("Enter")
    sees(page, "What it would store")
    press(page, "Save the mapping")
    sees(page, "The mapping is saved")


def test_without_a_script_paths_are_chosen_of_a_list(mapping):
    page = mapping("Plain", java_script_enabled=False)
    fill(page, "A sample of what it sends", json.dumps(ODD))
    press(page, "Find its fields")
    offered = page.locator("#paths option")
    assert "n" in [option.get_attribute("value") for option in offered.all()]
    assert page.get_by_label("Message’s ID").get_attribute("list") == "paths"
    fill(page, "Message’s ID", "n")
    fill(page, "Conversation’s ID", "k")
    press(page, "Try it on the sample")
    press(page, "Save the mapping")
    sees(page, "The mapping is saved")
