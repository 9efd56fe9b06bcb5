"""The administration: the owner manages all, a business's admin that business alone, nobody else
anything.
"""

import pytest
from django.apps import apps
from django.urls import reverse

from chatlinks.chats.models import CannedResponse, Category, Widget
from chatlinks.workspaces.models import Business, EntityType, Membership, Pattern, Team
from tests.kit.cast import PASSWORD, SECRETS, take
from tests.kit.groups import MANAGE_NOTHING
from tests.kit.library_routes import (
    ADMIN_MODELS,
    ADMIN_PAGES,
    CATCH_ALL,
    NEVER_DELETED,
    OF_CATCH_ALL,
    address,
)
from tests.kit.links import path_of
from tests.kit.reading import held
from tests.kit.watching.census import census

NOBODYS = (
    None,
    "agent_permitted",
    "rival",
)  # neither signed out, nor a member, nor another's admin


def leads_to_sign_in(response):
    target = response.headers.get("Location", "")
    return target.startswith(("/accounts/login/", "/admin/login/"))


def admin_address(model, verb, *arguments):
    return reverse(f"admin:{model}_{verb}", args=arguments)


PAGES = [*ADMIN_PAGES.items(), (CATCH_ALL, OF_CATCH_ALL)]


@pytest.mark.parametrize(("name", "wanted"), PAGES)
def test_each_gets_what_the_table_says_of_the_pages(cast, sign_in, name, wanted):
    path = "/admin/nothing-here" if name == CATCH_ALL else address(f"admin:{name}")
    assert leads_to_sign_in(sign_in(None).get(path))
    for who in MANAGE_NOTHING:
        assert sign_in(who).get(path).status_code == wanted.manages_nothing, who
    assert sign_in("admin").get(path).status_code == wanted.admin
    assert sign_in("owner").get(path).status_code == wanted.owner


def row_of(cast, model):
    """A row to ask for: one of Acme's where the model has such, else None."""
    acme = cast.acme
    EntityType.objects.get_or_create(business=acme, name="city")
    Pattern.objects.get_or_create(
        business=acme,
        name="ticket",
        expression="QX",
    )
    Category.objects.get_or_create(business=acme, name="Resolved")
    hello = {"text": "Hello!"}
    CannedResponse.objects.get_or_create(
        business=acme,
        name="hello",
        defaults=hello,
    )
    Widget.objects.get_or_create(business=acme)
    if model == "workspaces_business":
        return acme
    if model.startswith(("workspaces_", "agentchat_")):
        return apps.get_model(*model.split("_")).objects.filter(business=acme).first()
    return cast.people["agent"] if model == "accounts_person" else None


def addresses(model, row):
    """Verb → address; those of one row only where there is one."""
    found = {verb: admin_address(model, verb) for verb in ("changelist", "add")}
    for verb in ("change", "delete", "history") if row else ():
        found[verb] = admin_address(model, verb, row.pk)
    return found


@pytest.mark.parametrize("model", ADMIN_MODELS)
def test_each_gets_what_the_table_says_of_the_models(cast, sign_in, model):
    asked = addresses(model, row_of(cast, model))
    clients = {name: sign_in(name) for name in (*NOBODYS, "admin", "owner")}
    before = census()
    for verb, path in asked.items():
        for name in NOBODYS:
            assert leads_to_sign_in(clients[name].get(path)), verb
        of_admin = clients["admin"].get(path)
        assert of_admin.status_code == ADMIN_MODELS[model][verb], verb
        of_owner = 403 if (model, verb) in NEVER_DELETED else 200
        assert clients["owner"].get(path).status_code == of_owner, verb
    assert census() == before


FORM = {
    "post": "yes",
    "name": "x",
    "action": "delete_selected",
    "_selected_action": "1",
}


@pytest.mark.parametrize("model", ADMIN_MODELS)
def test_who_may_not_changes_nothing(cast, sign_in, model):
    asked = addresses(model, row_of(cast, model))
    asked.pop("history", None)
    refused = [verb for verb in asked if ADMIN_MODELS[model][verb] == 403]
    before = census()
    for name in (None, *MANAGE_NOTHING):
        client = sign_in(name)
        for verb, path in asked.items():
            assert client.post(path, FORM).status_code == 302, (name, verb)
    client = sign_in("admin")
    for verb in refused:
        assert client.post(asked[verb], FORM).status_code == 403, verb
    assert census() == before


RIVALS = {
    "id": "r",
    "contact": {"id": "r"},
    "messages": [],
    "team": "Rival Team",
    "entities": [{"name": "rival_entity", "value": "x"}],
}


@pytest.fixture
def rivals_rows(cast):
    """Model → one of the rival's."""
    rival = cast.rival_business
    take(rival, RIVALS)
    canned = CannedResponse(business=rival, name="rival", text="Rival")
    canned.save()
    return {
        "workspaces_business": rival,
        "workspaces_team": Team.objects.get(business=rival),
        "workspaces_membership": Membership.objects.get(business=rival),
        "workspaces_entitytype": EntityType.objects.get(business=rival),
        "agentchat_category": Category.objects.create(business=rival, name="Rival reason"),
        "agentchat_cannedresponse": canned,
        "agentchat_widget": Widget.objects.create(business=rival),
    }


