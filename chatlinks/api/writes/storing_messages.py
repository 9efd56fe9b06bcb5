"""Messages, of one request or of several that came at the same moment, are stored together. What
can't be is stored one by one, so that a bad one costs only itself.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from chatlinks.api.answers import Answer
from chatlinks.api.writes.bodies import Items
from chatlinks.api.writes.storing import Result, rejected
from chatlinks.api.writes.storing_single import (
    answer_to_batch,
    checked_message,
    take_each,
    take_message,
    take_one,
    with_links,
)
from chatlinks.conversations.live.opening import NotLive
from chatlinks.intake import live, live_together
from chatlinks.intake.checking import Faulty
from chatlinks.intake.live import Receipt
from chatlinks.intake.live_parts import Met
from chatlinks.intake.live_together import MessageOfContact
from chatlinks.intake.load import UNSTORABLE
from chatlinks.web.serving.logs import outage
from chatlinks.web.serving.shared_turns import SharedTurns
from chatlinks.workspaces.models import Business

AT_ONCE = 1_000  # in one transaction: so long others wait to write at most
TURNS: SharedTurns[MessageOfContact, Receipt] = SharedTurns(most=50)
Taken = Receipt | Met | Result
# Then each is tried by itself.
UNSTORABLE_TOGETHER = (NotLive, *UNSTORABLE)
Places = list[int]  # of one contact's messages in the request


def take_messages(business: Business, items: Items) -> Answer:
    """Raises Problem for a single one that isn't kept."""
    if not items.is_batch:
        return take_each(business, items, take_single)
    batch = MessageBatch(business, items.raws)
    for portion in portions(batch.by_contact()):
        batch.take(portion)
    return answer_to_batch(batch.results(), take_message)


def take_single(business: Business, raw: bytes) -> Receipt:
    """One that came by itself, together with those that came meanwhile; as `take_message`, should
    one of them not be storable, or whatever else is wrong with it.
    """
    came = checked_message(raw)
    try:
        return TURNS.take(business.pk, came, partial(receive, business))
    except Exception as problem:
        if outage(problem):
            raise
        return take_message(business, raw)


def receive(business: Business, came: Sequence[MessageOfContact]) -> list[Receipt]:
    if len(came) == 1:
        return [live.receive_message(business, *came[0])]
    foreseen = live_together.foresee(business, came)
    return live_together.receive_messages(business, came, foreseen)


def portions(groups: list[Places]) -> Iterator[list[Places]]:
    """Of some contacts each; of one with very many messages, part by part."""
    portion: list[Places] = []
    room = AT_ONCE
    for places in groups:
        for at in range(0, len(places), AT_ONCE):
            part = places[at : at + AT_ONCE]
            if len(part) > room:
                yield portion
                portion, room = [], AT_ONCE
            portion.append(part)
            room -= len(part)
    if portion:
        yield portion


class MessageBatch:
    """A request's messages, and what became of each, by its place there."""

    def __init__(self, business: Business, raws: list[bytes]) -> None:
        self.business = business
        self.raws = raws
        self.came: dict[int, MessageOfContact] = {}
        self.taken: dict[int, Taken] = {}
        for place, raw in enumerate(raws):
            try:
                self.came[place] = checked_message(raw)
            except Faulty as problem:
                self.taken[place] = rejected(problem.reasons)

    def by_contact(self) -> list[Places]:
        """Each contact's in order; contacts as they come."""
        groups: dict[str, Places] = {}
        for place, each in self.came.items():
            groups.setdefault(each.contact.id, []).append(place)
        return list(groups.values())

    def take(self, portion: list[Places]) -> None:
        """Should one message not be storable, each contact's by themselves."""
        places = [place for own in portion for place in own]
        came = [self.came[place] for place in places]
        try:
            receipts = receive(self.business, came)
        except UNSTORABLE_TOGETHER:
            self.take_apart(portion)
        else:
            self.taken.update(zip(places, receipts, strict=True))

    def take_apart(self, portion: list[Places]) -> None:
        """What was checked may have been changed on the way, so it is read again."""
        for places in portion:
            for place in places:
                self.came[place] = checked_message(self.raws[place])
        if len(portion) > 1:
            for places in portion:
                self.take([places])
            return
        for place in portion[0]:
            self.taken[place] = take_one(self.business, self.raws[place], take_message)

    def results(self) -> list[Result]:
        in_order = [self.taken[place] for place in range(len(self.raws))]
        return with_links(self.business, in_order)
