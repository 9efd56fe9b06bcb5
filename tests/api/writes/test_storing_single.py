"""What comes one after the other beside messages: who a user is, what the bot collected, ratings,
files, edits and deletions. Masked, sealed, stored once, each answered with the chat link.
"""

import base64

import pytest

from chatlinks.conversations.models import (
    Contact,
    Conversation,
    Entity,
    File,
    Message,
    Review,
    Step,
)
from chatlinks.intake.live_parts import NO_CONVERSATION, NO_MESSAGE
from tests.kit.acting.api import HELLO, message
from tests.kit.reading import held
from tests.kit.watching.stored import dumped, stored_text, tables

LOTTE = {"id": "crm-7"}
NO_ID = "missing; by it the same step sent again is stored once"
AT = "2026-03-02T09:20:00+05:30"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
PACKED = base64.b64encode(PNG).decode()
ENTITY = {"contact": LOTTE, "entity": {"name": "city", "value": "Chennai", "at": AT}}
REVIEW = {
    "contact": LOTTE,
    "review": {"rating": 2, "for": "bot", "comment": "Lotte waits", "task": "Card", "at": AT},
}
CALL = {
    "contact": LOTTE,
    "step": {
        "id": "call-1",
        "at": AT,
        "type": "tool",
        "name": "find_orders",
        "agent": "Concierge",
        "arguments": '{"name": "Lotte Brandenburg"}',
    },
}
FILE = {
    "contact": LOTTE,
    "message": {"id": "f-1", "at": AT, "from": "user", "text": "Here"},
    "file": {"name": "Zulmira.png", "content": PACKED},
}
EDIT = {"contact": LOTTE, "message": {"id": "m-1", "text": "Good day to Zulmira Okonjo"}}
DELETION = {"contact": LOTTE, "message": {"id": "m-1"}}
ALL = {
    "contacts": {"contact": {**LOTTE, "name": "Zulmira Okonjo", "device": "Phone of Zulmira"}},
    "entities": {
        "contact": LOTTE,
        "entity": {"name": "owner", "value": "Zulmira", "personal": True, "at": AT},
    },
    "reviews": {**REVIEW, "review": {**REVIEW["review"], "comment": "Zulmira", "agent": "Zulmira"}},
    "steps": {**CALL, "step": {**CALL["step"], "name": "Zulmira", "result": "of Zulmira"}},
    "files": FILE,
    "edits": EDIT,
}


@pytest.fixture
def begun(program):
    """A program with a conversation of Lotte's."""
    program.post("messages", HELLO)
    return program


def test_a_users_name_is_masked_in_what_was_written_before(begun):
    begun.post("messages", message("m-2", "Zulmira here"))
    answer = begun.post("contacts", {"contact": {**LOTTE, "name": "Zulmira Okonjo"}})
    assert answer.status_code == 200
    assert answer.json()["link"].rpartition("/")[2] in dumped("links_chatlink")
    assert Message.objects.filter(text="****** here").exists()


def test_a_user_without_a_conversation_is_remembered(program):
    answer = program.post("contacts", {"contact": {"id": "new", "name": "Zulmira Okonjo"}})
    assert (answer.status_code, answer.json()) == (200, {"link": ""})
    count = Contact.objects.count()
    first = {"contact": {"id": "new"}, "message": {**HELLO["message"], "text": "Zulmira here"}}
    assert program.post("messages", first).status_code == 201
    assert Contact.objects.count() == count
    assert Message.objects.filter(text="****** here").exists()


@pytest.mark.parametrize(
    ("route", "sent", "model"),
    [
        ("entities", ENTITY, Entity),
        ("reviews", REVIEW, Review),
        ("steps", CALL, Step),
        ("files", FILE, File),
    ],
)
def test_the_same_is_stored_once(begun, route, sent, model):
    before = model.objects.count()
    first = begun.post(route, sent)
    again = begun.post(route, sent)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["link"] == again.json()["link"]
    assert model.objects.count() == before + 1


def test_a_call_comes_before_its_result(begun):
    begun.post("steps", CALL)
    told = {"id": "call-1", "at": AT, "type": "tool", "result": "3 of Lotte's", "outcome": "ok"}
    assert begun.post("steps", {"contact": LOTTE, "step": told}).json()["new"] is False
    step = Step.objects.get()
    assert (step.name, step.outcome) == ("find_orders", "ok")
    assert (step.arguments, step.result) == ('{"name": "******"}', "3 of ******'s")


def test_a_step_before_any_message_begins_the_conversation(program):
    new = {**CALL, "contact": {"id": "crm-new"}}
    assert program.post("steps", new).status_code == 201
    step = Step.objects.get()
    assert program.post("steps", [new, {**new, "step": {**CALL["step"], "id": ""}}]).json()[
        "results"
    ][1] == {"errors": [{"field": "step.id", "reason": NO_ID}]}
    assert Step.objects.get() == step


def test_an_open_page_hears_of_a_step(begun, cast, sign_in):
    link = begun.post("steps", CALL).json()["link"]
    path = "/c/" + link.rpartition("/")[2]
    following = sign_in("lead_permitted").get(f"{path}/following")
    assert "find_orders" in following.text
    assert "Brandenburg" in following.text
    masked = sign_in("lead").get(f"{path}/following")
    assert "find_orders" in masked.text
    assert held(masked, ["Brandenburg"]) == []


def test_a_review_counts_in_the_list(begun, reader):
    begun.post("reviews", REVIEW)
    assert Conversation.objects.latest("pk").lowest_rating == 2
    [listed] = reader.get("conversations", task="Card", contact="crm-7").json()["conversations"]
    assert listed["lowest_rating"] == 2