OF_A_BUSINESS = [
    "workspaces_business",
    "workspaces_team",
    "workspaces_membership",
    "workspaces_entitytype",
    "agentchat_category",
    "agentchat_cannedresponse",
    "agentchat_widget",
]


@pytest.mark.parametrize("model", OF_A_BUSINESS)
def test_an_admin_neither_sees_nor_changes_another_business(cast, sign_in, rivals_rows, model):
    client, row = sign_in("admin"), rivals_rows[model]
    asked = addresses(model, row)
    form = {"post": "yes", "name": "Taken", "key": "taken"}
    delete = {
        "action": "delete_selected",
        "_selected_action": row.pk,
        "post": "yes",
    }
    before = census()
    for verb in ("change", "delete", "history"):
        assert client.get(asked[verb]).status_code in (302, 403)
        assert client.post(asked[verb], form).status_code in (302, 403)
    client.post(asked["changelist"], delete)
    for verb in ("changelist", "add"):
        assert held(client.get(asked[verb]), ["Rival"]) == [], verb
    assert census() == before
    row.refresh_from_db()
    assert "Taken" not in str(row)


def test_an_admin_cannot_put_anything_into_another_business(cast, sign_in):
    client, before = sign_in("admin"), census()
    rival = cast.rival_business.pk
    team = {
        "business": rival,
        "name": "Intruders",
        "delay_minutes": 5,
    }
    client.post(admin_address("workspaces_team", "add"), team)
    membership = {
        "business": rival,
        "email": "admin@acme.example",
        "role": "admin",
        "active": "on",
    }
    client.post(admin_address("workspaces_membership", "add"), membership)
    assert census() == before


def test_no_form_offers_an_admin_a_team_of_another_business(cast, sign_in):
    Team.objects.create(business=cast.rival_business, name="Intruders")
    for model in ("agentchat_widget", "workspaces_membership"):
        page = sign_in("admin").get(admin_address(model, "add"))
        assert held(page, ["Intruders"]) == [], model


def test_a_web_chat_stays_with_its_business(cast, sign_in):
    widget = Widget.objects.create(business=cast.acme)
    form = {
        "business": cast.rival_business.pk,
        "enabled": "on",
        "greeting": "Hi",
        "script": "{}",
        "colour": "#3b5bdb",
        "side": "end",
    }
    sign_in("owner").post(admin_address("agentchat_widget", "change", widget.pk), form)
    widget.refresh_from_db()
    assert widget.business == cast.acme
    assert widget.greeting == "Hi"


def change_membership(client, member, **changes):
    """Send the form of a membership with these changes."""
    rights = ("smart_agent_chat", "active")
    on = {name: "on" for name in rights if getattr(member, name)}
    form = {
        "business": member.business_id,
        "role": member.role,
        **on,
        **changes,
    }
    return client.post(admin_address("workspaces_membership", "change", member.pk), form)


def test_an_admin_gives_a_right_and_it_holds_at_the_next_opening(cast, sign_in):
    member, analyst = cast.membership("analyst"), sign_in("analyst")
    assert analyst.get("/chats").status_code == 403
    changed = change_membership(
        sign_in("admin"),
        member,
        smart_agent_chat="on",
    )
    assert changed.status_code == 302
    assert analyst.get("/chats").status_code == 200


def test_a_member_is_never_put_into_a_team_of_another_business(cast, sign_in):
    foreign = Team.objects.create(business=cast.rival_business, name="Theirs")
    member = cast.membership("agent")
    change_membership(
        sign_in("owner"),
        member,
        teams=[foreign.pk],
    )
    assert foreign not in member.teams.all()


def test_an_admin_marks_an_entity_and_its_values_are_hidden_at_once(cast, sign_in):
    agent, path = sign_in("agent"), path_of(cast.members_link)
    assert held(agent.get(path), ["Chennai"])
    city = EntityType.objects.get(business=cast.acme, name="city")
    form = {
        "business": cast.acme.pk,
        "name": "city",
        "personal": "on",
    }
    change = admin_address("workspaces_entitytype", "change", city.pk)
    assert sign_in("admin").post(change, form).status_code == 302
    for way in ("", "/all", "/transcript.txt", "?fragment=1", "/all?fragment=1"):
        assert held(agent.get(path + way), ["Chennai"]) == [], way
    assert "No message has" in agent.get(f"{path}?q=Chennai").text
    assert held(agent.get("/"), ["Chennai"]) == []


def test_the_administration_holds_nothing_of_a_contact(cast, sign_in):
    client = sign_in("owner")
    for model in ADMIN_MODELS:
        for path in addresses(model, row_of(cast, model)).values():
            assert held(client.get(path), SECRETS) == [], path


def test_signing_in_to_the_administration_goes_the_common_way_with_its_second_factor_and_lock_out(
    cast, client
):
    asked = client.get("/admin/login/?next=/admin/")
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/accounts/login/")
    client.post("/admin/login/", {"username": "owner@acme.example", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_whoever_manages_nothing_any_more_finds_nothing_to_manage(cast, sign_in):
    client = sign_in("admin")
    Membership.objects.filter(pk=cast.membership("admin").pk).update(role="agent")
    path = admin_address("workspaces_membership", "changelist")
    assert client.get(path).status_code == 403
    assert Business.objects.filter(name="Acme Bank").exists()
