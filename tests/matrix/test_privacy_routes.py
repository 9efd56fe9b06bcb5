"""Who may mark, undo, export, forget, look users up and decide what is masked; whoever may not
changes nothing.
"""

import pytest
from django.urls import reverse

from chatlinks.conversations.models import Mark
from chatlinks.workspaces.models import Business, EntityType, Pattern, RuleChange
from tests.kit.access_table import OUT, AccessTable, is_sent_to_sign_in, outcome, undone
from tests.kit.cast import MASKED, PRIYA, SECRETS, SHOWN
from tests.kit.links import tokens
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import PRIVACY
from tests.kit.signing_in import signed_in
from tests.kit.watching.census import census, imprint

GROUPS = {
    "both": ["admin_permitted"],
    "admin": ["admin"],
    "shown": sorted(SHOWN - {"admin_permitted"}),
    "mask": sorted(MASKED - {"admin"}),
    "none": ["neither", "auditor"],
    "left": ["former"],
    "other": ["nobody"],
    "rival": ["rival"],  # an admin, permitted, of another business
    "owner": ["owner"],  # manages the server, and is no member
    OUT: [OUT],
}
DONE = "done"
# From the list of businesses one is led to the only one.
BY_NAME = {"acme": {"*": "/masking/acme"}, "rival": {"*": "/masking/rival"}}
TEXT = """
method  address                          both admin shown mask none left other rival owner out

POST    /c/{members}/marks               done 403   done  403  403  404  404   404   404   login
POST    /c/{anyone}/marks                done 403   done  403  403  403  403   403   403   403
POST    /c/{locked}/marks                done 403   done  403  401  401  401   401   401   401
POST    /c/{expired}/marks               410  410   410   410  410  410  410   410   410   410
POST    /c/{garbage}/marks               404  404   404   404  404  404  404   404   404   404
POST    /c/{deleted}/marks               404  404   404   404  404  404  404   404   404   404
GET     /c/{members}/marks               405  405   405   405  405  405  405   405   405   405

POST    /c/{members}/marks/{mark}/undo   done done  403   403  403  404  404   404   404   login
POST    /c/{anyone}/marks/{mark}/undo    done done  403   403  403  403  403   403   403   403
POST    /c/{locked}/marks/{mark}/undo    done done  403   403  401  401  401   401   401   401
POST    /c/{expired}/marks/{mark}/undo   410  410   410   410  410  410  410   410   410   410
POST    /c/{garbage}/marks/{mark}/undo   404  404   404   404  404  404  404   404   404   404
POST    /c/{deleted}/marks/{mark}/undo   404  404   404   404  404  404  404   404   404   404
GET     /c/{members}/marks/{mark}/undo   405  405   405   405  405  405  405   405   405   405

POST    /c/{members}/forget              done done  403   403  403  404  404   404   404   login
POST    /c/{anyone}/forget               done done  403   403  403  403  403   403   403   403
POST    /c/{locked}/forget               done done  403   403  401  401  401   401   401   401
POST    /c/{expired}/forget              410  410   410   410  410  410  410   410   410   410
POST    /c/{garbage}/forget              404  404   404   404  404  404  404   404   404   404
POST    /c/{deleted}/forget              404  404   404   404  404  404  404   404   404   404

GET     /c/{members}/forget              200  200   403   403  403  404  404   404   404   login
GET     /c/{anyone}/forget               200  200   403   403  403  403  403   403   403   403
GET     /c/{locked}/forget               200  200   403   403  401  401  401   401   401   401
GET     /c/{expired}/forget              410  410   410   410  410  410  410   410   410   410
GET     /c/{garbage}/forget              404  404   404   404  404  404  404   404   404   404
GET     /c/{deleted}/forget              404  404   404   404  404  404  404   404   404   404

POST    /c/{members}/user.json           200  403   403   403  403  404  404   404   404   login
POST    /c/{anyone}/user.json            200  403   403   403  403  403  403   403   403   403
POST    /c/{locked}/user.json            200  403   403   403  401  401  401   401   401   401
POST    /c/{expired}/user.json           410  410   410   410  410  410  410   410   410   410
POST    /c/{garbage}/user.json           404  404   404   404  404  404  404   404   404   404
POST    /c/{deleted}/user.json           404  404   404   404  404  404  404   404   404   404
GET     /c/{members}/user.json           405  405   405   405  405  405  405   405   405   405

GET     /find-user                       405  405   405   405  405  405  405   405   405   login
POST    /find-user                       done 403   done  403  403  403  403   done  403   login

GET     /masking                         acme acme  403   403  403  403  403   rival 200   login
GET     /masking/acme                    200  200   404   404  404  404  404   404   200   login
POST    /masking/acme                    200  200   404   404  404  404  404   404   200   login
POST    /masking/acme/patterns           done done  404   404  404  404  404   404   done  login
GET     /masking/acme/patterns           405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/patterns/{pattern}/delete
                                         done done  404   404  404  404  404   404   done  login
GET     /masking/acme/patterns/{pattern}/delete
                                         405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/profile            done done  404   404  404  404  404   404   done  login
GET     /masking/acme/profile            405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/entities/{entity}  done done  404   404  404  404  404   404   done  login
GET     /masking/acme/entities/{entity}  405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/told/name          done done  404   404  404  404  404   404   done  login
GET     /masking/acme/told/name          405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/never-names        done done  404   404  404  404  404   404   done  login
GET     /masking/acme/never-names        405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/switch             done done  404   404  404  404  404   404   done  login
POST    /masking/acme/leads              done done  404   404  404  404  404   404   done  login
GET     /masking/acme/leads              405  405   405   405  405  405  405   405   405   login
GET     /masking/acme/switch             405  405   405   405  405  405  405   405   405   login
POST    /masking/acme/changes/{change}/undo
                                         done done  404   404  404  404  404   404   done  login
GET     /masking/acme/changes/{change}/undo
                                         405  405   405   405  405  405  405   405   405   login
"""
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


