"""docs/webhooks.md: what it has one send by curl is taken, and stored."""

import json
import re
import shlex
from itertools import pairwise

from chatlinks.conversations.models import Message
from chatlinks.intake.webhooks import forwarding, sources
from chatlinks.intake.webhooks.deliveries import taking
from chatlinks.intake.webhooks.sources import Target
from chatlinks.web.outgoing import FarAnswer
from tests.kit.servers.running import ROOT

TEXT = (ROOT / "docs" / "webhooks.md").read_text("utf-8")
FORWARDED, MAPPED = re.findall(r"```sh\n(curl.*?)```", TEXT, re.DOTALL)
TAKEN = {
    "message_id": 1411200492,
    "created_at": "2026-03-02T09:15:00.000Z",
    "message_body": "Hello",
}


def run(hook, command, **environment):
    """A command of curl's, to this source."""
    words = shlex.split(command.replace("\\\n", " "))
    [address] = [word for word in words if word.startswith("https://")]
    body = words[words.index("--json") + 1]
    headers = {}
    for flag, value in pairwise(words):
        if flag == "-H":
            name, _, content = value.partition(": ")
            headers[name] = re.sub(r"\$(\w+)", lambda found: environment[found[1]], content)
    path = address.partition("/hooks/ADDRESS")[2]
    return hook.client.post(f"{hook.path}{path}", body, "application/json", headers=headers)


def test_what_users_write_is_sent_on_as_it_says(hook, monkeypatch):
    haptik = hook("haptik")
    target = Target("https://messenger.example.com/v1.0/", "the-token", "the-client")
    sources.set_target(haptik.source, target)
    answer = FarAnswer(200, json.dumps(TAKEN).encode())
    monkeypatch.setattr(forwarding.outgoing, "post", lambda *sent: answer)
    told = run(haptik, FORWARDED, HAPTIK_TOKEN="the-token", HAPTIK_CLIENT_ID="the-client")
    assert told.status_code == 200
    taking.take(haptik.source.pk)
    message = Message.objects.latest("pk")
    assert (message.sender, message.text) == ("user", "Hello")


def test_a_message_of_a_tool_of_ones_own_is_taken_as_it_says(hook):
    """Mapped as its page proposes it."""
    generic = hook("generic")
    told = run(generic, MAPPED, HOOK_SECRET=generic.source.secret)
    assert told.status_code == 200
    taking.take(generic.source.pk)
    message = Message.objects.latest("pk")
    assert (message.sender, message.text) == ("user", "Hello")
