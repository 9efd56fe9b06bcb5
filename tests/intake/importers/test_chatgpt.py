"""ChatGPT's export: trees of messages, of which the branch that was open last is taken."""

import io
import json
import zipfile

from chatlinks.conversations.models import Contact, Conversation, Message

AT = 1_772_442_900.25


def node(id_, parent, role, text, children=(), **more):
    content = {"content_type": "text", "parts": [text]}
    message = {
        "id": id_,
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": AT,
        "content": content,
        "recipient": "all",
        "metadata": {},
        **more,
    }
    return {"id": id_, "message": message, "parent": parent, "children": list(children)}


def code(text):
    return {"content_type": "code", "language": "unknown", "text": text}


def exported(**more):
    heard = {"content_type": "audio_transcription", "text": "Is it open?"}
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://x"}
    spoken = {"content_type": "multimodal_text", "parts": [heard, picture]}
    thought = {"content_type": "thoughts", "thoughts": [{"summary": "S", "content": "T"}]}
    nodes = [
        {"id": "root", "message": None, "parent": None, "children": ["s"]},
        node("s", "root", "system", "", ["u1"]),
        node("u1", "s", "user", "My card is blocked", ["a1", "a2"]),
        node("a1", "u1", "assistant", "The other branch"),
        node("a2", "u1", "assistant", "", ["c"], content=thought),
        node("c", "a2", "assistant", "", ["t"], content=code("search('x')"), recipient="browser"),
        node("t", "c", "tool", "A result", ["a3"]),
        node("a3", "t", "assistant", "Sorry to hear that \ue200cite\ue202turn0\ue201", ["u2"]),
        node("u2", "a3", "user", "", [], content=spoken, create_time=None),
    ]
    return {
        "title": "A card",
        "create_time": AT,
        "mapping": {each["id"]: each for each in nodes},
        "current_node": "u2",
        "conversation_id": "c-1",
        **more,
    }


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


TAKEN = [
    ("user", "My card is blocked"),
    ("bot", "Sorry to hear that"),
    ("user", "Is it open?"),
]


def test_the_branch_that_was_open_last_is_taken(run):
    status, shown = run(json.dumps([exported()]).encode(), "conversations.json")
    assert status == 0, shown
    assert texts() == TAKEN
    assert "1 messages of branches that were left" in shown
    assert "4 messages to and from tools" in shown


def test_without_a_current_node_the_latest_leaf_says_the_branch(run):
    run(json.dumps([exported(current_node=None)]).encode(), "conversations.json")
    assert texts()[0] == ("user", "My card is blocked")


def test_its_zip_says_whose_it_is(run):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("conversations-000.json", json.dumps([exported()]))
        other = exported(conversation_id="c-2")
        archive.writestr("conversations-001.json", json.dumps([other]))
        archive.writestr("user.json", json.dumps({"id": "u", "email": "priya@mail.example"}))
        archive.writestr("chat.html", "<html></html>")
    assert run(packed.getvalue(), "export.zip")[0] == 0
    assert (Conversation.objects.count(), Contact.objects.count()) == (2, 1)


def test_a_bad_conversation_is_told_by_its_place_and_the_rest_is_kept(run):
    content = json.dumps([exported(), {"id": "x", "mapping": None}, exported(conversation_id="3")])
    status, shown = run(content.encode(), "conversations.json")
    assert status == 1
    assert "[1]: it has no mapping" in shown
    assert Conversation.objects.count() == 2


def test_an_export_that_was_cut_off_is_kept_as_far_as_it_goes(run):
    content = json.dumps([exported(), exported(conversation_id="c-2")])
    status, shown = run(content[:-200].encode(), "conversations.json")
    assert status == 1
    assert "ends in the middle of a record" in shown
    assert Conversation.objects.count() == 1


def test_again_nothing_changes(run):
    content = json.dumps([exported()]).encode()
    run(content, "conversations.json")
    assert "1 unchanged" in run(content, "conversations.json")[1]
