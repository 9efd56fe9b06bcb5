"""Whatever goes wrong is a clear page with its status, holding nothing of a conversation.

Nothing is lost.
"""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import SuspiciousOperation
from django.db import (
    InterfaceError,
    OperationalError,
    close_old_connections,
    connection,
    connections,
)
from django.test import Client, RequestFactory
from psycopg.errors import DeadlockDetected

from chatlinks.links.models import Visit
from chatlinks.web.notices import failed, not_found, outage
from tests.kit.cast import SECRETS
from tests.kit.reading import OF_THE_CONVERSATION, held

HELD = [*SECRETS, *OF_THE_CONVERSATION]
CLEAR = {
    400: "can't be read",
    403: "isn't open to you",
    404: "nothing here",
    500: "on our side",
    503: "can't be reached",
}


@pytest.fixture
def calm(sign_in):
    """calm(name) → a client that gets the page that a browser would, instead of the exception."""

    def signed_in(name):
        client = sign_in(name)
        client.raise_request_exception = False
        return client

    return signed_in


def fail_with(monkeypatch, problem):
    """The page breaks while it holds the whole conversation."""

    def broken(*arguments, **options):
        raise problem

    monkeypatch.setattr("chatlinks.reading.views.page.render", broken)


@pytest.mark.parametrize("name", ["agent_permitted", "agent", None])
@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (SuspiciousOperation("Priya"), 400),
        (PermissionError("Priya"), 500),
        (ValueError("Priya Venkataraman said lotus"), 500),
        (OperationalError("server closed the connection: Priya"), 503),
        (InterfaceError("connection already closed"), 503),
    ],
)
def test_a_page_that_breaks_is_a_clear_page_and_holds_nothing(
    cast, calm, monkeypatch, name, problem, status
):
    token = cast.anyone_link().token if name is None else cast.members_link.token
    client = calm(name)
    fail_with(monkeypatch, problem)
    page = client.get(f"/c/{token}")
    assert page.status_code == status
    assert CLEAR[status] in page.text.replace("&#39;", "'")
    assert held(page, HELD) == []
    assert ("Retry-After" in page.headers) == (status == 503)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/c/",
        "/c/x/y/z",
        "/static/none.css",
        "/favicon.ico",
        "/c/%00",
        "/c/../../etc/passwd",
        "/.env",
    ],
)
@pytest.mark.parametrize("name", ["agent", None])
def test_an_address_that_is_none_is_a_404(cast, calm, path, name):
    page = calm(name).get(path)
    assert page.status_code == 404
    assert held(page, HELD) == []


def test_under_another_hosts_name_nothing_is_answered(cast, calm):
    for name in ("agent", None):
        page = calm(name).get(f"/c/{cast.members_link.token}", headers={"host": "evil.example"})
        assert page.status_code == 400
        assert held(page, ["evil.example", *HELD]) == []


ODD = [
    "at=" + "0" * 5000,
    "at=" + "9" * 5000,
    "at=" + "9" * 19,
    "from=" + "9" * 19,
    "at=-1",
    "at=١٢٣",
    "at=%00",
    "from=99999999999999999999",
    "from=-5",
    "to=0",
    "to=" + "9" * 30,
    "from=5&to=2",
    "fragment=" + "x" * 5000,
    "q=%00",
    "q=" + "x" * 5000,
    "q=%25_%5C",
    "q=(((",
    "q=%F0%9F",
    "as=%00",
    "at=1e5",
    "at[]=1",
    "%00=1",
]


@pytest.mark.parametrize("query", ODD)
def test_no_query_breaks_a_chat_link_page(cast, calm, query):
    for way in ("", "/all"):
        page = calm("agent").get(f"/c/{cast.members_link.token}{way}?{query}")
        assert page.status_code == 200, (way, page.status_code)
        assert held(page, SECRETS) == []


