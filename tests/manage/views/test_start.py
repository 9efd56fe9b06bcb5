"""From the first sign-up to a business, one's own rights, and the page of next steps."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from chatlinks.accounts.models import Person, SignInLink
from chatlinks.chats.models import Widget
from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.manage.setting_up import steps_of
from chatlinks.workspaces.models import Business, Membership

FIRST = {"name": "First", "email": "first@acme.example", "password": "correct horse battery"}
ACME = {
    "name": "Acme Bank",
    "time_zone": "Asia/Kolkata",
    "smart_agent_chat": "on",
    "view_personal_details": "on",
}


@pytest.fixture
def first(db):
    """Who just became the first admin, and where that led."""
    client = Client()
    answer = client.post(f"/sign-in/{SignInLink.make(None)}", FIRST)
    assert answer.headers["Location"] == "/start"
    return client


def test_a_business_with_its_zone_a_key_of_its_name_and_ones_own_rights(first):
    page = first.get("/start").text
    assert "Your first business" in page
    assert first.post("/start", ACME).headers["Location"] == "/start/acme-bank"
    business = Business.objects.get()
    assert (business.key, business.time_zone) == ("acme-bank", "Asia/Kolkata")
    member = Membership.objects.get()
    assert (member.role, member.view_personal_details) == ("admin", True)
    assert not member.intelligent_analytics


def test_the_key_can_be_chosen_and_two_of_one_name_are_told_apart(first):
    first.post("/start", {**ACME, "key": "bank"})
    first.post("/start", ACME)
    first.post("/start", ACME)
    first.post("/start", {**ACME, "name": "बैंक"})
    keys = Business.objects.order_by("pk").values_list("key", flat=True)
    assert list(keys) == ["bank", "acme-bank", "acme-bank-2", "business"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"key": "a b"}, "valid “slug”"),
        ({"time_zone": "Mars/Olympus"}, "is not one of the available choices"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(first, wrong, said):
    answer = first.post("/start", {**ACME, **wrong})
    assert answer.status_code == 400
    assert said in answer.text
    assert Business.objects.count() == 0
    if "name" not in wrong:
        assert 'value="Acme Bank"' in answer.text


def test_a_key_that_is_taken_is_said_at_its_field(first):
    first.post("/start", {**ACME, "key": "bank"})
    answer = first.post("/start", {**ACME, "key": "bank"})
    assert "already exists" in answer.text


def test_the_next_steps_name_this_servers_paths(first, settings):
    settings.BASE_URL = "https://chat.acme.example"
    first.post("/start", ACME)
    page = first.get("/start/acme-bank").text
    assert "import conversations.jsonl --business acme-bank --data" in page
    assert str(settings.DATA) in page
    assert "load the demo" not in page
    assert "serve --demo" in page
    assert first.post("/start/acme-bank", {"web-chat": "1"}).status_code == 302
    assert Widget.objects.get().enabled
    page = first.get("/start/acme-bank").text
    tag = "https://chat.acme.example/widget.js&#34; data-business=&#34;acme-bank&#34;"
    assert tag in page


def test_the_next_steps_lead_to_the_pages_that_do_them(first):
    first.post("/start", ACME)
    page = first.get("/start/acme-bank").text
    for address in ("/import", "/people", "/sources", "/keys"):
        assert f'href="{address}/acme-bank"' in page
        assert first.get(f"{address}/acme-bank").status_code == 200


def test_everything_in_the_navigation_opens_when_there_is_no_business_yet(first):
    for path in ("/", "/masking", "/people", "/audit", "/admin/", "/admin/workspaces/business/"):
        assert first.get(path, follow=True).status_code == 200, path
    assert "Businesses" in first.get("/admin/").text
    assert first.get("/admin/workspaces/business/add/").status_code == 200
    page = first.get("/").text
    assert "An admin of your business" not in page
    assert 'href="/start"' in page


def test_an_owner_without_rights_is_told_how_to_give_them_to_oneself(first):
    first.post("/start", ACME)
    Membership.objects.all().delete()
    assert 'href="/people"' in first.get("/").text
    assert 'href="/people"' in first.get("/chats").text
    assert "You have none yet" in first.get("/start/acme-bank").text
    first.post("/start/acme-bank", {"smart_agent_chat": "on"})
    assert first.get("/chats").status_code == 200


def test_own_rights_set_anew_keep_ones_teams(first):
    first.post("/start", ACME)
    business, person = Business.objects.get(), Person.objects.get()
    team = business.teams.create(name="Cards")
    Membership.objects.get(person=person).teams.add(team)
    first.post("/start/acme-bank", {"intelligent_analytics": "on"})
    member = Membership.objects.get()
    assert list(member.teams.all()) == [team]
    assert (member.smart_agent_chat, member.intelligent_analytics) == (False, True)


DONE = re.compile(r"<li>(?:(<svg)|<i )[^§]*?(?:<span>|#[\w-]+\">)([^<]+)<")


def done(client):
    """Of the steps of setting up, which are ticked off."""
    page = client.get("/start/acme-bank").text
    listed = page.partition('class="set-up"')[2].partition("</ol>")[0]
    return [name for ticked, name in DONE.findall(listed.replace("</li>", "§")) if ticked]


def test_what_is_done_is_ticked_off(first):
    first.post("/start", ACME)
    business = Business.objects.get()
    made, connected, is_in, opened, invited = (each.name for each in steps_of(business))
    assert done(first) == [made]
    source = sources.make(business, "chatwoot", "Desk", "s" * 20, Person.objects.get().pk)
    assert done(first) == [made]  # nothing came by it yet
    WebhookSource.objects.filter(pk=source.pk).update(last_at=timezone.now())
    assert done(first) == [made, connected]
    answer = first.post("/start/acme-bank/example")
    assert done(first) == [made, connected, is_in]
    first.get(answer.headers["Location"])
    assert done(first) == [made, connected, is_in, opened]
    first.post("/people/acme-bank", {"email": "grace@acme.example", "role": "agent"})
    assert done(first) == [made, connected, is_in, opened, invited]
    assert "All of it is done" in first.get("/start/acme-bank").text
