"""What is stored of a conversation, and what storing it again changes."""

from datetime import timedelta
from itertools import permutations

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from chatlinks.conversations.models import (
    Contact,
    Conversation,
    Entity,
    Event,
    Message,
    Participation,
    Review,
)
from chatlinks.links.models import ChatLink
from chatlinks.workspaces.models import Business, EntityType, Team
from tests.kit.cast import START, conversation, minutes, take

PARTS = (Message, Event, Entity, Review, Participation)


def talk(id_, hours=0, contact="u-1", **more):
    """A short conversation that began `hours` after the first one."""
    messages = [{"id": "a", "at": minutes(hours * 60), "from": "user", "text": f"first of {id_}"}]
    return {"id": id_, "contact": {"id": contact}, "messages": messages, **more}


def numbers(business):
    return {c.messages: c.number for c in _numbered(business)}


def _numbered(business):
    found = Conversation.objects.filter(business=business)
    for each in found:
        each.messages = Message.objects.filter(conversation=each).order_by("position").first().text
    return found


@pytest.mark.parametrize("order", list(permutations(["one", "two", "three"])))
def test_conversations_are_numbered_by_time_whatever_order_they_come_in(bank, order):
    given = {"one": talk("one"), "two": talk("two", 30), "three": talk("three", 60)}
    for name in order:
        take(bank, given[name])
    assert numbers(bank) == {"first of one": 1, "first of two": 2, "first of three": 3}


def test_conversations_of_one_batch_are_numbered_by_time(bank):
    take(bank, talk("late", 90), talk("early"), talk("of another", 5, contact="u-2"))
    assert numbers(bank) == {"first of early": 1, "first of late": 2, "first of of another": 1}


def everything():
    """Every stored row of the conversations, sealed bytes aside, which no two sealings share."""
    found = {}
    for model in (*PARTS, Conversation, Contact, ChatLink, Team, EntityType):
        names = [
            f.attname
            for f in model._meta.fields
            if f.attname not in ("sealed", "known", "created_at")
        ]
        found[model.__name__] = sorted(map(repr, model.objects.values_list(*names)))
    return found


def test_importing_the_same_again_changes_nothing(bank):
    take(bank, conversation(), talk("other"))
    before = everything()
    assert take(bank, conversation(), talk("other")) == []
    assert everything() == before


def test_a_grown_conversation_keeps_its_messages_and_their_addresses(bank):
    take(bank, talk("one"))
    old = Message.objects.get()
    grown = talk("one")
    grown["messages"].append({"id": "b", "at": minutes(1), "from": "bot", "text": "second"})
    take(bank, grown)
    assert Message.objects.order_by("position").values_list("id", "text").first() == (
        old.id,
        "first of one",
    )
    assert Conversation.objects.get().message_count == Message.objects.count() == 2


def test_a_corrected_message_keeps_its_address(bank):
    take(bank, talk("one"))
    old = Message.objects.get().id
    corrected = talk("one")
    corrected["messages"][0]["text"] = "corrected"
    take(bank, corrected)
    assert Message.objects.values_list("id", "text").get() == (old, "corrected")


def test_messages_that_a_new_version_leaves_out_are_kept(bank):
    long = talk("one")
    long["messages"] += [
        {"id": f"x{n}", "at": minutes(n), "from": "bot", "text": f"more {n}"} for n in range(1, 4)
    ]
    take(bank, long)
    take(bank, talk("one", state="bot"))
    assert Message.objects.count() == Conversation.objects.get().message_count == 4


def test_the_link_stays_the_same_when_a_conversation_changes(bank):
    take(bank, talk("one"))
    token = ChatLink.objects.get().token
    take(bank, talk("one", channel="web"))
    assert ChatLink.objects.get().token == token


def test_events_entities_and_reviews_are_those_of_the_new_version(bank):
    take(bank, conversation())
    take(bank, conversation(events=[], reviews=[], entities=[{"name": "city", "value": "Pune"}]))
    assert (Event.objects.count(), Review.objects.count()) == (0, 0)
    assert Entity.objects.values_list("name", "value").get() == ("city", "Pune")


def test_a_conversation_that_turns_out_to_be_anothers_moves_to_them_whole(cast, sign_in):
    moved = conversation(
        contact={"id": "u-9", "name": "Ottokar Brzova"}, messages=conversation()["messages"][:2]
    )
    take(cast.acme, moved)
    cast.conversation.refresh_from_db()
    page = sign_in("admin_permitted").get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert "Ottokar Brzova" in page.text
    assert "PRIYA VENKATARAMAN</span>, your number" in page.text  # a kept message opens still
    assert list(
        Conversation.objects.filter(contact=cast.conversation.contact).values_list("number")
    ) == [(1,)]


def test_the_later_of_two_with_one_id_wins_and_nothing_of_the_earlier_is_lost(bank):
    later = talk("one")
    later["messages"] = [{"id": "b", "at": minutes(5), "from": "user", "text": "later"}]
    take(bank, talk("one"), later)
    assert Conversation.objects.count() == 1
    assert "later" in Message.objects.values_list("text", flat=True)


def test_two_businesses_with_the_same_ids_do_not_mix(bank):
    other = Business.objects.create(key="other", name="Other")
    take(bank, conversation())
    take(other, talk("acme-1", contact="+919876543210"))
    assert Contact.objects.count() == Conversation.objects.count() == 2
    assert Message.objects.filter(business=other).count() == 1
    assert Contact.objects.get(business=other).details["name"] == ""
    hashes = Conversation.objects.values_list("external_hash", flat=True)
    assert len({bytes(each) for each in hashes}) == 2


