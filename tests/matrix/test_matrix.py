"""Who gets what of every route. A route that no table here lists fails; so does a denial that changed anything."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.conversations.live import files, opening
from chatlinks.conversations.models import Contact, Mark
from chatlinks.conversations.remasking import marks
from chatlinks.database.rows import rows
from chatlinks.links.models import ChatLink, Visit
from chatlinks.privacy.models import Unsealing
from tests.kit.cast import MASKED, PRIYA, SECRETS, SHOWN, STRANGERS, conversation, take
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import (
    ADMIN,
    ALLAUTH,
    ANALYTICS,
    BOARDS,
    CHATS,
    MASKING,
    PRIVACY,
    WIDGET,
    routes,
)

OUT = "signed out"
GROUPS = {
    "shown": sorted(SHOWN),
    "masked": sorted(MASKED),
    "neither": ["neither"],
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
SIGN_IN, LINK, SHARE, REVOKE = "to sign in", "to the link", "shared", "revoked"
MARK, FORGET, FOUND = "marked", "forgotten", "to who was found"
ADMIN_SEES = {"admin_permitted": 200, "*": 403}  # of a group, the admins alone
ADMINS_ASK = {"admin_permitted": 200, "admin": 200, "*": 403}
ADMINS_FORGET = {"admin_permitted": FORGET, "admin": FORGET, "*": 403}
ADMINS_UNDO = {"admin_permitted": MARK, "admin": MARK, "*": 403}
PASSCODE = "open sesame"

# Route, method, link: what those get who may open it (shown, masked), members with neither access, strangers, signed out.
# "to …" is a redirect there. Only what opens (200, or a change by its name) may leave a trace.
TABLE = [
    ("chat-link", "GET", "members",    (200, 200, 403, 404, SIGN_IN)),
    ("chat-link", "GET", "anyone",     (200, 200, 200, 200, 200)),
    ("chat-link", "GET", "locked",     (200, 200, 401, 401, 401)),
    ("chat-link", "GET", "unlocked",   (200, 200, 200, 200, 200)),
    ("chat-link", "GET", "expired",    (410, 410, 410, 410, 410)),
    ("chat-link", "GET", "revoked",    (410, 410, 410, 410, 410)),
    ("chat-link", "GET", "garbage",    (404, 404, 404, 404, 404)),
    ("chat-link", "GET", "deleted",    (404, 404, 404, 404, 404)),
    ("whole", "GET", "members",        (200, 200, 403, 404, SIGN_IN)),
    ("whole", "GET", "anyone",         (200, 200, LINK, LINK, LINK)),
    ("whole", "GET", "locked",         (200, 200, 401, 401, 401)),
    ("whole", "GET", "expired",        (410, 410, 410, 410, 410)),
    ("whole", "GET", "garbage",        (404, 404, 404, 404, 404)),
    ("transcript", "GET", "members",   (200, 200, 403, 404, SIGN_IN)),
    ("transcript", "GET", "anyone",    (200, 200, 200, 200, 200)),
    ("transcript", "GET", "locked",    (200, 200, 401, 401, 401)),
    ("transcript", "GET", "revoked",   (410, 410, 410, 410, 410)),
    ("transcript", "GET", "garbage",   (404, 404, 404, 404, 404)),
    ("share", "POST", "members",       (SHARE, SHARE, 403, 404, SIGN_IN)),
    ("share", "POST", "anyone",        (SHARE, SHARE, 403, 403, 403)),
    ("share", "POST", "locked",        (SHARE, SHARE, 401, 401, 401)),
    ("share", "POST", "expired",       (410, 410, 410, 410, 410)),
    ("share", "POST", "garbage",       (404, 404, 404, 404, 404)),
    ("share", "GET", "members",        (405, 405, 405, 405, 405)),
    ("revoke", "POST", "members",      (REVOKE, REVOKE, 403, 404, SIGN_IN)),
    ("revoke", "POST", "anyone",       (REVOKE, REVOKE, 403, 403, 403)),
    ("revoke", "POST", "revoked",      (410, 410, 410, 410, 410)),
    ("revoke", "POST", "garbage",      (404, 404, 404, 404, 404)),
    ("revoke", "GET", "members",       (405, 405, 405, 405, 405)),
    ("revoke another's", "POST", "members", (404, 404, 403, 404, SIGN_IN)),
    ("passcode", "POST", "members",    (404, 404, 404, 404, 404)),
    ("passcode", "POST", "anyone",     (404, 404, 404, 404, 404)),
    ("passcode", "POST", "locked",     (LINK, LINK, LINK, LINK, LINK)),
    ("wrong passcode", "POST", "locked", (401, 401, 401, 401, 401)),
    ("passcode", "POST", "expired",    (404, 404, 404, 404, 404)),
    ("passcode", "POST", "garbage",    (404, 404, 404, 404, 404)),
    ("passcode", "GET", "locked",      (LINK, LINK, LINK, LINK, LINK)),
    ("mark", "POST", "members",        (MARK, 403, 403, 404, SIGN_IN)),
    ("mark", "POST", "anyone",         (MARK, 403, 403, 403, 403)),
    ("mark", "POST", "expired",        (410, 410, 410, 410, 410)),
    ("undo-mark", "POST", "members",   (ADMINS_UNDO, ADMINS_UNDO, 403, 404, SIGN_IN)),
    ("undo-mark", "POST", "anyone",    (ADMINS_UNDO, ADMINS_UNDO, 403, 403, 403)),
    ("undo another's", "POST", "members", ({"admin_permitted": 404, "*": 403}, {"admin": 404, "*": 403}, 403, 404, SIGN_IN)),
    ("export-user", "POST", "members", (ADMIN_SEES, 403, 403, 404, SIGN_IN)),
    ("export-user", "POST", "anyone",  (ADMIN_SEES, 403, 403, 403, 403)),
    ("export-user", "POST", "locked",  (ADMIN_SEES, 403, 401, 401, 401)),
    ("export-user", "GET", "members",  (405, 405, 405, 405, 405)),
    ("forget-user", "GET", "members",  (ADMINS_ASK, ADMINS_ASK, 403, 404, SIGN_IN)),
    ("forget-user", "POST", "members", (ADMINS_FORGET, ADMINS_FORGET, 403, 404, SIGN_IN)),
    ("forget-user", "POST", "anyone",  (ADMINS_FORGET, ADMINS_FORGET, 403, 403, 403)),
    ("forget-user", "POST", "revoked", (410, 410, 410, 410, 410)),
    ("find-user", "POST", "members",   (FOUND, 403, 403, {"rival": FOUND, "*": 403}, SIGN_IN)),
    ("find-user", "GET", "members",    (405, 405, 405, 405, SIGN_IN)),
    ("file", "GET", "members",         (200, 403, 403, 404, SIGN_IN)),
    ("file", "POST", "members",        (405, 405, 405, 405, SIGN_IN)),
    ("home", "GET", "members",         (200, 200, 200, 200, SIGN_IN)),
    ("sign-in-as", "POST", "members",  (404, 404, 404, 404, 404)),
    ("sign-in-as", "GET", "members",   (405, 405, 405, 405, 405)),
    ("sign-in-by-link", "GET", "garbage",  (404, 404, 404, 404, 404)),
    ("sign-in-by-link", "POST", "garbage", (404, 404, 404, 404, 404)),
]  # fmt: skip


@pytest.fixture
def links(cast):
    """A link of every kind, by name."""
    now = timezone.now()
    [gone] = take(cast.acme, conversation(id="deleted"))
    deleted = ChatLink.objects.get(conversation=gone, audience="members")
    deleted.conversation.delete()
    [other] = take(cast.rival_business, conversation(id="rival-1"))
    made = {
        "members": cast.members_link,
        "anyone": cast.anyone_link(expires_at=now + timedelta(days=1)),
        "expired": cast.anyone_link(expires_at=now - timedelta(seconds=1)),
        "revoked": cast.anyone_link(revoked_at=now),
        "locked": ChatLink.for_anyone(cast.conversation, cast.people["admin"].id, None, PASSCODE),
        "foreign": ChatLink.for_anyone(
            ChatLink.objects.get(conversation=other).conversation, None, None
        ),
    }
    tokens = {name: link.token for name, link in made.items()}
    theirs = made["foreign"].conversation
    made["file"] = keep_file(cast)
    made["mark"] = marks.mark(
        cast.conversation, "Choose", message_id=None, everywhere=True, by=cast.people["admin"].id
    )
    made["their mark"] = marks.mark(
        theirs, "Choose", message_id=None, everywhere=True, by=cast.people["rival"].id
    )
    tokens |= {"garbage": "x" * 24, "deleted": deleted.token, "unlocked": tokens["locked"]}
    return made, tokens


def keep_file(cast):
    """A file of Priya's; returns its address."""
    with transaction.atomic():
        talk = opening.reopen(cast.acme, cast.conversation.pk)
        data = files.keep(talk, "passbook_photo.png", b"\x89PNG\r\n\x1a\n" + b"Priya" * 9)
        talk.say(opening.message("user", "", type="IMAGE", data=data))
    return data["items"][0]["image"]


