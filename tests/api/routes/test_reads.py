"""What programs read: masked unless an admin gave the key the permission; each read is a visit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatlinks.api import keys
from chatlinks.api.reads.cursors import encoded
from chatlinks.audit.models import AuditRecord
from chatlinks.conversations.models import Message
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.links.sharing.coverage import Passage
from chatlinks.workspaces.models import Business
from tests.kit.acting.api import READER, Program, message, token_of
from tests.kit.cast import PRIYA, SECRETS, conversation, minutes, take
from tests.kit.links import members_link
from tests.kit.reading import held, words_in

PARTS = ("", "/messages", "/reviews", "/visits")
PLAIN = {
    "id": "plain",
    "channel": "web",
    "contact": {"id": "crm-7", "channel": "web"},
    "messages": [
        {"id": "1", "at": minutes(60), "from": "user", "text": "Where is my parcel"},
        {"id": "2", "at": minutes(61), "from": "agent", "author": "Rohan", "text": "Nearby"},
    ],
    "reviews": [{"rating": 3, "task": "Delivery", "comment": "Slow", "at": minutes(62)}],
}


@pytest.fixture
def both(cast):
    """Priya's conversation and a plain one, an hour later."""
    take(cast.acme, PLAIN)
    return cast


def recorded(**having):
    return AuditRecord.objects.filter(kind="api", **having)


# ── Who sees what ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("part", PARTS)
def test_a_key_reads_masked(cast, reader, part):
    answer = reader.get(f"conversations/{token_of(cast)}{part}")
    assert answer.status_code == 200
    assert held(answer, SECRETS) == []


def test_a_key_that_an_admin_gave_the_permission_sees_details(cast, seer):
    token = token_of(cast)
    details = seer.get(f"conversations/{token}").json()["details"]
    assert (details["name"], details["email"]) == (PRIYA["name"], PRIYA["email"])
    written = seer.get(f"conversations/{token}/messages").json()["messages"]
    assert f"Thanks Priya, we wrote to {PRIYA['email']}" in [each["text"] for each in written]


def test_masking_switched_off_shows_a_key_no_more(cast, reader):
    Business.objects.filter(pk=cast.acme.pk).update(masking=False)
    for part in PARTS:
        assert held(reader.get(f"conversations/{token_of(cast)}{part}"), SECRETS) == []


def test_lists_are_masked_for_every_key(both, seer):
    assert held(seer.get("conversations"), SECRETS) == []
    assert not AuditRecord.objects.filter(unsealed=True, kind="api").exists()


@pytest.mark.parametrize("part", PARTS)
def test_another_businesses_key_finds_nothing(cast, part):
    by = cast.people["rival"].pk
    scopes = [*READER, "personal"]
    theirs = Program(keys.make(cast.rival_business, "Theirs", scopes, None, by))
    answer = theirs.get(f"conversations/{token_of(cast)}{part}")
    assert answer.status_code == 404
    assert theirs.get("conversations").json()["conversations"] == []
    assert not recorded(conversation_id=cast.conversation.pk).exists()


def test_what_was_masked_by_an_older_policy_is_masked_anew_first(cast, reader):
    before = cast.acme.rules
    cast.acme.change_rules(by=cast.people["admin"].pk, what="told kinds")
    assert cast.acme.rules > before
    listed = reader.get("conversations").json()["conversations"]
    assert [each["preview"] for each in listed] == [""]
    assert reader.get(f"conversations/{token_of(cast)}/messages").status_code == 200
    assert reader.get("conversations").json()["conversations"][0]["preview"]


# ── Visits ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("part", PARTS)
def test_each_read_is_a_visit_under_the_keys_name(cast, reader, part):
    reader.get(f"conversations/{token_of(cast)}{part}")
    [visit] = recorded(conversation_id=cast.conversation.pk)
    assert visit.what.startswith("key Report tool: read ")
    assert (visit.shown, visit.unsealed) == (False, False)
    assert visit.link_id == cast.members_link.pk


