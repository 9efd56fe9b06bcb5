"""A source that sends webhooks: its samples, signed as it signs them, and what they come to."""

import base64
import hashlib
import hmac
import json
import re
import time
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.test import Client
from standardwebhooks import Webhook

from chatlinks.conversations.models import Contact, Conversation, Entity, Event, Message, Review
from chatlinks.intake.webhooks import sources
from chatlinks.intake.webhooks.deliveries import taking
from chatlinks.intake.webhooks.deliveries.endless import conversations_of
from chatlinks.intake.webhooks.generic.proposing import proposed
from chatlinks.intake.webhooks.kinds import KINDS
from chatlinks.intake.webhooks.payloads.extract import Settings
from chatlinks.intake.webhooks.payloads.facts import CONTACT, Facts
from tests.kit.cast import START

USER = "Zulmira Quartz"  # the name of the user of every variant, wherever a source tells it
# Of the samples of a generic source.
MAPPING = proposed(KINDS["generic"].samples()[0]["payload"])
MAPPING |= {"author": "message.author", "file": "message.file"}
PARTS = {Message: "position", Event: "position", Entity: "position", Review: "position"}
# Drawn anew whenever a conversation is put together again, or of this server alone.
DRAWN = {"id", "conversation_id", "business_id", "sealed", "words", "contact_id", "message"}
FILE = re.compile(r"/files/\d+")


def hmac_of(key, body, digest=hashlib.sha256):
    return hmac.new(key.encode(), body, digest)


def chatwoot_headers(secret, body, url):
    at = str(int(time.time()))
    digits = hmac_of(secret, f"{at}.".encode() + body).hexdigest()
    return {"X-Chatwoot-Timestamp": at, "X-Chatwoot-Signature": f"sha256={digits}"}


def standard_headers(secret, body, url):
    now = datetime.now(UTC)
    signature = Webhook(secret).sign("msg_1", now, body.decode())
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }


def hub_headers(secret, body, url):
    return {"X-Hub-Signature": f"sha1={hmac_of(secret, body, hashlib.sha1).hexdigest()}"}


def twilio_headers(secret, body, url):
    """By the recipe of its documentation: the address, then each field's name and value, sorted."""
    fields = sorted(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    signed = url + "".join(name + value for name, value in fields)
    digest = hmac_of(secret, signed.encode(), hashlib.sha1).digest()
    return {"X-Twilio-Signature": base64.b64encode(digest).decode()}


def bearer_headers(secret, body, url):
    return {"Authorization": f"Bearer {secret}"}


def zendesk_headers(secret, body, url):
    return zendesk_mark(secret, body, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def zendesk_mark(secret, body, at):
    mark = base64.b64encode(hmac_of(secret, at.encode() + body).digest()).decode()
    return {
        "X-Zendesk-Webhook-Signature": mark,
        "X-Zendesk-Webhook-Signature-Timestamp": at,
    }


# A kind → how its source signs. Each kind is here: a test holds it.
SIGNED = {
    "chatwoot": chatwoot_headers,
    "generic": standard_headers,
    "haptik": hub_headers,
    "haptik_tool": bearer_headers,
    "rasa": standard_headers,
    "twilio": twilio_headers,
    "intercom": hub_headers,
    "zendesk": zendesk_headers,
}


class Hook:
    """hook.send(payload) → the answer; hook.take() → what it sent is taken in."""

    def __init__(self, business, person, kind):
        self.business = business
        self.kind = KINDS[kind]
        secret = sources.new_secret()
        self.source = sources.make(business, kind, f"Our {kind}", secret, person.pk)
        if kind == "generic":
            sources.set_mapping(self.source, MAPPING)
        self.client = Client(raise_request_exception=False)

    @property
    def path(self):
        return f"/hooks/{self.source.address}"

    def body(self, payload):
        if isinstance(payload, bytes):
            return payload
        if self.kind.is_form:
            return urlencode(payload).encode()
        return json.dumps(payload, ensure_ascii=False).encode("utf-8", "surrogatepass")

    def headers(self, body):
        return self.headers_for(body, settings.BASE_URL + self.path)

    def headers_for(self, body, url):
        name = self.kind.name
        assert name in SIGNED, f"say in SIGNED of tests/kit/acting/hooks.py how {name} signs"
        return SIGNED[name](self.source.secret, body, url)

    def send(self, payload, **headers):
        body = self.body(payload)
        form = "application/x-www-form-urlencoded"
        kind = form if self.kind.is_form else "application/json"
        headers = headers or self.headers(body)
        return self.client.post(self.path, body, content_type=kind, headers=headers)

    def take(self):
        return taking.take(self.source.pk)

    def tell(self, *payloads):
        """All of them sent and taken in, one after the other."""
        for payload in payloads:
            assert self.send(payload).status_code == 200
            self.take()

    def samples(self):
        return [each["payload"] for each in self.kind.samples()]

    @property
    def delivery(self):
        """The last one."""
        return self.source.deliveries.order_by("-pk").first()

    @property
    def conversation(self):
        """That the last delivery told of."""
        told = self.source.deliveries.exclude(conversation=None).order_by("-pk").first()
        return Conversation.objects.get(pk=told.conversation_id)


def state_of(business):
    """All that is stored of a business's conversations, without what is drawn at random."""
    conversations = Conversation.objects.filter(business=business).order_by(
        "started_at", "number", "channel"
    )
    contacts = Contact.objects.filter(business=business)
    return {
        "contacts": sorted(json.dumps(each.details, sort_keys=True) for each in contacts),
        "conversations": [conversation_state(each) for each in conversations],
    }


def conversation_state(conversation):
    plain = ("number", "state", "channel", "assignee_id", "started_at", "closed_at")
    plain = (*plain, "message_count", "preview", "lowest_rating")
    parts = {
        model.__name__: [
            {name: without_drawn(value) for name, value in each.items() if name not in DRAWN}
            for each in model.objects.filter(conversation=conversation).order_by(order).values()
        ]
        for model, order in PARTS.items()
    }
    own = {name: getattr(conversation, name) for name in plain}
    return {**own, "team": str(conversation.team), **parts}


def without_drawn(value):
    """Without the ids of files, which are drawn as well."""
    if not isinstance(value, dict):
        return value
    return json.loads(FILE.sub("/files/…", json.dumps(value)))


def differences(state, wanted, path=""):
    """Where the one is otherwise than the other: path: value, not value."""
    if type(state) is type(wanted) and isinstance(state, dict | list):
        keys = sorted({*keys_of(state), *keys_of(wanted)})
        pairs = [(f"{path}.{key}", value_at(state, key), value_at(wanted, key)) for key in keys]
        return [line for at, *both in pairs for line in differences(*both, at)]
    return [] if state == wanted else [f"{path.lstrip('.')}: {state!r}, not {wanted!r}"]


def keys_of(value):
    return value if isinstance(value, dict) else range(len(value))


def value_at(value, key):
    return value[key] if key in keys_of(value) else None


def known(kind, payloads):
    """What is known of each thread, put together, without storing it."""
    threads = {}
    told = Settings(MAPPING, START, "1")
    for payload in payloads:
        for fact in KINDS[kind].read(payload, told).facts:
            threads.setdefault(fact.thread, Facts()).take(fact)
    return {
        name: facts.named("about")
        if name.startswith(CONTACT)
        else conversations_of(name, facts, {})
        for name, facts in threads.items()
    }
