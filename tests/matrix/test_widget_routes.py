"""Who gets what of the web chat's routes: a visitor with a session what is theirs; whoever signs in, however high, no more."""

import pytest
from django.test import Client

from chatlinks.agentchat import limits
from chatlinks.agentchat.models import Widget
from tests.agentchat.test_widget import Browser
from tests.cast import SECRETS
from tests.matrix.routes import WIDGET
from tests.matrix.test_matrix import census, keep_file
from tests.reading import OF_THE_CONVERSATION, held

EVERYBODY = [
    None,
    "agent_permitted",
    "lead_both",
    "analyst",
    "admin_permitted",
    "neither",
    "former",
    "rival",
    "owner",
    "nobody",
]
# Route, method, address: what everybody gets who carries no session.
TABLE = [
    ("widget-script", "GET", "/widget.js", 200),
    ("widget-script", "POST", "/widget.js", 405),
    ("widget", "GET", "/w/acme", 200),
    ("widget", "POST", "/w/acme", 405),
    ("widget", "GET", "/w/rival", 404),
    ("widget-session", "POST", "/w/acme/session", 200),
    ("widget-session", "GET", "/w/acme/session", 405),
    ("widget-session", "POST", "/w/rival/session", 404),
    ("widget-messages", "GET", "/w/acme/messages", 401),
    ("widget-messages", "POST", "/w/acme/messages", 401),
    ("widget-messages", "GET", "/w/rival/messages", 404),
    ("widget-send-file", "POST", "/w/acme/files", 401),
    ("widget-file", "GET", "/w/acme{file}", 401),
    ("widget-file", "GET", "/w/rival{file}", 404),
    ("widget-received", "POST", "/w/acme/received", 401),
    ("widget-person", "POST", "/w/acme/person", 401),
    ("widget-details", "POST", "/w/acme/details", 401),
    ("widget-rating", "POST", "/w/acme/rating", 401),
    ("demo", "GET", "/demo", 404),
    ("demo-site", "GET", "/demo/bank", 404),
    ("demo-site", "GET", "/demo/nobody", 404),
]


@pytest.fixture(autouse=True)
def fresh_limits():
    limits.counter.storage.reset()


@pytest.mark.parametrize(("route", "method", "path", "status"), TABLE, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, route, method, path, status):
    Widget.objects.create(business=cast.acme)
    path, before = path.format(file=keep_file(cast)), None
    for name in EVERYBODY:
        client = sign_in(name)
        before = census()
        answer = client.generic(method, path, "{}", "application/json")
        assert answer.status_code == status, name
        assert held(answer, [*SECRETS, *OF_THE_CONVERSATION]) == []
        assert census() == before


def test_every_route_of_the_web_chat_is_in_the_table():
    assert {row[0] for row in TABLE} == WIDGET


def test_a_visitor_gets_nothing_of_anothers_chats_by_any_way(cast):
    Widget.objects.create(business=cast.acme)
    file, visitor = keep_file(cast), Browser()
    visitor.write("Hello")
    before = census()
    for way, data in (("messages?after=0.0", None), (f"files/{file.rpartition('/')[2]}", None), ("received", {"up_to": "9.9"}),
                      ("rating", {"rating": 1})):  # fmt: skip
        answer = visitor.post(way, data) if data else visitor.get(way)
        assert held(answer, [*SECRETS, *OF_THE_CONVERSATION]) == []
    assert census() == before


@pytest.mark.parametrize("path", ["/demo", "/demo/bank", "/demo/airline", "/demo/food"])
def test_the_demos_sites_are_there_on_this_machine_only(db, settings, path):
    settings.DEMO = True
    client = Client()
    assert client.get(path).status_code == 200
    assert client.get(path, headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404
    assert client.get(path, REMOTE_ADDR="192.0.2.7").status_code == 404