@pytest.mark.parametrize("part", PARTS[:3])
def test_what_is_shown_is_recorded_as_opened(cast, seer, part):
    seer.get(f"conversations/{token_of(cast)}{part}")
    [visit] = recorded(conversation_id=cast.conversation.pk)
    assert visit.what.startswith("key CRM: read ")
    assert (visit.shown, visit.unsealed) == (True, True)


def test_a_list_is_recorded_once(both, reader):
    reader.get("conversations", q="parcel")
    [visit] = recorded()
    assert (visit.what, visit.conversation_id) == ("key Report tool: searched", None)


def test_the_audit_names_the_key(cast, reader, sign_in):
    reader.get(f"conversations/{token_of(cast)}/messages")
    page = sign_in("admin").get("/audit/acme").text
    assert "Key Report tool" in page


def test_who_opened_it_is_read(cast, reader, sign_in):
    sign_in("agent").get(f"/c/{token_of(cast)}")
    sign_in("agent_permitted").get(f"/c/{token_of(cast)}")
    visits = reader.get(f"conversations/{token_of(cast)}/visits").json()["visits"]
    assert [(each["by"], each["kind"], each["shown"]) for each in visits] == [
        ("Key Report tool", "api", False),
        ("Agent Permitted", "page", True),
        ("Agent", "page", False),
    ]


# ── One conversation ────────────────────────────────────────────────────────────────────────────


def test_messages_come_in_pages(cast, reader):
    token, texts, cursor = token_of(cast), [], ""
    whole = reader.get(f"conversations/{token}/messages").json()["messages"]
    for _ in range(20):
        page = reader.get(f"conversations/{token}/messages", limit=3, cursor=cursor).json()
        texts += page["messages"]
        cursor = page["next"]
        if not cursor:
            break
    assert texts == whole
    assert len(whole) == cast.conversation.message_count


def test_notes_of_colleagues_are_in_no_answer(cast, seer):
    noted = conversation(id="noted")
    noted["events"] = [{"at": minutes(1), "type": "note", "text": "Call the branch manager"}]
    [id_] = take(cast.acme, noted)
    token = ChatLink.objects.get(conversation=id_, audience="members").token
    for part in PARTS:
        assert "branch manager" not in seer.get(f"conversations/{token}{part}").text


def test_reviews_are_read(both, reader):
    [listed, _] = reader.get("conversations").json()["conversations"]
    token = listed["link"].rpartition("/")[2]
    [review] = reader.get(f"conversations/{token}/reviews").json()["reviews"]
    assert (review["rating"], review["task"], review["comment"]) == (3, "Delivery", "Slow")


def test_by_a_link_that_covers_less_less_is_read(cast, reader):
    link = ChatLink.for_anyone(cast.conversation, None, None)
    count = cast.conversation.message_count
    program = Program(keys.make(cast.acme, "Bot", ["write"], None, cast.people["admin"].pk))
    assert program.post("messages", message("late", contact=PRIYA["id"])).status_code == 201
    written = reader.get(f"conversations/{link.token}/messages").json()["messages"]
    assert len(written) == count


EARLY, LATE = minutes(-5), minutes(60)


