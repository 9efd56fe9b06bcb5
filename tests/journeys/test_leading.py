"""A team lead: filters, counts that follow, a chat opened beside the list and given to somebody else."""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.cast import SECRETS

QUEUE = """UPDATE conversations_conversation c SET state = 'queued', waiting_since = now() - interval '20 minutes', assignee_id = NULL,
           team_id = (SELECT id FROM workspaces_team WHERE name = %s)
           FROM links_chatlink l WHERE l.conversation_id = c.id AND l.token = %s"""
SEAT = """INSERT INTO agentchat_seat (business_id, person_id, status, since, seen_at, slots)
          SELECT m.business_id, m.person_id, 'online', now(), now(), 5 FROM workspaces_membership m
          JOIN accounts_person p ON p.id = m.person_id WHERE p.email = %s ON CONFLICT (business_id, person_id) DO UPDATE SET status = 'online'"""
TELL = "SELECT pg_notify('chatlinks_live', %s || ' business:' || id) FROM workspaces_business WHERE key = 'acme'"


FIRST_LEAVES = """
UPDATE conversations_conversation SET state = 'completed', closed_at = now()
WHERE id = (
  SELECT id FROM conversations_conversation
  WHERE state = 'queued'
  ORDER BY waits_from, id
  LIMIT 1)"""
LISTS = re.compile("part=lists")
TEAM = """INSERT INTO workspaces_team (business_id, name, delay_minutes)
          SELECT id, %s, 10 FROM workspaces_business WHERE key = 'acme' ON CONFLICT DO NOTHING"""


@pytest.fixture
def queued(scene):
    """queued("led-1") → that chat waits in the queue of Cards, and every page hears of it."""

    def made(name, team="Cards"):
        scene.execute(TEAM, team)
        scene.execute(QUEUE, team, scene.links[name])
        scene.execute(TELL, name)

    return made


def test_a_new_chat_shows_by_itself_in_counts_and_list(visitors, scene, queued):
    page = visitors("lead", "/businesses")
    expect(page.get_by_text("The queue is empty")).to_be_visible()
    page.wait_for_event(
        "response", lambda answer: "/live?" in answer.url
    )  # the first question starts the listening
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
    scene.execute(SEAT, "agent@acme.example")
    page = visitors("lead", "/businesses")
    page.locator(".entry h3 a").first.click()
    expect(page.locator(".board-chat").get_by_text("My name is ******")).to_be_visible()
    expect(page).to_have_url(re.compile("chat="))
    assert not [secret for secret in SECRETS if secret.lower() in page.content().lower()]
    expect(page.get_by_role("link", name="User Info Link")).to_have_attribute(
        "href", scene.link("led-2")
    )
    page.locator(".board-chat").get_by_role("link", name="Reassign").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text("5 free slots")).to_be_visible()
    panel.get_by_role("radio", name=re.compile("^Agent ")).first.check()
    panel.get_by_role("button", name="Reassign").click()
    expect(page.get_by_text("is with Agent now")).to_be_visible()
    expect(page.locator("#t-active .count")).to_have_text("1")


def test_without_scripts_a_lead_reads_filters_and_reassigns(visitors, scene, queued):
    queued("led-1")
    page = visitors("lead", "/businesses", java_script_enabled=False)
    page.get_by_label("Delayed only").check()
    page.get_by_role("button", name="Apply").click()
    page.locator(".entry h3 a").first.click()
    expect(page.locator(".board-chat").get_by_text("Where is my card?")).to_be_visible()
    page.locator(".board-chat").get_by_role("link", name="Reassign").click()
    page.get_by_role("radio", name="Cards").check()
    page.get_by_role("button", name="Reassign").click()
    expect(page.get_by_text("was given to Cards")).to_be_visible()


def test_teams_follow_who_comes_and_goes(visitors, scene, queued):
    page = visitors("lead", "/teams")
    expect(page.get_by_text("No slots").first).to_be_visible()
    page.wait_for_event("response", lambda answer: "/live?" in answer.url)
    scene.execute(SEAT, "agent@acme.example")
    scene.execute(TELL, "came")
    expect(page.get_by_text("100%").first).to_be_visible()


def test_a_press_opens_the_chat_that_it_began_on_though_the_list_changes_meanwhile(
    visitors, scene, queued
):
    queued("led-1", "Nobody's")
    queued("led-2", "Nobody's")
    page = visitors("lead", "/businesses")
    answers = []
    page.route(LISTS, lambda answer: answers.append(answer))  # held back until the press
    second = page.locator(".entry").nth(1)
    who = second.locator("h3").inner_text()
    box = second.bounding_box()
    page.wait_for_event("response", lambda answer: "/live?" in answer.url)
    scene.execute(FIRST_LEAVES)
    with page.expect_request(LISTS):
        scene.execute(TELL, "left")
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
