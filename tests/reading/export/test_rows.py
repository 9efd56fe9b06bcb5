"""What is taken along: as this reader sees it, by those who may, and each file says whose it is."""

import csv
import io
import json

import pytest
from django.test import Client

from chatlinks.links.models import Visit
from chatlinks.workspaces.models import Membership
from chatlinks.workspaces.rule import Member, may_export
from tests.kit.cast import MASKED, SECRETS, SHOWN, minutes, take
from tests.kit.links import members_link, path_of
from tests.kit.reading import held

KINDS = ("txt", "csv", "json")
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1"]


def exported(client, link, kind, more=""):
    answer = client.get(f"{path_of(link)}/export?format={kind}{more}")
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(MASKED))
def test_a_masked_reader_takes_nothing_personal_along(cast, sign_in, name, kind):
    answer = exported(sign_in(name), cast.members_link, kind, "&events=1&notes=1")
    assert held(answer, SECRETS) == []
    assert "******" in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_takes_nothing_personal_and_no_event_along(cast, kind):
    answer = exported(Client(), cast.anyone_link(), kind, "&events=1&notes=1")
    assert held(answer, SECRETS) == []
    assert "Assigned to" not in answer.text
    assert "a reader with the link" in answer.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(SHOWN))
def test_who_sees_personal_details_takes_them_along_and_it_is_recorded(cast, sign_in, name, kind):
    before = Visit.objects.count()
    assert "Priya" in exported(sign_in(name), cast.members_link, kind).text
    assert Visit.objects.count() == before + 1
    assert Visit.objects.latest("id").shown


@pytest.mark.parametrize("kind", KINDS)
def test_events_go_along_where_they_are_chosen(cast, sign_in, kind):
    client = sign_in("agent")
    assert "Start of session" not in exported(client, cast.members_link, kind).text
    assert "Start of session" in exported(client, cast.members_link, kind, "&events=1").text


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_says_who_exported_it_and_when(cast, sign_in, kind):
    text = exported(sign_in("agent"), cast.members_link, kind).text
    assert str(cast.people["agent"]) in text
    assert "2026" in text


@pytest.mark.parametrize("text", FORMULAS)
def test_a_spreadsheet_runs_nothing_of_it(cast, sign_in, text):
    given = {
        "id": "formula",
        "contact": {"id": "u"},
        "messages": [{"at": minutes(0), "from": "user", "text": text}],
    }
    [id_] = take(cast.acme, given)
    answer = exported(sign_in("agent"), members_link(id_), "csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][5] == "Text"
    assert rows[1][5].startswith("'")


def test_json_is_what_programs_read(cast, sign_in):
    told = json.loads(exported(sign_in("agent"), cast.members_link, "json").content)
    assert told["personal_details"] == "hidden"
    first = told["rows"][0]
    assert {"conversation", "kind", "at", "from", "text", "message_id"} <= set(first)
    assert first["at"].endswith("+05:30")


def test_a_file_that_is_another_conversations_has_no_way_in(cast, sign_in):
    """A message may name any file."""
    given = {
        "id": "names-a-file",
        "contact": {"id": "u"},
        "messages": [
            {
                "at": minutes(0),
                "from": "bot",
                "text": "",
                "type": "IMAGE",
                "data": {"items": [{"image": "/files/1"}]},
            }
        ],
    }
    [id_] = take(cast.acme, given)
    assert exported(sign_in("agent_permitted"), members_link(id_), "json").status_code == 200


# ── Exporting is a right of its own ─────────────────────────────────────────────────────────────


@pytest.fixture
def without_it(cast):
    Membership.objects.filter(business=cast.acme).update(export=False)


@pytest.mark.parametrize(
    "way", ["/export?format=json", "/transcript.txt", "/all/export?format=csv"]
)
@pytest.mark.parametrize("name", sorted(SHOWN | MASKED))
def test_who_may_read_but_not_export_gets_no_file(cast, sign_in, without_it, name, way):
    client = sign_in(name)
    assert client.get(path_of(cast.members_link)).status_code == 200
    answer = client.get(path_of(cast.members_link) + way)
    assert answer.status_code == 403
    assert held(answer, SECRETS) == []


def test_nor_is_it_offered_one(cast, sign_in, without_it):
    assert "take-along" not in sign_in("agent").get(path_of(cast.members_link)).text


def test_whom_a_link_for_anyone_lets_in_may_as_far_as_it_goes(cast, without_it):
    assert exported(Client(), cast.anyone_link(), "json").status_code == 200


def member(**rights):
    return Member(
        role="agent",
        smart_agent_chat=True,
        intelligent_analytics=False,
        view_personal_details=False,
        in_reach=True,
        **rights,
    )


def test_the_rule_of_exporting():
    assert may_export(member())
    assert not may_export(member(export=False))
    assert may_export(None)  # by a link alone
    assert may_export(member(export=False, active=False))  # a former member, by a link alone
