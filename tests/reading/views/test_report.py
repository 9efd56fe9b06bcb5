"""Every way at a conversation is noted with its kind; what the page reports of itself, too."""

import pytest
from django.test import Client

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.links import visits
from tests.kit.links import keep_file
from tests.kit.reading import held
from tests.kit.watching.audited import kinds

ROBOT = {"User-Agent": "Slackbot-LinkExpanding 1.0"}
FROM_ELSEWHERE = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "cross-site"}


@pytest.fixture
def path(cast):
    return f"/c/{cast.members_link.token}"


def latest():
    return AuditRecord.objects.latest("id")


def test_each_way_has_its_kind(cast, sign_in, path):
    client, file = sign_in("agent_permitted"), keep_file(cast)
    before = AuditRecord.objects.latest("id").pk
    for way in ("", "?fragment=1", "?q=card", "/transcript.txt", "/all", "/all/transcript.txt"):
        assert client.get(path + way).status_code == 200
    assert client.get(file).status_code == 200
    for kind in ("confirmed", "print", "copy"):
        assert client.post(f"{path}/report", {"kind": kind, "script": "1"}).status_code == 204
    assert kinds(pk__gt=before) == [
        *("page", "more", "page", "search", "export", "page", "export", "file"),
        *("confirmed", "print", "copy"),
    ]


@pytest.mark.parametrize(("name", "shown"), [("agent_permitted", True), ("agent", False)])
def test_it_says_who_by_which_link_of_what_and_whether_details_were_shown(
    cast, sign_in, path, name, shown
):
    sign_in(name).get(path)
    noted = latest()
    assert (noted.person, noted.link_id) == (cast.people[name], cast.members_link.pk)
    assert noted.conversation_id == cast.conversation.pk
    assert noted.contact_id == cast.conversation.contact_id
    assert (noted.business_id, noted.kind) == (cast.acme.pk, RecordKind.PAGE)
    assert (noted.shown, noted.unsealed) == (shown, shown)


def test_what_is_looked_at_as_others_do_is_noted_as_masked(cast, sign_in, path):
    client = sign_in("agent_permitted")
    client.get(f"{path}?as=others")
    assert not latest().shown
    client.post(f"{path}/report?as=others", {"kind": "copy", "script": "1"})
    assert (latest().kind, latest().shown) == ("copy", False)


def test_without_a_script_a_form_says_it(cast):
    link = cast.anyone_link()
    client = Client()
    page = client.get(f"/c/{link.token}").text
    assert f'action="/c/{link.token}/report"' in page
    answer = client.post(f"/c/{link.token}/report", {"kind": "confirmed"})
    assert answer.status_code == 200
    assert held(answer, ["It is noted"]) == ["It is noted"]
    assert kinds(link_id=link.pk) == ["page", "confirmed"]


def test_a_report_of_something_else_is_none(cast, sign_in, path):
    client = sign_in("agent")
    before = AuditRecord.objects.count()
    for kind in ("", "page", "audit", "\0"):
        assert client.post(f"{path}/report", {"kind": kind}).status_code == 400
    assert AuditRecord.objects.count() == before


# ── What a stranger can make grow ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("headers", [ROBOT, FROM_ELSEWHERE])
def test_a_robot_gets_the_bare_card_and_is_noted_once_an_hour(cast, headers):
    link = cast.anyone_link()
    for _ in range(3):
        answer = Client().get(f"/c/{link.token}", headers=headers)
        assert held(answer, ["Acme Bank", "Conversation 1"]) == ["Acme Bank"]
    assert Client().head(f"/c/{link.token}").status_code == 200
    assert kinds(link_id=link.pk) == ["robot"]
    assert not link.visits.exists()


def test_a_browser_that_asks_from_another_site_gets_the_page(cast):
    link = cast.anyone_link()
    followed = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "cross-site"}
    own = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Site": "same-origin"}
    for headers in (followed, own):
        Client().get(f"/c/{link.token}", headers=headers)
    assert kinds(link_id=link.pk) == ["page", "page"]


def test_a_flood_of_openings_is_noted_as_one(cast, monkeypatch):
    monkeypatch.setattr(visits, "EACH_NOTED", visits.parse("2/minute"))
    link = cast.anyone_link()
    client = Client()
    for _ in range(5):
        assert client.get(f"/c/{link.token}").status_code == 200
        client.post(f"/c/{link.token}/report", {"kind": "copy", "script": "1"})
    assert kinds(link_id=link.pk) == ["page", "copy", "page", "copy", "flood"]
