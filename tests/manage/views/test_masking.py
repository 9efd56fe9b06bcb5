"""What shows more of people's data is asked about, in figures, and can be undone; what shows less
is done at once.
"""

import re

import pytest
from django.urls import reverse

from chatlinks.conversations.models import Entity
from chatlinks.links.models import ChatLink
from chatlinks.manage.masking import undoing
from chatlinks.manage.views.masking import last_undo
from chatlinks.workspaces.models import Business, EntityType, Pattern, RuleChange
from tests.kit.acting.policy import TOLD, entity_type
from tests.kit.cast import take


@pytest.fixture
def steps(cast):
    """Name → (address, fields) of each step that shows more; all is masked as much as can be."""
    take(cast.acme, TOLD)
    Business.objects.filter(pk=cast.acme.pk).update(profile="strict", masking=True)
    EntityType.objects.filter(business=cast.acme, name="city").update(personal=True)
    ticket = Pattern.objects.create(business=cast.acme, name="ticket", expression=r"QX-\d+")
    entity = entity_type(cast).pk
    return {
        "entity": (reverse("choose-entity", args=["acme", entity]), {"personal": "0"}),
        "profile": (reverse("choose-profile", args=["acme"]), {"profile": "balanced"}),
        "pattern": (reverse("delete-pattern", args=["acme", ticket.pk]), {}),
        "masking": (reverse("switch-masking", args=["acme"]), {"masking": "0"}),
        "leads": (reverse("switch-leads", args=["acme"]), {"leads": "1"}),
    }


STEPS = ["entity", "profile", "pattern", "masking", "leads"]


def stand(cast):
    """How much is masked."""
    business = Business.objects.get(pk=cast.acme.pk)
    patterns = list(Pattern.objects.values_list("name", "expression"))
    seen = business.masking, business.leads_with_both_see
    return seen, business.profile, entity_type(cast).personal, patterns


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_shows_more_asks_first_and_changes_nothing(cast, sign_in, steps, name):
    address, fields = steps[name]
    before, number = stand(cast), Business.objects.get(pk=cast.acme.pk).rules
    page = sign_in("admin").post(address, fields)
    assert page.status_code == 200
    assert 'class="button amber" name="sure" value="1"' in page.text
    assert "Keep masking" in page.text
    for field, value in fields.items():
        assert f'<input type="hidden" name="{field}" value="{value}">' in page.text
    assert stand(cast) == before
    assert Business.objects.get(pk=cast.acme.pk).rules == number
    assert not RuleChange.objects.exists()


@pytest.mark.parametrize("name", STEPS)
def test_it_can_be_undone_once_by_one_click(cast, sign_in, steps, name):
    address, fields = steps[name]
    client, before = sign_in("admin"), stand(cast)
    assert client.post(address, {**fields, "sure": "1"}).status_code == 302
    assert stand(cast) != before
    change = RuleChange.objects.exclude(undo=None).get()
    path = reverse("undo-masking-change", args=["acme", change.pk])
    page = client.get("/masking/acme").text
    assert '<div class="note warning">' in page
    assert page.count(f'action="{path}"') == 2  # in the note and under Changes
    assert client.post(path).status_code == 302
    assert stand(cast) == before
    assert f'action="{path}"' not in client.get("/masking/acme").text
    assert client.post(path).status_code == 404


def test_it_says_how_many_conversations_hold_it_and_who_will_see_it(cast, sign_in, steps):
    ChatLink.for_anyone(cast.conversation, None, None)
    closed = ChatLink.for_anyone(cast.conversation, None, None)
    ChatLink.objects.filter(pk=closed.pk).update(revoked_at=closed.made_at)
    address, fields = steps["entity"]
    text = sign_in("admin").post(address, fields).text
    held = Entity.objects.filter(business=cast.acme, name="city")
    count = held.values("conversation").distinct().count()
    assert count == 2
    assert f"{count} conversations hold values of it" in text
    live = ChatLink.objects.filter(business=cast.acme, audience="anyone", revoked_at=None).count()
    assert f"one of {live} " in text
    assert "of Acme Bank may see it" in text


