"""The audit: its auditors, admins and who manages the server; nobody else anything of it."""

import pytest

from chatlinks.workspaces.models import Membership
from tests.kit.access_table import is_sent_to_sign_in
from tests.kit.cast import MEMBERS, PRIYA, SECRETS
from tests.kit.reading import held
from tests.kit.routes import AUDIT
from tests.kit.watching.audited import kinds
from tests.kit.watching.census import census

READ_IT = {"auditor", "admin", "admin_permitted", "owner"}
NOT = sorted({*MEMBERS, "rival", "nobody"} - READ_IT)
PATHS = ("/audit/acme", "/audit/acme/audit.csv", "/audit/acme?contact=1", "/audit/acme?before=1_1")


def test_every_route_of_it_is_asked_for_here():
    assert {"audit-businesses", "audit", "audit-csv"} == AUDIT


@pytest.mark.parametrize("name", NOT)
def test_who_reads_no_audit_gets_nothing_of_it(cast, sign_in, name):
    client = sign_in(name)
    before = census()
    for path in PATHS:
        answer = client.get(path)
        assert answer.status_code == 404
        assert held(answer, ["Acme", *SECRETS]) == []
    if name != "rival":
        assert client.get("/audit").status_code == 403
    assert census() == before


def test_who_is_signed_out_is_asked_to_sign_in(cast, sign_in):
    for path in ("/audit", *PATHS):
        assert is_sent_to_sign_in(sign_in(None).get(path))


@pytest.mark.parametrize("name", sorted(READ_IT))
def test_who_reads_it_gets_no_word_of_a_conversation_and_is_in_it(cast, sign_in, name):
    token = cast.members_link.token
    sign_in("agent_permitted").get(f"/c/{token}?q={PRIYA['name']}")
    sign_in("lead_permitted").post("/find-user", {"user": PRIYA["email"]})
    client = sign_in(name)
    for path in PATHS[:2]:
        answer = client.get(path)
        text = b"".join(answer) if answer.streaming else answer.content
        assert "Agent Permitted" in text.decode()
        assert [word for word in SECRETS if word in text.decode()] == []
    assert kinds(person=cast.people[name], kind="audit") == ["audit"] * 2
    assert client.post("/audit/acme").status_code == 405


def test_anothers_audit_holds_nothing_of_ours(cast, sign_in):
    sign_in("agent_permitted").get(f"/c/{cast.members_link.token}")
    rival = sign_in("rival")
    assert rival.get("/audit").headers["Location"] == "/audit/rival"
    contact, conversation = cast.conversation.contact_id, cast.conversation.pk
    person = cast.people["agent_permitted"].pk
    for query in (f"contact={contact}", f"conversation={conversation}", f"person={person}"):
        page = rival.get(f"/audit/rival?{query}").text
        assert "Nothing on record matches" in page
        assert "Agent Permitted" not in page


@pytest.mark.parametrize(
    "path",
    [
        *("/chats", "/businesses", "/teams", "/analytics", "/analytics/messages", "/masking"),
        *("/people", "/masking/acme", "/people/acme", "/start"),
    ],
)
def test_an_auditor_gets_nothing_else(cast, sign_in, path):
    answer = sign_in("auditor").get(path)
    assert answer.status_code in (403, 404)
    assert held(answer, SECRETS) == []


def test_an_auditor_finds_no_conversation_and_no_user(cast, sign_in):
    client = sign_in("auditor")
    page = client.get("/")
    assert held(page, [*SECRETS, "Conversation 1", cast.members_link.token]) == []
    assert client.post("/find-user", {"user": PRIYA["email"]}).status_code == 403


@pytest.mark.parametrize(
    "right", ["smart_agent_chat", "intelligent_analytics", "view_personal_details"]
)
def test_nothing_makes_an_auditor_more_than_that(cast, sign_in, right):
    from django.db import IntegrityError, transaction

    held_by = Membership.objects.filter(person=cast.people["auditor"])
    with pytest.raises(IntegrityError, match="audits_alone"), transaction.atomic():
        held_by.update(**{right: True})
    path = f"/people/acme/members/{held_by.get().pk}/permission"
    answer = sign_in("admin").post(path, {"allowed": "1", "sure": "1"})
    assert answer.status_code == 404