ODD_LISTS = [
    "q=%00",
    "q=%22",
    "q=%22%22",
    "q=-",
    "q=or",
    "q=%21%26%7C",
    "q=" + "x " * 200,
    "since=%00",
    "since=0001-01-01",
    "until=9999-12-31",
    "since=2026-02-30",
    "since=20260101",
    "state=%00",
    "state=open",
    "who=%00",
    "business=%00",
    "business=" + "9" * 40,
    "before=1_1",
    "before=_",
    "before=x_y",
    "after=" + "9" * 40 + "_1",
    "before=1_" + "9" * 40,
    "before=-62135596800000000_1",
    "before=1_-1",
    "before=1_1&after=2_2",
    "contact=%00",
    "contact=x",
    "contact=" + "9" * 40,
    "contact=-1",
]


@pytest.mark.parametrize("query", ODD_LISTS)
def test_no_query_breaks_the_list(cast, calm, query):
    client = calm("agent")
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "../etc/passwd", "\x00", "UTC"):
        client.cookies["tz"] = zone
        page = client.get(f"/?{query}")
        assert page.status_code == 200, (zone, page.status_code)


def test_a_database_that_went_away_is_a_503_that_says_when_to_come_back(cast, calm, monkeypatch):
    client, path = calm("agent_permitted"), f"/c/{cast.members_link.token}"

    def gone(*arguments, **options):
        raise OperationalError("connection to server failed: Priya Venkataraman")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        broken.setattr(connection, "prepared", gone)
        for address in (
            path,
            "/",
            f"{path}/transcript.txt",
            f"{path}?fragment=1",
            "/accounts/password/change/",
        ):
            page = client.get(address)
            assert (page.status_code, page.headers.get("Retry-After")) == (503, "60"), address
            assert held(page, [*HELD, "OperationalError"]) == []
        assert client.post(f"{path}/shares", {"expires": "1d"}).status_code == 503
    assert client.get(path).status_code == 200  # and all is as it was, the sign-in too


def test_the_help_page_of_an_outage_needs_no_database(rf: RequestFactory):
    request = rf.get("/c/x")
    try:
        raise OperationalError("gone")
    except OperationalError:
        assert failed(request).status_code == 503


@pytest.mark.parametrize("wrong", [not_found, outage])
def test_a_program_is_told_the_same_as_problem_details(rf: RequestFactory, wrong):
    answer = wrong(rf.post("/api/v1/messages"))
    assert answer["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert told["status"] == answer.status_code
    assert set(told) == {"type", "title", "status", "detail"}


@pytest.mark.django_db(transaction=True)
def test_the_server_goes_on_after_its_connections_were_cut(client):
    assert client.get("/accounts/login/").status_code == 200
    client.get("/c/" + "x" * 24)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [pid] = cursor.fetchone()
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    other.close()
    client.raise_request_exception = False
    assert client.get("/c/" + "x" * 24).status_code == 503
    close_old_connections()  # as a server does between two requests
    assert client.get("/c/" + "x" * 24).status_code == 404


def test_a_stale_form_is_told_so_and_nothing_was_changed(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        cast.people["agent"], backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.post(f"/c/{cast.members_link.token}/shares", {"expires": "1d"})
    assert page.status_code == 403
    assert "Nothing was changed" in page.text
    assert held(page, HELD) == []


def test_a_visit_whose_page_broke_before_it_is_not_counted(cast, calm, monkeypatch):
    client = calm("agent")
    monkeypatch.setattr("chatlinks.reading.page.panes.fetch", lambda *a, **k: 1 / 0)
    assert client.get(f"/c/{cast.members_link.token}").status_code == 500
    assert not Visit.objects.exists()


def test_two_changes_at_once_are_no_outage(rf: RequestFactory, db):
    request = rf.post("/masking/acme/profile")
    request.user = AnonymousUser()
    try:
        raise OperationalError("deadlock detected") from DeadlockDetected()
    except OperationalError:
        page = failed(request)
    assert page.status_code == 503
    assert "at that moment" in page.text
    assert "can't be reached" not in page.text