def test_switching_masking_off_counts_those_who_will_see_more(cast, sign_in, steps):
    address, fields = steps["masking"]
    gaining = cast.acme.memberships.filter(
        active=True,
        person__is_active=True,
        smart_agent_chat=True,
        view_personal_details=False,
    ).count()
    assert gaining > 1
    text = sign_in("admin").post(address, fields).text
    assert f"{gaining} members see names, e-mails, phones" in text
    assert "Intelligent Analytics stay masked" in text


def test_letting_leads_see_counts_those_with_both_accesses(cast, sign_in, steps):
    address, fields = steps["leads"]
    text = sign_in("admin").post(address, fields).text
    assert "1 team lead sees names" in text
    assert "lead with both accesses later" in text


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("entity", {"personal": "1"}),
        ("profile", {"profile": "strict"}),
        ("masking", {"masking": "1"}),
        ("leads", {"leads": "0"}),
    ],
)
def test_what_shows_less_is_done_at_once(cast, sign_in, steps, name, fields):
    client, (address, more) = sign_in("admin"), steps[name]
    before = stand(cast)
    client.post(address, {**more, "sure": "1"})
    assert client.post(address, fields).status_code == 302
    assert stand(cast) == before


def test_the_administration_hides_more_but_never_shows_more(cast, sign_in, steps):
    client, before = sign_in("owner"), stand(cast)
    business = {
        "key": "acme",
        "name": "Acme Bank",
        "time_zone": "Asia/Kolkata",
        "agents_open": "all",
    }
    ticket = Pattern.objects.get()
    of_acme = reverse("admin:workspaces_business_change", args=[cast.acme.pk])
    of_city = reverse("admin:workspaces_entitytype_change", args=[entity_type(cast).pk])
    of_ticket = reverse("admin:workspaces_pattern_change", args=[ticket.pk])
    for path, form in [
        (of_acme, {**business, "profile": "strict"}),
        (of_acme, {**business, "profile": "balanced", "masking": "on"}),
        (
            of_acme,
            {**business, "profile": "strict", "masking": "on", "leads_with_both_see": "on"},
        ),
        (of_city, {"business": cast.acme.pk, "name": "city"}),
    ]:
        page = client.post(path, form)
        assert page.status_code == 200
        assert 'href="/masking/acme">masking page</a>' in page.text
    client.post(of_ticket, {"name": "ticket", "expression": "nothing"})
    client.post(of_city, {"name": "town", "personal": "on"})
    for path in (of_city, of_ticket):
        assert client.post(path.replace("change", "delete"), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [ticket.pk], "post": "yes"}
    client.post(reverse("admin:workspaces_pattern_changelist"), chosen)
    assert stand(cast) == before


@pytest.mark.parametrize("missing", ["name", "expression"])
def test_a_pattern_that_lacks_something_is_said_at_that_field(cast, sign_in, missing):
    form = {"text": "", "name": "ticket", "expression": "T-[0-9]+"} | {missing: ""}
    answer = sign_in("admin").post(reverse("save-pattern", args=["acme"]), form)
    assert answer.status_code == 400
    assert not Pattern.objects.exists()
    assert f'id="id_{missing}_error"' in answer.text
    assert "A pattern needs a" in answer.text
    other = {"name": "expression", "expression": "name"}[missing]
    assert f'value="{form[other]}"' in answer.text
    assert re.search(r"<textarea[^>]*>\s*</textarea>", answer.text)  # nothing that nobody typed


def test_what_is_personal_for_every_business_cannot_be_switched_off(cast, sign_in):
    EntityType.objects.create(business=cast.acme, name="phone_number", personal=True)
    page = sign_in("admin").get("/masking/acme").text
    line = page.partition('<span dir="auto">phone_number</span>')[2].partition("</li>")[0]
    assert "for every business" in line
    assert "<form" not in line
    assert "Stop masking" in page  # the entities of its own


def test_the_undo_that_is_offered_is_of_the_business_itself(cast):
    for business in (cast.acme, cast.rival_business):
        undoing.switch(business, masking=False, by=None)
    own = RuleChange.objects.get(business=cast.acme)
    address = reverse("undo-masking-change", args=["acme", own.pk])
    assert last_undo(cast.acme).url == address
