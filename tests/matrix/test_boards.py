"""Who gets what of Businesses and Teams: those who lead a business with Smart Agent Chat, of that business, and nobody else."""

import pytest
from django.db import transaction

from chatlinks.database.rows import rows
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Team
from tests.kit.cast import MASKED, SECRETS, SHOWN, STRANGERS
from tests.kit.reading import held
from tests.kit.routes import BOARDS
from tests.matrix import test_chats
from tests.matrix.test_chats import ANALYSTS, DONE, LEADS, MINE
from tests.matrix.test_matrix import OUT, SIGN_IN

chat = test_chats.chat  # a fixture
GROUPS = {
    "leads": sorted(LEADS),
    "agents": sorted((SHOWN | MASKED) - LEADS - ANALYSTS),
    "analysts": sorted(ANALYSTS),
    "neither": ["neither"],
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
OWN = {"rival": 200, "*": 403}  # the rival leads another business
PAGE = (200, 403, 403, 403, OWN, SIGN_IN)
ONE = (200, 403, 403, 403, 404, SIGN_IN)
NOWHERE = {"rival": 404, "*": 403}
ACT = (DONE, 403, 403, 403, 404, SIGN_IN)
WRONG = (405, 405, 405, 405, 405, SIGN_IN)

# Route, method, path: what those get who lead the chat's business, its agents, analysts, members with neither access,
# strangers, signed out.
TABLE = [
    ("businesses", "GET", "/businesses", PAGE),
    ("businesses", "GET", "/businesses?business={acme}", (200, 403, 403, 403, NOWHERE, SIGN_IN)),
    ("businesses", "GET", "/businesses?business={acme}&state=active&part=lists", (200, 403, 403, 403, NOWHERE, SIGN_IN)),
    ("businesses", "GET", "/businesses?state=active&chat={chat}", (200, 403, 403, 403, NOWHERE, SIGN_IN)),
    ("businesses", "GET", "/businesses?chat={chat}&part=chat", (200, 403, 403, 403, NOWHERE, SIGN_IN)),
    ("businesses", "GET", "/businesses?chat={chat}&from=0", (200, 403, 403, 403, NOWHERE, SIGN_IN)),
    ("businesses", "GET", "/businesses?chat=999999999", (404, 403, 403, 403, NOWHERE, SIGN_IN)),
    ("businesses", "POST", "/businesses", WRONG),
    ("limit-slots", "POST", "/businesses/{acme}/agents/{person}/slots", ACT),
    ("limit-slots", "POST", "/businesses/{acme}/agents/{rival}/slots", (404, 403, 403, 403, 404, SIGN_IN)),
    ("limit-slots", "GET", "/businesses/{acme}/agents/{person}/slots", WRONG),
    ("teams", "GET", "/teams", PAGE),
    ("team-settings", "GET", "/teams/{team}/settings", ONE),
    ("team-settings", "POST", "/teams/{team}/settings", ACT),
    ("team-settings", "GET", "/teams/999999999/settings", (404, 404, 404, 404, 404, SIGN_IN)),
    ("add-to-team", "POST", "/teams/{loans}/members", ACT),
    ("add-to-team", "GET", "/teams/{loans}/members", WRONG),
    ("remove-from-team", "POST", "/teams/{team}/members/{person}/remove", ACT),
    ("remove-from-team", "POST", "/teams/{team}/members/{rival}/remove", (404, 403, 403, 403, 404, SIGN_IN)),
    ("remove-from-team", "GET", "/teams/{team}/members/{person}/remove", WRONG),
]  # fmt: skip


def settled():
    """Whatever these forms change, beside what a move changes."""
    return (
        test_chats.standing(),
        rows("SELECT membership_id, team_id FROM workspaces_membership_teams ORDER BY 1, 2"),
        rows("SELECT id, delay_minutes FROM workspaces_team ORDER BY 1"),
        rows("SELECT person_id, slots FROM agentchat_seat ORDER BY 1"),
    )


def form(loans, person):
    """What each form of the pages sends, all in one."""
    return {
        "to": f"team:{loans.pk}", "person": person.pk, "slots": 7, "delay_minutes": 3, "recall_minutes": 0, "sign_out": "keep",
    }  # fmt: skip


def outcome(response, before, method):
    if response.status_code == 302 and response.headers["Location"].startswith(
        "/accounts/login/?next="
    ):
        return SIGN_IN
    if method == "POST" and response.status_code == 302:
        return DONE if settled() != before else "nothing done"
    return response.status_code


@pytest.mark.parametrize(
    ("route", "method", "path", "expected"), TABLE, ids=[f"{m} {p}" for _, m, p, _ in TABLE]
)
def test_each_gets_what_the_table_says(cast, chat, sign_in, route, method, path, expected):
    loans, person = Team.objects.create(business=cast.acme, name="Loans"), cast.people[MINE]
    address = path.format(
        chat=chat.pk,
        acme=cast.acme.pk,
        team=chat.team_id,
        loans=loans.pk,
        person=person.pk,
        rival=cast.people["rival"].pk,
    )
    for names, each in zip(GROUPS.values(), expected, strict=True):
        for name in names:
            wanted = each if not isinstance(each, dict) else each.get(name, each.get("*"))
            with transaction.atomic():
                client, before = sign_in(None if name == OUT else name), settled()
                response = (
                    client.get(address)
                    if method == "GET"
                    else client.post(address, form(loans, person))
                )
                assert outcome(response, before, method) == wanted, (name, response.status_code)
                check(name, "chat=" in path and wanted == 200, response)
                assert wanted == DONE or settled() == before
                transaction.set_rollback(True)


def check(name, opens, response):
    """Originals are only in a chat that was opened, for those who may see them, and that is recorded."""
    shown = opens and name in SHOWN
    assert bool(held(response, SECRETS)) == shown, name
    assert Unsealing.objects.filter(person__isnull=False).exists() == shown


@pytest.mark.parametrize(
    ("name", "field"),
    [("lead_permitted", "active"), ("admin_permitted", "active"), ("lead", "smart_agent_chat")],
)
def test_who_led_and_does_no_more_finds_nothing_of_it(cast, chat, sign_in, name, field):
    member, before = cast.membership(name), settled()
    setattr(member, field, False)
    member.save()
    client, form_ = (
        sign_in(name),
        form(Team.objects.create(business=cast.acme, name="Loans"), cast.people[MINE]),
    )
    for path in (
        "/businesses",
        f"/businesses?business={cast.acme.pk}",
        f"/businesses?chat={chat.pk}&state=active",
        "/teams",
    ):
        answer = client.get(path)
        assert answer.status_code == 403, path
        assert held(answer, [*SECRETS, "Cards", "Acme"]) == []
    for path in (
        f"/teams/{chat.team_id}/settings",
        f"/businesses/{cast.acme.pk}/agents/{cast.people[MINE].pk}/slots",
    ):
        assert client.post(path, form_).status_code == (
            403 if field == "smart_agent_chat" else 404
        ), path
    assert settled()[0][1:] == before[0][1:]
    assert settled()[3] == before[3]


def test_who_left_is_no_choice_of_the_lists_filters(cast, sign_in):
    page = sign_in("lead").get("/businesses").text
    assert ">Agent Permitted<" in page
    assert ">Former<" not in page


def test_every_route_of_the_boards_is_in_the_table():
    assert {row[0] for row in TABLE} == BOARDS