# What signing in writes of itself, and wrong passcodes, which have to be counted.
UNCOUNTED = {"django_session", "axes_accesslog", "account_emailaddress", "links_passcodetry"}
TABLES = sorted(
    {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label != "procrastinate"
    }
    - UNCOUNTED
)


def census():
    """How many rows each table holds; whatever a denied request did would show here."""
    [counts] = rows("SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in TABLES))
    return dict(zip(TABLES, counts, strict=True))


def ask(client, made, tokens, route, method, kind):
    """Send one row's request."""
    path = f"/c/{tokens[kind]}"
    if kind == "unlocked":
        client.post(f"{path}/passcode", {"passcode": PASSCODE})
    share = made["foreign" if "another" in route else "anyone"].id
    mark = made["their mark" if "another" in route else "mark"].id
    paths = {
        "chat-link": path, "whole": f"{path}/all", "transcript": f"{path}/transcript.txt", "share": f"{path}/shares",
        "revoke": f"{path}/shares/{share}/revoke", "revoke another's": f"{path}/shares/{share}/revoke",
        "passcode": f"{path}/passcode", "wrong passcode": f"{path}/passcode", "home": "/",
        "sign-in-by-link": f"/sign-in/{tokens[kind]}", "mark": f"{path}/marks", "undo-mark": f"{path}/marks/{mark}/undo",
        "undo another's": f"{path}/marks/{mark}/undo", "export-user": f"{path}/user.json", "forget-user": f"{path}/forget",
        "find-user": "/find-user", "sign-in-as": "/sign-in/as",
        "file": made["file"],
    }  # fmt: skip
    data = {
        "passcode": "wrong" if "wrong" in route else PASSCODE, "expires": "1d", "passage": "See this", "user": PRIYA["email"],
        "person": Person.objects.get(name="Owner").pk,
    }  # fmt: skip
    return (
        client.generic(method, paths[route]) if method == "GET" else client.post(paths[route], data)
    )


def outcome(response, tokens, kind, route):
    """The answer in the table's words."""
    if response.status_code != 302:
        return response.status_code
    target, done = (
        response.headers["Location"],
        {"share": SHARE, "revoke": REVOKE, "forget-user": FORGET},
    )
    if target.startswith("/accounts/login/?next="):
        return SIGN_IN
    if route == "find-user":
        return FOUND if target.startswith("/?contact=") else target
    assert target.partition("#")[0].partition("?")[0] == f"/c/{tokens[kind]}"
    return MARK if "mark" in route or "undo" in route else done.get(route, LINK)


ROWS = [pytest.param(*row, id=f"{row[1]} {row[0]} by {row[2]} link") for row in TABLE]


@pytest.mark.parametrize(("route", "method", "kind", "expected"), ROWS)
def test_each_gets_what_the_table_says(cast, sign_in, links, route, method, kind, expected):
    made, tokens = links
    for (group, names), each in zip(GROUPS.items(), expected, strict=True):
        for name in names:
            wanted = each if not isinstance(each, dict) else each.get(name, each["*"])
            with transaction.atomic():
                client = sign_in(None if name == OUT else name)
                before = census()
                response = ask(client, made, tokens, route, method, kind)
                assert outcome(response, tokens, kind, route) == wanted, (
                    name,
                    response.status_code,
                )
                check_trace(before, route, group, wanted, response)
                check_words(route, group, wanted, response)
                transaction.set_rollback(True)


def check_trace(before, route, group, wanted, response):
    """Who was let in left a visit, and an unsealing where details were shown; who wasn't changed nothing."""
    if wanted in (MARK, FORGET) or (route, wanted) == ("export-user", 200):
        assert (
            census() != before or Mark.objects.filter(undone_at=None).count() < 2
        )  # forgetting and undoing may add no row
        return
    visited = wanted == 200 and route in ("chat-link", "whole", "transcript")
    expected = dict(before)
    expected["links_visit"] += visited
    opened = visited and group == "shown"
    expected["privacy_unsealing"] += opened or wanted == FOUND or (route, wanted) == ("file", 200)
    expected["links_chatlink"] += wanted == SHARE
    assert census() == expected
    if visited:
        assert Visit.objects.latest("id").shown == (group == "shown")


def check_words(route, group, wanted, response):
    """Masked answers hold nothing personal, denials not a word of the conversation."""
    if wanted == 200 and group == "shown":
        assert route in ("home", "forget-user") or held(response, ["Priya"])
    else:
        assert held(response, SECRETS) == []
    if wanted != 200:
        assert held(response, OF_THE_CONVERSATION) == []


# The business narrows its agents; who isn't in reach: (members' link, anyone link).
@pytest.mark.parametrize("reach", ["team", "own"])
@pytest.mark.parametrize("name", ["agent_permitted", "agent"])
def test_an_agent_outside_the_reach_is_refused_and_through_a_link_for_anyone_sees_it_masked(
    cast, sign_in, links, reach, name
):
    cast.acme.__class__.objects.filter(pk=cast.acme.pk).update(agents_open=reach)
    cast.membership(name).teams.clear()
    cast.conversation.participation_set.all().delete()
    _, tokens = links
    client, before = sign_in(name), census()
    for path in ("", "/all", "/transcript.txt"):
        refused = client.get(f"/c/{tokens['members']}{path}")
        assert refused.status_code == 403
        assert held(refused, [*SECRETS, *OF_THE_CONVERSATION]) == []
    assert client.post(f"/c/{tokens['members']}/shares", {"expires": "1d"}).status_code == 403
    assert held(client.get("/"), OF_THE_CONVERSATION) == []
    assert census() == before
    opened = client.get(f"/c/{tokens['anyone']}")
    assert opened.status_code == 200
    assert held(opened, SECRETS) == []
    assert client.post(f"/c/{tokens['anyone']}/shares", {"expires": "1d"}).status_code == 403
    assert Unsealing.objects.count() == before["privacy_unsealing"]


def test_whose_reach_is_narrow_learns_of_no_further_conversation_of_the_same_user(cast, sign_in):
    """Neither by the list nor by the page: how many there are, where they lead, what they say."""
    [later] = take(cast.acme, conversation(id="acme-2", team="Loans"))
    path = f"/c/{ChatLink.objects.get(conversation=later, audience='members').token}"
    cast.acme.__class__.objects.filter(pk=cast.acme.pk).update(agents_open="team")
    for name, of in (("agent_permitted", "1"), ("lead_permitted", "2")):
        client = sign_in(name)
        counts = re.findall(r'<span class="of">1 of (\d+)<', client.get("/").text)
        page = [
            client.get(f"/c/{cast.members_link.token}{way}")
            for way in ("", "/all", "?q=chat", "/all?q=chat")
        ]
        assert counts == [of]
        assert [path in each.text for each in page] == (
            [False] * 4 if of == "1" else [True, True, True, True]
        )


@pytest.mark.parametrize("name", ["agent_permitted", "analyst", "admin", "owner"])
def test_a_deactivated_person_is_as_good_as_signed_out(cast, sign_in, links, name):
    client = sign_in(name)
    cast.people[name].is_active = False
    cast.people[name].save()
    _, tokens = links
    assert client.get(f"/c/{tokens['members']}").headers["Location"].startswith("/accounts/login/")
    assert client.get("/").headers["Location"].startswith("/accounts/login/")
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("right", ["active", "view_personal_details"])
def test_a_right_that_is_taken_away_ends_at_the_next_opening(cast, sign_in, right):
    client, path = sign_in("agent_permitted"), f"/c/{cast.members_link.token}"
    assert held(client.get(path), ["Priya"])
    member = cast.membership("agent_permitted")
    setattr(member, right, False)
    member.save()
    assert held(client.get(path), SECRETS) == []


def test_a_passcode_given_for_one_link_does_not_open_another(cast, links):
    _, tokens = links
    other = ChatLink.for_anyone(cast.conversation, cast.people["admin"].id, None, "another one")
    client = Client()
    client.post(f"/c/{tokens['locked']}/passcode", {"passcode": PASSCODE})
    cookie = client.cookies["passcode"].value
    client = Client(headers={"cookie": f"passcode={cookie}"})
    assert client.get(f"/c/{tokens['locked']}").status_code == 200
    assert client.get(f"/c/{other.token}").status_code == 401


def test_passcodes_cannot_be_tried_for_ever(cast, links):
    _, tokens = links
    client = Client()
    tried = [
        client.post(f"/c/{tokens['locked']}/passcode", {"passcode": f"{n:04}"}).status_code
        for n in range(11)
    ]
    assert tried == [401] * 10 + [429]
    assert client.post(f"/c/{tokens['locked']}/passcode", {"passcode": PASSCODE}).status_code == 429


@pytest.mark.parametrize(("name", "key"), [("agent_permitted", "acme"), ("rival", "rival")])
def test_who_looks_a_user_up_finds_those_of_their_own_business_only(
    cast, sign_in, links, name, key
):
    found = sign_in(name).post("/find-user", {"user": PRIYA["email"]}).headers["Location"]
    contacts = Contact.objects.filter(business__key=key).values_list("id", flat=True)
    assert found == "/?" + "&".join(f"contact={each}" for each in contacts)


FORMS = [
    "/c/{members}/shares",
    "/c/{members}/shares/{share}/revoke",
    "/c/{locked}/passcode",
    "/accounts/login/",
    "/accounts/logout/",
]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_sent_from_elsewhere_changes_nothing(cast, links, path):
    made, tokens = links
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        cast.people["admin_permitted"],
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    before = census()
    response = client.post(
        path.format(**tokens, share=made["anyone"].id), {"expires": "1d", "passcode": PASSCODE}
    )
    assert response.status_code == 403
    assert "passcode" not in response.cookies
    assert census() == before
    assert client.get("/").status_code == 200  # still signed in


def test_every_route_is_listed():
    listed = (
        {row[0] for row in TABLE}
        | ALLAUTH.keys()
        | ADMIN
        | MASKING.keys()
        | PRIVACY
        | CHATS
        | BOARDS
        | WIDGET
        | ANALYTICS
    )
    unlisted = [path for path, name in routes(get_resolver()) if name not in listed]
    assert unlisted == []


def test_nothing_is_listed_that_is_no_route():
    names = {name for _, name in routes(get_resolver())}
    listed = {row[0] for row in TABLE} - {"revoke another's", "undo another's", "wrong passcode"}
    assert (
        listed
        | ALLAUTH.keys()
        | ADMIN
        | MASKING.keys()
        | PRIVACY
        | CHATS
        | BOARDS
        | WIDGET
        | ANALYTICS
    ) - names == set()
