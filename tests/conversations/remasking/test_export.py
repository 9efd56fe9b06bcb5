"""A contact asks for all that is kept of them: it comes whole, in clear, and that is recorded."""

import json
import re

import pytest

from chatlinks.database.rows import rows
from tests.kit.cast import SECRETS, conversation, minutes, take
from tests.kit.reading import held


def link(cast):
    return f"/c/{cast.members_link.token}"


def exported(cast, sign_in, name="admin_permitted"):
    answer = sign_in(name).post(f"{link(cast)}/user.json")
    assert answer.status_code == 200
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="user-{cast.conversation.contact_id}.json"'
    )
    assert "no-store" in answer.headers["Cache-Control"]
    return json.loads(answer.content)


def data_of(exported_or_given):
    """Where we keep a file, its address is ours."""
    data = json.dumps([m.get("data") for m in exported_or_given["messages"]], sort_keys=True)
    return re.sub(r'"(/files/\d+|https://files\.example/[^"]*)"', '"kept"', data)


def test_the_export_holds_everything_exactly_as_it_came(cast, sign_in):
    given, found = conversation(), exported(cast, sign_in)
    person = given["contact"]
    assert found["details"] == {
        "name": person["name"],
        "email": person["email"],
        "phone_number": person["phone"],
        "device": person["device"],
        "language": "en",
        "time_zone": "Asia/Kolkata",
    }
    [one] = found["conversations"]
    assert [m.get("text", "") for m in one["messages"]] == [m["text"] for m in given["messages"]]
    assert data_of(one) == data_of(given)
    assert [m["from"] for m in one["messages"]] == [m["from"] for m in given["messages"]]
    assert [(e["type"], e.get("text", "")) for e in one["events"]] == [
        (e["type"], e.get("text", "")) for e in given["events"]
    ]
    assert {e["name"]: e["value"] for e in one["entities"]} == {
        e["name"]: e["value"] for e in given["entities"]
    }
    [review] = one["reviews"]
    assert (review["rating"], review["comment"], review["for"]) == (
        2,
        given["reviews"][0]["comment"],
        "agent",
    )


def test_the_export_holds_all_conversations_of_this_contact_and_no_other(cast, sign_in):
    take(cast.acme, conversation(id="acme-2", started_at=minutes(9000)))
    take(
        cast.acme,
        {
            "id": "o",
            "contact": {"id": "u-o", "name": "Meera Nair"},
            "messages": [{"at": minutes(0), "from": "user", "text": "Meera"}],
        },
    )
    found = exported(cast, sign_in)
    assert [c["number"] for c in found["conversations"]] == [1, 2]
    assert "Meera" not in json.dumps(found)


def test_the_export_holds_what_was_masked_by_a_later_rule_and_by_hand(cast, sign_in):
    sign_in("admin_permitted").post(f"{link(cast)}/marks", {"passage": "only doing chat"})
    assert "I m only doing chat with you" in [
        m.get("text") for m in exported(cast, sign_in)["conversations"][0]["messages"]
    ]


def test_the_export_is_recorded(cast, sign_in):
    before = rows("SELECT count(*) FROM privacy_unsealing")[0][0]
    exported(cast, sign_in)
    found = rows(
        "SELECT person_id, contact_id, business_id, why FROM privacy_unsealing ORDER BY id"
    )
    assert found[before:] == [
        (
            cast.people["admin_permitted"].pk,
            cast.conversation.contact_id,
            cast.acme.pk,
            "exported for a request of access",
        )
    ]


@pytest.mark.parametrize(
    "name",
    ["admin", "agent_permitted", "lead_permitted", "lead_both_permitted", "analyst_permitted"],
)
def test_only_an_admin_who_sees_the_details_exports(cast, sign_in, name):
    answer = sign_in(name).post(f"{link(cast)}/user.json")
    assert answer.status_code == 403
    assert held(answer, SECRETS) == []
    assert sign_in("admin_permitted").get(f"{link(cast)}/user.json").status_code == 405
