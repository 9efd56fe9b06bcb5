"""What came is checked item by item, goes through intake's two functions, and is answered for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.conf import settings
from django.db import DataError
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked_dataclass

from chatlinks.api.answers import Answer, batch_status
from chatlinks.api.bodies import Items
from chatlinks.api.problems import Problem, faults
from chatlinks.conversations.live.opening import NotLive
from chatlinks.conversations.records.incoming import (
    IncomingContact,
    IncomingEvent,
    IncomingMessage,
)
from chatlinks.conversations.store import IncomingConversation, Outcome
from chatlinks.intake import live
from chatlinks.intake.checking import Faulty, checked
from chatlinks.intake.jsonl.reader import parse
from chatlinks.intake.live import Receipt
from chatlinks.intake.load import Reject, batches
from chatlinks.intake.receive import receive
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.workspaces.models import Business

STRICT = ConfigDict(extra="forbid")
NOT_KEPT = "Nothing was stored. Mend the fields below and send it again."
UNSTORABLE = "it holds something that the database can't"
FORGOTTEN = "contact: this user was forgotten, and nothing is stored of them any more"
NO_ID = "message.id: missing; by it the same message sent again is stored once"


@checked_dataclass(config=STRICT, slots=True)
class ContactMessage:
    """A message of a contact's, or to them."""

    contact: IncomingContact
    message: IncomingMessage


@checked_dataclass(config=STRICT, slots=True)
class ContactEvent:
    """Something that happened in a contact's conversation."""

    contact: IncomingContact
    event: IncomingEvent


MESSAGE = TypeAdapter(ContactMessage)
EVENT = TypeAdapter(ContactEvent)
Result = dict[str, Any]


def link_of(token: str) -> str:
    return settings.BASE_URL + link_path(token)


def rejected(reasons: list[str]) -> Result:
    return {"errors": faults(reasons)}


# ── Whole conversations ───────────────────────────────────────────────────────────────────────


@dataclass
class ConversationIntake:
    """A request's conversations: those that are faulty, and what became of the others."""

    business: Business
    items: Items
    reasons: dict[int, list[str]] = field(default_factory=dict)  # by place
    ids: dict[int, str] = field(default_factory=dict)  # of those kept, by place
    done: Outcome = field(default_factory=Outcome)

    def run(self) -> Answer:
        for batch in batches(self.good()):
            self.take(batch)
        return self.answer()

    def good(self) -> Iterator[IncomingConversation]:
        """`line` is the place in the request."""
        for place, raw in enumerate(self.items.raws):
            read = parse(place, raw + b"\n")
            if isinstance(read, Reject):
                self.reasons[place] = read.reasons
            else:
                yield read

    def take(self, batch: list[IncomingConversation]) -> None:
        """Should the database refuse a batch, one by one, so that a bad one costs only itself."""
        try:
            self.done.add(receive(self.business, batch))
        except (DataError, psycopg.DataError):
            if len(batch) == 1:
                self.reasons[batch[0].line] = [UNSTORABLE]
                return
            for each in batch:
                self.take([each])
            return
        self.ids.update({each.line: each.conversation.id for each in batch})

    def answer(self) -> Answer:
        links = members.tokens_by_id(self.business.id, list(self.ids.values()))
        if not self.items.is_batch:
            return self.answer_to_one(links)
        places = range(len(self.items.raws))
        results = [
            rejected(self.reasons[place])
            if place in self.reasons
            else {"link": link_of(links[self.ids[place]])}
            for place in places
        ]
        done = self.done
        return Answer(
            batch_status(len(self.ids), len(self.reasons)),
            {
                "results": results,
                "new": done.new,
                "changed": done.changed,
                "unchanged": done.unchanged,
                "messages": done.messages,
                "rejected": len(self.reasons),
            },
        )

    def answer_to_one(self, links: dict[str, str]) -> Answer:
        if self.reasons:
            raise Problem(422, NOT_KEPT, errors=self.reasons[0])
        return Answer(201 if self.done.new else 200, {"link": link_of(links[self.ids[0]])})


def take_conversations(business: Business, items: Items) -> Answer:
    """Raises Problem for a single one that can't be kept."""
    return ConversationIntake(business, items).run()


# ── Single messages and events ────────────────────────────────────────────────────────────────


def take_message(business: Business, raw: bytes) -> Receipt:
    """Raises Faulty and NotLive."""
    came = checked(MESSAGE, raw)
    if not came.message.id:
        raise Faulty([NO_ID])
    return live.receive_message(business, came.contact, came.message)


def take_event(business: Business, raw: bytes) -> Receipt:
    """Raises Faulty and NotLive."""
    came = checked(EVENT, raw)
    return live.receive_event(business, came.contact, came.event)


Take = Callable[[Business, bytes], Receipt]


def take_each(business: Business, items: Items, take: Take) -> Answer:
    """Each in its own transaction, in order. Raises Problem for a single one that isn't kept."""
    results = [take_one(business, raw, take) for raw in items.raws]
    if not items.is_batch:
        [result] = results
        if "errors" in result:
            raise Problem(422, NOT_KEPT, errors=reasons_of(result))
        return Answer(201 if result["new"] else 200, result)
    kept = [result for result in results if "link" in result]
    new = sum(result["new"] for result in kept)
    lost = len(results) - len(kept)
    counts = {"new": new, "unchanged": len(kept) - new, "rejected": lost}
    return Answer(batch_status(len(kept), lost), {"results": results, **counts})


def take_one(business: Business, raw: bytes, take: Take) -> Result:
    try:
        receipt = take(business, raw)
    except Faulty as problem:
        return rejected(problem.reasons)
    except NotLive:
        return rejected([FORGOTTEN])
    except (DataError, psycopg.DataError):
        return rejected([UNSTORABLE])
    token = members.token_of(business.id, receipt.conversation_id)
    return {"new": receipt.is_new, "link": link_of(token)}


def reasons_of(result: Result) -> list[str]:
    return [f"{fault['field']}: {fault['reason']}" for fault in result["errors"]]
