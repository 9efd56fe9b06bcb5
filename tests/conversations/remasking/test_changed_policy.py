"""What is personal changes: no page ever shows less masked than the new rule says, before the sweep
or after it.
"""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from chatlinks.analytics.counts import daily_counts
from chatlinks.conversations.models import Contact, Conversation, Entity, Message
from chatlinks.conversations.remasking import changed_policy, forgetting
from chatlinks.database.rows import rows
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Business, Pattern
from tests.kit.acting.policy import (
    ALL_OF_THEM,
    BACK,
    CHANGES,
    TOLD,
    by_masking_page,
    entity_type,
    pattern_by_masking_page,
    profile_by_masking_page,
)
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import PARTS, stored_text
from tests.kit.ways import ANALYSIS, OF_MARCH, finds, rows_of, telling


@pytest.fixture
def talk(cast):
    """A conversation of which a city, a ticket and an order number are readable at first."""
    Business.objects.filter(pk=cast.acme.pk).update(profile="balanced")
    cast.acme.refresh_from_db()
    [id_] = take(cast.acme, TOLD)
    return Conversation.objects.get(pk=id_)


@pytest.mark.parametrize(("change", "value"), CHANGES)
def test_no_way_shows_what_the_new_rule_hides_though_no_sweep_came_by(
    cast, sign_in, talk, change, value
):
    client = sign_in("agent")
    assert len(telling(client, talk.pk, [value])) >= 7  # a list shows the first words alone
    change(cast, sign_in, True)
    assert telling(client, talk.pk, [value]) == {}
    assert not finds(client, talk.pk, value)


FILTERS = {
    f"node={ALL_OF_THEM}": ("messages", "conversations"),
    f"story={ALL_OF_THEM}": ("messages", "conversations"),
    "channel=line QX-777": ("messages", "conversations", "reviews"),
    f"task={ALL_OF_THEM}": ("reviews",),
}


def found_by_filters(client):
    """Those of the filters by names as they were that still find something."""
    asked = [(page, each) for each, pages in FILTERS.items() for page in pages]
    return [
        (page, each)
        for page, each in asked
        if "View Chat" in client.get(f"/analytics/{page}?{OF_MARCH}&{each}").text
    ]


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize(("change", "value"), [CHANGES[0], CHANGES[3], CHANGES[5]])
def test_no_page_of_analysis_tells_it_or_finds_anything_by_it(
    cast, sign_in, talk, change, value, counted
):
    client = sign_in("analyst")
    daily_counts.count_waiting()
    assert len(telling(client, talk.pk, [value], ANALYSIS)) >= 5
    assert len(found_by_filters(client)) == 8
    change(cast, sign_in, True)
    if counted:
        daily_counts.count_waiting()
    assert telling(client, talk.pk, [value], ANALYSIS) == {}
    assert found_by_filters(client) == []


@pytest.mark.parametrize(("change", "value"), CHANGES)
def test_after_the_sweep_nothing_of_it_is_stored_in_clear(cast, sign_in, talk, change, value):
    change(cast, sign_in, True)
    cast.acme.refresh_from_db()
    assert changed_policy.remaining(cast.acme) > 0
    changed_policy.sweep(cast.acme.pk)
    assert changed_policy.remaining(cast.acme) == 0
    assert value not in stored_text().lower()
    assert telling(sign_in("agent"), talk.pk, [value]) == {}
    assert len(telling(sign_in("admin_permitted"), talk.pk, [value])) >= 6


def parts():
    """All that is stored in clear of the parts of conversations."""
    return [
        rows(f"SELECT {columns} FROM conversations_{part} ORDER BY id")
        for part, columns in PARTS.items()
    ]


@pytest.mark.parametrize(("change", "value"), BACK)
def test_taken_back_it_shows_again_exactly_as_it_was(cast, sign_in, talk, change, value):
    before, shown = parts(), rows_of(talk.contact_id)
    change(cast, sign_in, True)
    changed_policy.sweep(cast.acme.pk)
    assert rows_of(talk.contact_id) != shown
    change(cast, sign_in, False)
    assert (
        len(telling(sign_in("agent"), talk.pk, [value])) >= 7
    )  # lists show no preview until it is masked anew
    changed_policy.sweep(cast.acme.pk)
    assert rows_of(talk.contact_id) == shown
    assert parts() == before
    assert finds(sign_in("agent"), talk.pk, value)


def test_masking_anew_is_recorded_for_every_contact(cast, sign_in, talk):
    by_masking_page(cast, sign_in, True)
    changed_policy.sweep(cast.acme.pk)
    openings = Unsealing.objects.values_list("contact_id", "person_id", "why")
    assert set(openings) == {
        (id_, None, "to mask by changed rules")
        for id_ in Contact.objects.values_list("id", flat=True)
    }


