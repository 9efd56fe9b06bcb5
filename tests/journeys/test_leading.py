"""A team lead: filters, counts that follow, a chat opened beside the list and given to somebody
else.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.browser.acts import follow, holds, listens, press, sees
from tests.kit.cast import SECRETS
from tests.kit.reading import words_in

QUEUE = """
UPDATE conversations_conversation c
SET state = 'queued', waiting_since = now() - interval '20 minutes', assignee_id = NULL,
  team_id = (SELECT id FROM workspaces_team WHERE name = %s)
FROM links_chatlink l WHERE l.conversation_id = c.id AND l.token = %s"""
COME_ONLINE = """
INSERT INTO agentchat_seat (business_id, person_id, status, since, seen_at, slots)
SELECT m.business_id, m.person_id, 'online', now(), now(), 5
FROM workspaces_membership m JOIN accounts_person p ON p.id = m.person_id
WHERE p.email = %s
ON CONFLICT (business_id, person_id) DO UPDATE SET status = 'online'"""
TELL = """
SELECT pg_notify('chatlinks_live', %s || ' business:' || id)
FROM workspaces_business WHERE key = 'acme'"""
FIRST_LEAVES = """
UPDATE conversations_conversation SET state = 'completed', closed_at = now()
WHERE id = (
  SELECT id FROM conversations_conversation
  WHERE state = 'queued'
  ORDER BY waits_from, id
  LIMIT 1)"""
LISTS = re.compile("part=lists")
TEAM = """
INSERT INTO workspaces_team (business_id, name, delay_minutes)
SELECT id, %s, 10 FROM workspaces_business WHERE key = 'acme'
ON CONFLICT DO NOTHING"""
AGENT = "agent@acme.example"


@pytest.fixture
def queued(scene):
    """queued("led-1") → that chat waits in the queue of Cards, and every page hears of it."""

    def queue(name, team="Cards"):
        scene.execute(TEAM, team)
        scene.execute(QUEUE, team, scene.links[name])
        scene.execute(TELL, name)

    return queue


def test_a_new_chat_shows_by_itself_in_counts_and_list(visitors, scene, queued):
    page = visitors("lead", "/businesses")
    sees(page, "The queue is empty")
    listens(page)
    queued("led-1")
    expect(page.locator(".entry")).to_have_count(1)
    expect(page.locator("#t-queued .count")).to_have_text("1")
    queued("led-2")
    expect(page.locator(".entry")).to_have_count(2)
    expect(page.locator("#led")).to_contain_text(re.compile(r"2\s*live.*2\s*delayed", re.DOTALL))


def test_a_lead_filters_and_clears(visitors, scene, queued):
    queued("led-1")
    page = visitors("lead", "/businesses")
    page.get_by_label("Assignee").select_option("Assigned")
    expect(page.get_by_role("heading", name="No chat fits")).to_be_visible()
    expect(page).to_have_url(re.compile("who=assigned"))
    page.get_by_role("link", name="Clear all").first.click()
    page.get_by_label("Delayed only").check()
    expect(page).to_have_url(re.compile("delayed=1"))
    expect(page.locator(".entry")).to_have_count(1)


def test_a_lead_opens_a_chat_masked_and_gives_it_to_who_is_online(visitors, scene, queued):
    queued("led-2", "Nobody's")  # else whoever is online gets it by itself before the lead acts
    scene.execute(COME_ONLINE, AGENT)
    page = visitors("lead", "/businesses")
    page.locator(".entry h3 a").first.click()
    sees(page.locator(".board-chat"), "My name is ******")
    expect(page).to_have_url(re.compile("chat="))
    assert words_in(page.content(), SECRETS) == []
    link = page.get_by_role("link", name="User Info Link")
    expect(link).to_have_attribute("href", scene.link("led-2"))
    follow(page.locator(".board-chat"), "Reassign")
    panel = page.get_by_role("dialog")
    sees(panel, "5 free slots")
    panel.get_by_role("radio", name=re.compile("^Agent ")).first.check()
    press(panel, "Reassign")
    sees(page, "is with Agent now")
    expect(page.locator("#t-active .count")).to_have_text("1")


def test_without_scripts_a_lead_reads_filters_and_reassigns(visitors, scene, queued):
    queued("led-1")
    page = visitors("lead", "/businesses", java_script_enabled=False)
    page.get_by_label("Delayed only").check()
    press(page, "Apply")
    page.locator(".entry h3 a").first.click()
    sees(page.locator(".board-chat"), "Where is my card?")
    follow(page.locator(".board-chat"), "Reassign")
    page.get_by_role("radio", name="Cards").check()
    press(page, "Reassign")
    sees(page, "was given to Cards")


def test_teams_follow_who_comes_and_goes(visitors, scene, queued):
    page = visitors("lead", "/teams")
    expect(page.get_by_text("No slots").first).to_be_visible()
    listens(page)
    scene.execute(COME_ONLINE, AGENT)
    scene.execute(TELL, "came")
    expect(page.get_by_text("100%").first).to_be_visible()


def test_a_press_opens_the_chat_that_it_began_on_though_the_list_changes_meanwhile(
    visitors, scene, queued
):
    queued("led-1", "Nobody's")
    queued("led-2", "Nobody's")
    page = visitors("lead", "/businesses")
    answers = []

    def hold(answer):
        answers.append(answer)

    page.route(LISTS, hold)  # held back until the press
    second = page.locator(".entry").nth(1)
    who = second.locator("h3").inner_text()
    box = second.bounding_box()
    listens(page)
    scene.execute(FIRST_LEAVES)
    scene.execute(TELL, "left")
    # The page may have asked already, over the second chat; it asks once at a time.
    holds(page, answers)
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    for answer in answers:
        answer.continue_()
    page.unroute(LISTS)
    page.wait_for_timeout(500)
    expect(page.locator(".entry")).to_have_count(2)
    page.mouse.up()
    expect(page.locator("#chat-head")).to_contain_text(who)
    expect(page.locator(".entry")).to_have_count(1)
