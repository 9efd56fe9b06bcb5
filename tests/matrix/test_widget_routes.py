"""Who gets what of the web chat's routes: a visitor with a session what is theirs; whoever signs
in, however high, no more.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chatlinks.chats.models import Widget
from tests.kit.access_table import OUT, AccessTable, undone
from tests.kit.acting.web_chat import Browser
from tests.kit.cast import SECRETS
from tests.kit.links import keep_file
from tests.kit.reading import OF_THE_CONVERSATION, held
from tests.kit.routes import WIDGET
from tests.kit.samples.files import PNG
from tests.kit.watching.census import census

pytestmark = pytest.mark.usefixtures("fresh_limits")

# Whoever they are: they carry no session of the web chat.
GROUPS = {
    "everybody": [
        OUT,
        "agent_permitted",
        "lead_both",
        "analyst",
        "admin_permitted",
        "neither",
        "former",
        "rival",
        "owner",
        "nobody",
    ],
}
TEXT = """
method  address                everybody

GET     /widget.js             200
POST    /widget.js             405
GET     /w/acme                200
POST    /w/acme                405
GET     /w/rival               404
POST    /w/acme/session        200
GET     /w/acme/session        405
POST    /w/rival/session       404
GET     /w/acme/messages       401
POST    /w/acme/messages       401
GET     /w/rival/messages      404
POST    /w/acme/files          401
GET     /w/acme/files/{file}   401
GET     /w/rival/files/{file}  404
POST    /w/acme/received       401
POST    /w/acme/person         401
POST    /w/acme/details        401
POST    /w/acme/rating         401
POST    /w/acme/end            401
GET     /w/acme/end            401
GET     /demo                  404
GET     /demo/bank             404
GET     /demo/nobody           404
"""
TABLE = AccessTable(TEXT, GROUPS)
NOTHING = [*SECRETS, *OF_THE_CONVERSATION]


@pytest.fixture
def widget(cast):
    """Acme Bank has a web chat."""
    return Widget.objects.create(business=cast.acme)


@pytest.fixture
def visitor(widget):
    return Browser()


def id_of_file(cast):
    return keep_file(cast).rpartition("/")[2]


@pytest.mark.parametrize("row", TABLE.rows, ids=str)
def test_everybody_gets_what_the_table_says(cast, sign_in, widget, row):
    path = row.address.format(file=id_of_file(cast))
    for turn in TABLE.turns(row):
        with undone():
            client = sign_in(turn.signs_in)
            before = census()
            answer = client.generic(row.method, path, "{}", "application/json")
            assert answer.status_code == turn.wanted, turn
            assert held(answer, NOTHING) == []
            assert census() == before


def test_every_route_of_the_web_chat_is_in_the_table():
    assert TABLE.routes == WIDGET


def test_a_visitor_gets_nothing_of_anothers_chats_by_any_way(cast, visitor):
    file = id_of_file(cast)
    visitor.write("Hello")
    before = census()
    for answer in (
        visitor.get("messages?after=0.0"),
        visitor.get(f"files/{file}"),
        visitor.post("received", {"up_to": "9.9"}),
        visitor.post("rating", {"rating": 1}),
    ):
        assert held(answer, NOTHING) == []
    assert census() == before


@pytest.mark.parametrize("scheme", ["", "Basic ", "bearer "])
def test_a_session_counts_as_a_bearers_alone(visitor, scheme):
    headers = {"authorization": scheme + visitor.session}
    assert Client().get("/w/acme/messages", headers=headers).status_code == 401


IMPROPER_NAMES = ["1234567", "x" * 65, "12345678\0"]


@pytest.mark.parametrize("id_", ["", *IMPROPER_NAMES])
def test_a_file_under_no_proper_name_is_refused_and_begins_nothing(visitor, id_):
    before = census()
    form = {"file": SimpleUploadedFile("a.png", PNG), "id": id_}
    answer = visitor.client.post(
        "/w/acme/files",
        form,
        headers=visitor.headers(),
    )
    assert answer.status_code == 400
    assert census() == before


@pytest.mark.parametrize("what", ["messages", "person"])
@pytest.mark.parametrize("id_", [*IMPROPER_NAMES, "1234 5678", 12345678])
def test_a_message_under_no_proper_name_is_refused_and_begins_nothing(visitor, what, id_):
    before = census()
    assert visitor.post(what, {"id": id_, "text": "Hello"}).status_code == 400
    assert census() == before


def test_files_are_sent_ten_at_a_time(visitor):
    answers = [visitor.send("a.png", PNG, "the-same-one") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


def test_what_is_too_big_for_memory_does_not_touch_the_disk_either(visitor, monkeypatch):
    on_disk = "django.core.files.uploadhandler.TemporaryUploadedFile"
    monkeypatch.setattr(on_disk, lambda *arguments: 1 / 0)
    assert visitor.send("a.png", b"a" * (7 * 2**20)).status_code == 415


LONG_EMAIL = "x@" + ".".join(["a" * 60] * 4) + ".example"
TOO_LONG = [
    ("rating", {"rating": 5, "comment": "x" * 4001}),
    ("details", {"email": LONG_EMAIL}),
]


@pytest.mark.parametrize(("what", "sent"), TOO_LONG)
def test_what_a_visitor_says_of_themselves_has_an_end(visitor, what, sent):
    visitor.write("Hello")
    assert visitor.post(what, sent).status_code == 400


def test_a_nul_which_the_database_cannot_hold_is_left_out_of_what_a_visitor_writes(visitor):
    visitor.write("Hel\0lo")
    assert visitor.said[0] == ("user", "Hello")


def test_the_page_fetches_no_picture_from_elsewhere(widget, client):
    policy = client.get("/w/acme").headers["Content-Security-Policy"]
    assert "img-src 'self' data: blob:;" in policy
