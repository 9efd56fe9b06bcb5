"""A generic source is mapped on a sample, and a fault stands at its field."""

import json
import re
from html import unescape

import pytest

from chatlinks.intake.webhooks.models import WebhookSource
from tests.kit.acting.hooks import MAPPING

ERROR = re.compile(r'<p class="error" id="id_(\w+)_error">.*?<span>(.*?)</span>', re.DOTALL)


@pytest.fixture
def generic(hook):
    return hook("generic")


@pytest.fixture
def page(generic, sign_in):
    """page(**changes) → the answer to the mapping, with these changes."""
    client = sign_in("admin")
    sample = json.dumps(generic.samples()[1] | {"customer": generic.samples()[0]["customer"]})

    def post(**changes):
        typed = {"sample": sample, **MAPPING, **changes}
        return client.post(f"/sources/acme/{generic.source.pk}/mapping", typed)

    return post


def test_it_is_tried_on_the_sample_first(page):
    WebhookSource.objects.update(mapping=None)
    answer = page()
    assert answer.status_code == 200
    assert "What it would store" in answer.text
    assert "It comes tomorrow, ******" in answer.text
    assert WebhookSource.objects.get().mapping is None


def test_it_is_saved(page):
    WebhookSource.objects.update(mapping=None)
    assert page(save="1").status_code == 302
    assert WebhookSource.objects.get().mapping == MAPPING


@pytest.mark.parametrize(
    ("changes", "field", "fault"),
    [
        ({"at": "message.when"}, "at", "The sample has nothing at this path."),
        ({"at": "message.body"}, "at", "There is no time."),
        ({"text": ""}, "text", "It has no place yet"),
        ({"sender": "message.body"}, "sender", "It isn’t known who this is"),
        ({"text": "message..body"}, "text", "A path is names with dots"),
        ({"each": "message"}, "each", "There is no list"),
        ({"sample": "{"}, "sample", "JSON"),
    ],
)
def test_a_fault_stands_at_its_field(page, changes, field, fault):
    answer = page(**changes)
    assert answer.status_code == 400
    errors = ERROR.findall(answer.text)
    assert [name for name, _ in errors] == [field]
    assert fault in errors[0][1]


def test_only_a_generic_source_is_mapped(hook, sign_in):
    source = hook("chatwoot").source
    assert sign_in("admin").get(f"/sources/acme/{source.pk}/mapping").status_code == 404


def test_a_mapped_source_asks_for_a_sample_of_its_own(generic, sign_in):
    """Ours wouldn't fit its paths."""
    client = sign_in("admin")
    for way in ("mapping", "try"):
        page = client.get(f"/sources/acme/{generic.source.pk}/{way}").text
        assert "<textarea" in page
        assert "brandenburg" not in page


NAMES = ("text", "sender", "at", "message", "conversation", "contact", "contact_name", "each")
OWN = {
    "type": "message.created",
    "data": {
        "id": "m-1",
        "conversation_id": "c-1",
        "created_at": "2026-03-02T09:15:00Z",
        "author": {"type": "customer", "name": "Lotte Brandenburg"},
        "shopper": {"id": "s-1", "name": "Lotte Brandenburg", "email": "lotte@example.org"},
        "content": "Lotte Brandenburg here, +49 151 12345678",
    },
}


def fields(answer):
    """What stands in the fields."""
    held = {}
    for tag in re.findall(r"<input [^>]*>", answer.text):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        held[attributes.get("name", "")] = unescape(attributes.get("value", ""))
    return {name: held[name] for name in NAMES if held.get(name)}


@pytest.fixture
def fresh(page):
    """find(sample, **typed) → the answer to "Find its fields" of a source that isn't mapped."""
    WebhookSource.objects.update(mapping=None)
    none = dict.fromkeys(MAPPING, "")

    def find(sample, button="find", **typed):
        return page(**none | {"sample": json.dumps(sample), button: "1", **typed})

    return find


def test_a_new_source_asks_for_a_sample_and_for_nothing_else(generic, sign_in):
    WebhookSource.objects.update(mapping=None)
    answer = sign_in("admin").get(f"/sources/acme/{generic.source.pk}/mapping")
    assert "Find its fields" in answer.text
    assert fields(answer) == {}
    assert "Conversation’s ID" not in answer.text


def test_fields_are_proposed_by_the_names_of_the_sample_and_tried(fresh):
    answer = fresh(OWN)
    assert answer.status_code == 200
    assert fields(answer) == {
        "text": "data.content",
        "sender": "data.author.type",
        "at": "data.created_at",
        "message": "data.id",
        "conversation": "data.conversation_id",
        "contact": "data.shopper.id",
        "contact_name": "data.shopper.name",
    }
    assert "What it would store" in answer.text
    assert "Save the" in answer.text


def test_our_example_is_mapped_by_itself(fresh):
    answer = fresh({}, button="example")
    assert answer.status_code == 200
    assert fields(answer)["text"] == "message.body"
    assert "My parcel" in answer.text


def test_what_stands_at_a_path_is_shown_masked_and_short(fresh):
    shown = fresh(OWN | {"note": "a " * 200}).text
    listed = shown.partition("In the sample")[2]
    assert '<code dir="ltr">data.shopper.email</code> <span dir="auto">******</span>' in listed
    assert "****** here, ******" in listed
    for secret in ("Lotte", "lotte@", "12345678", "a " * 60):
        assert secret not in listed


def test_a_path_that_was_chosen_stays_and_one_that_leads_nowhere_gives_way(fresh):
    chosen = fields(fresh(OWN, text="data.author.name", at="message.sent_at", each="items"))
    assert chosen["text"] == "data.author.name"
    assert chosen["at"] == "data.created_at"
    assert "each" not in chosen


def test_what_has_no_place_is_named_on_both_sides(fresh):
    """Ours that found none in the sample, and the sample's that nothing maps."""
    answer = fresh({"body": "Hello", "priya@mail.example": 1, "mood": {"now": "calm"}})
    assert re.search(r"4\s+fields have no place yet", answer.text)
    assert '<a href="#id_conversation">Conversation’s ID</a>' in answer.text
    told = fresh(OWN | {"priya@mail.example": 1, "mood": {"now": "calm"}}).text
    assert '<code dir="ltr">mood.now</code>' in told
    assert "priya@mail" not in told.partition("What it would store")[2].partition("</section>")[0]


def test_an_unknown_word_for_who_wrote_it_is_offered_where_it_is_to_be_named(fresh):
    sample = {**OWN, "data": OWN["data"] | {"author": {"type": "shopper"}}}
    answer = fresh(sample)
    assert answer.status_code == 400
    assert '<datalist id="words"><option value="shopper">' in answer.text
    assert fresh(sample, sender_user="shopper").status_code == 200
