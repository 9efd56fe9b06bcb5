"""Who gets what of a chat link's routes, by what kind of link; and what narrows it from one opening
to the next.
"""

import re

import pytest

from chatlinks.accounts.models import Person
from chatlinks.conversations.models import Mark
from chatlinks.links.models import Visit
from tests.kit.access_table import OUT, AccessTable, is_sent_to_sign_in, outcome, undone
from tests.kit.cast import MASKED, PRIYA, REFUSED_HERE, SECRETS, SHOWN, STRANGERS
from tests.kit.links import (
    PASSCODE,
    keep_file,
    mark_everywhere,
    send_along,
    tokens,
)
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import LINKS
from tests.kit.signing_in import signed_in
from tests.kit.watching.census import census

GROUPS = {
    "shown": sorted(SHOWN),
    "masked": sorted(MASKED),
    "neither": sorted(REFUSED_HERE),
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
# What is done, where a redirect says so; "link": led to the link itself.
AUDITED = "audited"
LINK, SHARED, REVOKED = "link", "shared", "revoked"
MARKED, FORGOTTEN, FOUND = "marked", "forgotten", "found"
STRUCK = "struck"
PANEL = "panel"  # led back to the panel that shares
DONE_BY = {
    "share": SHARED,
    "revoke": REVOKED,
    "mark": MARKED,
    "undo-mark": MARKED,
    "hide": PANEL,
    "undo-hide": MARKED,
    "strike": STRUCK,
    "send-link": PANEL,
    "forget-user": FORGOTTEN,
}
# Of a group, the admins alone, the permitted one alone, or the rival.
BY_NAME = {
    "permitted": {"admin_permitted": 200, "*": 403},
    "asked": {"admin_permitted": 200, "admin": 200, "*": 403},
    "forgot": {
        "admin_permitted": FORGOTTEN,
        "admin": FORGOTTEN,
        "*": 403,
    },
    "audited": {"admin_permitted": AUDITED, "admin": AUDITED, "*": 403},
    "undone": {"admin_permitted": MARKED, "admin": MARKED, "*": 403},
    "unknown": {"admin_permitted": 404, "admin": 404, "*": 403},
    "rivals": {"rival": FOUND, "*": 403},
    "exports": {"rival": 200, "*": 403},
    "asks": {"rival": 400, "*": 403},
}
# Only what opens (200, or a change by its name) may leave a trace.
TEXT = """
method  address                                shown      masked   neither  strangers  out

GET     /c/{members}                           200        200      403      404        login
GET     /c/{anyone}                            200        200      200      200        200
GET     /c/{locked}                            200        200      401      401        401
GET     /c/{unlocked}                          200        200      200      200        200
GET     /c/{expired}                           410        410      410      410        410
GET     /c/{revoked}                           410        410      410      410        410
GET     /c/{garbage}                           404        404      404      404        404
GET     /c/{deleted}                           404        404      404      404        404
GET     /c/{members}/                          link       link     link     link       link
GET     /c/{garbage}/                          link       link     link     link       link
GET     /c/{members}/all                       200        200      403      404        login
GET     /c/{anyone}/all                        200        200      link     link       link
GET     /c/{locked}/all                        200        200      401      401        401
GET     /c/{expired}/all                       410        410      410      410        410
GET     /c/{garbage}/all                       404        404      404      404        404
GET     /c/{members}/all/transcript.txt        200        200      403      404        login
GET     /c/{anyone}/all/transcript.txt         200        200      link     link       link
GET     /c/{locked}/all/transcript.txt         200        200      401      401        401
GET     /c/{expired}/all/transcript.txt        410        410      410      410        410
GET     /c/{garbage}/all/transcript.txt        404        404      404      404        404
GET     /c/{members}/transcript.txt            200        200      403      404        login
GET     /c/{anyone}/transcript.txt             200        200      200      200        200
GET     /c/{locked}/transcript.txt             200        200      401      401        401
GET     /c/{revoked}/transcript.txt            410        410      410      410        410
GET     /c/{garbage}/transcript.txt            404        404      404      404        404

GET     /c/{members}/export?format=csv         200        200      403      404        login
GET     /c/{members}/export?format=json        200        200      403      404        login
GET     /c/{members}/export?format=exe         404        404      403      404        login
GET     /c/{anyone}/export?format=json         200        200      200      200        200
GET     /c/{locked}/export?format=csv          200        200      401      401        401
GET     /c/{revoked}/export?format=pdf         410        410      410      410        410
GET     /c/{expired}/export?format=txt         410        410      410      410        410
GET     /c/{garbage}/export?format=csv         404        404      404      404        404
GET     /c/{members}/all/export?format=csv     200        200      403      404        login
GET     /c/{anyone}/all/export?format=csv      200        200      link     link       link
GET     /c/{locked}/all/export?format=csv      200        200      401      401        401
GET     /c/{expired}/all/export?format=csv     410        410      410      410        410
GET     /c/{garbage}/all/export?format=csv     404        404      404      404        404

GET     /c/{members}/following                 200        200      403      404        login
GET     /c/{anyone}/following                  200        200      200      200        200
GET     /c/{locked}/following                  200        200      401      401        401
GET     /c/{expired}/following                 410        410      410      410        410
GET     /c/{revoked}/following                 410        410      410      410        410
GET     /c/{garbage}/following                 404        404      404      404        404
GET     /c/{deleted}/following                 404        404      404      404        404
GET     /c/{members}/following?anew=1          200        200      403      404        login
GET     /c/{anyone}/following?anew=1           200        200      200      200        200
GET     /c/{locked}/following?anew=1           200        200      401      401        401
GET     /c/{revoked}/following?anew=1          410        410      410      410        410
GET     /c/{revoked}/following?ticket=1        410        410      410      410        410
GET     /c/{locked}/following?ticket=1         200        200      401      401        401
GET     /c/{members}/following?ticket=1        200        200      403      404        login
GET     /c/{members}/all/following             200        200      403      404        login
GET     /c/{anyone}/all/following              200        200      link     link       link
GET     /c/{locked}/all/following              200        200      401      401        401
GET     /c/{expired}/all/following             410        410      410      410        410
GET     /c/{garbage}/all/following             404        404      404      404        404

POST    /c/{members}/shares                    shared     shared   403      404        login
POST    /c/{anyone}/shares                     shared     shared   403      403        403
POST    /c/{locked}/shares                     shared     shared   401      401        401
POST    /c/{expired}/shares                    410        410      410      410        410
POST    /c/{garbage}/shares                    404        404      404      404        404
GET     /c/{members}/shares                    405        405      405      405        405
GET     /c/{members}/still                     204        204      403      404        login
GET     /c/{anyone}/still                      204        204      204      204        204
GET     /c/{anyone}/still?shown=1              204        409      409      409        409
GET     /c/{locked}/still                      204        204      401      401        401
GET     /c/{expired}/still                     410        410      410      410        410
GET     /c/{garbage}/still                     404        404      404      404        404
GET     /c/{members}/share                     200        200      403      404        login
GET     /c/{anyone}/share                      200        200      403      403        403
GET     /c/{locked}/share                      200        200      401      401        401
GET     /c/{expired}/share                     410        410      410      410        410
GET     /c/{garbage}/share                     404        404      404      404        404
POST    /c/{members}/share                     405        405      405      405        405
POST    /c/{members}/hide                      panel      403      403      404        login
POST    /c/{anyone}/hide                       panel      403      403      403        403
POST    /c/{revoked}/hide                      410        410      410      410        410
GET     /c/{members}/hide                      405        405      405      405        405
POST    /c/{members}/hide/undo                 undone     undone   403      404        login
POST    /c/{anyone}/hide/undo                  undone     undone   403      403        403
GET     /c/{members}/hide/undo                 405        405      405      405        405
POST    /c/{members}/shares/{share}/revoke     revoked    revoked  403      404        login
POST    /c/{anyone}/shares/{share}/revoke      revoked    revoked  403      403        403
POST    /c/{revoked}/shares/{share}/revoke     410        410      410      410        410
POST    /c/{garbage}/shares/{share}/revoke     404        404      404      404        404
GET     /c/{members}/shares/{share}/revoke     405        405      405      405        405
POST    /c/{members}/shares/{others}/revoke    404        404      403      404        login

POST    /c/{members}/passcode                  404        404      404      404        404
POST    /c/{anyone}/passcode                   404        404      404      404        404
POST    /c/{locked}/passcode                   link       link     link     link       link
POST    /c/{locked}/passcode?wrong             401        401      401      401        401
POST    /c/{expired}/passcode                  404        404      404      404        404
POST    /c/{garbage}/passcode                  404        404      404      404        404
GET     /c/{locked}/passcode                   link       link     link     link       link

POST    /c/{members}/report                    204        204      403      404        login
POST    /c/{anyone}/report                     204        204      204      204        204
POST    /c/{locked}/report                     204        204      401      401        401
POST    /c/{expired}/report                    410        410      410      410        410
POST    /c/{revoked}/report                    410        410      410      410        410
POST    /c/{garbage}/report                    404        404      404      404        404
GET     /c/{members}/report                    405        405      405      405        405

GET     /c/{members}/seen                      audited    audited  403      404        login
GET     /c/{anyone}/seen                       audited    audited  403      403        403
GET     /c/{locked}/seen                       audited    audited  401      401        401
GET     /c/{revoked}/seen                      410        410      410      410        410
GET     /c/{garbage}/seen                      404        404      404      404        404
GET     /c/{people}                            200        200      401      401        401
GET     /c/{people}/all                        200        200      401      401        401
GET     /c/{people}/transcript.txt             200        200      401      401        401
GET     /c/{people}/share                      200        200      401      401        401
POST    /c/{people}/shares                     shared     shared   401      401        401
POST    /c/{people}/code                       401        401      401      401        401
POST    /c/{anyone}/code                       404        404      404      404        404
POST    /c/{expired}/code                      404        404      404      404        404
GET     /c/{people}/code                       link       link     link     link       link
POST    /c/{people}/proof                      401        401      401      401        401
POST    /c/{anyone}/proof                      404        404      404      404        404
GET     /c/{people}/proof                      link       link     link     link       link
POST    /c/{members}/shares/{share}/mail       panel      panel    403      404        login
POST    /c/{anyone}/shares/{share}/mail        panel      panel    403      403        403
POST    /c/{members}/shares/{others}/mail      404        404      403      404        login
GET     /c/{members}/shares/{share}/mail       405        405      405      405        405
POST    /c/{members}/shares/{shared_with}/people/{invitee}/strike
                                               struck     struck   403      404        login
POST    /c/{anyone}/shares/{shared_with}/people/{invitee}/strike
                                               struck     struck   403      403        403
POST    /c/{members}/shares/{share}/people/{invitee}/strike
                                               404        404      403      404        login
GET     /c/{members}/shares/{shared_with}/people/{invitee}/strike
                                               405        405      405      405        405

POST    /c/{members}/marks                     marked     403      403      404        login
POST    /c/{anyone}/marks                      marked     403      403      403        403
POST    /c/{expired}/marks                     410        410      410      410        410
POST    /c/{members}/marks/{mark}/undo         undone     undone   403      404        login
POST    /c/{anyone}/marks/{mark}/undo          undone     undone   403      403        403
POST    /c/{members}/marks/{others_mark}/undo  unknown    unknown  403      404        login
POST    /c/{members}/user.json                 permitted  403      403      404        login
POST    /c/{anyone}/user.json                  permitted  403      403      403        403
POST    /c/{locked}/user.json                  permitted  403      401      401        401
GET     /c/{members}/user.json                 405        405      405      405        405
GET     /c/{members}/forget                    asked      asked    403      404        login
POST    /c/{members}/forget                    forgot     forgot   403      404        login
POST    /c/{anyone}/forget                     forgot     forgot   403      403        403
POST    /c/{revoked}/forget                    410        410      410      410        410

POST    /find-user                             found      403      403      rivals     login
GET     /find-user                             405        405      405      405        login
GET     /files/{file}                          200        403      403      404        login
POST    /files/{file}                          405        405      405      405        login
GET     /c/{along}                             200        200      200      200        200
GET     /c/{along}/sent/{sent}/0               200        200      200      200        200
POST    /c/{along}/sent/{sent}/0               405        405      405      405        405
GET     /c/{along}/sent/{sent}/1               404        404      404      404        404
GET     /c/{members}/sent/{sent}/0             404        404      403      404        login
GET     /c/{anyone}/sent/{sent}/0              404        404      404      404        404
GET     /c/{locked}/sent/{sent}/0              404        404      401      401        401
GET     /c/{expired}/sent/{sent}/0             410        410      410      410        410
GET     /c/{revoked}/sent/{sent}/0             410        410      410      410        410
GET     /c/{garbage}/sent/{sent}/0             404        404      404      404        404
GET     /exports                               200        200      403      exports    login
POST    /exports/ask                           400        400      403      asks       login
GET     /exports/{others}                      404        404      404      404        login
POST    /exports/{others}/delete               404        404      404      404        login
GET     /                                      200        200      200      200        login
POST    /sign-in/as                            404        404      404      404        404
GET     /sign-in/as                            405        405      405      405        405
GET     /sign-in/{garbage}                     404        404      404      404        404
POST    /sign-in/{garbage}                     404        404      404      404        404
"""
TABLE = AccessTable(TEXT, GROUPS, BY_NAME)


@pytest.fixture
def places(cast, links):
    """What the table's addresses name."""
    theirs = links["foreign"]
    mark = mark_everywhere(cast.conversation, "Choose", cast.people["admin"].pk)
    others = mark_everywhere(theirs.conversation, "Choose", cast.people["rival"].pk)
    return {
        **tokens(links),
        **send_along(cast),
        "share": links["anyone"].pk,
        "shared_with": links["people"].pk,
        "invitee": links["people"].invitees.get().pk,
        "others": theirs.pk,
        "mark": mark.pk,
        "others_mark": others.pk,
        "file": keep_file(cast).rpartition("/")[2],
    }


def ask(client, places, row):
    """Send one row's request."""
    path = row.address.format(**places)
    if "{unlocked}" in row.address:
        client.post(f"{path}/passcode", {"passcode": PASSCODE})
    if row.method == "GET":
        return client.get(path)
    form = {
        "passcode": "wrong" if "wrong" in row.address else PASSCODE,
        "expires": "1d",
        "passage": "See this",
        "user": PRIYA["email"],
        "kind": "copy",
        "script": "1",
        "marks": str(places["mark"]),
        "person": Person.objects.get(name="Owner").pk,
    }
    return client.post(path, form)


def what_was_done(response, places, row):
    """The answer in the table's words."""
    if response.status_code != 302 or is_sent_to_sign_in(response):
        return outcome(response)
    target = response.headers["Location"]
    if row.route == "find-user":
        return FOUND if target.startswith("/?contact=") else target
    if row.route == "seen":
        return AUDITED if target.startswith("/audit/acme?conversation=") else target
    link = "/".join(row.address.format(**places).partition("?")[0].split("/")[:3])
    assert re.split("[?#]", target)[0] in (link, f"{link}/share")
    return DONE_BY.get(row.route, LINK)


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_each_gets_what_the_table_says(sign_in, places, row):
    for turn in TABLE.turns(row):
        with undone():
            client = sign_in(turn.signs_in)
            before = census()
            response = ask(client, places, row)
            assert what_was_done(response, places, row) == turn.wanted, turn
            check_trace(before, row, turn)
            check_words(row, turn, response)


OPENINGS = ("chat-link", "whole", "transcript", "whole-transcript", "export", "whole-export")
FOLLOWING = ("following", "whole-following")  # by a page that was opened


def check_trace(before, row, turn):
    """Who was let in left a visit, and an unsealing where details were shown; who wasn't changed
    nothing.
    """
    wanted = turn.wanted
    if wanted in (MARKED, FORGOTTEN) or (row.route, wanted) == ("export-user", 200):
        # Forgetting and undoing may add no row.
        assert census() != before or Mark.objects.filter(undone_at=None).count() < 2
        return
    visited = wanted == 200 and row.route in OPENINGS
    read_file = wanted == 200 and row.route in ("file", "sent-file")
    followed = wanted == 200 and row.route in FOLLOWING and "ticket" not in row.address
    opened = (visited or followed) and turn.group == "shown"
    expected = dict(before)
    expected["links_visit"] += visited
    expected["privacy_unsealing"] += opened or read_file or wanted == FOUND
    expected["links_chatlink"] += wanted == SHARED
    reported = (row.route, wanted) == ("report-visit", 204)
    acted = wanted in (FOUND, SHARED, REVOKED, STRUCK) or reported
    looked = (row.route, wanted) == ("share-panel", 200)
    expected["audit_record"] += visited or read_file or acted or followed or looked
    assert census() == expected
    if visited:
        assert Visit.objects.latest("id").shown == opened


def check_words(row, turn, response):
    """Masked answers hold nothing personal, denials not a word of the conversation."""
    if turn.wanted == 200 and turn.group == "shown" and "ticket" not in row.address:
        silent = ("home", "forget-user", "share-panel", "list-exports", "sent-file")
        assert row.route in silent or held(response, ["Priya"])
    else:
        assert held(response, SECRETS) == []
    if turn.wanted != 200:
        assert held(response, OF_THE_CONVERSATION) == []


FORMS = [
    "/c/{members}/shares",
    "/c/{members}/shares/{share}/revoke",
    "/c/{members}/hide",
    "/c/{members}/hide/undo",
    "/c/{locked}/passcode",
    "/accounts/login/",
    "/accounts/logout/",
]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_sent_from_elsewhere_changes_nothing(cast, places, path):
    client = signed_in(cast.people["admin_permitted"], enforce_csrf_checks=True)
    before = census()
    form = {"expires": "1d", "passcode": PASSCODE}
    response = client.post(path.format(**places), form)
    assert response.status_code == 403
    assert "passcode" not in response.cookies
    assert census() == before
    assert client.get("/").status_code == 200  # still signed in


def test_every_route_of_the_links_is_in_the_table():
    assert TABLE.routes == LINKS
