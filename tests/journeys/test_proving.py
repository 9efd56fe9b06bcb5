"""Links that ask for something first: a mailed code, a passcode. Without scripts, too."""

from playwright.sync_api import expect

from tests.kit.browser.acts import follow, press, sees
from tests.kit.browser.by_code import asks_for_a_code, gives, shared_with
from tests.kit.browser.open_pages import covered, reads
from tests.kit.browser.scene import PASSCODE
from tests.kit.reading import assert_masked

ASHA, RAVI = "asha@partner.example", "ravi@partner.example"
TEN_TIMES, FIVE_TIMES = 10, 5
WRONG_CODE = "That isn’t the code"


def test_two_people_each_by_a_mailed_code_and_one_is_struck_off_while_reading(visitors, scene):
    agent = visitors("agent_permitted", scene.link("acme-1"))
    address = shared_with(agent, ASHA, RAVI)
    asha = visitors(None, address, java_script_enabled=False)
    code = asks_for_a_code(asha, scene.post, ASHA)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _ in range(FIVE_TIMES):
        gives(asha, wrong)
        sees(asha, WRONG_CODE)
    gives(asha, code)  # right, too late
    sees(asha, WRONG_CODE)
    follow(asha, "Ask for another code")
    gives(asha, asks_for_a_code(asha, scene.post, ASHA, count=2))
    expect(asha.locator(".m").first).to_be_visible()
    assert_masked(asha.content())
    press(asha, "I have read it")
    sees(asha, "It is noted that you have read this")

    ravi = visitors(None, address)
    gives(ravi, asks_for_a_code(ravi, scene.post, RAVI))
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
