"""The list of a business's endpoints, and making one."""

import re

import pytest

from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.models import Endpoint
from chatlinks.audit.models import AuditRecord
from tests.kit.acting.receivers import endpoint_at

FORM = {
    "name": "CRM",
    "address": "https://crm.example/hooks?key=sesame",
    "events": ["link.made", "review.received"],
}


@pytest.fixture
def admin(cast, sign_in):
    return sign_in("admin")


def words_of(answer):
    return " ".join(answer.text.split())


def test_its_secret_is_in_one_answer_and_nowhere_else(admin):
    assert "None yet" in words_of(admin.get("/webhooks/acme"))
    made = admin.post("/webhooks/acme", FORM)
    held = Endpoint.objects.get()
    [secret] = set(re.findall(r"whsec_[\w+/=]+", made.text))
    assert secret == endpoints.newest_secret(held)
    for page in (admin.get("/webhooks/acme"), admin.get(f"/webhooks/acme/{held.pk}")):
        assert secret not in page.text
    assert held.address == FORM["address"]
    assert sorted(held.events) == sorted(FORM["events"])


def test_the_list_names_its_host_and_nothing_more_of_its_address(admin):
    admin.post("/webhooks/acme", FORM)
    page = words_of(admin.get("/webhooks/acme"))
    assert "crm.example" in page
    assert "sesame" not in page
    assert "not told anything yet" in page


def test_making_one_stands_in_the_audit_without_its_address(admin):
    admin.post("/webhooks/acme", FORM)
    [line] = AuditRecord.objects.filter(what__contains="webhook endpoint CRM")
    assert line.what == "webhook endpoint CRM made: link.made, review.received"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "lotte@example.org"}, "holds something personal"),
        ({"name": "Taken"}, "There is an endpoint of this name."),
        ({"address": "http://crm.example/"}, "It begins with https://"),
        ({"address": "https://127.0.0.1/"}, "within a network of its own"),
        ({"address": "https://[::ffff:10.0.0.1]/"}, "within a network of its own"),
        ({"address": "https://a:b@crm.example/"}, "name with a password"),
        ({"address": "https://crm.example/ü"}, "a letter that an address can’t"),
        ({"events": []}, "Choose at least one."),
        ({"events": ["everything"]}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(cast, admin, change, why):
    endpoint_at("https://crm.example/", cast.acme, cast.people["admin"], name="Taken")
    answer = admin.post("/webhooks/acme", {**FORM, **change})
    assert answer.status_code == 400
    assert why in words_of(answer)
    kept = {**FORM, **change}["address"]
    assert f'value="{kept}"' in answer.text
    assert Endpoint.objects.count() == 1


def test_there_are_only_so_many(cast, admin, monkeypatch):
    monkeypatch.setattr(endpoints, "MOST", 1)
    admin.post("/webhooks/acme", FORM)
    answer = admin.post("/webhooks/acme", {**FORM, "name": "Another"})
    assert (answer.status_code, "1 endpoints at most" in words_of(answer)) == (400, True)


def test_who_manages_one_business_is_led_on_to_it(admin, sign_in):
    assert admin.get("/webhooks").headers["Location"] == "/webhooks/acme"
