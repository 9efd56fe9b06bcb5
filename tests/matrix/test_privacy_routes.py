"""Who may mark, undo, export, forget, look users up and decide what is masked; whoever may not changes nothing."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from chatlinks.conversations.models import Mark
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import EntityType, Pattern
from tests.conftest import BACKEND
from tests.kit.cast import MASKED, PRIYA, SECRETS, SHOWN
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.matrix.test_matrix import OUT, SIGN_IN, TABLES, census, links

__all__ = ["links"]
GROUPS = {
    "admin_permitted": ["admin_permitted"],
    "admin": ["admin"],
    "permitted": sorted(SHOWN - {"admin_permitted"}),
    "masked": sorted(MASKED - {"admin"}),
    "neither": ["neither"],
    "former": ["former"],
    "nobody": ["nobody"],
    "rival": ["rival"],  # an admin, permitted, of another business
    "owner": ["owner"],  # manages the server, and is no member
    OUT: [OUT],
}
DONE = "done"


def of_link(done, undone, other=403):
    """An action on a conversation, from `done` to those for whom it is to `undone`, by the link it is tried with."""
    return {
        "members": [done, undone, other, 403, 403, 404, 404, 404, 404, SIGN_IN],
        "anyone": [done, undone, other, 403, 403, 403, 403, 403, 403, 403],
        "locked": [done, undone, other, 403, 401, 401, 401, 401, 401, 401],
        "expired": [410] * 10,
        "garbage": [404] * 10,
        "deleted": [404] * 10,
    }


SHOWN_ONLY, ADMINS, ADMIN_SHOWN = of_link(DONE, 403, DONE), of_link(DONE, DONE), of_link(200, 403)
MANAGES = [DONE, DONE, 404, 404, 404, 404, 404, 404, DONE, SIGN_IN]
SEES = [200, 200, 404, 404, 404, 404, 404, 404, 200, SIGN_IN]
WRONG = [405] * 10
TABLE = [
    *(("mark", "POST", link, wanted) for link, wanted in SHOWN_ONLY.items()),
    *(("undo-mark", "POST", link, wanted) for link, wanted in ADMINS.items()),
    *(("forget-user", "POST", link, wanted) for link, wanted in ADMINS.items()),
    *(("forget-user", "GET", link, wanted) for link, wanted in of_link(200, 200).items()),
    *(("export-user", "POST", link, wanted) for link, wanted in ADMIN_SHOWN.items()),
    ("mark", "GET", "members", WRONG),
    ("undo-mark", "GET", "members", WRONG),
    ("export-user", "GET", "members", WRONG),
    ("find-user", "GET", "", [405] * 9 + [SIGN_IN]),
    ("find-user", "POST", "", [DONE, 403, DONE, 403, 403, 403, 403, DONE, 403, SIGN_IN]),
    ("masking-businesses", "GET", "", ["/masking/acme", "/masking/acme", 403, 403, 403, 403, 403, "/masking/rival", 200, SIGN_IN]),
    ("masking", "GET", "", SEES),
    ("masking", "POST", "", SEES),
    ("save-pattern", "POST", "", MANAGES),
    ("delete-pattern", "POST", "", MANAGES),
    ("choose-profile", "POST", "", MANAGES),
    ("choose-entity", "POST", "", MANAGES),
    *((name, "GET", "", [405] * 9 + [SIGN_IN]) for name in ("save-pattern", "delete-pattern", "choose-profile", "choose-entity")),
]  # fmt: skip


def imprint():
    """Everything that is stored, in one line a table: any change by a denied request would show here."""
    each = (
        f"(SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t)"
        for table in TABLES
    )
    return dict(zip(TABLES, rows("SELECT " + ", ".join(each))[0], strict=True))


@pytest.fixture
def things(cast):
    """A mark, a pattern and an entity to be undone, deleted and changed."""
    made = Mark.objects.create(
        business=cast.acme,
        contact_id=cast.conversation.contact_id,
        conversation=cast.conversation,
        message=1,
        everywhere=True,
    )
    pattern = Pattern.objects.create(business=cast.acme, name="old", expression="OLD")
    return {
        "mark": made.pk,
        "pattern": pattern.pk,
        "entity": EntityType.objects.get(business=cast.acme, name="city").pk,
    }


def address(route, token, things):
    arguments = {
        "mark": [token], "undo-mark": [token, things["mark"]], "forget-user": [token], "export-user": [token],
        "masking": ["acme"], "save-pattern": ["acme"], "delete-pattern": ["acme", things["pattern"]],
        "choose-profile": ["acme"], "choose-entity": ["acme", things["entity"]],
    }  # fmt: skip
    return reverse(route, args=arguments.get(route, []))


FORM = {
    "passage": "only doing chat", "scope": "contact", "user": PRIYA["email"], "text": "try this", "name": "new", "expression": "NEW",
    "profile": "balanced", "personal": "1",
}  # fmt: skip


def outcome(response):
    """The answer in the table's words."""
    if response.status_code != 302:
        return response.status_code
    target = response.headers["Location"]
    if target.startswith("/accounts/login/?next="):
        return SIGN_IN
    is_done = (
        target.startswith(("/c/", "/?contact=", "/masking/acme"))
        and response.wsgi_request.method == "POST"
    )
    return DONE if is_done else target


