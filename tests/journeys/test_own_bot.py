"""A bot of one's own by the API, as docs/integrate.md says: to the first chat link opened."""

import json
import shlex
import subprocess

from tests.kit.browser.acts import fill, follow, press, sees


def ran(command):
    """What a command of the page prints, in a terminal."""
    words = shlex.split(command)
    assert words[0] == "curl"
    quiet = ["--silent", "--show-error"]
    return subprocess.run([*words, *quiet], capture_output=True, text=True, check=True).stdout


def test_by_the_api(visitors, scene):
    page = visitors("admin_permitted")
    press(page, "Settings")
    follow(page, "Keys", exact=True)
    fill(page, "Name", "My bot")
    press(page, "Make the key")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".made .copy-field").get_by_role("button", name="Copy").click()
    sees(page, "Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("clk_")
    page.get_by_text("Try it", exact=True).click()
    command = page.locator(".copy-code [data-copy-text]").get_attribute("data-copy-text")
    link = json.loads(ran(command))["link"]
    page.goto(link)
    sees(page, "Hello", exact=True)
