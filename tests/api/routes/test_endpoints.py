"""Endpoints that programs add: their secret told once, their address never."""

import pytest

from chatlinks.api.models import ApiRequest
from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.models import Endpoint
from chatlinks.audit.models import AuditRecord
from tests.kit.acting.api import Program, make_key

WANTED = {
    "name": "CRM",
    "address": "https://crm.example/hooks?key=sesame",
    "events": ["link.made"],
}


@pytest.fixture
def program(cast):
    return Program(make_key(cast, "Connector", scopes=["webhooks"]))


def test_one_is_added_and_its_secret_is_told_once(program):
    answer = program.post("endpoints", WANTED)
    held = Endpoint.objects.get()
    secret = endpoints.newest_secret(held)
    assert (answer.status_code, answer.json()) == (201, {"id": held.pk, "secret": secret})
    listed = program.get("endpoints")
    [read] = listed.json()["endpoints"]
    assert (read["host"], read["events"], read["on"]) == ("crm.example", ["link.made"], True)
    assert secret not in listed.text
    assert "sesame" not in listed.text


def test_the_audit_names_the_key(program):
    program.post("endpoints", WANTED)
    program.post(f"endpoints/{Endpoint.objects.get().pk}/remove", {})
    lines = AuditRecord.objects.filter(what__contains="webhook endpoint").order_by("pk")
    assert [(each.what, each.person_id) for each in lines] == [
        ("key Connector: webhook endpoint CRM made: link.made", None),
        ("key Connector: webhook endpoint CRM removed", None),
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"address": "http://crm.example/"}, "address"),
        ({"address": "https://169.254.169.254/"}, "address"),
        ({"events": []}, "events"),
        ({"events": ["sesame.opened"]}, "events"),
        ({"name": ""}, "name"),
        ({"name": "lotte@sesame.example"}, "name"),
        ({"colour": "red"}, "colour"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_by_its_field_and_never_its_value(program, change, field):
    answer = program.post("endpoints", {**WANTED, **change})
    assert answer.status_code == 422
    assert {each["field"] for each in answer.json()["errors"]} == {field}
    assert "sesame" not in answer.text
    assert not Endpoint.objects.exists()


def test_sent_again_under_one_name_there_is_one_and_no_kept_answer_holds_its_secret(program):
    header = {"Idempotency-Key": "k-1"}
    first = program.post("endpoints", WANTED, **header)
    assert program.post("endpoints", WANTED, **header).json() == first.json()
    assert Endpoint.objects.count() == 1
    assert ApiRequest.objects.get().answer == {"id": first.json()["id"]}


def test_another_businesss_is_not_there(cast, program):
    theirs = endpoints.make(
        cast.rival_business,
        endpoints.EndpointChoices("CRM", "https://crm.example/", ["link.made"]),
        cast.people["rival"].pk,
    )
    for id_ in (theirs.pk, "x", 10**30):
        assert program.post(f"endpoints/{id_}/remove", {}).status_code == 404
    assert program.get("endpoints").json() == {"endpoints": []}
    assert Endpoint.objects.exists()


def test_they_are_added_one_at_a_time(program):
    assert program.post("endpoints", [WANTED]).status_code == 422


def test_a_secret_that_an_admin_replaced_is_told_to_no_program(cast, program):
    header = {"Idempotency-Key": "k-1"}
    program.post("endpoints", WANTED, **header)
    fresh = endpoints.rotate(Endpoint.objects.get(), cast.people["admin"].pk)
    again = program.post("endpoints", WANTED, **header)
    assert again.status_code == 409
    assert fresh not in again.text