@pytest.fixture
def places(cast, links):
    """What the table's addresses name: links, and a mark, a pattern and an entity to be changed."""
    mark = Mark.objects.create(
        business=cast.acme,
        contact_id=cast.conversation.contact_id,
        conversation=cast.conversation,
        message=1,
        everywhere=True,
    )
    pattern = Pattern.objects.create(
        business=cast.acme,
        name="old",
        expression="OLD",
    )
    entity = EntityType.objects.get(business=cast.acme, name="city")
    change = RuleChange.objects.create(
        business=cast.acme, rules=1, what="shown", undo={"entity": entity.pk}
    )
    return {
        **tokens(links),
        "mark": mark.pk,
        "pattern": pattern.pk,
        "entity": entity.pk,
        "change": change.pk,
    }


FORM = {
    "passage": "only doing chat",
    "scope": "contact",
    "user": PRIYA["email"],
    "text": "try this",
    "name": "new",
    "expression": "NEW",
    "profile": "balanced",
    "personal": "1",
    "masking": "0",
    "leads": "1",
    "masked": "0",
    "words": "Diwali",
    "sure": "1",
}


def ask(client, places, row):
    """Send one row's request."""
    path = row.address.format(**places)
    return client.post(path, FORM) if row.method == "POST" else client.get(path)


def what_was_done(response):
    """The answer in the table's words."""
    if response.status_code != 302 or is_sent_to_sign_in(response):
        return outcome(response)
    target = response.headers["Location"]
    is_posted = response.wsgi_request.method == "POST"
    leads_back = target.startswith(("/c/", "/?contact=", "/masking/acme"))
    return DONE if is_posted and leads_back else target


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(sign_in, places, row):
    for turn in TABLE.turns(row):
        with undone():
            client = sign_in(turn.signs_in)
            before, counted = imprint(), census()
            response = ask(client, places, row)
            assert what_was_done(response) == turn.wanted, turn
            if turn.wanted == DONE or is_exported(row, turn):
                check_trace(row.route, counted, before)
            else:
                assert imprint() == before, turn
            check_words(row, turn, response)


def is_exported(row, turn):
    return (row.route, turn.wanted) == ("export-user", 200)


CHANGE = {"workspaces_rulechange": 1, "audit_record": 1}
# Route → what it adds to which table, where it is done.
ADDS = {
    "mark": {"conversations_mark": 1, "privacy_unsealing": 1, "audit_record": 2},
    "undo-mark": {"privacy_unsealing": 1, "audit_record": 2},
    "export-user": {"privacy_unsealing": 1, "audit_record": 1},
    "forget-user": {
        "privacy_contactkey": -1,
        "conversations_lookup": -2,
        "privacy_unsealing": 1,  # they are masked a last time
        "audit_record": 2,
    },
    "find-user": {"privacy_unsealing": 1, "audit_record": 1},
    "save-pattern": {"workspaces_pattern": 1, **CHANGE},
    "delete-pattern": {"workspaces_pattern": -1, **CHANGE},
    "choose-profile": CHANGE,
    "choose-entity": CHANGE,
    "choose-told-kind": CHANGE,
    "save-never-names": CHANGE,
    "switch-masking": {**CHANGE, "audit_record": 2},  # and an alarm
    "switch-leads": CHANGE,
    "undo-masking-change": CHANGE,
}


def check_trace(route, counted, before):
    """What was done is there, and nothing else besides."""
    for table, count in ADDS[route].items():
        counted[table] += count
    assert census() == counted
    assert imprint() != before


def check_words(row, turn, response):
    if is_exported(row, turn):
        assert held(response, ["Priya", "ABCPV1234K"])
        return
    assert held(response, SECRETS) == []
    if row.route not in ("masking", "masking-businesses") and turn.wanted != DONE:
        assert held(response, OF_THE_CONVERSATION) == []


FORMS = [
    row
    for row in TABLE.rows
    if row.method == "POST" and ("/c/" not in row.address or "{members}" in row.address)
]


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_a_form_sent_from_elsewhere_changes_nothing(cast, places, row):
    client = signed_in(cast.people["admin_permitted"], enforce_csrf_checks=True)
    before = imprint()
    assert ask(client, places, row).status_code == 403
    assert imprint() == before


def test_things_of_another_business_are_out_of_reach(sign_in, links, places):
    """An admin's own link or masking page, with another business's mark, pattern or entity."""
    rival, before = sign_in("rival"), imprint()
    for path in (
        reverse("delete-pattern", args=["rival", places["pattern"]]),
        reverse("choose-entity", args=["rival", places["entity"]]),
        reverse("undo-masking-change", args=["rival", places["change"]]),
        reverse("undo-mark", args=[links["foreign"].token, places["mark"]]),
    ):
        assert rival.post(path, FORM).status_code == 404, path
    assert imprint() == before


@pytest.mark.parametrize(("name", "wanted"), [("agent_permitted", 403), ("lead_permitted", DONE)])
@pytest.mark.parametrize("reach", ["team", "own"])
def test_an_agent_who_may_not_open_every_conversation_looks_nobody_up(
    cast, sign_in, name, wanted, reach
):
    Business.objects.filter(pk=cast.acme.pk).update(agents_open=reach)
    answer = sign_in(name).post("/find-user", {"user": PRIYA["email"]})
    assert what_was_done(answer) == wanted


def test_every_route_of_this_room_is_in_the_table():
    assert TABLE.routes == PRIVACY
