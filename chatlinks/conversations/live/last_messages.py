"""The messages before the one that is said next: what it tells and hides may depend on them."""

from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.telling import MessageRow
from chatlinks.privacy.detection.told.tell import LOOK_BACK

SPREAD = 2  # earlier messages of one sender in a row that a value may be spread over


def last_messages(
    business_id: int,
    conversation_id: int,
    contact: KnownContact,
) -> list[MessageRow]:
    """The conversation's last ones, oldest first, opened: at most `LOOK_BACK`."""
    last = MESSAGE.read_where(
        "p.conversation_id = %s AND p.business_id = %s",
        [conversation_id, business_id],
        {contact.id: contact.vault},
        f"p.position DESC LIMIT {LOOK_BACK}",
    )
    return last[::-1]


def run_of(before: list[MessageRow], sender: str) -> list[MessageRow]:
    """The last of them that this sender wrote in a row: a value may be spread over them."""
    run: list[MessageRow] = []
    for row in before[-SPREAD:][::-1]:
        if row.plain.sender != sender:
            break
        run.insert(0, row)
    return run
