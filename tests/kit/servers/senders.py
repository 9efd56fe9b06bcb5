"""Programs that send without a pause while a server is killed under them; what of it was
acknowledged, and what is stored in the end.

Each sends something again until it is told 2xx. Four hands: one message, several, whole
conversations, and the webhooks of a source.
"""

import json
import random
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
import psutil
import psycopg

from chatlinks.database import postmaster
from tests.kit.servers.running import Server, chatlinks

KEY = "crashed"
HANDS = ("single", "batch", "whole", "hook")
PAGE = "/c/no-such-link"
MANY = 12  # messages of a batch
MAPPING = {
    "conversation": "ticket.id",
    "message": "message.id",
    "at": "message.sent_at",
    "sender": "message.from",
    "text": "message.body",
    "contact": "customer.id",
}
SET_UP = f"""
import json
from chatlinks.accounts.models import Person
from chatlinks.api import keys
from chatlinks.intake.webhooks import sources
from chatlinks.workspaces.models import Business
business = Business.objects.create(key="{KEY}", name="Crashed", time_zone="UTC")
person = Person.objects.create_user("crash@bench.example", name="Crash")
tokens = [keys.make(business, str(n), ["write"], None, person.pk) for n in range(%d)]
hook = sources.make(business, "generic", "Hook", "whsec_of_the_crash", person.pk)
sources.set_mapping(hook, {MAPPING!r})
print("SET UP", json.dumps([tokens, hook.address]))
"""
STORED = f"""
SELECT m.text, count(*) FROM conversations_message m
JOIN workspaces_business b ON b.id = m.business_id AND b.key = '{KEY}' GROUP BY 1"""
WAITING = "SELECT count(*) FROM webhooks_webhookdelivery WHERE outcome = 'waiting'"
REFUSED = "SELECT count(*) FROM webhooks_webhookdelivery WHERE outcome = 'refused'"
# Each counts what must not be.
BROKEN = {
    "numbers": """SELECT count(*) FROM (
        SELECT contact_id FROM conversations_conversation GROUP BY contact_id
        HAVING max(number) <> count(*) OR count(DISTINCT number) <> count(*)) x""",
    "counts": """SELECT count(*) FROM conversations_conversation c WHERE message_count <> (
        SELECT count(*) FROM conversations_message m WHERE m.conversation_id = c.id)""",
    "positions": """SELECT count(*) FROM (
        SELECT 1 FROM conversations_message GROUP BY conversation_id, position
        HAVING count(*) > 1) x""",
    "links": """SELECT count(*) FROM conversations_conversation c WHERE 1 <> (
        SELECT count(*) FROM links_chatlink l
        WHERE l.conversation_id = c.id AND l.audience = 'members')""",
    "keyless": """SELECT count(*) FROM conversations_contact c WHERE NOT EXISTS (
        SELECT FROM privacy_contactkey k WHERE k.contact_id = c.id)""",
}


def text_of(name: str) -> str:
    """What a message says; no part of it is personal, so it is stored as it is."""
    return f"Parcel {name} is on its way"


@dataclass
class Load:
    """Senders at a server that comes and goes. `acknowledged`: names of messages."""

    url: str
    tokens: list[str]
    hook: str
    seed: int = 0
    acknowledged: list[str] = field(default_factory=list)
    tokens_told: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)  # answers that are neither 2xx nor transient
    repeats: int = 0  # requests that were sent again
    over: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        for number, token in enumerate(self.tokens):
            sender = Sender(self, number, token)
            thread = threading.Thread(target=sender.run, daemon=True)
            self.threads.append(thread)
            thread.start()

    def finish(self, within: float) -> None:
        """What is under way is sent until it is acknowledged; nothing new."""
        self.over.set()
        until = time.monotonic() + within
        for thread in self.threads:
            thread.join(max(0.1, until - time.monotonic()))
        assert not any(thread.is_alive() for thread in self.threads), "a sender was never answered"

    def wait_for(self, more: int, within: float = 120) -> None:
        """Until so many more messages are acknowledged."""
        wanted, until = len(self.acknowledged) + more, time.monotonic() + within
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < until, f"nothing is taken any more: {self.refused[:3]}"
            time.sleep(0.02)


