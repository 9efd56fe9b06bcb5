"""An agent's desk in a real browser: chats come by themselves, are answered, and nothing typed is
lost.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import fill, follow, press, sees
from tests.kit.browser.looks import LOOKS, PHONE, faults, sticking_out

NAME = "Leontyne Abara"


@pytest.fixture
def visitor(scene):
    """visitor("Hello", who=…) → a visitor of the web channel writes and is handed over to agents;
    returns the chat's id.
    """
    return lambda *texts, who="leontyne": scene.visit(who, *texts)


def go_online(page):
    page.get_by_role("button", name="Go online").first.click()
    expect(page.get_by_role("button", name="You are: Online")).to_be_visible()


def go_offline(page):
    press(page, "You are:")
    press(page, "Go offline")
    expect(page.get_by_role("button", name="You are: Offline")).to_be_visible()


def test_an_agent_who_sees_personal_details_answers_a_chat_that_comes_by_itself(visitors, visitor):
    permitted = visitors("agent_permitted", "/chats")
    expect(permitted.locator("#chat")).to_contain_text("You’re offline")
    go_online(permitted)
    expect(permitted.locator("#chat")).to_contain_text("The next one comes here by itself")
    chat = visitor(f"I am {NAME}")
    line = permitted.locator(f"#line-{chat}")
    expect(line).to_contain_text("New")  # without a reload
    expect(line).to_contain_text(NAME)
    line.click()
    expect(permitted.locator("#chat-name")).to_contain_text(NAME)
    expect(line.get_by_text("New")).to_have_count(0)

    # What is written while they look is read at once; the reply arrives where it was sent from.
    visitor("It is about card 4111 1111 1111 1111")
    expect(permitted.locator(".chat-messages")).to_contain_text("4111 1111 1111 1111")
    expect(line.locator(".unread")).to_have_count(0)
    permitted.locator("textarea.reply").fill("Good morning,\nlet me look")
    permitted.keyboard.press("Control+Enter")
    expect(permitted.locator(".chat-messages")).to_contain_text("let me look")
    expect(permitted.locator("textarea.reply")).to_have_value("")
    expect(permitted.locator(".delivery")).to_have_text("Sent")
    fill(permitted, "A note for colleagues", f"{NAME} called")
    press(permitted, "Add note")
    expect(permitted.locator(".chat-notes")).to_contain_text(f"{NAME} called")

    go_offline(permitted)


def test_a_colleague_without_the_permission_takes_over_and_closes(visitors, visitor):
    permitted = visitors("agent_permitted", "/chats")
    go_online(permitted)
    chat = visitor(f"I am {NAME}")
    permitted.locator(f"#line-{chat}").click()
    permitted.locator("textarea.reply").fill("Good morning,\nlet me look")
    permitted.keyboard.press("Control+Enter")
    expect(permitted.locator(".delivery")).to_have_text("Sent")
    masked = visitors("agent", "/chats")
    go_online(masked)
    follow(permitted, "Reassign")
    permitted.get_by_label(re.compile(r"Agent\s*\d free slots")).check()  # who came online since
    press(permitted.locator("#reassign"), "Reassign")
    sees(permitted, "is with Agent now.")
    expect(permitted.locator(f"#line-{chat}")).to_have_count(0)
    masked.locator(f"#line-{chat}").click()
    expect(masked.locator("#chat-name .mask")).to_be_visible()
    expect(masked.locator(".chat-messages")).to_contain_text("let me look")
    visitor(f"{NAME} again, 4111 1111 1111 1111")
    expect(masked.locator(".chat-messages")).to_contain_text("****** again, ******")
    for secret in (*NAME.split(), "4111"):
        assert secret not in masked.content()
    wait_and_close(masked, chat)
    go_offline(permitted)
    go_offline(masked)


def wait_and_close(masked, chat):
    """Waiting and back, then closed; the day's figure grows."""
    done = masked.locator("#stats dl > div").first
    before = int(re.sub(r"\D", "", done.inner_text()))
    press(masked, "Mark waiting")
    expect(masked.locator("#waiting-chats")).to_contain_text("******")
    press(masked, "Back to active")
    expect(masked.locator(f"#active-chats #line-{chat}")).to_be_visible()
    press(masked, "Close", exact=True)
    masked.get_by_label("Needs follow-up").check()
    fill(masked, "Follow-up note", "Call back")
    press(masked, "Close the chat")
    sees(masked, "The chat is closed.")
    expect(done).to_contain_text(str(before + 1))


