"""A message that was edited or deleted where it was written: what stood there before is gone."""

from collections.abc import Sequence
from typing import Any

from chatlinks.conversations.live import files
from chatlinks.conversations.live.last_messages import HERE, in_between
from chatlinks.conversations.live.live_conversation import LiveConversation
from chatlinks.conversations.live_topics import announce_masked_anew
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.conversations.records.record import Record
from chatlinks.conversations.records.summary import summarise
from chatlinks.conversations.records.told.telling import MessageRow
from chatlinks.conversations.sent_files.placing import SentFiles
from chatlinks.database.rows import execute

NOTHING_LEFT: Record = {
    "text": "",
    "translation": "",
    "data": None,
    "type": "DELETED",
}
SUMMARY = """
UPDATE conversations_conversation SET preview = %s, authors = %s
WHERE id = %s AND business_id = %s"""


def rewrite(chat: LiveConversation, message_id: int, texts: Record) -> None:
    """Put these texts in the place of a message's own; masked, with those beside it, as if it had
    been written so.
    """
    [row] = read(chat, "p.id = %s", [message_id])
    carried = row.record["data"]
    row.record = {**row.record, **texts}
    sent_files = SentFiles(chat.business.id, chat.context.identity)
    sent_files.look_up([chat.id])
    sent_files.place([row], chat.contact, {})
    if row.record["data"] != carried:
        files.destroy_those_of(chat.business.id, chat.id, carried, but=sent_files.used)
    sent_files.write()
    around = in_between(chat.business.id, chat.contact, row)
    telling = chat.listen(around.before, [row], None, around.beside)
    chat.masker([row], {chat.id: telling}, around.beside).mask(MESSAGE, around.together)
    for each in around.together:
        MESSAGE.update(chat.business.id, each, chat.contact.vault)
    sum_up(chat)
    announce_masked_anew([chat.id])
    chat.mask_late()


def delete(chat: LiveConversation, message_id: int) -> None:
    """That there was one stays, with its time and writer; what it said goes, and its files."""
    rewrite(chat, message_id, NOTHING_LEFT)


def sum_up(chat: LiveConversation) -> None:
    """What lists show of the conversation."""
    preview, authors = summarise(read(chat, "TRUE", [], sealed=False))
    execute(SUMMARY, [preview, authors, chat.id, chat.business.id])


def read(
    chat: LiveConversation,
    which: str,
    needs: Sequence[Any],
    *,
    sealed: bool = True,
) -> list[MessageRow]:
    """Its messages, by position; `sealed`: opened."""
    vault = chat.contact.vault if sealed else None
    parameters = [chat.id, chat.business.id, *needs]
    vaults = {chat.contact.id: vault}
    return MESSAGE.read_where(f"{HERE} AND {which}", parameters, vaults, "p.position")
