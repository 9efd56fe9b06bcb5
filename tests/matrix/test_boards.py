"""Who gets what of Businesses and Teams: those who lead a business with Smart Agent Chat, of that
business, and nobody else.
"""

import pytest

from chatlinks.database.rows import rows
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Team
from tests.kit.access_table import OUT, AccessTable, outcome, undone
from tests.kit.cast import SECRETS, SHOWN, STRANGERS
from tests.kit.groups import AGENTS, LEADS, ONLY_ANALYSE
from tests.kit.priyas_chat import MINE, standing
from tests.kit.reading import held
from tests.kit.routes import BOARDS

GROUPS = {
    "leads": sorted(LEADS),
    "agents": sorted(AGENTS),
    "analysts": sorted(ONLY_ANALYSE),
    "neither": ["neither", "auditor"],
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
DONE = "done"
# The rival leads another business.
BY_NAME = {
    "own": {"rival": 200, "*": 403},
    "none": {"rival": 404, "*": 403},
}
TEXT = """
method  address                                   leads  agents  analysts  neither  strangers  out

GET     /businesses                               200    403     403       403      own        login
GET     /businesses?business={acme}               200    403     403       403      none       login
GET     /businesses?business={acme}&state=active&part=lists
                                                  200    403     403       403      none       login
GET     /businesses?state=active&chat={chat}      200    403     403       403      none       login
GET     /businesses?chat={chat}&part=chat         200    403     403       403      none       login
GET     /businesses?chat={chat}&from=0            200    403     403       403      none       login
GET     /businesses?chat=999999999                404    403     403       403      none       login
POST    /businesses                               405    405     405       405      405        login
POST    /businesses/{acme}/agents/{person}/slots  done   403     403       403      404        login
POST    /businesses/{acme}/agents/{rival}/slots   404    403     403       403      404        login
GET     /businesses/{acme}/agents/{person}/slots  405    405     405       405      405        login
GET     /teams                                    200    403     403       403      own        login
GET     /teams/{team}/settings                    200    403     403       403      404        login
POST    /teams/{team}/settings                    done   403     403       403      404        login
GET     /teams/999999999/settings                 404    404     404       404      404        login
POST    /teams/{loans}/members                    done   403     403       403      404        login
GET     /teams/{loans}/members                    405    405     405       405      405        login
POST    /teams/{team}/members/{person}/remove     done   403     403       403      404        login
POST    /teams/{team}/members/{rival}/remove      404    403     403       403      404        login
GET     /teams/{team}/members/{person}/remove     405    405     405       405      405        login
"""
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)
TEAM_MEMBERS = "SELECT membership_id, team_id FROM workspaces_membership_teams ORDER BY 1, 2"
DELAYS = "SELECT id, delay_minutes FROM workspaces_team ORDER BY 1"
SLOTS = "SELECT person_id, slots FROM agentchat_seat ORDER BY 1"


def settled():
    """Whatever these forms change, beside what a move changes."""
    return standing(), rows(TEAM_MEMBERS), rows(DELAYS), rows(SLOTS)


@pytest.fixture
def loans(cast):
    return Team.objects.create(business=cast.acme, name="Loans")


@pytest.fixture
def form(cast, loans):
    """What each form of the pages sends, all in one."""
    return {
        "to": f"team:{loans.pk}",
        "person": cast.people[MINE].pk,
        "slots": 7,
        "delay_minutes": 3,
        "recall_minutes": 0,
        "sign_out": "keep",
    }


@pytest.fixture
def places(cast, chat, loans):
    """What the table's addresses name."""
    return {
        "chat": chat.pk,
        "acme": cast.acme.pk,
        "team": chat.team_id,
        "loans": loans.pk,
        "person": cast.people[MINE].pk,
        "rival": cast.people["rival"].pk,
    }


def what_was_done(response, before, method):
    """The answer in the table's words."""
    status = outcome(response)
    if method == "POST" and status == 302:
        return DONE if settled() != before else "nothing done"
    return status


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(places, form, sign_in, row):
    path = row.address.format(**places)
    for turn in TABLE.turns(row):
        with undone():
            client, before = sign_in(turn.signs_in), settled()
            response = client.get(path) if row.method == "GET" else client.post(path, form)
            assert what_was_done(response, before, row.method) == turn.wanted, turn
            opens_a_chat = "chat=" in row.address and turn.wanted == 200
            check(turn.name, opens_a_chat, response)
            assert turn.wanted == DONE or settled() == before


def check(name, opens_a_chat, response):
    """Originals are only in a chat that was opened, for those who may see them, and that is
    recorded.
    """
    shown = opens_a_chat and name in SHOWN
    assert bool(held(response, SECRETS)) == shown, name
    assert Unsealing.objects.filter(person__isnull=False).exists() == shown


PAGES = [
    "/businesses",
    "/businesses?business={acme}",
    "/businesses?chat={chat}&state=active",
    "/teams",
]
ACTIONS = [
    "/teams/{team}/settings",
    "/businesses/{acme}/agents/{person}/slots",
]
NO_MORE = [
    ("lead_permitted", "active", 404),
    ("admin_permitted", "active", 404),
    ("lead", "smart_agent_chat", 403),
]


@pytest.mark.parametrize(("name", "field", "status"), NO_MORE)
def test_who_led_and_does_no_more_finds_nothing_of_it(
    cast, places, form, sign_in, name, field, status
):
    member, before = cast.membership(name), settled()
    setattr(member, field, False)
    member.save()
    client = sign_in(name)
    for path in PAGES:
        answer = client.get(path.format(**places))
        assert answer.status_code == 403, path
        assert held(answer, [*SECRETS, "Cards", "Acme"]) == []
    for path in ACTIONS:
        assert client.post(path.format(**places), form).status_code == status, path
    assert settled() == before


def test_who_left_is_no_choice_of_the_lists_filters(cast, sign_in):
    page = sign_in("lead").get("/businesses").text
    assert ">Agent Permitted<" in page
    assert ">Former<" not in page


def test_every_route_of_the_boards_is_in_the_table():
    assert TABLE.routes == BOARDS
