"""A payload tried: what it would store, masked, with nothing written."""

import json

import pytest

from chatlinks.database.rows import new_ids
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.payloads.extract import Settings
from chatlinks.intake.webhooks.payloads.facts import CONTACT
from chatlinks.intake.webhooks.trying import sample_text
from tests.kit.acting.hooks import MAPPING
from tests.kit.cast import START
from tests.kit.watching.census import imprint


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_sample_is_tried_and_nothing_is_written(hook, sign_in, kind):
    source = hook(kind)
    admin = sign_in("admin")
    path = f"/sources/acme/{source.source.pk}/try"
    for number, _ in enumerate(source.samples(), 1):
        assert admin.get(f"{path}?sample={number}").status_code == 200
        before = imprint()
        answer = admin.post(path, {"payload": sample_text(source.kind, str(number))})
        assert answer.status_code == 200
        if names_its_user(source, number):
            assert "Brandenburg" not in shown(answer)
        assert imprint() == before


def test_it_takes_no_number_from_users_and_conversations(hook, sign_in):
    """People read "User 4" after "User 3", however often a sample was tried between them."""
    numbered = ("conversations_contact", "conversations_conversation", "conversations_message")
    before = [new_ids(table, 1)[0] for table in numbered]
    source = hook("chatwoot")
    path = f"/sources/acme/{source.source.pk}/try"
    answer = sign_in("admin").post(path, {"payload": sample_text(source.kind, "1")})
    assert answer.status_code == 200
    assert [new_ids(table, 1)[0] for table in numbered] == [each + 1 for each in before]


def names_its_user(source, number):
    """Some payloads tell the user's name; others tell an id, and the name came before."""
    payload = source.samples()[number - 1]
    facts = KINDS[source.source.kind].read(payload, Settings(MAPPING, START, "1")).facts
    return any(fact.thread.startswith(CONTACT) and fact.name == "name" for fact in facts)


def shown(answer):
    """What it would store, without the form."""
    return answer.text.partition("What it would store")[2].partition("<form")[0]


def test_what_is_masked_is_shown_masked(hook, sign_in):
    source = hook("chatwoot")
    path = f"/sources/acme/{source.source.pk}/try"
    page = sign_in("admin").post(path, {"payload": json.dumps(source.samples()[1])}).text
    assert "Dear ******, is it this one?" in page
    assert "Nothing was stored" in page


def test_it_confirms_no_guess_of_a_user_who_is_there(hook, sign_in):
    """Under ids that nobody has: what is known of the user is not asked."""
    source = hook("chatwoot")
    said = source.samples()[0]
    source.tell(said)
    bare = {"id": 14, "type": "contact"}
    guess = {
        **said,
        "id": 999,
        "content": "Is it Brandenburg?",
        "sender": bare,
        "conversation": {"id": 10, "meta": {"sender": bare}},
    }
    path = f"/sources/acme/{source.source.pk}/try"
    answer = sign_in("admin").post(path, {"payload": json.dumps(guess)})
    assert "Is it Brandenburg?" in shown(answer)


def test_a_fault_stands_at_the_field_and_what_was_typed_stays(hook, sign_in):
    source = hook("chatwoot")
    path = f"/sources/acme/{source.source.pk}/try"
    answer = sign_in("admin").post(path, {"payload": "{not json"})
    assert answer.status_code == 400
    assert "isn’t JSON" in answer.text
    assert "{not json" in answer.text
