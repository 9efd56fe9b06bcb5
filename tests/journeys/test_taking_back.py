"""What ends while somebody reads covers the open page within seconds, and says why."""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import follow, holds, press, sees
from tests.kit.browser.by_code import asks_for_a_code, gives, shared_with
from tests.kit.browser.open_pages import SOON, covered, reader, reads
from tests.kit.reading import assert_masked

REVOKE = "UPDATE links_chatlink SET revoked_at = {} WHERE id = %s"
EXPIRE = "UPDATE links_chatlink SET expires_at = now() + %s::interval WHERE id = %s"
PERMIT = """
UPDATE workspaces_membership m SET view_personal_details = %s, active = %s
FROM accounts_person p WHERE p.id = m.person_id AND p.email = 'agent_permitted@acme.example'"""
PAUSE = """
INSERT INTO links_linkpolicy (business_id, state, makers, passcode_required, download,
  end_with_maker, sites)
SELECT id, %s, 'members', FALSE, TRUE, FALSE, '{}' FROM workspaces_business WHERE key = 'acme'
ON CONFLICT (business_id) DO UPDATE SET state = excluded.state"""


@pytest.fixture
def link_id(scene):
    yield scene.link_ids["anyone"]
    scene.execute(REVOKE.format("NULL"), scene.link_ids["anyone"])
    scene.execute(EXPIRE, "1 hour", scene.link_ids["anyone"])


@pytest.fixture
def permitted(scene):
    yield
    scene.execute(PERMIT, True, True)


def test_revoked_while_it_is_open(visitors, scene, link_id):
    stranger = reader(visitors, None, scene.link("anyone"))
    assert_masked(stranger.content())
    scene.execute(REVOKE.format("now()"), link_id)
    covered(stranger, "This link has ended", "lotus")
    visitors.provokes(410)


def test_expired_while_it_is_open(visitors, scene, link_id):
    stranger = reader(visitors, None, scene.link("anyone"))
    scene.execute(EXPIRE, "-1 second", link_id)
    covered(stranger, "This link has expired", "lotus")
    visitors.provokes(410)


def test_paused_and_resumed(visitors, scene, link_id):
    stranger = reader(visitors, None, scene.link("anyone"))
    scene.execute(PAUSE, "paused")
    try:
        covered(stranger, "This link is paused", "lotus")
    finally:
        scene.execute(PAUSE, "allowed")
    follow(stranger, "Open it again")
    expect(stranger.locator(".m").first).to_be_visible()
    visitors.provokes(410)


def test_the_permission_is_lost_while_reading(visitors, scene, permitted):
    agent = reader(visitors, "agent_permitted", scene.link("acme-1"))
    expect(agent.get_by_text("Priya Venkataraman").first).to_be_visible()
    scene.execute(PERMIT, False, True)
    covered(agent, "What you may see here has changed", "lotus")
    follow(agent, "Open it again")
    expect(agent.locator(".m").first).to_be_visible()
    assert_masked(agent.content())
    visitors.provokes(409)


def test_a_member_leaves_while_reading(visitors, scene, permitted):
    agent = reader(visitors, "agent_permitted", scene.link("acme-1"))
    scene.execute(PERMIT, True, False)
    covered(agent, "This conversation isn’t open to you any more", "lotus")
    visitors.provokes(404)


MEMBERS = """
SELECT token FROM links_chatlink WHERE conversation_id = %s AND audience = 'members'"""


def test_the_user_is_forgotten_while_two_read(visitors, scene):
    chat = scene.visit("leontyne-forgotten", "Where is my parcel?", "I am Leontyne Abara")
    path = f"/c/{scene.value(MEMBERS, chat)}"
    agent, lead = reader(visitors, "agent_permitted", path), reader(visitors, "lead", path)
    expect(agent.get_by_text("Leontyne").first).to_be_visible()
    admin = visitors("admin", path)
    follow(admin, "Forget this user")
    press(admin, "Forget this user for good")
    sees(admin, "This user is forgotten")
    covered(agent, "What you may see here has changed", "leontyne", "parcel")
    expect(lead.get_by_text("This user was forgotten")).to_be_visible()  # it was masked for them
    follow(agent, "Open it again")
    expect(agent.get_by_text("Where is my parcel?")).to_be_visible()
    assert "leontyne" not in agent.content().lower() + lead.content().lower()
    visitors.provokes(409)