def test_a_conversation_that_comes_after_the_change_brings_the_earlier_ones_along(
    cast, sign_in, talk
):
    by_masking_page(cast, sign_in, True)
    after = [{"at": minutes(9000), "from": "bot", "text": "back in Pondicherry together"}]
    [later] = take(cast.acme, {"id": "later", "contact": {"id": "u-9"}, "messages": after})
    assert telling(sign_in("agent"), later, ["pondicherry"]) == {}
    assert telling(sign_in("agent"), talk.pk, ["pondicherry"]) == {}
    assert Conversation.objects.get(pk=later).preview == "back in ****** together"


def test_a_contacts_conversations_all_follow_the_same_rules(cast, sign_in, talk):
    pattern_by_masking_page(cast, sign_in, True)
    take(
        cast.acme,
        {
            "id": "later",
            "contact": {"id": "u-9"},
            "messages": [{"at": minutes(9000), "from": "user", "text": "hello"}],
        },
    )
    numbers = set(
        Conversation.objects.filter(contact=talk.contact_id).values_list("rules", flat=True)
    )
    cast.acme.refresh_from_db()
    assert numbers == {cast.acme.rules}


def stored_messages():
    found = Message.objects.order_by("id").values_list("id", "sealed", "text")
    return [(id_, bytes(sealed or b""), text) for id_, sealed, text in found]


def test_a_rule_that_changes_nothing_of_a_contact_leaves_their_rows_alone(cast, sign_in, talk):
    before = stored_messages()
    profile_by_masking_page(cast, sign_in, True)
    changed_policy.sweep(cast.acme.pk)
    after = stored_messages()
    touched = {was[0] for was, now in zip(before, after, strict=True) if was != now}
    assert touched == {Message.objects.get(conversation=talk, position=1).pk}


@pytest.mark.parametrize(("change", "value"), CHANGES)
def test_a_forgotten_contacts_text_is_masked_by_new_rules_too(cast, sign_in, talk, change, value):
    forgetting.forget(Contact.objects.get(pk=talk.contact_id), None)
    change(cast, sign_in, True)
    assert telling(sign_in("agent"), talk.pk, [value]) == {}
    changed_policy.sweep(cast.acme.pk)
    cast.acme.refresh_from_db()
    assert changed_policy.remaining(cast.acme) == 0
    assert value not in stored_text().lower()


def test_rules_of_one_business_leave_the_other_alone(cast, sign_in, talk):
    take(cast.rival_business, TOLD)
    by_masking_page(cast, sign_in, True)
    changed_policy.sweep(cast.acme.pk)
    changed_policy.sweep(cast.rival_business.pk)
    there = Entity.objects.get(business=cast.rival_business)
    assert (there.value, there.personal) == ("Pondicherry", False)


def test_saving_a_business_never_turns_its_rules_back(cast, sign_in, talk):
    """The administration's form holds all of a business as it was when it was read.

    The rules counted on since.
    """
    from django.contrib import admin

    page = admin.site._registry[Business]
    old = Business.objects.get(pk=cast.acme.pk)
    cast.acme.change_rules()
    request = RequestFactory().post("/")
    request.user = cast.people["admin"]
    form = page.get_form(request, old, fields=["name"])({"name": "Acme"}, instance=old)
    assert form.is_valid()
    page.save_model(request, form.save(commit=False), form, change=True)
    now = Business.objects.get(pk=cast.acme.pk)
    assert (now.rules, now.name) == (cast.acme.rules, "Acme")


@pytest.mark.parametrize("model", ["entitytype", "pattern"])
def test_a_rule_stays_with_its_business(cast, sign_in, talk, model):
    made = (
        Pattern.objects.create(business=cast.acme, name="t", expression="QX")
        if model == "pattern"
        else entity_type(cast)
    )
    form = {"business": cast.rival_business.pk, "name": "t", "expression": "QX"}
    assert (
        sign_in("owner")
        .post(reverse(f"admin:workspaces_{model}_change", args=[made.pk]), form)
        .status_code
        == 302
    )
    assert type(made).objects.get(pk=made.pk).business_id == cast.acme.pk


@pytest.mark.parametrize(
    "step", ["save-pattern", "choose-profile", "choose-entity", "delete-pattern"]
)
def test_a_rule_and_its_count_change_together_or_not_at_all(cast, sign_in, talk, step, monkeypatch):
    pattern = Pattern.objects.create(business=cast.acme, name="old", expression="QX")
    arguments = {"choose-entity": [entity_type(cast).pk], "delete-pattern": [pattern.pk]}.get(
        step, []
    )
    monkeypatch.setattr(Business, "change_rules", lambda *arguments, **options: 1 / 0)
    before = stand(cast)
    client = sign_in("admin")
    client.raise_request_exception = False
    form = {"name": "new", "expression": r"QX-\d+", "profile": "strict", "personal": "1"}
    form["sure"] = "1"
    assert client.post(reverse(step, args=["acme", *arguments]), form).status_code == 500
    assert stand(cast) == before


def stand(cast):
    patterns = list(Pattern.objects.values_list("name", flat=True))
    return patterns, entity_type(cast).personal, Business.objects.get(pk=cast.acme.pk).profile
