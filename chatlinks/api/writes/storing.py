"""Whole conversations that came are checked one by one, go through `intake.receive`, and are
answered for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from chatlinks.api.answers import Answer, batch_status
from chatlinks.api.problems import Problem, faults
from chatlinks.api.writes.bodies import Items
from chatlinks.conversations.store import IncomingConversation, Outcome
from chatlinks.intake.jsonl.reader import parse
from chatlinks.intake.load import UNSTORABLE, Reject, batches, halves, why_not
from chatlinks.intake.receive import receive
from chatlinks.links import members
from chatlinks.links.addresses import link_path
from chatlinks.workspaces.models import Business

NOT_KEPT = "Nothing was stored. Mend the fields below and send it again."

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

    def take(self, batch: Sequence[IncomingConversation]) -> None:
        """Should one of a batch not be storable, one by one, so that it costs only itself."""
        try:
            self.done.add(receive(self.business, batch))
        except UNSTORABLE as problem:
            for half in halves(batch):
                self.take(half)
            if len(batch) == 1:
                self.reasons[batch[0].line] = [why_not(problem)]
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