def test_what_is_typed_for_one_user_stays_with_them(visitors, scene, visitor):
    page = visitors("agent_permitted", "/chats")
    go_online(page)
    first, second = visitor("One", who="first"), visitor("Two", who="second")
    expect(page.locator(f"#line-{second}")).to_be_visible()
    page.keyboard.press("F1")
    reply = page.locator("textarea.reply")
    expect(page.locator(f"#reply-{first}")).to_be_focused()
    reply.fill("For the first")
    visitor("One more", who="first")
    expect(page.locator(".chat-messages")).to_contain_text("One more")
    expect(reply).to_have_value("For the first")
    expect(reply).to_be_focused()
    page.keyboard.press("F2")
    expect(page.locator(f"#reply-{second}")).to_have_value("")
    page.keyboard.press("F1")
    expect(page.locator(f"#reply-{first}")).to_have_value("For the first")
    page.keyboard.press("F4")  # there is no fourth: nothing happens, nothing is lost
    expect(page.locator(f"#reply-{first}")).to_have_value("For the first")

    # Taken away meanwhile: said where it is written, and the text stays.
    scene.execute("UPDATE conversations_conversation SET assignee_id = NULL WHERE id = %s", first)
    press(page, "Send")
    expect(page.get_by_role("alert")).to_contain_text("isn't yours any more")
    expect(reply).to_have_value("For the first")
    visitors.provokes(409)
    scene.execute("SELECT pg_notify('chatlinks_live', %s)", f"now chat:{first}")
    expect(page.get_by_label("What you had typed and not sent")).to_have_value("For the first")
    page.goto("/chats")
    go_offline(page)


def looks_for_a_refund(page, chat):
    """Among the canned responses, by keyboard; returns the field of the reply."""
    page.locator(f"#line-{chat}").click()
    reply = page.locator(f"#reply-{chat}")
    reply.press("/")
    page.get_by_role("combobox").fill("refund")
    return reply


def test_a_canned_response_by_keyboard(visitors, scene, visitor):
    page = visitors("agent_permitted", "/chats")
    go_online(page)
    reply = looks_for_a_refund(page, visitor("Hello", who="canned"))
    page.keyboard.press("Enter")
    expect(reply).to_have_value("Refunds take 3 to 5 working days.")
    expect(reply).to_be_focused()
    reply.fill("")
    reply.press("/")
    page.keyboard.press("/")
    expect(reply).to_have_value("/")
    reply.fill("")
    go_offline(page)


def test_the_list_of_canned_responses_stays_as_it_is_while_the_user_goes_on_writing(
    visitors, scene, visitor
):
    page = visitors("agent_permitted", "/chats")
    go_online(page)
    reply = looks_for_a_refund(page, visitor("Hello", who="goes-on"))
    visitor("And where is my refund?", who="goes-on")
    expect(page.locator(".chat-messages")).to_contain_text("And where is my refund?")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(reply).to_have_value("Refunds take 3 to 5 working days.")
    reply.fill("")
    go_offline(page)


def test_a_lost_connection_is_told_calmly_and_comes_back(visitors, scene, visitor):
    page = visitors("agent_permitted", "/chats")
    go_online(page)
    status = page.locator("[data-name=connection] > span")
    page.route("**/live?*", lambda route: route.fulfill(status=500))
    page.route("**/live/stream?*", lambda route: route.abort())
    page.reload()
    expect(status).to_have_text("Not connected; trying again")
    chat = visitor("Anybody?", who="lost")
    page.unroute("**/live?*")
    page.unroute("**/live/stream?*")
    line = page.locator(f"#line-{chat}")
    expect(line).to_be_visible(timeout=60_000)  # it tries again less and less often
    go_offline(page)
    visitors.complaints.clear()  # the browser told of the answers 500, and of no connection


def test_without_scripts_everything_is_done_by_forms(visitors, scene, visitor):
    page = visitors(
        "agent_permitted",
        "/chats",
        java_script_enabled=False,
    )
    page.get_by_role("button", name="Go online").first.click()
    chat = visitor("Hello", who="plain")
    page.goto("/chats")
    page.locator(f"#line-{chat} a").click()
    page.locator("textarea.reply").fill("Good morning")
    press(page, "Send")
    expect(page.locator(".chat-messages")).to_contain_text("Good morning")
    press(page, "Close", exact=True)
    press(page, "Close the chat")
    sees(page, "The chat is closed.")
    press(page, "You are:")
    press(page, "Go offline")