class Sender:
    """One program, by its hands in turn. Its users are its own, so that it knows their order."""

    def __init__(self, load: Load, number: int, token: str) -> None:
        self.load, self.number, self.token = load, number, token
        self.chance = random.Random(f"{load.seed}:{number}")
        self.sent = 0

    def run(self) -> None:
        hand = self.number
        while not self.load.over.is_set():
            getattr(self, HANDS[hand % len(HANDS)])()
            hand += 1

    def message(self, contact: str) -> tuple[str, dict]:
        """(name, as the API takes it)"""
        self.sent += 1
        name = f"s{self.number}x{self.sent}"
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        sender = self.chance.choice(["user", "bot"])
        message = {"id": name, "at": at, "from": sender, "text": text_of(name)}
        return name, {"contact": {"id": contact}, "message": message}

    def contact(self) -> str:
        return f"c{self.number}-{self.chance.randrange(4)}"

    def single(self) -> None:
        name, item = self.message(self.contact())
        self.send("messages", item, [name])

    def batch(self) -> None:
        made = [self.message(self.contact()) for _ in range(MANY)]
        self.send("messages", [item for _, item in made], [name for name, _ in made])

    def whole(self) -> None:
        contact = {"id": f"w{self.number}-{self.chance.randrange(4)}"}
        made = [self.message("") for _ in range(MANY)]
        id_ = f"whole-{self.number}-{self.sent}"
        messages = [item["message"] for _, item in made]
        whole = {"id": id_, "contact": contact, "messages": messages}
        self.send("conversations", whole, [name for name, _ in made])

    def hook(self) -> None:
        name, item = self.message("")
        message = item["message"]
        payload = {
            "ticket": {"id": f"t{self.number}-{self.sent // 200}"},
            "customer": {"id": f"h{self.number}"},
            "message": {
                "id": name,
                "sent_at": message["at"],
                "from": "customer" if message["from"] == "user" else "bot",
                "body": message["text"],
            },
        }
        headers = {"Authorization": "Bearer whsec_of_the_crash"}
        self.until_told(f"{self.load.url}/hooks/{self.load.hook}", payload, headers, [name])

    def send(self, route: str, content: object, names: list[str]) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        if self.chance.random() < 0.5:
            headers["Idempotency-Key"] = f"{self.number}-{names[0]}"
        self.until_told(f"{self.load.url}/api/v1/{route}", content, headers, names)

    def until_told(self, url: str, content: object, headers: dict, names: list[str]) -> None:
        body = json.dumps(content).encode()
        headers = {**headers, "Content-Type": "application/json"}
        while True:
            with suppress(httpx.HTTPError):
                answer = httpx.post(url, content=body, headers=headers, timeout=30)
                if answer.is_success and answer.status_code != 207:
                    self.note(answer, names)
                    return
                if answer.status_code not in (409, 429, 500, 502, 503):
                    self.load.refused.append(f"{answer.status_code}: {answer.text[:300]}")
                    return
            self.load.repeats += 1
            time.sleep(0.1)

    def note(self, answer: httpx.Response, names: list[str]) -> None:
        self.load.acknowledged += names
        content = answer.json() if answer.content else {}
        for each in content.get("results", [content]):
            if each.get("link"):
                self.load.tokens_told.add(each["link"].rpartition("/")[2])


def set_up(server: Server, senders: int, seed: int = 0) -> Load:
    """A business with a key for each sender and a source of webhooks."""
    done = chatlinks("shell", "-c", SET_UP % senders, "--data", str(server.data))
    line = next((each for each in done.stdout.splitlines() if each.startswith("SET UP")), "")
    assert line, done.stderr
    tokens, hook = json.loads(line.removeprefix("SET UP "))
    return Load(server.url, tokens, hook, seed)


# ── What is killed ────────────────────────────────────────────────────────────────────────────


def roles(server: Server) -> dict[str, int]:
    """What may be killed, by name → its process id."""
    parent = psutil.Process(server.process.pid)
    found = {"everything": parent.pid, "database": server.postgres()}
    for child in parent.children():
        for role in ("web", "worker", "streams"):
            if role in child.cmdline()[4:6]:
                found[role] = child.pid
                inner = child.children()
                if role == "web" and inner:
                    found["web process"] = inner[0].pid
    backends = psutil.Process(server.postgres()).children()
    if backends:
        found["a connection"] = backends[-1].pid
    return found


def kill(server: Server, role: str) -> None:
    """Returns once it is dead, and where all ends with it, that."""
    with suppress(psutil.Error, KeyError):
        process = psutil.Process(roles(server)[role])
        process.kill()
        if role in ("everything", "web"):
            server.process.wait(60)
        else:
            process.wait(60)


def until_back(server: Server, again, within: float = 120) -> Server:
    """The server with its pages back, by `again()` a new one where all of it ended, as whoever
    supervises it would start it.
    """
    until = time.monotonic() + within
    while time.monotonic() < until:
        if server.process.poll() is not None:
            server = again()
            with suppress(AssertionError):
                server.ready(within)
        with suppress(OSError):
            if server.status(PAGE) == 404:
                return server
        time.sleep(0.05)
    raise AssertionError(f"pages never came back: {server.said[-2000:]}")


# ── What is stored ────────────────────────────────────────────────────────────────────────────


def query(server: Server, sql: str) -> list:
    url = postmaster.address(server.data / "postgres").format("chatlinks")
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(sql).fetchall()


def until_taken_in(server: Server, within: float = 180) -> None:
    """Until no delivery of a webhook waits."""
    until = time.monotonic() + within
    while query(server, WAITING)[0][0]:
        assert time.monotonic() < until, "deliveries wait and nobody takes them in"
        time.sleep(0.2)


def census(server: Server, load: Load) -> dict[str, int]:
    """lost: acknowledged and not stored; doubled: stored more than once; and what doesn't hold
    together, by name. All 0 where all is well.
    """
    stored = {str(text): int(number) for text, number in query(server, STORED)}
    lost = [name for name in load.acknowledged if text_of(name) not in stored]
    tokens = {str(token) for (token,) in query(server, "SELECT token FROM links_chatlink")}
    return {
        "lost": len(lost),
        "doubled": sum(number > 1 for number in stored.values()),
        "never_sent": len(stored.keys() - {text_of(name) for name in load.acknowledged}),
        "links_lost": len(load.tokens_told - tokens),
        "refused": len(load.refused) + query(server, REFUSED)[0][0],
        **{name: query(server, sql)[0][0] for name, sql in BROKEN.items()},
    }