COMPLETED = "UPDATE conversations_conversation SET state = 'completed' WHERE id = %s"
ASHA = "asha@deleted.example"


def test_it_is_deleted_while_four_read(visitors, scene):
    earlier = scene.visit("tulip", "Where is my tulip?")
    scene.execute(COMPLETED, earlier)
    later = scene.visit("tulip", "It was a red tulip")
    path = f"/c/{scene.value(MEMBERS, later)}"
    agent, lead = reader(visitors, "agent", path), reader(visitors, "lead", f"{path}/all")
    asha = visitors(None, shared_with(agent, ASHA))
    gives(asha, asks_for_a_code(asha, scene.post, ASHA))
    agent.get_by_label("For", exact=True).select_option("anyone")
    press(agent, "Make a link")
    stranger = visitors(None, agent.get_by_label("The new link for anyone").input_value())
    for page in (asha, stranger):
        reads(page)

    scene.run("deletion", str(earlier))
    expect(lead.get_by_text("Where is my tulip?")).to_have_count(0, timeout=SOON)
    sees(lead, "It was a red tulip")  # the page of the whole history goes on without it
    scene.run("deletion", str(later))
    for page in (agent, lead):
        covered(page, "This conversation isn’t open to you any more", "tulip")
    for page in (asha, stranger):
        covered(page, "This conversation was deleted", "tulip")
        expect(page.get_by_role("heading", name="was deleted")).to_be_focused()
    follow(agent, "Go to your conversations")
    expect(agent.get_by_role("heading", name="Conversations")).to_be_visible()
    visitors.provokes(404)


LOCK = "UPDATE workspaces_business SET locked = %s WHERE key = 'acme'"


def test_its_business_is_locked_while_it_is_open(visitors, scene):
    stranger = reader(visitors, None, scene.link("anyone"))
    scene.execute(LOCK, True)
    try:
        covered(stranger, "This link is closed", "lotus")
    finally:
        scene.execute(LOCK, False)
    visitors.provokes(410)


def test_of_choices_made_quickly_the_last_is_shown_though_it_is_answered_first(visitors, scene):
    agent = visitors("agent_permitted", scene.link("acme-1"))
    follow(agent, "Share")
    dialog = agent.get_by_role("dialog", name="Share conversation 1")
    shown = dialog.get_by_role("region", name="The page as they get it")
    expect(shown.locator(".m").first).to_be_visible()
    late = []

    def hold(route):
        late.append(route)

    agent.route(re.compile("covers=passage"), hold)
    dialog.get_by_label("Covers").select_option("passage")
    holds(agent, late)
    with agent.expect_response(re.compile("covers=now")):
        dialog.get_by_label("Covers").select_option("now")
    with agent.expect_response(re.compile("covers=passage")):
        late[0].continue_()
    agent.evaluate("new Promise(requestAnimationFrame)")
    assert shown.locator(".m").count() > 2


def test_what_will_be_shown_follows_what_is_chosen_and_the_page_is_looked_at(visitors, scene):
    agent = visitors("agent_permitted", scene.link("acme-1"))
    follow(agent, "Share")
    dialog = agent.get_by_role("dialog", name="Share conversation 1")
    shown = dialog.get_by_role("region", name="The page as they get it")
    expect(shown.locator(".m").first).to_be_visible()
    count = shown.locator(".m").count()
    dialog.get_by_label("Covers").select_option("passage")
    expect(shown.locator(".m")).to_have_count(0)
    dialog.get_by_label("First message of the passage").select_option(index=2)
    dialog.get_by_label("Last message of the passage").select_option(index=3)
    expect(shown.locator(".m")).to_have_count(2)
    assert count > 2
    press(dialog, "Close")
    follow(agent, "Anyone with the link")
    sees(agent, "This is the page of:")
    assert_masked(agent.content())
    follow(agent, "Back to your own view")
    expect(agent.get_by_text("Priya Venkataraman").first).to_be_visible()
