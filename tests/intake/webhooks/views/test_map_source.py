"""A generic source is mapped on a sample, and a fault stands at its field."""

import json
import re

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
        ({"text": ""}, "text", "required"),
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
