"""A payload tried: what it would store, masked, with nothing written."""

import json

import pytest

from chatlinks.intake.webhooks.kinds import KINDS
from tests.kit.census import imprint


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_sample_is_tried_and_nothing_is_written(hook, sign_in, kind):
    source = hook(kind)
    admin = sign_in("admin")
    path = f"/sources/acme/{source.source.pk}/try"
    for number, _ in enumerate(source.samples(), 1):
        form = admin.get(f"{path}?sample={number}")
        before = imprint()
        payload = form.context["form"].initial["payload"]
        answer = admin.post(path, {"payload": payload})
        assert answer.status_code == 200
        assert "What it would store" in answer.text
        tried = answer.text.partition("</form>")[0]
        shown = answer.text[
            answer.text.index("What it would store") : answer.text.index(
                "<form", answer.text.index("What it would store")
            )
        ]
        assert "Brandenburg" not in shown, tried[:0]
        assert imprint() == before


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
    page = sign_in("admin").post(path, {"payload": json.dumps(guess)}).text
    assert "Is it Brandenburg?" in page.partition("<form")[0] or "Is it Brandenburg?" in page
    assert "Is it ******?" not in page


def test_a_fault_stands_at_the_field_and_what_was_typed_stays(hook, sign_in):
    source = hook("chatwoot")
    path = f"/sources/acme/{source.source.pk}/try"
    answer = sign_in("admin").post(path, {"payload": "{not json"})
    assert answer.status_code == 400
    assert "isn’t JSON" in answer.text
    assert "{not json" in answer.text
