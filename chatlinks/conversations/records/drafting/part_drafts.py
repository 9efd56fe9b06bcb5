"""The rows of one conversation, drafted part by part."""

from dataclasses import dataclass
from datetime import datetime

from chatlinks.conversations.records.drafting.context import ImportContext
from chatlinks.conversations.records.incoming import (
    IncomingAgent,
    IncomingEntity,
    IncomingEvent,
    IncomingMessage,
    IncomingReview,
    IncomingStep,
)
from chatlinks.conversations.records.parts import P, PartRow
from chatlinks.conversations.records.plain import (
    PlainEntity,
    PlainEvent,
    PlainMessage,
    PlainReview,
    PlainStep,
)
from chatlinks.conversations.records.record import Record


@dataclass
class PartDrafts:
    """Drafts the rows of one conversation; `at` is the time of what comes without one."""

    context: ImportContext
    conversation_id: int
    contact_id: int
    at: datetime

    def message(
        self,
        message: IncomingMessage,
        id_: int,
        position: int,
        hash_: bytes,
    ) -> PartRow[PlainMessage]:
        plain = PlainMessage(
            position=position,
            at=self.context.aware(message.at),
            external_hash=hash_,
            sender=message.sender,
            confidence=message.confidence,
            is_broken=message.is_broken,
            is_smart_assist=message.is_smart_assist,
        )
        return self.row(id_, plain, record_of(message))

    def event(
        self,
        event: IncomingEvent,
        id_: int,
        position: int,
    ) -> PartRow[PlainEvent]:
        plain = PlainEvent(position, self.context.aware(event.at), event.type)
        record = {
            "agent": label(event.agent),
            "team": event.team,
            "text": event.text,
        }
        return self.row(id_, plain, record)

    def entity(
        self,
        entity: IncomingEntity,
        id_: int,
        position: int,
        messages: dict[str, int],
    ) -> PartRow[PlainEntity]:
        """`messages`: external id → id."""
        plain = PlainEntity(
            position=position,
            at=self.time_of(entity.at),
            name=entity.name,
            personal=entity.name in self.context.policy.personal,
            message=messages.get(entity.message),
        )
        record = {
            "original_text": entity.original_text or entity.value,
            "value": entity.value or entity.original_text,
        }
        return self.row(id_, plain, record)

    def review(
        self,
        review: IncomingReview,
        id_: int,
        position: int,
    ) -> PartRow[PlainReview]:
        plain = PlainReview(
            position=position,
            at=self.time_of(review.at),
            rating=review.rating,
            given_to=review.given_to,
        )
        record = {
            "agent": label(review.agent),
            "comment": review.comment,
            "task": review.task,
        }
        return self.row(id_, plain, record)

    def step(
        self,
        step: IncomingStep,
        id_: int,
        position: int,
    ) -> PartRow[PlainStep]:
        plain = PlainStep(
            position=position,
            at=self.context.aware(step.at),
            kind=step.type,
            outcome=step.outcome,
            external_hash=self.context.identity.step(step.id) if step.id else None,
        )
        record = {
            "agent": label(step.agent),
            "arguments": step.arguments,
            "name": step.name,
            "result": step.result,
        }
        return self.row(id_, plain, record)

    def row(self, id_: int, plain: P, record: Record) -> PartRow[P]:
        return PartRow(
            id=id_,
            conversation_id=self.conversation_id,
            contact_id=self.contact_id,
            plain=plain,
            record=record,
        )

    def time_of(self, at: datetime | None) -> datetime:
        return self.context.aware(at) if at else self.at


def record_of(message: IncomingMessage) -> Record:
    """Its texts, in clear."""
    return {
        "author": label(message.author),
        "data": message.data or None,
        "language": message.language,
        "node": message.node,
        "sub_story": message.sub_story,
        "text": message.text,
        "translation": message.translation,
        "type": message.type,
    }


def label(agent: IncomingAgent) -> str:
    """What pages call an agent. An e-mail alone gives its user part."""
    return agent.name or agent.email.partition("@")[0]
