"""Links that ask for something first: a mailed code, a passcode. Without scripts, too."""

import re

from playwright.sync_api import expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.browser.open_pages import covered, reads
from tests.kit.browser.scene import PASSCODE
from tests.kit.reading import assert_masked

ASHA, RAVI = "asha@partner.example", "ravi@partner.example"
TEN_TIMES, FIVE_TIMES = 10, 5
WRONG_CODE = "That isn’t the code"


def shared_with(visitors, scene, *addresses):
    """(whoever shared the conversation, the address of the link)."""
    agent = visitors("agent_permitted", scene.link("acme-1"))
    follow(agent, "Share")
    agent.get_by_label("For", exact=True).select_option("people")
    fill(agent, "Their e-mail addresses", "\n".join(addresses))
    press(agent, "Make a link")
    made = agent.get_by_label("The new link for people")
    expect(made).to_be_visible()
    return agent, made.input_value()


def asks_for_a_code(page, scene, address, count=1):
    """The code that is mailed."""
    fill(page, "E-mail address", address)
    press(page, "Mail me a code")
    sees(page, "Look into your mail")
    body = scene.post.mailed_to(address, count).get_content()
    return re.search(r"\b\d{6}\b", body)[0]


def gives(page, code):
    fill(page, "Code", code)
    press(page, "Open the conversation")


def test_two_people_each_by_a_mailed_code_and_one_is_struck_off_while_reading(visitors, scene):
    agent, address = shared_with(visitors, scene, ASHA, RAVI)
    asha = visitors(None, address, java_script_enabled=False)
    code = asks_for_a_code(asha, scene, ASHA)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(FIVE_TIMES):
        gives(asha, wrong)
        sees(asha, WRONG_CODE)
    gives(asha, code)  # right, too late
    sees(asha, WRONG_CODE)
    follow(asha, "Ask for another code")
    gives(asha, asks_for_a_code(asha, scene, ASHA, count=2))
    expect(asha.locator(".m").first).to_be_visible()
    assert_masked(asha.content())
    press(asha, "I have read it")
    sees(asha, "It is noted that you have read this")

    ravi = visitors(None, address)
    gives(ravi, asks_for_a_code(ravi, scene, RAVI))
    reads(ravi)
    agent.reload()
    follow(agent, "Share")
    press(agent, f"Strike {RAVI} off")
    sees(agent, "Struck off the list")
    covered(ravi, "This link is for certain people", "lotus")
    asha.goto(address)
    expect(asha.locator(".m").first).to_be_visible()
    visitors.provokes(401)


WAITED = "UPDATE links_passcodetry SET at = at - interval '15 minutes' WHERE link_id = %s"


def test_a_passcode_wrong_ten_times_and_right_after_a_while(visitors, scene):
    stranger = visitors(None, scene.link("passcode"), java_script_enabled=False)

    def tries(passcode):
        stranger.get_by_role("textbox", name="Passcode").fill(passcode)
        press(stranger, "Open the conversation")

    try:
        for place in range(TEN_TIMES):
            tries(f"mango-{place}{place}")
            sees(stranger, "That isn't the passcode")
        tries(PASSCODE)
        expect(stranger.get_by_role("heading", name="Too many wrong passcodes")).to_be_visible()
        assert stranger.locator(".m").count() == 0
    finally:
        scene.execute(WAITED, scene.link_ids["passcode"])
    follow(stranger, "Back")
    tries(PASSCODE)
    expect(stranger.locator(".m").first).to_be_visible()
    assert_masked(stranger.content())
    visitors.provokes(401, 429)