@pytest.mark.parametrize("model", PARTS)
def test_the_database_refuses_a_part_of_another_business(cast, model):
    """Even the ORM's back door can't put a row of one business into another's conversation."""
    row = model.objects.filter(business=cast.acme).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(business=cast.rival_business)


def test_members_who_wrote_or_were_assigned_took_part_by_their_email(cast):
    names = set(
        Participation.objects.filter(conversation=cast.conversation).values_list(
            "person__email", flat=True
        )
    )
    assert names == {"agent@acme.example"}


def test_a_message_comes_before_its_conversation_in_an_import_only(bank):
    [id_] = take(bank, talk("one"))
    with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
        cursor.execute(
            "UPDATE conversations_message SET conversation_id = %s + 1 WHERE conversation_id = %s",
            [id_, id_],
        )


@pytest.mark.parametrize("email", ["AGENT@Acme.Example", "agent@acme.example"])
def test_an_email_is_the_same_in_any_case(cast, email):
    [id_] = take(cast.acme, talk("by-mail", assignee={"email": email}))
    assert Participation.objects.get(conversation=id_).person == cast.people["agent"]


def test_somebody_who_is_no_member_takes_part_under_a_name_only(cast):
    [id_] = take(cast.acme, talk("by-mail", assignee={"email": "rival@rival.example"}))
    assert not Participation.objects.filter(conversation=id_).exists()


def test_a_team_is_made_once_and_found_again(bank):
    take(bank, talk("one", team="Cards"), talk("two", 5, team="Cards"))
    take(bank, talk("three", 10, team="Cards"), talk("four", 12, team="Loans"))
    assert sorted(Team.objects.filter(business=bank).values_list("name", flat=True)) == [
        "Cards",
        "Loans",
    ]
    assert Conversation.objects.filter(team__name="Cards").count() == 3


def test_entities_are_known_by_name_and_a_file_makes_none_public(bank):
    def with_entity(id_, personal):
        return talk(id_, entities=[{"name": "plan", "value": "Gold", "personal": personal}])

    take(bank, with_entity("one", False))
    assert not EntityType.objects.get(name="plan").personal
    take(bank, with_entity("two", True))
    assert EntityType.objects.get(name="plan").personal
    take(bank, with_entity("three", False))
    assert EntityType.objects.get(name="plan").personal


def test_phone_number_is_personal_for_every_business(bank):
    take(
        bank,
        talk("one", entities=[{"name": "phone_number", "value": "none given", "personal": False}]),
    )
    assert Entity.objects.get().value == "******"


def test_a_time_without_an_offset_is_read_in_the_zone_of_the_business(bank):
    given = talk("one")
    given["messages"][0]["at"] = "2026-03-02T14:45:00"
    take(bank, given)
    assert Message.objects.get().at == START


def test_what_a_batch_cannot_store_leaves_nothing_behind(bank, monkeypatch):
    def fail(*arguments):
        raise RuntimeError

    monkeypatch.setattr("chatlinks.conversations.store.learned_later.late_values", fail)
    with pytest.raises(RuntimeError):
        take(bank, conversation())
    assert everything()["Conversation"] == everything()["Contact"] == everything()["Message"] == []


def test_a_message_without_an_id_is_known_by_its_place(bank):
    unnamed = talk(
        "one", messages=[{"at": minutes(n), "from": "user", "text": f"{n}"} for n in range(3)]
    )
    take(bank, unnamed)
    ids = list(Message.objects.order_by("position").values_list("id", flat=True))
    unnamed["messages"].append({"at": minutes(9), "from": "bot", "text": "9"})
    take(bank, unnamed)
    assert list(Message.objects.order_by("position").values_list("id", flat=True))[:3] == ids


def test_external_ids_are_not_stored(cast):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM conversations_contact WHERE details::text LIKE '%%919876543210%%'"
        )
        assert cursor.fetchone() == (0,)


def test_times_of_the_conversation_follow_from_its_messages(bank):
    take(bank, talk("one"), talk("none", messages=[], contact="u-2"))
    one = Conversation.objects.get(contact__conversation__number=1, message_count=1)
    assert (one.started_at, one.last_at, one.closed_at) == (START, START, START)
    assert Conversation.objects.get(message_count=0).started_at > timezone.now() - timedelta(
        minutes=1
    )


@pytest.mark.parametrize(
    ("state", "writers", "since"),
    [
        ("queued", ["user", "bot", "user"], 2),
        ("active", ["user", "agent", "user", "user"], 2),
        ("active", ["user", "agent"], None),
        ("waiting", ["user", "agent", "user"], None),
        ("completed", ["user", "bot", "user"], None),
    ],
)
def test_since_when_a_user_waits_follows_from_what_was_imported(cast, state, writers, since):
    said = [{"at": minutes(n), "from": who, "text": "Hello"} for n, who in enumerate(writers)]
    [id_] = take(
        cast.acme,
        conversation(id="waiting", state=state, messages=said, events=[], entities=[], reviews=[]),
    )
    expected = START + timedelta(minutes=since) if since is not None else None
    assert Conversation.objects.get(pk=id_).waiting_since == expected
