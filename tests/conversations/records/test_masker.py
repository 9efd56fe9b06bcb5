"""Whatever is known of a contact is masked in all that is stored, whenever it was learned."""

from unittest.mock import Mock

from chatlinks.conversations.models import Conversation, Message
from chatlinks.conversations.records import finder as finding
from chatlinks.conversations.records.finder import foresee
from chatlinks.conversations.remasking.changed_policy import sweep
from chatlinks.privacy.known import KnownValues
from chatlinks.privacy.masking import mask
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.catalogue import Policy
from chatlinks.workspaces.models import Business, EntityType
from tests.kit.cast import minutes, take
from tests.kit.watching.stored import stored_text


def line(id_, said, at=0, **more):
    messages = [
        {"id": str(n), "at": minutes(at + n), "from": who, "text": words}
        for n, (who, words) in enumerate(said)
    ]
    return {"id": id_, "contact": {"id": "u-1"}, "messages": messages, **more}


def test_a_name_given_last_masks_the_messages_before_it(bank):
    take(
        bank,
        line(
            "one",
            [("user", "it is Vethra here"), ("bot", "Hello Vethra")],
            contact={"id": "u-1", "name": "Vethra Brzova"},
        ),
    )
    assert "Vethra" not in stored_text()


def test_a_name_learned_later_masks_earlier_conversations(bank):
    take(
        bank,
        line(
            "one",
            [("user", "about vethra again"), ("agent", "Noted for Vethra")],
            events=[{"at": minutes(1), "type": "note", "text": "Vethra rang"}],
        ),
    )
    assert "Vethra" in stored_text()
    take(
        bank,
        line(
            "two",
            [("user", "hello again")],
            at=5000,
            contact={"id": "u-1", "name": "Vethra Brzova"},
        ),
    )
    assert "Vethra" not in stored_text()
    assert "about ****** again" in Conversation.objects.get(number=1).preview


def test_a_name_learned_later_masks_conversations_that_come_in_after_it_with_older_dates(bank):
    take(
        bank,
        line("two", [("user", "hello")], at=5000, contact={"id": "u-1", "name": "Vethra Brzova"}),
    )
    take(bank, line("one", [("user", "it is Vethra here")]))
    assert "Vethra" not in stored_text()


def test_what_is_learned_of_one_contact_masks_nothing_of_another(bank):
    take(bank, line("one", [("user", "hi")], contact={"id": "u-1", "name": "Vethra Brzova"}))
    take(bank, line("two", [("user", "Vethra is my town")], contact={"id": "u-2"}))
    assert "Vethra is my town" in stored_text()


def test_an_entity_marked_personal_by_a_later_file_masks_what_was_stored(bank):
    entity = {"name": "plan", "original_text": "gold plus", "value": "GOLD_PLUS"}
    take(
        bank,
        line("one", [("user", "give me gold plus"), ("bot", "GOLD_PLUS it is")], entities=[entity]),
    )
    assert "gold plus" in stored_text()
    take(
        bank,
        line(
            "two",
            [("user", "x")],
            at=5000,
            contact={"id": "u-2"},
            entities=[{**entity, "value": "tin", "original_text": "", "personal": True}],
        ),
    )
    sweep(bank.id)
    assert "gold plus" not in stored_text()
    assert "GOLD_PLUS" not in stored_text()


def test_nothing_is_shown_of_an_entity_marked_personal_though_no_sweep_came_by(cast, sign_in):
    take(
        cast.acme,
        line(
            "two",
            [("user", "x")],
            contact={"id": "u-2"},
            entities=[{"name": "city", "value": "Pune", "personal": True}],
        ),
    )
    client, path = sign_in("agent"), f"/c/{cast.members_link.token}"
    rows = client.get("/?q=Chennai").text.partition('<ol class="rows">')[2]
    assert "chennai" not in rows.lower()
    for way in ("/transcript.txt", "", "/all", "?fragment=1"):
        assert "Chennai" not in client.get(path + way).text


def test_a_changed_conversation_is_masked_by_all_that_is_known(bank):
    take(
        bank,
        line(
            "one",
            [("user", "hi")],
            contact={"id": "u-1", "name": "Vethra Brzova", "phone": "+44 20 7946 0958"},
        ),
    )
    take(bank, line("one", [("user", "hi"), ("bot", "Vethra, we ring 020 7946 0958")]))
    assert "Vethra" not in stored_text()
    assert "946 0958" not in stored_text()


def test_a_message_kept_from_an_older_version_is_masked_by_what_the_newer_brings(bank):
    take(bank, line("one", [("user", "hi"), ("user", "it is Vethra here")]))
    take(bank, line("one", [("user", "hi")], contact={"id": "u-1", "name": "Vethra Brzova"}))
    assert Message.objects.count() == 2
    assert "Vethra" not in stored_text()


def test_what_was_masked_late_is_still_there_for_who_may_see_it(cast, sign_in):
    take(cast.acme, line("one", [("agent", "Hello Vethra")]))
    take(
        cast.acme,
        line("two", [("user", "x")], at=5000, contact={"id": "u-1", "name": "Vethra Brzova"}),
    )
    page = sign_in("admin_permitted").get(
        sign_in("admin_permitted").get("/?q=Hello").text.split('<h2><a href="')[1].split('"')[0]
    )
    assert "Hello" in page.text
    assert "Vethra" in page.text


def test_masking_anew_is_recorded_as_the_servers_own_doing(bank):
    take(bank, line("one", [("user", "hi")]))
    take(
        bank, line("two", [("user", "x")], at=5000, contact={"id": "u-1", "name": "Vethra Brzova"})
    )
    opening = Unsealing.objects.get()
    assert (opening.person, opening.why) == (None, "to mask a value learned late")


def test_entity_types_of_one_business_are_not_anothers(bank):
    other = Business.objects.create(key="other", name="Other")
    take(
        bank,
        line(
            "one", [("user", "x")], entities=[{"name": "plan", "value": "Gold", "personal": True}]
        ),
    )
    take(other, line("one", [("user", "x")], entities=[{"name": "plan", "value": "Gold"}]))
    assert set(EntityType.objects.filter(name="plan").values_list("business__key", "personal")) == {
        ("bank", True),
        ("other", False),
    }


def test_what_holds_nothing_is_told_at_one_glance(bank, monkeypatch):
    """Asking text by text took an import a twentieth longer (`bin/bench import`)."""
    asked = []
    find = KnownValues.find

    def noted(known, text):
        asked.append(text)
        return find(known, text)

    monkeypatch.setattr(KnownValues, "find", noted)
    contact = {"id": "u-1", "name": "Vethra Brzova", "device": "web", "language": "en"}
    take(bank, line("one", [("user", "good morning"), ("bot", "Hello")], contact=contact))
    assert not {"web", "en", "good morning", "Hello"} & set(asked)


def test_what_is_left_of_a_foreseen_text_is_not_searched_again(monkeypatch):
    """Detection has come to rest in it: asking anew costs as much as the text did."""
    policy = Policy(number=1, profile="strict", patterns=None, personal=frozenset())
    text = "call 9876543210, card 4111 1111 1111 1111"
    finder = foresee(policy, text)
    monkeypatch.setattr(finding, "detect", Mock(side_effect=AssertionError))
    masked, _ = mask(text, finder.find(text))
    assert masked == "call ******, card ******"
    assert not finder.find(masked)
