"""A bot of one's own, by what docs/integrate.md says: to the first chat link opened."""

import json
import re
import shlex
import subprocess

import pytest
from playwright.sync_api import expect

from chatlinks.intake.webhooks.generic.mapping import FIELDS
from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.servers.running import ROOT

TEXT = (ROOT / "docs" / "integrate.md").read_text("utf-8")
MOST_STEPS = {"API": 8, "webhook": 10}


def ran(command):
    """What a command of the page prints, in a terminal."""
    words = shlex.split(command)
    assert words[0] == "curl"
    done = subprocess.run(
        [*words, "--silent", "--show-error"], capture_output=True, text=True, check=True
    )
    return done.stdout


def tried_by(page):
    """The command under "Try it", copied."""
    page.get_by_text("Try it", exact=True).click()
    command = page.locator("[data-copy-text]").get_attribute("data-copy-text")
    assert command
    return command


@pytest.mark.parametrize("way", MOST_STEPS)
def test_the_steps_are_few(way):
    [walk] = re.findall(r"## A bot of your own.*?(?=\n## )", TEXT, re.DOTALL)
    first, rest = walk.split("By the **API**")
    api, webhook = rest.split("By a **webhook**")
    steps = first + {"API": api, "webhook": webhook}[way]
    numbers = [int(each) for each in re.findall(r"^(\d+)\. ", steps, re.MULTILINE)]
    assert numbers == list(range(1, MOST_STEPS[way] + 1))


def test_by_the_api(visitors, scene):
    page = visitors("admin_permitted")
    follow(page, "Keys", exact=True)
    fill(page, "Name", "My bot")
    press(page, "Make the key")
    link = json.loads(ran(tried_by(page)))["link"]
    page.goto(link)
    sees(page, "Hello", exact=True)


def test_by_a_webhook(visitors, scene):
    page = visitors("admin_permitted")
    follow(page, "Sources", exact=True)
    page.get_by_label("What sends").select_option(label="Anything that sends JSON")
    fill(page, "Name", "My tool")
    press(page, "Add the source")
    command = tried_by(page)
    page.get_by_role("link", name="Map its fields").first.click()
    for each in FIELDS:
        if each.required or each.fits_sample:
            expect(page.get_by_label(each.label, exact=True)).to_have_value(each.example)
    press(page, "Try it on the sample")
    press(page, "Save the mapping")
    ran(command)
    for _ in range(100):
        if page.get_by_role("link", name="Open", exact=True).count():
            break
        page.wait_for_timeout(200)
        page.reload()
    follow(page, "Open", exact=True)
    sees(page, "Hello", exact=True)
