"""The administration: the owner manages all, a business's admin that business alone, nobody else anything."""

import pytest
from django.apps import apps
from django.urls import reverse

from chatlinks.chats.models import CannedResponse, Category, Widget
from chatlinks.workspaces.models import Business, EntityType, Membership, Pattern, Team
from tests.kit.cast import SECRETS, take
from tests.kit.reading import held
from tests.kit.routes import ADMIN_MODELS, ADMIN_PAGES, CATCH_ALL, VERBS, address
from tests.matrix.test_matrix import census

SIGN_IN = ("/accounts/login/", "/admin/login/")
NO_MANAGERS = [
    "agent_permitted",
    "lead_both_permitted",
    "analyst",
    "neither",
    "former",
    "rival",
    "nobody",
]


@pytest.mark.parametrize(
    ("name", "wanted"), [*ADMIN_PAGES.items(), (CATCH_ALL, (302, 302, 404, 404))]
)
def test_each_gets_what_the_table_says_of_the_pages(cast, sign_in, name, wanted):
    path = "/admin/nothing-here" if name == CATCH_ALL else address(f"admin:{name}")
    assert sign_in(None).get(path).headers["Location"].startswith(SIGN_IN)
    assert {who: sign_in(who).get(path).status_code for who in NO_MANAGERS} == dict.fromkeys(
        NO_MANAGERS, wanted[1]
    )
    assert sign_in("admin").get(path).status_code == wanted[2]
    assert sign_in("owner").get(path).status_code == wanted[3]


def row_of(cast, model):
    """A row to ask for: one of Acme's where the model has such, else None."""
    EntityType.objects.get_or_create(business=cast.acme, name="city")
    Pattern.objects.get_or_create(business=cast.acme, name="ticket", expression="QX")
    Category.objects.get_or_create(business=cast.acme, name="Resolved")
    CannedResponse.objects.get_or_create(
        business=cast.acme, name="hello", defaults={"text": "Hello!"}
    )
    Widget.objects.get_or_create(business=cast.acme)
    if model == "workspaces_business":
        return cast.acme
    if model.startswith(("workspaces_", "agentchat_")):
        return apps.get_model(*model.split("_")).objects.filter(business=cast.acme).first()
    return cast.people["agent"] if model == "accounts_person" else None


def paths(model, row):
    """Verb → address; those of one row only where there is one."""
    of_row = {} if row is None else {verb: [row.pk] for verb in ("change", "delete", "history")}
    known = {"changelist": [], "add": [], **of_row}
    return {
        verb: reverse(f"admin:{model}_{verb}", args=arguments) for verb, arguments in known.items()
    }


@pytest.mark.parametrize("model", ADMIN_MODELS)
def test_each_gets_what_the_table_says_of_the_models(cast, sign_in, model):
    asked = paths(model, row_of(cast, model))
    clients = {name: sign_in(name) for name in (None, "agent_permitted", "rival", "admin", "owner")}
    of_admin, of_owner = (
        dict(zip(VERBS, map(int, each.split()), strict=True)) for each in ADMIN_MODELS[model]
    )
    before = census()
    for verb, path in asked.items():
        for nobody in (None, "agent_permitted", "rival"):
            assert clients[nobody].get(path).headers["Location"].startswith(SIGN_IN), verb
        assert clients["admin"].get(path).status_code == of_admin[verb], verb
        assert clients["owner"].get(path).status_code == of_owner[verb], verb
    assert census() == before


@pytest.mark.parametrize("model", ADMIN_MODELS)
def test_who_may_not_changes_nothing(cast, sign_in, model):
    asked = paths(model, row_of(cast, model))
    of_admin = dict(zip(VERBS, ADMIN_MODELS[model][0].split(), strict=True))
    before = census()
    for name in (None, *NO_MANAGERS, "admin"):
        client = sign_in(name)
        for verb in asked.keys() - {"history"}:
            if name != "admin" or of_admin[verb] == "403":
                response = client.post(
                    asked[verb],
                    {
                        "post": "yes",
                        "name": "x",
                        "action": "delete_selected",
                        "_selected_action": "1",
                    },
                )
                assert response.status_code == (403 if name == "admin" else 302), (name, verb)
    assert census() == before


@pytest.fixture
def rivals_rows(cast):
    take(cast.rival_business, {"id": "r", "contact": {"id": "r"}, "messages": [], "team": "Rival Team",
                               "entities": [{"name": "rival_entity", "value": "x"}]})  # fmt: skip
    return {
        "workspaces_business": cast.rival_business,
        "workspaces_team": Team.objects.get(business=cast.rival_business),
        "workspaces_membership": Membership.objects.get(business=cast.rival_business),
        "workspaces_entitytype": EntityType.objects.get(business=cast.rival_business),
        "agentchat_category": Category.objects.create(
            business=cast.rival_business, name="Rival reason"
        ),
        "agentchat_cannedresponse": CannedResponse.objects.create(
            business=cast.rival_business, name="rival", text="Rival"
        ),
        "agentchat_widget": Widget.objects.create(business=cast.rival_business),
    }


