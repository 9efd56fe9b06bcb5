"""Single things that came are checked each, go through `intake.live`, and are answered for."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext

from django.db import transaction

from chatlinks.api.answers import Answer, batch_status
from chatlinks.api.problems import Problem
from chatlinks.api.writes import shapes
from chatlinks.api.writes.bodies import Items
from chatlinks.api.writes.storing import NOT_KEPT, Result, link_of, rejected
from chatlinks.conversations.live.files import Unfit
from chatlinks.conversations.live.opening import NotLive
from chatlinks.intake import live, live_parts
from chatlinks.intake.checking import Faulty, checked
from chatlinks.intake.live import Receipt
from chatlinks.intake.live_parts import Met, Missing
from chatlinks.intake.live_together import MessageOfContact
from chatlinks.intake.load import UNSTORABLE, why_not
from chatlinks.links import members
from chatlinks.workspaces.models import Business

FORGOTTEN = "contact: this user was forgotten, and nothing is stored of them any more"
NO_ID = "message.id: missing; by it the same message sent again is stored once"
NO_STEP_ID = "step.id: missing; by it the same step sent again is stored once"
NO_TIME = "{name}.at: missing; by it the same one sent again is stored once"


# ── What is stored once: each raises Faulty, NotLive, Missing ───────────────────────────────────


def checked_message(raw: bytes) -> MessageOfContact:
    came = checked(shapes.MESSAGE, raw)
    if not came.message.id:
        raise Faulty([NO_ID])
    return MessageOfContact(came.contact, came.message)


def take_message(business: Business, raw: bytes) -> Receipt:
    return live.receive_message(business, *checked_message(raw))


def take_file(business: Business, raw: bytes) -> Receipt:
    """Raises Unfit, too."""
    came = checked(shapes.FILE, raw)
    if not came.message.id:
        raise Faulty([NO_ID])
    file = (came.file.name, came.file.content)
    return live.receive_message(business, came.contact, came.message, file)


def take_event(business: Business, raw: bytes) -> Receipt:
    came = checked(shapes.EVENT, raw)
    return live.receive_event(business, came.contact, came.event)


def take_entity(business: Business, raw: bytes) -> Receipt:
    came = checked(shapes.ENTITY, raw)
    if came.entity.at is None:
        raise Faulty([NO_TIME.format(name="entity")])
    return live_parts.receive_entity(business, came.contact, came.entity, came.entity.at)


def take_review(business: Business, raw: bytes) -> Receipt:
    came = checked(shapes.REVIEW, raw)
    if came.review.at is None:
        raise Faulty([NO_TIME.format(name="review")])
    return live_parts.receive_review(business, came.contact, came.review, came.review.at)


def take_step(business: Business, raw: bytes) -> Receipt:
    came = checked(shapes.STEP, raw)
    if not came.step.id:
        raise Faulty([NO_STEP_ID])
    return live_parts.receive_step(business, came.contact, came.step)


# ── What changes something. Whether it was so before is told of none: that would confirm a guess ─


def take_contact(business: Business, raw: bytes) -> Met:
    came = checked(shapes.CONTACT, raw)
    return live_parts.receive_contact(business, came.contact)


def take_edit(business: Business, raw: bytes) -> Met:
    came = checked(shapes.EDIT, raw)
    message = came.message
    texts = {
        "text": message.text,
        "type": message.type,
        "data": message.data or None,
        "translation": message.translation,
    }
    return live_parts.receive_edit(business, came.contact.id, message.id, texts)


def take_deletion(business: Business, raw: bytes) -> Met:
    came = checked(shapes.DELETION, raw)
    return live_parts.receive_deletion(business, came.contact.id, came.message.id)


# ── One after the other ─────────────────────────────────────────────────────────────────────────


Take = Callable[[Business, bytes], Receipt | Met]
CHANGES: tuple[Take, ...] = (take_contact, take_edit, take_deletion)


AT_ONCE = 20  # of a batch, in one transaction: so long others wait to write at most


def take_each(
    business: Business,
    items: Items,
    take: Take,
) -> Answer:
    """In order; some at once, of which a faulty one costs only itself. Raises Problem for a single
    one that isn't kept.
    """
    portions = [items.raws[at : at + AT_ONCE] for at in range(0, len(items.raws), AT_ONCE)]
    results = [result for raws in portions for result in take_some(business, raws, take)]
    if items.is_batch:
        return answer_to_batch(results, take)
    [result] = results
    if "errors" in result:
        raise Problem(422, NOT_KEPT, errors=reasons_of(result))
    return Answer(201 if result.get("new") else 200, result)


def answer_to_batch(results: list[Result], take: Take) -> Answer:
    kept = [result for result in results if "link" in result]
    lost = len(results) - len(kept)
    counts = counts_of(kept, told=take not in CHANGES)
    return Answer(batch_status(len(kept), lost), {"results": results, **counts, "rejected": lost})


def counts_of(kept: list[Result], *, told: bool) -> dict[str, int]:
    """`told`: whether each was there already."""
    if not told:
        return {"stored": len(kept)}
    new = sum(result["new"] for result in kept)
    return {"new": new, "unchanged": len(kept) - new}


def take_some(
    business: Business,
    raws: list[bytes],
    take: Take,
) -> list[Result]:
    with transaction.atomic() if len(raws) > 1 else nullcontext():
        taken = [take_one(business, raw, take) for raw in raws]
    return with_links(business, taken)


def with_links(business: Business, taken: Sequence[Receipt | Met | Result]) -> list[Result]:
    """As it is told to whoever sent them."""
    ids = {each.conversation_id for each in taken if not isinstance(each, dict)}
    links = members.tokens_of(business.id, [id_ for id_ in ids if id_ is not None])
    return [each if isinstance(each, dict) else told_of(each, links) for each in taken]


def take_one(
    business: Business,
    raw: bytes,
    take: Take,
) -> Receipt | Met | Result:
    """What it became; or why it isn't kept."""
    try:
        return take(business, raw)
    except Faulty as problem:
        return rejected(problem.reasons)
    except Missing as problem:
        return rejected([str(problem)])
    except Unfit as problem:
        return rejected([f"file: {problem}"])
    except NotLive:
        return rejected([FORGOTTEN])
    except UNSTORABLE as problem:
        return rejected([why_not(problem)])


def told_of(stored: Receipt | Met, links: dict[int, str]) -> Result:
    if stored.conversation_id is None:
        return {"link": ""}
    link = link_of(links[stored.conversation_id])
    return {"new": stored.is_new, "link": link} if isinstance(stored, Receipt) else {"link": link}


def reasons_of(result: Result) -> list[str]:
    return [f"{fault['field']}: {fault['reason']}" for fault in result["errors"]]
