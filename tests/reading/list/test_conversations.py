"""The list of conversations is read in few statements, however many businesses there are."""

import re
from zoneinfo import ZoneInfo

from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from chatlinks.conversations.models import Conversation
from chatlinks.reading.list import conversations, plans
from chatlinks.workspaces.models import Business, Membership
from chatlinks.workspaces.reach import held_memberships


def statements(client):
    client.get("/")  # whose session it is, is known from now on
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/").status_code == 200
    return len(asked)


def join_many(person, count):
    businesses = [Business(key=f"b{n}", name=f"B{n}") for n in range(count)]
    Membership.objects.bulk_create(
        Membership(business=each, person=person, role="admin", view_personal_details=True)
        for each in Business.objects.bulk_create(businesses)
    )


def test_memberships_are_read_once(cast, sign_in):
    # The session, memberships, the teams and channels to choose from, the list.
    assert statements(sign_in("admin_permitted")) <= 4


def test_only_a_search_reads_messages_and_only_the_plain_list_is_prepared(
    cast, sign_in, monkeypatch
):
    asked = []
    for way in ("typed", "prepared_typed"):

        def read(row, sql, parameters, way=way):
            asked.append((way, "ts_headline" in sql))
            return []

        monkeypatch.setattr(conversations, way, read)
    client = sign_in("admin_permitted")
    monkeypatch.setattr(plans, "PLANNED", set())
    for address in ("/", "/?before=1_1", "/?q=card", "/?state=completed"):
        client.get(address)
    plain = ("prepared_typed", False)
    assert asked == [plain, plain, ("typed", True), ("typed", False)]


def test_a_business_has_a_plan_of_its_own_and_only_few_have_one(cast, sign_in, monkeypatch):
    """A plan for any business sorted all 50,000 conversations of a large one beside small ones."""
    monkeypatch.setattr(plans, "PLANNED", set())
    monkeypatch.setattr(plans, "MOST_PLANNED", 1)
    asked = []
    for way in ("typed", "prepared_typed"):

        def read(row, sql, parameters, way=way):
            asked.append((way, f"c.business_id = {cast.acme.pk}" in sql))
            return []

        monkeypatch.setattr(conversations, way, read)
    for name in ("admin", "rival", "admin"):
        sign_in(name).get("/")
    assert asked == [("prepared_typed", True), ("typed", False), ("prepared_typed", True)]


def test_whom_a_business_narrows_has_no_plan_of_the_whole(cast, monkeypatch):
    monkeypatch.setattr(plans, "PLANNED", set())
    [row] = held_memberships(cast.people["agent"].pk)
    assert plans.has_plan([row])
    for reach in ("team", "own"):
        assert not plans.has_plan([row._replace(agents_open=reach)])


def test_members_of_many_businesses_need_no_more_statements(cast, sign_in):
    client = sign_in("admin_permitted")
    join_many(cast.people["admin_permitted"], 60)
    page = client.get("/").text
    assert 'id="id_business"' in page  # looked for by name, for they are many
    assert "B59" in client.get("/", {"business": "B59"}).text
    assert statements(client) <= 4


def test_a_user_is_found_in_many_businesses_by_one_statement(cast, sign_in):
    client = sign_in("admin_permitted")
    asked = {"user": "nobody@mail.example"}

    def count():
        with CaptureQueriesContext(connection) as found:
            client.post("/find-user", asked)
        return len(found)

    count()
    before = count()
    join_many(cast.people["admin_permitted"], 60)
    assert count() <= before


def test_the_list_of_many_businesses_lays_none_of_them_out_for_each(cast, monkeypatch):
    """As a condition of each business's index, a thousand of them took ten times as long."""
    join_many(cast.people["admin_permitted"], 3)
    asked = []
    monkeypatch.setattr(conversations, "typed", lambda row, sql, needs: asked.append(sql) or [])
    person_id = cast.people["admin_permitted"].pk
    reader = conversations.ListReader(person_id, held_memberships(person_id), ZoneInfo("UTC"))
    conversations.conversation_list(QueryDict(""), reader)
    agents = conversations.ListReader(
        person_id,
        [
            held._replace(role="agent", intelligent_analytics=False, agents_open="team")
            for held in held_memberships(person_id)
        ],
        ZoneInfo("UTC"),
    )
    conversations.conversation_list(QueryDict(""), agents)
    of_all, of_teams = (sql.partition("LATERAL")[2] for sql in asked)
    assert "ANY(" not in of_all
    assert "of.id = ANY(" in of_teams
    assert "c.business_id = ANY(" not in of_teams


def test_a_row_names_no_channel_where_none_is_known(cast, sign_in):
    client, path = sign_in("agent"), "/"
    assert re.search(r"</span> · \w+</p>", client.get(path).text)
    Conversation.objects.update(channel="")
    assert not re.search(r"· *</p>", client.get(path).text)
