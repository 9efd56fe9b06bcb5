"""The masking page: a business's admins manage its rules, the owner all, nobody else any."""

import pytest
from django.urls import reverse

from chatlinks.workspaces.models import EntityType, Pattern, RuleChange
from tests.kit.access_table import is_sent_to_sign_in
from tests.kit.cast import SECRETS
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.reading import held
from tests.kit.routes import MASKING
from tests.kit.watching.census import census

OF_ONE_BUSINESS = sorted(MASKING.keys() - {"masking-businesses"})
CHANGES = [name for name in MASKING if name not in ("masking-businesses", "masking")]


@pytest.fixture
def addresses(cast):
    """Route → where it is for Acme Bank."""
    pattern = Pattern.objects.create(
        business=cast.acme,
        name="order",
        expression="ORD-[0-9]+",
    )
    entity = EntityType.objects.get(business=cast.acme, name="city")
    shown = RuleChange.objects.create(
        business=cast.acme,
        rules=1,
        what="Entity “city” is not personal",
        undo={"entity": entity.pk},
    )
    ids = {
        "delete-pattern": [pattern.pk],
        "choose-entity": [entity.pk],
        "undo-masking-change": [shown.pk],
        "choose-told-kind": ["name"],
    }
    return {name: reverse(name, args=["acme", *ids.get(name, [])]) for name in OF_ONE_BUSINESS}


def rules(cast):
    """What a change of the rules would change."""
    cast.acme.refresh_from_db()
    entities = EntityType.objects.filter(business=cast.acme)
    kinds = sorted(entities.values_list("name", "personal"))
    seen = cast.acme.masking, cast.acme.leads_with_both_see
    return seen, cast.acme.profile, cast.acme.rules, kinds, census()


@pytest.mark.parametrize("name", OF_ONE_BUSINESS)
def test_who_is_no_admin_of_the_business_changes_nothing_of_it(cast, sign_in, addresses, name):
    before = rules(cast)
    for who in MANAGE_NOTHING:
        answer = sign_in(who).post(addresses[name], MASKING[name])
        assert answer.status_code == 404, who
        assert held(answer, ["Acme", *SECRETS]) == []
    assert is_sent_to_sign_in(sign_in(None).post(addresses[name], MASKING[name]))
    assert rules(cast) == before


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("who", ["admin", "admin_permitted", "owner"])
def test_an_admin_changes_a_rule_of_his_business(cast, sign_in, addresses, name, who):
    before = rules(cast)
    assert sign_in(who).post(addresses[name], MASKING[name]).status_code == 302
    assert rules(cast) != before


@pytest.mark.parametrize("name", CHANGES)
def test_a_rule_is_not_changed_by_looking_at_it(cast, sign_in, addresses, name):
    before = rules(cast)
    assert sign_in("admin").get(addresses[name]).status_code == 405
    assert rules(cast) == before


def test_trying_a_text_out_keeps_nothing_of_it(cast, sign_in, addresses):
    before = rules(cast)
    answer = sign_in("admin").post(addresses["masking"], MASKING["masking"])
    assert answer.status_code == 200
    assert "1 masked: card" in answer.text
    assert rules(cast) == before


def test_the_list_of_businesses_holds_ones_own(cast, sign_in):
    path = reverse("masking-businesses")
    assert sign_in("admin").get(path).headers["Location"] == "/masking/acme"
    assert sign_in("rival").get(path).headers["Location"] == "/masking/rival"
    assert held(sign_in("owner").get(path), ["Acme", "Rival"]) == ["Acme", "Rival"]
    assert sign_in("agent_permitted").get(path).status_code == 403


def test_the_page_shows_no_value_of_any_contact(cast, sign_in, addresses):
    assert held(sign_in("admin").get(addresses["masking"]), SECRETS) == []


def test_who_changed_a_rule_and_when_stands_on_the_page(cast, sign_in):
    client = sign_in("admin")
    client.post("/masking/acme/profile", {"profile": "balanced", "sure": "1"})
    change = cast.acme.rule_changes.get()
    assert change.what == "Profile “balanced” chosen"
    assert change.made_by == cast.people["admin"]
    page = client.get("/masking/acme").text
    assert change.what in page
    assert "Admin" in page.partition("Changes</h2>")[2]
