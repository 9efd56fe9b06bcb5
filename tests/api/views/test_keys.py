"""Keys: made, shown once, replaced, revoked after a question."""

import re

import pytest

from chatlinks.api.models import ApiKey
from chatlinks.audit.models import AuditRecord
from tests.kit.acting.api import HELLO, Program, make_key

TOKEN = re.compile(r"clk_[0-9a-f]{64}")
NEW = {"name": "Shop bot", "life": "365", "scopes": ["write"]}


@pytest.fixture
def admin(cast, sign_in):
    return sign_in("admin")


def test_a_key_is_shown_once_and_works(admin):
    [token, *rest] = TOKEN.findall(admin.post("/keys/acme", NEW).text)
    assert set(rest) <= {token}
    assert Program(token).post("messages", HELLO).status_code == 201
    assert TOKEN.search(admin.get("/keys/acme").text) is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [({"name": ""}, "required"), ({"name": "x", "life": "7"}, "not one of the available")],
)
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(admin, typed, fault):
    answer = admin.post("/keys/acme", {**NEW, **typed})
    assert answer.status_code == 400
    assert fault in answer.text
    assert f'value="{typed["name"]}"' in answer.text or not typed["name"]
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize(
    ("scopes", "fault"),
    [
        ([], "Choose at least one"),
        (["personal"], "has to read"),
        (["write", "read"], "find out what is hidden"),
        (["write", "links"], "find out what is hidden"),
    ],
)
def test_rights_that_do_not_go_together_are_told_and_no_key_is_made(admin, scopes, fault):
    answer = admin.post("/keys/acme", {**NEW, "scopes": scopes})
    assert answer.status_code == 400
    assert fault in answer.text
    assert not ApiKey.objects.exists()


def test_a_key_that_reads_is_shown_with_its_rights(cast, admin):
    page = admin.post("/keys/acme", {**NEW, "scopes": ["read", "links"]}).text
    [token, *_] = TOKEN.findall(page)
    assert "The answer lists the newest conversations" in page
    assert "Make and end links" in admin.get("/keys/acme").text
    assert Program(token).get("conversations").status_code == 200


def test_a_key_that_sees_details_alarms_the_other_admins(cast, admin, sign_in):
    admin.post("/keys/acme", {**NEW, "scopes": ["read", "personal"]})
    assert (
        "made a key that sees personal details"
        in sign_in("admin_permitted").get("/people/acme").text
    )


def test_what_is_done_with_keys_is_in_the_audit(cast, admin):
    admin.post("/keys/acme", {**NEW, "scopes": ["read"]})
    admin.post(f"/keys/acme/{ApiKey.objects.get().pk}/revoke", {"sure": "1"})
    acts = AuditRecord.objects.filter(kind="rights").order_by("pk")
    assert [(each.what, each.person) for each in acts] == [
        ("key Shop bot made: read", cast.people["admin"]),
        ("key Shop bot revoked", cast.people["admin"]),
    ]


def test_two_working_keys_of_one_name_cannot_be_told_apart(admin):
    admin.post("/keys/acme", NEW)
    assert "Replace that one below" in admin.post("/keys/acme", NEW).text
    assert ApiKey.objects.count() == 1


def test_a_replaced_key_works_on(cast, admin):
    old = make_key(cast)
    path = f"/keys/acme/{ApiKey.objects.get().pk}/replace"
    [token, *_] = TOKEN.findall(admin.post(path).text)
    assert Program(old).post("messages", HELLO).status_code == 201
    assert Program(token).post("messages", HELLO).status_code == 200


def test_one_that_does_not_work_is_not_replaced(cast, admin):
    make_key(cast)
    held = ApiKey.objects.get()
    admin.post(f"/keys/acme/{held.pk}/revoke", {"sure": "1"})
    answer = admin.post(f"/keys/acme/{held.pk}/replace", follow=True)
    assert "Make a new key instead" in answer.text
    assert ApiKey.objects.count() == 1


def test_revoking_asks_first(cast, admin):
    program = Program(make_key(cast))
    path = f"/keys/acme/{ApiKey.objects.get().pk}/revoke"
    assert "can’t be taken back" in admin.post(path).text
    assert program.post("messages", HELLO).status_code == 201
    assert "is revoked" in admin.post(path, {"sure": "1"}, follow=True).text
    assert program.post("messages", HELLO).status_code == 401


def test_without_any_key_the_page_says_what_for(admin):
    assert "None yet" in admin.get("/keys/acme").text


def test_who_revoked_it_first_stands_there_for_good(cast, admin, sign_in):
    admin.post("/keys/acme", NEW)
    path = f"/keys/acme/{ApiKey.objects.get().pk}/revoke"
    for name in ("admin", "admin_permitted"):
        sign_in(name).post(path, {"sure": "1"})
    assert ApiKey.objects.get().revoked_by == cast.people["admin"]