def test_a_personal_entity_is_masked_in_what_was_written_before(begun):
    begun.post("messages", message("m-2", "the code is Quartz"))
    sent = {"name": "code_word", "value": "Quartz", "personal": True, "at": AT, "message": "m-2"}
    assert begun.post("entities", {"contact": LOTTE, "entity": sent}).status_code == 201
    assert Message.objects.filter(text="the code is ******").exists()


def test_a_file_is_shown_to_whom_details_are(begun, seer, reader, sign_in):
    link = begun.post("files", FILE).json()["link"]
    path = f"/c/{link.rpartition('/')[2]}"
    file = File.objects.latest("pk")
    assert b"".join(sign_in("agent_permitted").get(f"/files/{file.pk}")) == PNG
    assert sign_in("agent").get(f"/files/{file.pk}").status_code == 403
    assert held(sign_in("agent").get(path), ["Zulmira"]) == []


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ({"name": "x", "content": base64.b64encode(b"MZ\0\0").decode()}, "file"),
        ({"name": "x", "content": ""}, "file"),
        ({"name": "x", "content": "no base64"}, "file.content"),
        ({"name": "", "content": PACKED}, "file.name"),
    ],
)
def test_what_is_no_file_that_may_be_sent_is_refused(begun, file, fault):
    answer = begun.post("files", {**FILE, "file": file})
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json()["errors"]] == [fault]
    assert not Message.objects.filter(text="Here").exists()


# ── Edits and deletions ─────────────────────────────────────────────────────────────────────────


def test_an_edit_replaces_what_was_said(begun, sign_in):
    link = begun.post("edits", {**EDIT, "message": {"id": "m-1", "text": "Good evening"}})
    assert link.status_code == 200
    assert not Message.objects.filter(text="Hello").exists()
    page = sign_in("agent").get(f"/c/{link.json()['link'].rpartition('/')[2]}").text
    assert "Good evening" in page
    assert Conversation.objects.latest("pk").preview == "Good evening"


def test_what_an_edit_tells_is_masked_in_the_others(begun):
    begun.post("messages", message("m-2", "Zulmira here"))
    begun.post(
        "edits", {"contact": LOTTE, "message": {"id": "m-1", "text": "My name is Zulmira Okonjo"}}
    )
    texts = Message.objects.filter(conversation=Conversation.objects.latest("pk"))
    assert [each.text for each in texts.order_by("position")] == [
        "My name is ******",
        "****** here",
    ]


def test_the_same_edit_twice_is_answered_alike_whatever_was_there(begun):
    """Else whoever only writes could find out whether a message says something."""
    said_so = {"contact": LOTTE, "message": {"id": "m-1", "text": "Hello"}}
    answers = [begun.post("edits", said_so), begun.post("edits", EDIT), begun.post("edits", EDIT)]
    assert len({(each.status_code, each.content) for each in answers}) == 1


def test_a_deletion_leaves_that_there_was_one(begun, sign_in, reader):
    begun.post("messages", message("m-2", "Another"))
    link = begun.post("deletions", DELETION).json()["link"]
    page = sign_in("agent_permitted").get(f"/c/{link.rpartition('/')[2]}").text
    assert "Hello" not in page
    assert "Message deleted" in page
    read = reader.get(f"conversations/{link.rpartition('/')[2]}/messages").json()["messages"]
    assert [(each["text"], each["beside"]) for each in read] == [
        ("", ["(message deleted)"]),
        ("Another", []),
    ]
    deleted = Message.objects.get(type="DELETED")
    assert (deleted.text, deleted.sealed) == ("", None)


def test_a_deleted_message_sent_again_stays_deleted(begun):
    begun.post("deletions", DELETION)
    assert begun.post("messages", HELLO).json()["new"] is False
    assert not Message.objects.filter(text="Hello").exists()


def test_with_a_message_its_file_is_destroyed(begun):
    begun.post("files", FILE)
    assert File.objects.latest("pk").content is not None
    begun.post("deletions", {"contact": LOTTE, "message": {"id": "f-1"}})
    file = File.objects.latest("pk")
    assert (file.content, file.name) == (None, None)


# ── What can't be kept ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("route", "sent", "reason"),
    [
        ("entities", {**ENTITY, "contact": {"id": "nobody"}}, NO_CONVERSATION),
        ("reviews", {**REVIEW, "contact": {"id": "nobody"}}, NO_CONVERSATION),
        ("edits", {**EDIT, "message": {"id": "other"}}, NO_MESSAGE),
        ("deletions", {**DELETION, "contact": {"id": "nobody"}}, NO_MESSAGE),
        ("entities", {**ENTITY, "entity": {"name": "city", "value": "x"}}, "entity.at: missing"),
        ("reviews", {**REVIEW, "review": {"rating": 2}}, "review.at: missing"),
        ("files", {**FILE, "message": {**FILE["message"], "id": ""}}, "message.id: missing"),
    ],
)
def test_what_it_belongs_to_has_to_be_there(begun, route, sent, reason):
    answer = begun.post(route, sent)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert f"{fault['field']}: {fault['reason']}".startswith(reason)


@pytest.mark.parametrize("route", [*ALL, "deletions"])
def test_a_batch_keeps_the_good(begun, route):
    sent = ALL.get(route, DELETION)
    answer = begun.post(route, [sent, {}])
    assert answer.status_code == 207
    good, bad = answer.json()["results"]
    assert "link" in good
    assert bad["errors"]
    assert answer.json()["rejected"] == 1
    assert begun.post(route, [{}]).status_code == 422


def test_nothing_that_is_personal_is_stored_in_clear(begun):
    for route, sent in ALL.items():
        assert begun.post(route, sent).status_code in (200, 201), route
    dump = "\n".join(dumped(table) for table in tables() if table.startswith(("api_", "links_")))
    assert "zulmira" not in (stored_text() + dump).lower()