ROWS = [pytest.param(*row, id=f"{row[1]} {row[0]} {row[2]}") for row in TABLE]


@pytest.mark.parametrize(("route", "method", "kind", "expected"), ROWS)
def test_each_gets_what_the_table_says(cast, sign_in, links, things, route, method, kind, expected):
    _, tokens = links
    path = address(route, tokens.get(kind, ""), things)
    for (group, names), wanted in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            with transaction.atomic():
                client = sign_in(None if name == OUT else name)
                before, counted = imprint(), census()
                response = client.post(path, FORM) if method == "POST" else client.get(path)
                assert outcome(response) == wanted, name
                if wanted == DONE or (route, wanted) == ("export-user", 200):
                    check_trace(route, counted, before)
                else:
                    assert imprint() == before, name
                check_words(response, route, wanted, group)
                transaction.set_rollback(True)


CHANGED = {
    "mark": {"conversations_mark": 1, "privacy_unsealing": 1}, "undo-mark": {"privacy_unsealing": 1},
    "export-user": {"privacy_unsealing": 1}, "forget-user": {"privacy_contactkey": -1, "conversations_lookup": -2},
    "find-user": {"privacy_unsealing": 1},
    "save-pattern": {"workspaces_pattern": 1, "workspaces_rulechange": 1},
    "delete-pattern": {"workspaces_pattern": -1, "workspaces_rulechange": 1},
    "choose-profile": {"workspaces_rulechange": 1}, "choose-entity": {"workspaces_rulechange": 1},
}  # fmt: skip


def check_trace(route, counted, before):
    """What was done is there, and nothing else besides."""
    added = CHANGED.get(route, {})
    assert census() == {table: count + added.get(table, 0) for table, count in counted.items()}
    assert (imprint() == before) == (route == "masking")


def check_words(response, route, wanted, group):
    if (route, wanted) == ("export-user", 200):
        assert held(response, ["Priya", "ABCPV1234K"])
        return
    assert held(response, SECRETS) == []
    if route not in ("masking", "masking-businesses") and wanted != DONE:
        assert held(response, OF_THE_CONVERSATION) == []


FORMS = [
    (route, kind)
    for route, method, kind, _ in TABLE
    if method == "POST" and kind in ("", "members")
]


@pytest.mark.parametrize(("route", "kind"), FORMS)
def test_a_form_sent_from_elsewhere_changes_nothing(cast, links, things, route, kind):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.people["admin_permitted"], backend=BACKEND)
    before = imprint()
    assert client.post(address(route, links[1].get(kind, ""), things), FORM).status_code == 403
    assert imprint() == before


def test_things_of_another_business_are_out_of_reach(cast, sign_in, links, things):
    """An admin's own link or masking page, with another business's mark, pattern or entity."""
    rival, before = sign_in("rival"), imprint()
    assert (
        rival.post(reverse("delete-pattern", args=["rival", things["pattern"]])).status_code == 404
    )
    assert (
        rival.post(reverse("choose-entity", args=["rival", things["entity"]]), FORM).status_code
        == 404
    )
    foreign = links[0]["foreign"].token
    assert rival.post(reverse("undo-mark", args=[foreign, things["mark"]])).status_code == 404
    assert imprint() == before


@pytest.mark.parametrize("name", ["agent_permitted", "lead_permitted"])
@pytest.mark.parametrize("reach", ["team", "own"])
def test_an_agent_who_may_not_open_every_conversation_looks_nobody_up(cast, sign_in, name, reach):
    type(cast.acme).objects.filter(pk=cast.acme.pk).update(agents_open=reach)
    answer = sign_in(name).post("/find-user", {"user": PRIYA["email"]})
    assert outcome(answer) == (DONE if name == "lead_permitted" else 403)


def test_every_route_of_this_room_is_in_the_table():
    from tests.kit.routes import PRIVACY

    assert {row[0] for row in TABLE} == PRIVACY