def test_by_a_link_to_a_passage_nothing_is_read_of_what_is_outside(cast, reader):
    """Neither by a cursor of one's own, nor among reviews and what was collected."""
    talk = {
        "id": "passage",
        "contact": {"id": "p"},
        "messages": [
            {"id": f"n{n}", "at": minutes(n), "from": "user", "text": f"tango {n}x"}
            for n in range(4)
        ],
        "entities": [
            {"name": "early", "value": "zulu early", "at": EARLY},
            {"name": "late", "value": "zulu late", "at": LATE},
        ],
        "reviews": [
            {"rating": 2, "comment": "zulu early", "at": EARLY, "for": "bot"},
            {"rating": 2, "comment": "zulu late", "at": LATE, "for": "bot"},
        ],
    }
    [id_] = take(cast.acme, talk)
    first, second, third, _ = Message.objects.filter(conversation=id_).order_by("position")
    terms = LinkTerms(covering=Passage(second.pk, third.pk))
    link = ChatLink.for_anyone(second.conversation, None, None, terms)
    path = f"conversations/{link.token}"
    one = reader.get(path).json()
    assert (one["messages"], one["state"], one["entities"]) == (3, "", [])
    assert reader.get(f"{path}/reviews").json()["reviews"] == []
    for asked in ({}, {"cursor": encoded("0")}, {"limit": 1}):
        read = reader.get(f"{path}/messages", **asked).json()
        assert first.text not in str(read)
        assert read["messages"][0]["text"] == second.text
    assert [each["text"] for each in reader.get(f"{path}/messages").json()["messages"]] == [
        second.text,
        third.text,
    ]
    whole = reader.get(f"conversations/{members_link(id_).token}").json()
    assert (whole["messages"], len(whole["entities"])) == (4, 2)
    assert whole["state"]


def test_a_link_that_is_over_opens_nothing(cast, reader):
    link = ChatLink.for_anyone(cast.conversation, None, timezone.now() - timedelta(days=1))
    answer = reader.get(f"conversations/{link.token}/messages")
    assert answer.status_code == 410
    assert held(answer, SECRETS) == []


# ── Filters ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "asked",
    [
        {"contact": "crm-7"},
        {"channel": "web"},
        {"agent": "Rohan"},
        {"task": "Delivery"},
        {"rating": "3"},
        {"since": minutes(30)},
        {"q": "parcel"},
        {"q": '"my parcel"', "state": "completed"},
    ],
    ids=str,
)
def test_a_filter_leaves_what_it_asks_for(both, reader, asked):
    [listed] = reader.get("conversations", **asked).json()["conversations"]
    assert listed["channel"] == "web"


def test_filters_are_joined(both, reader):
    listed = reader.get("conversations", channel="web", until=minutes(30)).json()
    assert listed == {"conversations": [], "next": ""}


def test_what_was_searched_for_is_shown(both, reader):
    [listed] = reader.get("conversations", q="nearby").json()["conversations"]
    assert listed["preview"] == "Nearby"


@pytest.mark.parametrize("word", ["Priya", "Venkataraman", "9876543210", "lotus"])
def test_no_search_finds_what_is_hidden(cast, seer, word):
    assert seer.get("conversations", q=word).json()["conversations"] == []


@pytest.mark.parametrize("id_", [PRIYA["id"], "+919876543211", "priya", "someone@mail.example"])
def test_an_id_that_is_personal_itself_confirms_no_guess(cast, reader, seer, id_):
    """Whether it is there or not."""
    answer = reader.get("conversations", contact=id_)
    assert answer.status_code == 403
    there = [id_] if id_ == PRIYA["id"] else []
    assert len(seer.get("conversations", contact=id_).json()["conversations"]) == len(there)


def test_lists_come_in_pages(both, reader):
    whole = reader.get("conversations").json()["conversations"]
    first = reader.get("conversations", limit=1).json()
    second = reader.get("conversations", limit=1, cursor=first["next"]).json()
    assert first["conversations"] + second["conversations"] == whole
    assert second["next"] == ""


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"chanel": "web"}, "chanel"),
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"state": "Priya"}, "state"),
        ({"since": "Priya"}, "since"),
        ({"cursor": "Priya"}, "cursor"),
        ({"cursor": "€"}, "cursor"),
        ({"q": "a\0b"}, "q"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_told_by_its_field(reader, asked, field):
    answer = reader.get("conversations", **asked)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert [fault["field"] for fault in answer.json()["errors"]] == [field]
    assert words_in(answer.text, ["Priya"]) == []
