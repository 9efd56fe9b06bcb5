"""A program that stores conversations by the API, and what it sends."""

import json

from django.test import Client

from chatlinks.api import keys
from chatlinks.api.models import ApiKey

HELLO = {
    "contact": {"id": "crm-7", "name": "Lotte Brandenburg"},
    "message": {"id": "m-1", "at": "2026-03-02T09:15:00+05:30", "from": "user", "text": "Hello"},
}
BEGUN = {
    "contact": {"id": "crm-7"},
    "event": {"at": "2026-03-02T09:15:00+05:30", "type": "session_started"},
}


def make_key(cast, name="Shop bot", scopes=(ApiKey.Scope.WRITE,), expires_at=None):
    """A new key's token."""
    by = cast.people["admin"].pk
    return keys.make(cast.acme, name, list(scopes), expires_at, by)


READER = (ApiKey.Scope.READ, ApiKey.Scope.LINKS)


def message(id_="m-1", text="Hello", contact="crm-7"):
    written = {**HELLO["message"], "id": id_, "text": text}
    return {"contact": {"id": contact, "name": "Lotte Brandenburg"}, "message": written}


def token_of(cast):
    """By which the API knows Priya's conversation."""
    return cast.members_link.token


class Program:
    """program.post("messages", …) → the answer; what isn't bytes goes as JSON.

    program.get("conversations", state="bot") → the answer.
    """

    def __init__(self, token):
        self.client = Client(raise_request_exception=False)
        self.token = token

    def post(self, route, content, kind="application/json", **headers):
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        headers |= self.proof
        return self.client.post(f"/api/v1/{route}", body, content_type=kind, headers=headers)

    def get(self, route, **query):
        return self.client.get(f"/api/v1/{route}", query, headers=self.proof)

    @property
    def proof(self):
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}
