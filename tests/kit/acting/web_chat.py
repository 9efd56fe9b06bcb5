"""A visitor's browser, as far as it asks the server; and the agent at the other end."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chatlinks.chats import presence, transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.models import Conversation


class Browser:
    """It holds a session, and takes every message once."""

    def __init__(self, key="acme"):
        self.client, self.key, self.session = Client(enforce_csrf_checks=True), key, ""
        self.session = self.post("session").json()["session"]
        self.cursor, self.seen = "0.0", []

    def headers(self):
        return {"authorization": f"Bearer {self.session}"} if self.session else {}

    def post(self, what, data=None):
        return self.client.post(
            f"/w/{self.key}/{what}",
            data or {},
            content_type="application/json",
            headers=self.headers(),
        )

    def get(self, what, **query):
        return self.client.get(f"/w/{self.key}/{what}", query, headers=self.headers())

    def take(self, answer):
        assert answer.status_code == 200, answer.text
        news = answer.json()
        self.seen += news["messages"]
        self.cursor = news["cursor"]
        return news

    def write(self, text, id_=None):
        data = {"id": id_ or str(uuid4()), "text": text, "after": self.cursor}
        return self.take(self.post("messages", data))

    def look(self):
        return self.take(self.get("messages", after=self.cursor))

    def person(self):
        return self.take(self.post("person", {"id": str(uuid4()), "after": self.cursor}))

    def send(self, name, content, id_=None):
        form = {
            "file": SimpleUploadedFile(name, content),
            "id": id_ or str(uuid4()),
            "after": self.cursor,
        }
        return self.client.post(f"/w/{self.key}/files", form, headers=self.headers())

    @property
    def said(self):
        return [(message["from"], message["text"]) for message in self.seen]


def with_agent(cast, browser, name="agent"):
    """The visitor's chat, with this agent."""
    presence.set_status(cast.people[name], "online")
    browser.person()
    return Conversation.objects.latest("id")


def replies(cast, chat, text, name="agent"):
    """The agent answers."""
    message = opening.message("agent", text)
    transitions.reply(cast.acme, chat.pk, cast.people[name], message)


def complete(cast, chat, name="agent"):
    """The agent closes the chat."""
    transitions.complete(cast.acme, chat.pk, cast.people[name])
