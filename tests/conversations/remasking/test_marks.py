"""Passages marked as personal by hand: hidden wherever and whenever they occur, and taken back by
an admin only.
"""

import pytest

from chatlinks.conversations.models import Conversation, Mark, Message
from chatlinks.conversations.remasking import changed_policy, marks
from chatlinks.links.models import ChatLink
from chatlinks.privacy.models import Unsealing
from tests.kit.cast import MASKED, SHOWN, STRANGERS, conversation, minutes, take
from tests.kit.watching.stored import stored_text
from tests.kit.ways import finds, rows_of, telling

PASSAGE = "blue heron lane"


def telling_of_it(id_="told", at=0, words="I walk along Blue  Heron\nLane together"):
    said = [
        {"id": "1", "at": minutes(at), "from": "user", "text": words},
        {
            "id": "2",
            "at": minutes(at + 1),
            "from": "bot",
            "text": "BLUE-HERON LANE, fine",
            "data": {"quick_replies": [{"text": "Not Blue Heron Lane"}]},
        },
    ]
    note = {"at": minutes(at + 2), "type": "note", "text": "blue heron lane"}
    return {"id": id_, "contact": {"id": "u-9"}, "messages": said, "events": [note]}


@pytest.fixture
def walk(cast):
    [id_] = take(cast.acme, telling_of_it())
    return Conversation.objects.get(pk=id_)


def path(walk):
    return f"/c/{ChatLink.objects.get(conversation=walk, audience='members').token}"


def mark(client, walk, passage=PASSAGE, **form):
    return client.post(
        f"{path(walk)}/marks", {"passage": passage, "scope": "contact", "message": "", **form}
    )


def heron(client, walk):
    return telling(client, walk.pk, ["heron"])


def test_it_is_hidden_everywhere_however_it_is_written_and_shown_to_the_permitted(
    cast, sign_in, walk
):
    assert len(heron(sign_in("agent"), walk)) >= 7
    answer = mark(sign_in("agent_permitted"), walk)
    first = Message.objects.get(conversation=walk, position=0)
    assert answer.headers["Location"] == f"{path(walk)}?at={first.pk}#m-{first.pk}"
    assert heron(sign_in("agent"), walk) == {}
    assert not finds(sign_in("agent"), walk.pk, "heron")
    assert "heron" not in stored_text().lower()
    assert len(heron(sign_in("admin_permitted"), walk)) >= 6
    assert "Blue  Heron\nLane" in sign_in("admin_permitted").get(path(walk)).text


def test_it_is_hidden_in_the_contacts_other_conversations_those_to_come_and_a_grown_one(
    cast, sign_in, walk
):
    [earlier] = take(cast.acme, telling_of_it("earlier", -5000))
    mark(sign_in("agent_permitted"), walk)
    [later] = take(cast.acme, telling_of_it("later", 9000))
    grown = telling_of_it()
    grown["messages"].append(
        {"id": "3", "at": minutes(3), "from": "agent", "text": "blue heron lane again"}
    )
    take(cast.acme, grown)
    assert Message.objects.filter(conversation=walk).count() == 3
    for id_ in (earlier, walk.pk, later):
        assert telling(sign_in("agent"), id_, ["heron"]) == {}


def test_another_contacts_words_stay(cast, sign_in, walk):
    [other] = take(cast.acme, {**telling_of_it("other"), "contact": {"id": "u-10"}})
    mark(sign_in("agent_permitted"), walk)
    assert telling(sign_in("agent"), other, ["heron"])


def test_in_one_message_only(cast, sign_in, walk):
    second = Message.objects.get(conversation=walk, position=1)
    mark(sign_in("agent_permitted"), walk, scope="message", message=str(second.pk))
    texts = list(
        Message.objects.filter(conversation=walk).order_by("position").values_list("text", "data")
    )
    assert "Heron" in texts[0][0]
    assert "heron" not in str(texts[1]).lower()
    assert (Mark.objects.get().everywhere, Mark.objects.get().message) == (False, second.pk)
    take(
        cast.acme, {**telling_of_it(), "state": "active"}
    )  # the same conversation once more, changed
    assert "heron" not in Message.objects.get(pk=second.pk).text.lower()


def test_only_who_is_shown_the_details_marks_and_only_an_admin_undoes(cast, sign_in, walk):
    for name in sorted(MASKED | STRANGERS | {"neither"}):
        assert mark(sign_in(name), walk).status_code in (403, 404), name
    assert not Mark.objects.exists()
    mark(sign_in("agent_permitted"), walk)
    undo = f"{path(walk)}/marks/{Mark.objects.get().pk}/undo"
    for name in sorted((SHOWN | MASKED | STRANGERS) - {"admin", "admin_permitted"}):
        assert sign_in(name).post(undo).status_code in (403, 404), name
    assert Mark.objects.get().undone_at is None
    assert sign_in("admin").post(undo).status_code == 302
    assert sign_in("admin").post(undo).status_code == 404


def test_both_are_recorded_with_who_and_when(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk)
    made = Mark.objects.get()
    assert (made.made_by, made.conversation, made.everywhere) == (
        cast.people["agent_permitted"],
        walk,
        True,
    )
    sign_in("admin").post(f"{path(walk)}/marks/{made.pk}/undo")
    made.refresh_from_db()
    assert made.undone_by == cast.people["admin"]
    assert made.undone_at >= made.made_at
    reasons = (
        Unsealing.objects.filter(contact_id=walk.contact_id)
        .values_list("person", "why")
        .order_by("id")
    )
    assert list(reasons) == [
        (cast.people["agent_permitted"].pk, "to mask what was marked by hand"),
        (cast.people["admin"].pk, "to take back a mark made by hand"),
    ]