def test_typing_is_shown_and_its_words_never_sent(visitors, scene, visitor):
    page = visitors("agent_permitted", "/chats")
    go_online(page)
    chat = visitor("Hello", who="types")
    page.locator(f"#line-{chat}").click()
    sent = []
    page.on("request", lambda request: "typing=" in request.url and sent.append(request))
    page.locator("textarea.reply").press_sequentially("Let me look", delay=20)
    assert len(sent) == 1  # one word of it for eleven keys
    assert sent[0].post_data is None
    assert page.request.post(sent[0].url).status == 204
    scene.execute("SELECT pg_notify('chatlinks_live', %s)", f"now typing:{chat}:user")
    expect(page.locator(".typing")).to_have_text("The user is typing …")
    expect(page.locator(".typing")).to_have_text("", timeout=15_000)
    page.locator("textarea.reply").fill("")
    page.goto("/chats")
    go_offline(page)


HEARD = """
window.heard = []; window.shown = [];
class Tone {
  frequency = {}; gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
  connect(other) { return other; } start() { heard.push(this.frequency.value); } stop() {}
}
window.AudioContext = class {
  state = "running"; currentTime = 0;
  createOscillator() { return new Tone(); } createGain() { return new Tone(); } resume() {}
};
window.Notification = class extends EventTarget {
  static permission = "default";
  static async requestPermission() { Notification.permission = "granted"; }
  constructor(title, options) { super(); shown.push(`${title}: ${options.body}`); }
};
window.away = (hidden) =>
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
"""


def test_sound_and_notification_are_asked_for_and_say_nothing_personal(visitors, scene, visitor):
    page = visitors("agent_permitted", "/chats")
    page.add_init_script(HEARD)
    page.reload()
    go_online(page)
    first = visitor(f"I am {NAME}", who="leontyne-alerts")
    expect(page.locator(f"#line-{first}")).to_be_visible()
    assert page.evaluate("[heard, shown]") == [[], []]  # off until asked for
    press(page, "You are:")
    page.get_by_label("Play a sound").check()
    page.get_by_label("Show a desktop notification").check()
    page.keyboard.press("Escape")
    page.evaluate("heard.length = 0; away(true)")
    visitor(f"{NAME}, card 4111 1111 1111 1111", who="leontyne-alerts")
    for _ in range(300):  # a page that nobody sees asks every ten seconds
        if page.evaluate("shown.length"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("shown") == ["Chat Links: New message in Conversation 1"]
    assert page.evaluate("heard.length") == 2
    page.reload()
    press(page, "You are:")
    expect(page.get_by_label("Play a sound")).to_be_checked()  # kept in this browser
    page.keyboard.press("Escape")
    go_offline(page)


def test_a_photo_is_followed_and_told_in_the_list(visitors, scene, visitor):
    page = visitors("agent_permitted", "/chats", viewport={"width": 1280, "height": 500})
    go_online(page)
    chat = visitor(*[f"Line {n}" for n in range(12)], who="photo")
    page.locator(f"#line-{chat}").click()
    visitor("photo:", who="photo")
    picture = page.locator(".chat-messages .picture").last
    expect(picture).to_be_in_viewport(ratio=0.9)
    visitor("Another", "photo:", who="photo")
    expect(page.locator(".chat-messages .picture")).to_have_count(2)
    expect(page.locator(".chat-messages .picture").last).to_be_in_viewport(ratio=0.9)
    expect(page.locator(f"#line-{chat} .line-says")).to_have_text("Photo")
    page.goto("/chats")
    go_offline(page)


NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}
DESK_LOOKS = {**LOOKS, "narrow": NARROW}


@pytest.mark.parametrize("look", DESK_LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitors, scene, visitor, look):
    page = visitors("agent_permitted", "/chats", **DESK_LOOKS[look])
    assert_fine(page, "offline")
    go_online(page)
    chat = visitor("Hello, I am Leontyne Abara", who=f"axe-{look}")
    assert_fine(page, "list")
    page.goto(f"/chats/{chat}")
    assert_fine(page, "chat")
    for name in ("Close", "Reassign", "Report as inappropriate", "Canned responses"):
        button = page.get_by_role(
            "button",
            name=name,
            exact=name != "Canned responses",
        )
        button.or_(page.get_by_role("link", name=name, exact=True)).click()
        assert_fine(page, name)
        page.keyboard.press("Escape")
    page.goto("/chats")
    go_offline(page)


def assert_fine(page, what):
    assert faults(page) == [], what
    assert sticking_out(page, page.viewport_size["width"]) == [], what
