"""What an endpoint is told of each event: as docs/webhooks-out.md has it, and nobody's values."""

import json
import re
from pathlib import Path

import pytest

from chatlinks.api.outgoing import endpoints, payloads, sending
from chatlinks.api.outgoing.event_types import EVENT_TYPES, TEST
from chatlinks.api.outgoing.models import EndpointDelivery
from chatlinks.conversations.models import Conversation
from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.links.models import ChatLink
from tests.kit.cast import SECRETS
from tests.kit.links import links_of_every_kind
from tests.kit.reading import words_in
from tests.kit.watching.stored import dumped

DOCUMENT = (Path(__file__).parents[3] / "docs" / "webhooks-out.md").read_text("utf-8")
EXAMPLES = {
    each["type"]: each
    for each in map(json.loads, re.findall(r"(?s)```json\n(.*?)```", DOCUMENT))
    if "type" in each
}
ABOUT_REVIEW = {
    "at": "2026-03-02T09:15:00+00:00",
    "for": "agent",
    "rating": 2,
    "has_comment": True,
}


@pytest.fixture
def payload_of(cast, endpoint):
    """payload_of(type): of an event of Priya's conversation, of a link for anyone, of a source."""
    held = endpoint([])
    link = cast.anyone_link(passcode="hashed")
    by = cast.people["admin"].pk
    source = sources.make(cast.acme, "generic", "Shop bot", sources.new_secret(), by)
    about = {
        "conversation": cast.conversation.pk,
        "link": link.pk,
        "source": source.pk,
        "by": "anyone",
        **ABOUT_REVIEW,
    }

    def tell(event_type):
        delivery = EndpointDelivery(
            business=cast.acme,
            endpoint=held,
            event_id="00000000000000000000000000000001",
            event_type=event_type,
            about=about,
        )
        return payloads.body_of(delivery)

    return tell


def shape(value):
    """Names and kinds of values, whatever they are; null fits any."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return type(value).__name__


def fits(value, example):
    if isinstance(example, dict):
        assert value.keys() == example.keys()
        return all(fits(value[name], example[name]) for name in example)
    return value is None or example is None or type(value) is type(example)


@pytest.mark.parametrize("event_type", [*(each.name for each in EVENT_TYPES), TEST])
def test_the_document_has_each_as_it_is(payload_of, event_type):
    example = EXAMPLES[event_type]
    payload = json.loads(payload_of(event_type))
    assert fits(payload, example), shape(payload)


def test_the_document_has_no_other():
    assert sorted(EXAMPLES) == sorted([*(each.name for each in EVENT_TYPES), TEST])


# ── Nobody's values ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("event_type", [each.name for each in EVENT_TYPES])
def test_it_holds_nothing_of_the_users_and_no_token_of_a_link_that_opens(
    cast, payload_of, event_type
):
    text = payload_of(event_type).decode()
    tokens = [each.token for each in ChatLink.objects.exclude(audience="members")]
    assert words_in(text, SECRETS) == []
    assert words_in(text, tokens) == []
    assert tokens
    assert "hashed" not in text


def test_no_request_holds_a_token_of_any_link_that_opens_without_signing_in(
    cast, endpoint, receiver, sign_in
):
    """For anyone, for people, locked, ended: made, opened, ended."""
    endpoint()
    links = links_of_every_kind(cast)
    shared = {each for each in links.values() if each.audience != "members" and each.pk}
    for link in shared:
        sign_in(None).get(f"/c/{link.token}")
        sign_in("agent").get(f"/c/{link.token}")
        link.revoke(cast.people["admin"].pk)
    sending.send_due()
    assert {"link.made", "link.opened", "link.revoked"} <= {*receiver.types}
    bodies = " ".join(f"{each.path} {each.headers} {each.body}" for each in receiver.requests)
    assert words_in(bodies, [each.token for each in shared]) == []
    assert words_in(bodies, [*SECRETS, "partner.example"]) == []


def test_nothing_that_anybody_wrote_is_in_it_not_even_masked(cast, payload_of):
    """So no guess is confirmed by it, and nothing has to be hidden later."""
    stored = Conversation.objects.get()
    texts = {*stored.authors, stored.preview, stored.channel} - {""}
    assert texts
    everything = " ".join(payload_of(each.name).decode() for each in EVENT_TYPES)
    drawn_at_random = cast.members_link.token
    assert "******" not in everything
    assert words_in(everything.replace(drawn_at_random, ""), texts) == []


def test_the_link_for_members_is_told_as_it_is(cast, payload_of):
    told_link = json.loads(payload_of("link.made"))["data"]["conversation"]["link"]
    assert told_link.endswith(f"/c/{cast.members_link.token}")


def test_what_is_stored_of_it_is_no_address_no_secret_and_no_value(cast, endpoint, payload_of):
    held = endpoint(name="Told", url="https://far.example/hooks/sesame?sig=1")
    cast.anyone_link()
    for table in ("outgoing_endpoint", "outgoing_endpointdelivery", "procrastinate_jobs"):
        text = dumped(table)
        assert words_in(text, ["sesame", "far.example", "whsec_", *SECRETS]) == []
    assert endpoints.host_of(held) == "far.example"


def test_another_businesss_is_gone_for_it(cast, payload_of):
    with pytest.raises(payloads.Gone):
        payloads.conversation(cast.rival_business.pk, cast.conversation.pk)
    link = ChatLink.objects.exclude(audience="members").first()
    with pytest.raises(payloads.Gone):
        payloads.link(cast.rival_business.pk, link.pk)
    source = WebhookSource.objects.get()
    with pytest.raises(payloads.Gone):
        payloads.silent(cast.rival_business.pk, {"source": source.pk})
