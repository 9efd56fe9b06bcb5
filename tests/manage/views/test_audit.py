"""The audit's page and file: what stands there, narrowed, page by page."""

import csv
import io
import re
from html import unescape

import pytest

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.audit.writing import AuditLine, note
from chatlinks.database.rows import execute
from chatlinks.manage.audit_pages import audit_rows
from chatlinks.web.navigation import landing_of, places_of
from chatlinks.workspaces.models import Invitation, Membership
from tests.kit.acting.invited import invite, join
from tests.kit.watching.rows_read import rows_read


@pytest.fixture
def opened(cast, sign_in):
    """Two readers, one of whom sees details, and one signed out."""
    link = cast.anyone_link()
    sign_in("agent_permitted").get(f"/c/{cast.members_link.token}")
    sign_in("agent").get(f"/c/{cast.members_link.token}")
    sign_in(None).get(f"/c/{link.token}")
    return cast


def lines(client, query=""):
    answer = client.get(f"/audit/acme/audit.csv?{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_who_saw_a_conversation_when_by_which_link_and_whether_details_were_shown(opened, sign_in):
    conversation = opened.conversation.pk
    client = sign_in("auditor")
    page = client.get(f"/audit/acme?conversation={conversation}").text
    assert "Who has seen this conversation" in page
    for name in ("Agent Permitted", "Agent", "Somebody signed out", "for anyone", "for members"):
        assert name in page
    assert page.count("was-shown") == 1
    first, second, third, *_ = lines(client, f"conversation={conversation}")[2:]
    assert [first["Who"], second["Who"], third["Who"]] == [
        *("Somebody signed out", "Agent", "Agent Permitted"),
    ]
    shown = [each["Personal details shown"] for each in (first, second, third)]
    assert shown == ["no", "no", "yes"]


def test_its_times_are_of_the_zone_that_it_names(opened, sign_in):
    client = sign_in("auditor")
    client.cookies["tz"] = "Asia/Kolkata"
    page = client.get("/audit/acme").text
    assert "data-zone-name>Asia/Kolkata" in page
    times = re.findall(r'class="at"[^>]*><time datetime="[^"]*(.{6})"', page)
    assert set(times) == {"+05:30"}


def test_who_saw_a_users_data_may_be_taken_along(opened, sign_in):
    contact = opened.conversation.contact_id
    client = sign_in("auditor")
    assert f"data of User {contact}" in client.get(f"/audit/acme?contact={contact}").text
    whats = [line["What"] for line in lines(client, f"contact={contact}&shown=1")]
    assert whats == ["Opened the page"]


def test_admins_come_to_it_from_the_conversation(opened, sign_in):
    client, path = sign_in("admin"), f"/c/{opened.members_link.token}"
    assert f'href="{path}/seen"' in client.get(path).text
    assert f'href="{path}/seen' not in sign_in("agent_permitted").get(path).text
    seen = client.get(f"{path}/seen", follow=True)
    assert "Who has seen this conversation" in seen.text
    of_user = client.get(f"{path}/seen?of=user", follow=True)
    assert "Who has seen the data of User" in of_user.text


def test_filters_narrow_it(opened, sign_in):
    client = sign_in("auditor")
    person = opened.people["agent"].pk
    assert {each["Who"] for each in lines(client, f"person={person}&kind=page")} == {"Agent"}
    assert {each["What"] for each in lines(client, "kind=audit")} == {"Audit read"}
    note(AuditLine(kind=RecordKind.SERVER, business_id=opened.acme.pk))
    assert "The server" not in {each["Who"] for each in lines(client)}
    assert "The server" in {each["Who"] for each in lines(client, "kind=all")}
    assert lines(client, "until=2020-01-01") == []
    assert lines(client, "since=2020-01-01")


def test_a_number_that_is_typed_in_names_nobody(opened, sign_in):
    sign_in("auditor").get("/audit/acme?contact=99999&person=99999")
    noted = AuditRecord.objects.latest("id")
    assert (noted.kind, noted.contact_id, noted.about_id) == ("audit", None, None)
    sign_in("auditor").get(f"/audit/acme?contact={opened.conversation.contact_id}")
    assert AuditRecord.objects.latest("id").contact_id == opened.conversation.contact_id


@pytest.mark.parametrize(
    "query",
    [
        *("kind=nonsense", "person=x", "contact=%00", "since=2020-13-45", "until=9999-12-31"),
        *("before=x_y", "after=99999999999999999_1", "conversation=99999999999999999999"),
    ],
)
def test_nonsense_narrows_nothing_and_breaks_nothing(opened, sign_in, query):
    assert sign_in("auditor").get(f"/audit/acme?{query}").status_code == 200


def test_days_the_wrong_way_round_are_told_at_their_field(opened, sign_in):
    answer = sign_in("auditor").get("/audit/acme?since=2026-02-02&until=2026-01-01")
    assert answer.status_code == 400
    assert "The first day is after the last." in answer.text
    assert 'value="2026-02-02"' in answer.text


def test_it_is_read_page_by_page(cast, sign_in):
    for number in range(120):
        line = AuditLine(kind=RecordKind.POLICY, business_id=cast.acme.pk, what=f"change {number}")
        note(line)
    client = sign_in("auditor")
    seen, url = [], "?kind=policy"
    while url:
        page = client.get(f"/audit/acme{url}").text
        seen += re.findall(r"change \d+", page)
        older = re.search(r'rel="next"\s+href="([^"]+)"', page)
        url = older and unescape(older[1])
    assert seen == [f"change {number}" for number in reversed(range(120))]


def test_no_cell_is_run_by_a_spreadsheet(cast, sign_in):
    note(AuditLine(kind=RecordKind.POLICY, business_id=cast.acme.pk, what="=cmd|'/c calc'!A1"))
    assert [each["More"] for each in lines(sign_in("auditor"), "kind=policy")] == [
        "'=cmd|'/c calc'!A1"
    ]


def test_an_empty_audit_says_so(cast, sign_in):
    page = sign_in("owner").get("/audit/acme").text
    assert "Nothing is on record yet" in page


def test_an_auditor_is_invited_and_lands_on_the_audit(cast, sign_in):
    form = {"email": "invited@acme.example", "role": "auditor", "smart_agent_chat": "on"}
    assert sign_in("admin").post("/people/acme", form).status_code == 200
    made = Invitation.objects.get(email="invited@acme.example")
    assert (made.role, made.smart_agent_chat) == ("auditor", False)
    token, _ = invite(cast, role="auditor", smart_agent_chat=False)
    join(token)
    person = Membership.objects.get(person__email="new@acme.example").person
    person.refresh_from_db()
    assert landing_of(person) == "/audit"
    assert places_of(person) == [("Audit", "/audit")]


def test_a_person_of_another_business_is_not_on_record_as_looked_at(cast, sign_in):
    for name in ("rival", "agent"):
        sign_in("auditor").get(f"/audit/acme?person={cast.people[name].pk}")
    read = AuditRecord.objects.filter(kind="audit").order_by("pk")
    assert [each.about for each in read] == [None, cast.people["agent"]]


# ── What it costs where much has happened ───────────────────────────────────────────────────────

# Two months ago pages were opened; a sweep has just masked everything.
MANY = """
INSERT INTO audit_record (at, kind, business_id, person_id)
SELECT now() - make_interval(days => 1, secs => n), 'page', %(business)s, %(person)s
FROM generate_series(1, 6000) n;
INSERT INTO audit_record (kind, business_id, unsealed)
SELECT 'server', %(business)s, true FROM generate_series(1, 6000) n"""


@pytest.fixture
def much(opened, monkeypatch):
    monkeypatch.setattr(audit_rows, "MOST_COUNTED", 300)
    execute(MANY, {"business": opened.acme.pk, "person": opened.people["lead"].pk})
    execute("ANALYZE audit_record")
    return opened


@pytest.mark.parametrize(
    "query",
    ["", "kind=all", "kind=marked", "kind=forgotten", "shown=1", "person={agent}"],
)
def test_no_filter_reads_through_all_that_happened(much, sign_in, query):
    client = sign_in("auditor")
    address = f"/audit/acme?{query.format(agent=much.people['agent'].pk)}"
    client.get(address)
    with rows_read() as read:
        assert client.get(address).status_code == 200
    assert read.total < 2_000, read


def test_of_very_much_the_latest_is_counted_and_it_says_so(much, sign_in):
    page = sign_in("auditor").get("/audit/acme").text
    assert "Of the latest 300 records." in page


def test_of_less_it_says_of_how_many_days(opened, sign_in):
    assert "In the last 30 days." in sign_in("auditor").get("/audit/acme").text