@pytest.mark.parametrize(
    "model",
    [
        "workspaces_business", "workspaces_team", "workspaces_membership", "workspaces_entitytype", "agentchat_category",
        "agentchat_cannedresponse", "agentchat_widget",
    ],
)  # fmt: skip
def test_an_admin_neither_sees_nor_changes_another_business(cast, sign_in, rivals_rows, model):
    client, row = sign_in("admin"), rivals_rows[model]
    asked = paths(model, row)
    before = census()
    for verb in ("change", "delete", "history"):
        assert client.get(asked[verb]).status_code in (302, 403)
        assert client.post(
            asked[verb], {"post": "yes", "name": "Taken", "key": "taken"}
        ).status_code in (302, 403)
    client.post(
        asked["changelist"],
        {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"},
    )
    for verb in {"changelist", "add"} & {
        "changelist" if model == "workspaces_business" else "add",
        "changelist",
    }:
        assert held(client.get(asked[verb]), ["Rival"]) == [], verb
    assert census() == before
    row.refresh_from_db()
    assert "Taken" not in str(row)


def test_an_admin_cannot_put_anything_into_another_business(cast, sign_in):
    client, before = sign_in("admin"), census()
    client.post(
        reverse("admin:workspaces_team_add"),
        {"business": cast.rival_business.pk, "name": "Intruders", "delay_minutes": 5},
    )
    form = {
        "business": cast.rival_business.pk,
        "email": "admin@acme.example",
        "role": "admin",
        "active": "on",
    }
    client.post(reverse("admin:workspaces_membership_add"), form)
    assert census() == before


def test_no_form_offers_an_admin_a_team_of_another_business(cast, sign_in):
    Team.objects.create(business=cast.rival_business, name="Intruders")
    for name in ("agentchat_widget", "workspaces_membership"):
        assert held(sign_in("admin").get(reverse(f"admin:{name}_add")), ["Intruders"]) == [], name


def test_a_web_chat_stays_with_its_business(cast, sign_in):
    widget = Widget.objects.create(business=cast.acme)
    form = {"business": cast.rival_business.pk, "enabled": "on", "greeting": "Hi", "script": "{}"}
    sign_in("owner").post(reverse("admin:agentchat_widget_change", args=[widget.pk]), form)
    widget.refresh_from_db()
    assert (widget.business, widget.greeting) == (cast.acme, "Hi")


def membership_form(member, **changes):
    on = {name: "on" for name in ("smart_agent_chat", "active") if getattr(member, name)}
    return {"business": member.business_id, "role": member.role, **on, **changes}


def test_an_admin_gives_a_right_and_it_holds_at_the_next_opening(cast, sign_in):
    member, agent = cast.membership("agent"), sign_in("agent")
    path = f"/c/{cast.members_link.token}"
    assert held(agent.get(path), SECRETS) == []
    form = membership_form(member, view_personal_details="on")
    changed = sign_in("admin").post(
        reverse("admin:workspaces_membership_change", args=[member.pk]), form
    )
    assert changed.status_code == 302
    assert "Priya Venkataraman" in agent.get(path).text


def test_a_member_is_never_put_into_a_team_of_another_business(cast, sign_in):
    foreign = Team.objects.create(business=cast.rival_business, name="Theirs")
    member = cast.membership("agent")
    form = membership_form(member, teams=[foreign.pk])
    sign_in("owner").post(reverse("admin:workspaces_membership_change", args=[member.pk]), form)
    assert foreign not in member.teams.all()


def test_an_admin_marks_an_entity_and_its_values_are_hidden_at_once(cast, sign_in):
    agent, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    assert held(agent.get(path), ["Chennai"])
    city = EntityType.objects.get(business=cast.acme, name="city")
    form = {"business": cast.acme.pk, "name": "city", "personal": "on"}
    assert (
        sign_in("admin")
        .post(reverse("admin:workspaces_entitytype_change", args=[city.pk]), form)
        .status_code
        == 302
    )
    for way in ("", "/all", "/transcript.txt", "?fragment=1", "/all?fragment=1"):
        assert held(agent.get(path + way), ["Chennai"]) == [], way
    assert "No message has" in agent.get(f"{path}?q=Chennai").text
    assert held(agent.get("/"), ["Chennai"]) == []


def test_the_administration_holds_nothing_of_a_contact(cast, sign_in):
    client = sign_in("owner")
    for model in ADMIN_MODELS:
        for path in paths(model, row_of(cast, model)).values():
            assert held(client.get(path), SECRETS) == [], path


def test_signing_in_to_the_administration_goes_the_common_way_with_its_second_factor_and_lock_out(
    cast, sign_in
):
    asked = sign_in(None).get("/admin/login/?next=/admin/")
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/accounts/login/")
    client = sign_in(None)
    client.post(
        "/admin/login/", {"username": "owner@acme.example", "password": "a password of the cast"}
    )
    assert "_auth_user_id" not in client.session


def test_whoever_manages_nothing_any_more_finds_nothing_to_manage(cast, sign_in):
    client = sign_in("admin")
    Membership.objects.filter(pk=cast.membership("admin").pk).update(role="agent")
    assert client.get(reverse("admin:workspaces_membership_changelist")).status_code == 403
    assert Business.objects.filter(name="Acme Bank").exists()
