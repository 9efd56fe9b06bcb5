"""Many conversations taken along: by whoever may, masked for everybody, for a day."""

import csv
import gzip
import io
import json
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from chatlinks.accounts.models import Person
from chatlinks.conversations.models import Message
from chatlinks.conversations.remasking import marks
from chatlinks.links.models import Visit
from chatlinks.reading.list import export_files
from chatlinks.reading.list import exports as list_exports
from chatlinks.reading.models import ListExport
from chatlinks.workspaces.models import Business, Membership
from tests.kit.cast import SECRETS, conversation, take
from tests.kit.reading import held


@pytest.fixture
def export_made(cast, sign_in):
    """export_made(name, kind, query) → the export that a member asked for, as the job leaves it."""

    def make(name="agent_permitted", kind="messages", query=""):
        answer = sign_in(name).post("/exports/ask", {"kind": kind, "query": query})
        assert answer.status_code == 302
        export = ListExport.objects.latest("pk")
        export_files.make(export.pk)
        export.refresh_from_db()
        return export

    return make


def downloaded(client, export):
    answer = client.get(f"/exports/{export.pk}")
    assert answer.status_code == 200
    return answer


def lines(answer):
    return [json.loads(line) for line in gzip.decompress(answer.content).decode().splitlines()]


def table(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_row_each_with_its_link(cast, sign_in, export_made):
    take(cast.acme, *(conversation(id=f"more-{n}") for n in range(3)))
    export = export_made(kind="links")
    head, *rows = table(downloaded(sign_in("agent_permitted"), export))
    assert head[-1] == "Link"
    assert len(rows) == 4 == export.done
    assert any(row[-1].endswith(f"/c/{cast.members_link.token}") for row in rows)


def test_all_messages_a_conversation_a_line(cast, sign_in, export_made):
    [line] = lines(downloaded(sign_in("agent_permitted"), export_made()))
    assert {row["kind"] for row in line["rows"]} <= {"message", "review"}
    assert line["rows"][0]["text"]


@pytest.mark.parametrize("kind", ["links", "messages"])
@pytest.mark.parametrize("name", ["agent", "agent_permitted", "admin_permitted", "analyst"])
def test_it_is_masked_for_everybody(cast, sign_in, export_made, name, kind):
    answer = downloaded(sign_in(name), export_made(name, kind))
    text = answer.content if kind == "links" else gzip.decompress(answer.content)
    assert [secret for secret in SECRETS if secret.lower() in text.decode().lower()] == []
    assert held(answer, SECRETS) == []


def test_each_conversation_in_it_was_visited(cast, export_made):
    before = Visit.objects.count()
    export_made(kind="messages")
    assert Visit.objects.count() == before + 1
    assert not Visit.objects.latest("pk").shown


def test_the_filters_of_the_list_hold(cast, sign_in, export_made):
    take(cast.acme, conversation(id="other"))
    assert export_made(kind="links", query="q=nobodysaysthis").done == 0
    assert export_made(kind="links").done == 2


def test_more_than_a_batch_is_walked_through_once(cast, sign_in, export_made, monkeypatch):
    monkeypatch.setattr(export_files, "BATCH", 2)
    take(cast.acme, *(conversation(id=f"more-{n}") for n in range(4)))
    rows = table(downloaded(sign_in("agent_permitted"), export_made(kind="links")))[1:]
    assert len({row[-1] for row in rows}) == len(rows) == 5


def test_no_more_than_is_bearable(cast, export_made, monkeypatch):
    take(cast.acme, *(conversation(id=f"more-{n}") for n in range(4)))
    monkeypatch.setattr(list_exports, "MOST", 3)
    assert export_made(kind="links").done == 3
    monkeypatch.setattr(export_files, "MOST_BYTES", 10)
    assert export_made().state == "failed"


@pytest.mark.parametrize("name", ["admin_permitted", "agent", "analyst"])
def test_nobody_else_gets_it(sign_in, export_made, name):
    export = export_made("agent_permitted")
    client = sign_in(name)
    assert client.get(f"/exports/{export.pk}").status_code == 404
    assert client.post(f"/exports/{export.pk}/delete").status_code == 404
    assert f"/exports/{export.pk}" not in client.get("/exports").text


@pytest.mark.parametrize("lost", [{"export": False}, {"active": False}])
def test_who_lost_the_right_gets_it_no_more(cast, sign_in, export_made, lost):
    export = export_made()
    client = sign_in("agent_permitted")
    Membership.objects.filter(person=cast.people["agent_permitted"]).update(**lost)
    assert client.get(f"/exports/{export.pk}").status_code == 403
    assert client.get("/exports").status_code == 403
    assert client.post("/exports/ask", {"kind": "links"}).status_code == 403


@pytest.mark.parametrize("kind", ["links", "messages"])
def test_whose_reach_was_narrowed_gets_it_no_more(cast, sign_in, export_made, kind):
    take(cast.acme, conversation(id="acme-2", team="Loans"))
    export = export_made("agent", kind)
    assert sign_in("agent").get(f"/exports/{export.pk}").status_code == 200
    Business.objects.filter(pk=cast.acme.pk).update(agents_open="team")
    assert sign_in("agent").get(f"/exports/{export.pk}").status_code == 403


@pytest.mark.parametrize("kind", ["links", "messages"])
def test_what_is_deleted_afterwards_is_not_given_out(cast, sign_in, export_made, kind):
    export = export_made("agent", kind)
    cast.conversation.delete()
    assert sign_in("agent").get(f"/exports/{export.pk}").status_code == 410


def test_nor_is_it_made_for_them(cast, sign_in):
    sign_in("agent").post("/exports/ask", {"kind": "messages"})
    Membership.objects.filter(person=cast.people["agent"]).update(export=False)
    export = ListExport.objects.get()
    assert not export_files.make(export.pk)
    export.refresh_from_db()
    assert (export.state, export.content) == ("failed", None)


def test_nor_for_an_account_that_was_locked_meanwhile(cast, sign_in):
    sign_in("agent").post("/exports/ask", {"kind": "messages"})
    Person.objects.filter(pk=cast.people["agent"].pk).update(is_active=False)
    assert not export_files.make(ListExport.objects.get().pk)


def test_what_an_older_policy_masked_is_left_out_until_it_is_masked_anew(
    cast, sign_in, export_made
):
    Business.objects.filter(pk=cast.acme.pk).update(rules=F("rules") + 1)
    [line] = lines(downloaded(sign_in("agent_permitted"), export_made()))
    assert "rows" not in line
    assert "masked by changed rules" in line["left_out"]


def test_businesses_where_one_may_not_export_are_left_out(cast, sign_in, export_made):
    take(cast.rival_business, conversation(id="theirs"))
    person = cast.people["agent_permitted"]
    Membership.objects.create(business=cast.rival_business, person=person, export=False)
    assert export_made(kind="links").business_ids == [cast.acme.pk]


def test_what_is_hidden_afterwards_is_not_given_out(cast, sign_in, export_made):
    export = export_made()
    word = "Choose"
    marks.mark(
        cast.conversation,
        word,
        message_id=None,
        everywhere=True,
        by=cast.people["admin_permitted"].pk,
    )
    export.refresh_from_db()
    assert (export.hidden, export.content) == (True, None)
    answer = sign_in("agent_permitted").get(f"/exports/{export.pk}")
    assert answer.status_code == 410
    assert word not in answer.text


def test_nor_after_a_change_of_what_is_masked(cast, sign_in, export_made):
    export = export_made()
    cast.rival_business.change_rules("a new pattern of theirs")
    assert sign_in("agent_permitted").get(f"/exports/{export.pk}").status_code == 200
    cast.acme.change_rules("a new pattern")
    assert sign_in("agent_permitted").get(f"/exports/{export.pk}").status_code == 410


def test_it_is_gone_after_a_day(sign_in, export_made):
    export = export_made()
    assert list_exports.clear() == 0
    ListExport.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    assert sign_in("agent_permitted").get(f"/exports/{export.pk}").status_code == 404
    assert list_exports.clear() == 1


def test_two_of_a_person_are_made_at_once(cast, sign_in):
    client = sign_in("agent")
    for _ in range(3):
        client.post("/exports/ask", {"kind": "links"})
    assert ListExport.objects.count() == 2
    assert "being made already" in client.get("/exports").text


def test_what_one_wrote_oneself_is_left_out(cast, sign_in, export_made):
    """Coming back masked, it would confirm a guess."""
    person = cast.people["agent"]
    given = conversation(id="own")
    [id_] = take(cast.acme, given)
    Message.objects.filter(conversation=id_).update(writer=person)
    texts = lines(downloaded(sign_in("agent"), export_made("agent")))
    [own] = [line for line in texts if not [r for r in line["rows"] if r["kind"] == "message"]]
    assert own["conversation"]


@pytest.mark.parametrize(
    "form", [{"kind": "exe"}, {}, {"kind": "links", "query": "x" * 5000}, {"kind": "links\0"}]
)
def test_nonsense_is_refused(sign_in, form):
    assert sign_in("agent").post("/exports/ask", form).status_code == 400


def test_the_list_leads_there_with_its_filters(cast, sign_in):
    page = sign_in("agent").get("/?state=completed").text
    assert 'href="/exports?state=completed"' in page
    Membership.objects.filter(person=cast.people["agent"]).update(export=False)
    assert "/exports" not in sign_in("agent").get("/?state=completed").text


def test_it_can_be_deleted(sign_in, export_made):
    export = export_made()
    assert sign_in("agent_permitted").post(f"/exports/{export.pk}/delete").status_code == 302
    assert not ListExport.objects.exists()


def test_a_formula_stays_a_text(cast, sign_in, export_made):
    cast.acme.name = "=1+1"
    cast.acme.save()
    rows = table(downloaded(sign_in("agent_permitted"), export_made(kind="links")))
    assert rows[1][0] == "'=1+1"
