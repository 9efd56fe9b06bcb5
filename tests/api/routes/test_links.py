"""Links that programs make: as the business allows, masked, their address told once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.api import keys
from chatlinks.api.models import ApiRequest
from chatlinks.api.writes import link_making
from chatlinks.audit.models import AuditRecord
from chatlinks.links.models import ChatLink, LinkPolicy
from tests.kit.acting.api import READER, Program, token_of
from tests.kit.cast import SECRETS
from tests.kit.reading import held
from tests.kit.watching.stored import dumped


def wanted(cast, **fields):
    return {"conversation": token_of(cast), **fields}


def path_of(answer):
    return "/c/" + answer.json()["link"].rpartition("/")[2]


def test_a_link_opens_masked_without_signing_in(cast, seer, sign_in):
    answer = seer.post("links", wanted(cast))
    assert answer.status_code == 201
    page = sign_in(None).get(path_of(answer))
    assert page.status_code == 200
    assert held(page, SECRETS) == []


def test_it_ends_in_a_week_unless_something_is_said(cast, reader):
    reader.post("links", wanted(cast))
    reader.post("links", wanted(cast, never_expires=True))
    reader.post("links", wanted(cast, expires_at="2199-01-01T00:00:00Z"))
    [first, second, third] = ChatLink.objects.filter(audience="anyone").order_by("pk")
    assert timedelta(days=6) < first.expires_at - timezone.now() < timedelta(days=8)
    assert second.expires_at is None
    assert third.expires_at.year == 2199


def test_a_passcode_is_asked_for(cast, reader, sign_in):
    answer = reader.post("links", wanted(cast, passcode="open sesame"))
    assert sign_in(None).get(path_of(answer)).status_code == 401


def test_it_covers_a_passage(cast, reader, sign_in):
    whole = reader.get(f"conversations/{token_of(cast)}/messages").json()["messages"]
    ends = {"first_message": whole[0]["id"], "last_message": whole[0]["id"]}
    answer = reader.post("links", wanted(cast, covers="passage", **ends))
    page = sign_in(None).get(path_of(answer))
    assert "Hello" in page.text
    assert "Thanks" not in page.text


def test_for_people_it_asks_for_an_address(cast, reader, sign_in):
    answer = reader.post("links", wanted(cast, audience="people", people=["kim@mail.example"]))
    assert answer.status_code == 201, answer.text
    assert sign_in(None).get(path_of(answer)).status_code == 401


@pytest.mark.parametrize(
    ("change", "fields", "field"),
    [
        ({"longest_days": 3}, {"never_expires": True}, "expires_at"),
        ({"longest_days": 3}, {}, "expires_at"),
        ({"passcode_required": True}, {}, "passcode"),
        ({}, {"passcode": "abc"}, "passcode"),
        ({}, {"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({}, {"covers": "passage", "first_message": 10**9, "last_message": 10**9}, "last_message"),
        ({}, {"covers": "passage", "first_message": 1, "last_message": 10**30}, "last_message"),
        ({}, {"audience": "people", "people": []}, "people"),
        ({}, {"people": ["kim@mail.example"]}, "people"),
        ({}, {"audience": "members"}, "audience"),
        ({}, {"colour": "red"}, "colour"),
    ],
    ids=str,
)
def test_what_the_business_does_not_allow_is_told_by_its_field(cast, reader, change, fields, field):
    LinkPolicy.objects.create(business=cast.acme, **change)
    answer = reader.post("links", wanted(cast, **fields))
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["errors"]] == [field]
    assert not ChatLink.objects.filter(audience__in=["anyone", "people"]).exists()


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_where_such_links_are_stopped_none_is_made(cast, reader, state):
    LinkPolicy.objects.create(business=cast.acme, state=state)
    assert reader.post("links", wanted(cast)).status_code == 403


def test_without_mail_none_is_made_for_people(cast, reader, settings):
    settings.MAIL_IS_SET_UP = False
    answer = reader.post("links", wanted(cast, audience="people", people=["kim@mail.example"]))
    assert [fault["field"] for fault in answer.json()["errors"]] == ["audience"]


def test_sent_again_it_is_the_same_link_and_its_address_is_kept_nowhere(cast, reader):
    first = reader.post("links", wanted(cast), **{"Idempotency-Key": "one"})
    again = reader.post("links", wanted(cast), **{"Idempotency-Key": "one"})
    assert first.json() == again.json()
    assert ApiRequest.objects.get().answer == {"id": first.json()["id"]}
    token = first.json()["link"].rpartition("/")[2]
    assert token not in dumped("api_apirequest") + dumped("links_chatlink")


def test_a_server_that_dies_in_between_leaves_no_link_that_nobody_was_told_of(
    cast, reader, monkeypatch
):
    make = link_making.make

    def die_after(*args):
        make(*args)
        raise RuntimeError

    with monkeypatch.context() as dying:
        dying.setattr(link_making, "make", die_after)
        assert reader.post("links", wanted(cast), **{"Idempotency-Key": "x"}).status_code == 500
    assert reader.get("links").json()["links"] == []
    assert reader.post("links", wanted(cast), **{"Idempotency-Key": "x"}).status_code == 201


def test_the_list_tells_of_it_and_never_its_address(cast, reader):
    made = reader.post("links", wanted(cast)).json()
    answer = reader.get("links")
    [listed] = answer.json()["links"]
    assert (listed["id"], listed["status"], listed["made_by"]) == (made["id"], "open", "Admin")
    assert made["link"].rpartition("/")[2] not in answer.text
    assert listed["conversation"].rpartition("/")[2] == token_of(cast)


def test_an_ended_one_opens_no_more(cast, reader, sign_in):
    made = reader.post("links", wanted(cast))
    answer = reader.post(f"links/{made.json()['id']}/end", {})
    assert answer.json() == {"id": made.json()["id"], "status": "ended"}
    assert sign_in(None).get(path_of(made)).status_code == 410
    assert reader.get("links", state="open").json()["links"] == []
    assert len(reader.get("links", state="ended").json()["links"]) == 1


def test_the_list_is_narrowed_to_a_conversation_and_comes_in_pages(cast, reader):
    for _ in range(3):
        reader.post("links", wanted(cast))
    first = reader.get("links", conversation=token_of(cast), limit=2).json()
    second = reader.get("links", limit=2, cursor=first["next"]).json()
    ids = [each["id"] for each in first["links"] + second["links"]]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 3
    assert reader.get("links", conversation="nothing").status_code == 404


def test_the_audit_says_which_key_made_and_ended_it(cast, reader):
    made = reader.post("links", wanted(cast)).json()
    reader.post(f"links/{made['id']}/end", {})
    acts = AuditRecord.objects.filter(link_id=made["id"]).order_by("pk")
    assert [(each.kind, each.what, each.person_id) for each in acts] == [
        ("shared", "key Report tool: for anyone", None),
        ("revoked", "key Report tool: for anyone", None),
    ]


def test_another_businesses_key_makes_and_ends_none(cast, reader):
    made = reader.post("links", wanted(cast)).json()
    by = cast.people["rival"].pk
    theirs = Program(keys.make(cast.rival_business, "Theirs", list(READER), None, by))
    assert theirs.post("links", wanted(cast)).status_code == 404
    assert theirs.post(f"links/{made['id']}/end", {}).status_code == 404
    assert theirs.get("links").json()["links"] == []
    assert ChatLink.objects.get(pk=made["id"]).revoked_at is None


def test_no_members_link_is_ended(cast, reader):
    assert reader.post(f"links/{cast.members_link.pk}/end", {}).status_code == 404


def test_a_key_that_only_reads_makes_none(cast):
    by = cast.people["admin"].pk
    program = Program(keys.make(cast.acme, "Reads", ["read"], None, by))
    assert program.post("links", wanted(cast)).status_code == 403
