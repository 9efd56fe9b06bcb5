"""Who gets what of the web chat's routes: a visitor with a session what is theirs; whoever signs in, however high, no more."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chatlinks.chats.models import Widget
from chatlinks.webchat import limits
from tests.kit.cast import SECRETS
from tests.kit.files import PNG
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import WIDGET
from tests.kit.web_chat import Browser
from tests.matrix.test_matrix import census, keep_file

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


def test_a_session_counts_as_a_bearers_alone(cast):
    Widget.objects.create(business=cast.acme)
    session = Browser().session
    for given in (session, f"Basic {session}", f"bearer {session}"):
        assert Client().get("/w/acme/messages", headers={"authorization": given}).status_code == 401


@pytest.mark.parametrize("id_", ["", "1234567", "x" * 65, "12345678\0"])
def test_a_file_under_no_proper_name_is_refused_and_begins_nothing(cast, id_):
    Widget.objects.create(business=cast.acme)
    visitor, before = Browser(), census()
    form = {"file": SimpleUploadedFile("a.png", PNG), "id": id_}
    assert visitor.client.post("/w/acme/files", form, headers=visitor.headers()).status_code == 400
    assert census() == before


@pytest.mark.parametrize("what", ["messages", "person"])
@pytest.mark.parametrize("id_", ["1234567", "x" * 65, "12345678\0", "1234 5678", 12345678])
def test_a_message_under_no_proper_name_is_refused_and_begins_nothing(cast, what, id_):
    Widget.objects.create(business=cast.acme)
    visitor, before = Browser(), census()
    assert visitor.post(what, {"id": id_, "text": "Hello"}).status_code == 400
    assert census() == before


def test_files_are_sent_ten_at_a_time(cast):
    Widget.objects.create(business=cast.acme)
    visitor = Browser()
    sent = [visitor.send("a.png", PNG, "the-same-one").status_code for _ in range(11)]
    assert sent == [200] * 10 + [429]


def test_what_is_too_big_for_memory_does_not_touch_the_disk_either(cast, monkeypatch):
    Widget.objects.create(business=cast.acme)
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryUploadedFile", lambda *given: 1 / 0
    )
    assert Browser().send("a.png", b"a" * (7 * 2**20)).status_code == 415


LONG_EMAIL = "x@" + ".".join(["a" * 60] * 4) + ".example"


@pytest.mark.parametrize(
    ("what", "given"),
    [("rating", {"rating": 5, "comment": "x" * 4001}), ("details", {"email": LONG_EMAIL})],
)
def test_what_a_visitor_says_of_themselves_has_an_end(cast, what, given):
    Widget.objects.create(business=cast.acme)
    visitor = Browser()
    visitor.write("Hello")
    assert visitor.post(what, given).status_code == 400


def test_a_nul_which_the_database_cannot_hold_is_left_out_of_what_a_visitor_writes(cast):
    Widget.objects.create(business=cast.acme)
    visitor = Browser()
    visitor.write("Hel\0lo")
    assert visitor.said[0] == ("user", "Hello")


def test_the_page_fetches_no_picture_from_elsewhere(cast, client):
    Widget.objects.create(business=cast.acme)
    assert "img-src 'self' data: blob:;" in client.get("/w/acme").headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/demo", "/demo/bank", "/demo/airline", "/demo/food"])
def test_the_demos_sites_are_there_on_this_machine_only(db, settings, path):
    settings.DEMO = True
    client = Client()
    assert client.get(path).status_code == 200
    assert client.get(path, headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404
    assert client.get(path, REMOTE_ADDR="192.0.2.7").status_code == 404