def test_undone_it_shows_again_exactly_as_it_was(cast, sign_in, walk):
    before = rows_of(walk.contact_id)
    mark(sign_in("agent_permitted"), walk)
    sign_in("admin").post(f"{path(walk)}/marks/{Mark.objects.get().pk}/undo")
    assert rows_of(walk.contact_id) == before
    assert finds(sign_in("agent"), walk.pk, "heron")


def test_once_undone_it_is_not_listed_any_more(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk)
    undo = f"{path(walk)}/marks/{Mark.objects.get().pk}/undo"
    assert undo in sign_in("admin").get(path(walk)).text
    sign_in("admin").post(undo)
    assert undo not in sign_in("admin").get(path(walk)).text


def test_one_of_two_marks_undone_the_other_holds(cast, sign_in, walk):
    for _ in range(2):
        mark(sign_in("agent_permitted"), walk)
    one, two = Mark.objects.order_by("id")
    sign_in("admin").post(f"{path(walk)}/marks/{one.pk}/undo")
    assert heron(sign_in("agent"), walk) == {}
    sign_in("admin").post(f"{path(walk)}/marks/{two.pk}/undo")
    assert heron(sign_in("agent"), walk)


def test_what_a_rule_hides_stays_hidden_when_its_mark_is_undone(cast, sign_in):
    client, link = sign_in("admin_permitted"), f"/c/{cast.members_link.token}"
    client.post(f"{link}/marks", {"passage": "my pan is abcpv1234k", "scope": "contact"})
    assert telling(sign_in("agent"), cast.conversation.pk, ["my pan is"]) == {}
    client.post(f"{link}/marks/{Mark.objects.get().pk}/undo")
    assert telling(sign_in("agent"), cast.conversation.pk, ["abcpv1234k"]) == {}
    assert telling(sign_in("agent"), cast.conversation.pk, ["my pan is"])


@pytest.mark.parametrize(
    "passage", ["purple heron", "", "x", "  \n ", "!!!", "\0", "eron Lan", "blue heron lane " * 90]
)
def test_what_is_not_there_is_said_clearly_and_nothing_is_kept(cast, sign_in, walk, passage):
    before, client = stored_text(), sign_in("agent_permitted")
    answer = mark(client, walk, passage)
    assert answer.status_code == 400
    page = answer.text
    assert "Copy it from a message" in page or "at least two characters" in page
    assert not Mark.objects.exists()
    assert stored_text() == before


def test_a_message_of_another_conversation_cannot_be_named(cast, sign_in, walk):
    foreign = Message.objects.filter(conversation=cast.conversation).first()
    mark(
        sign_in("agent_permitted"), walk, scope="message", message=str(foreign.pk), passage="hello"
    )
    assert not Mark.objects.exists()


def test_a_nul_that_came_along_with_a_copied_passage_is_not_looked_for(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk, "blu\0e heron lane")
    assert heron(sign_in("agent"), walk) == {}


def test_a_passage_of_a_button_can_be_marked(cast, sign_in):
    answer = sign_in("agent_permitted").post(
        f"/c/{cast.members_link.token}/marks", {"passage": "Gold", "scope": "contact"}
    )
    assert "?at=" in answer.headers["Location"]
    assert "Gold" not in sign_in("agent").get(f"/c/{cast.members_link.token}").text.replace(
        "gold.png", ""
    )


def test_a_common_word_that_was_marked_is_hidden_however_common(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk, "fine")
    assert "fine" not in rows_of(walk.contact_id)[1][0]


def test_neither_the_cookie_nor_the_address_holds_the_passage(cast, sign_in, walk):
    client = sign_in("agent_permitted")
    for passage in (PASSAGE, "purple heron"):
        answer = mark(client, walk, passage)
        assert "heron" not in (str(answer.headers) + str(client.cookies)).lower()


def test_of_a_forgotten_contact_no_mark_is_offered_to_be_undone(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk)
    client = sign_in("admin_permitted")
    client.post(f"{path(walk)}/forget")
    assert "/undo" not in client.get(path(walk)).text
    made = Mark.objects.get()
    marks.undo(made, None)
    assert heron(client, walk) == {}
    assert mark(client, walk).status_code == 403


def test_two_who_undo_at_once_are_one(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk)
    mine, theirs = Mark.objects.get(), Mark.objects.get()
    marks.undo(mine, cast.people["admin"].pk)
    marks.undo(theirs, cast.people["admin_permitted"].pk)
    assert Mark.objects.get().undone_by == cast.people["admin"]


def test_marks_hold_when_the_rules_change(cast, sign_in, walk):
    mark(sign_in("agent_permitted"), walk)
    cast.acme.change_rules()
    changed_policy.sweep(cast.acme.pk)
    assert heron(sign_in("agent"), walk) == {}


def test_a_conversation_moved_to_another_contact_keeps_its_mark_of_one_message(cast, sign_in):
    [id_] = take(
        cast.acme,
        conversation(
            id="moving", contact={"id": "u-20"}, messages=telling_of_it()["messages"], entities=[]
        ),
    )
    moving = Conversation.objects.get(pk=id_)
    mark(sign_in("agent_permitted"), moving)
    take(
        cast.acme,
        conversation(
            id="moving", contact={"id": "u-21"}, messages=telling_of_it()["messages"], entities=[]
        ),
    )
    assert telling(sign_in("agent"), id_, ["heron"]) == {}
