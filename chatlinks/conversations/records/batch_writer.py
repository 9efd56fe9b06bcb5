"""Mask, seal and COPY a composed batch."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chatlinks.conversations.records.contacts import DETAILS, PERSONAL_DETAILS, KnownContact
from chatlinks.conversations.records.drafts import NOTHING, Conversation, Desk, Draft
from chatlinks.conversations.records.masker import TEXTS, Finder, Masked, Masker, texts_of
from chatlinks.database.rows import copy, execute, rows
from chatlinks.workspaces.models import Business

PREVIEW = 200  # characters, cut after masking so that no half of a value is left over

# The columns of each part that hold no user's text, in the order of Draft.plain.
PLAIN = {
    "conversations_message": (
        "position", "at", "external_hash", "sender", "confidence", "is_broken", "is_smart_assist",
    ),
    "conversations_event": ("position", "at", "kind"),
    "conversations_entity": ("position", "at", "name", "personal", "message"),
    "conversations_review": ("position", "at", "rating", "given_to"),
}  # fmt: skip
MESSAGES = "conversations_message"
SENDER = PLAIN[MESSAGES].index("sender")
Line = tuple[Any, ...]  # a row for COPY
LOOKUP = ("business_id", "contact_id", "hash")
CONVERSATION = (
    "id", "business_id", "contact_id", "external_hash", "digest", "number", "state", "channel", "team_id", "assignee_id",
    "started_at", "first_user_at", "last_at", "closed_at", "waiting_since", "message_count", "authors", "preview",
    "rules",
)  # fmt: skip


class Writer:
    """One batch of one business on its way into the tables."""

    def __init__(
        self, business: Business, desk: Desk, people: list[KnownContact], batch: list[Conversation]
    ) -> None:
        self.business, self.desk, self.people, self.batch = business, desk, people, batch
        self.finder = Finder(desk.rules, self.records())
        self.maskers: dict[int, Masker] = {}

    def records(self) -> Iterator[Any]:
        yield from (contact.details for contact in self.people if contact.changed)
        for conversation in self.batch:
            yield conversation.channel
            for draft in (
                *conversation.messages,
                *conversation.events,
                *conversation.entities,
                *conversation.reviews,
            ):
                yield draft.record

    def masker(self, contact: KnownContact) -> Masker:
        if contact.id not in self.maskers:
            self.maskers[contact.id] = Masker(
                self.finder, contact.matcher(self.desk.rules.personal), contact.marks()
            )
        return self.maskers[contact.id]

    def write(self) -> None:
        """Messages go out while they are masked, so that PostgreSQL works meanwhile; the rest follows from them."""
        self.write_contacts()
        changed = [conversation for conversation in self.batch if not conversation.is_new]
        self.take_out(changed)
        others: dict[str, list[Line]] = {table: [] for table in PLAIN if table != MESSAGES}
        execute("SET CONSTRAINTS message_in_its_conversation DEFERRED")
        self.copy_parts(MESSAGES, self.mask_parts(others))
        last = last_numbers(
            self.business.id, [contact.id for contact in self.people if not contact.is_new]
        )
        new = [conversation for conversation in self.batch if conversation.is_new]
        copy(
            "conversations_conversation",
            CONVERSATION,
            [self.row(c, last.get(c.contact.id, 0)) for c in new],
        )
        execute("SET CONSTRAINTS message_in_its_conversation IMMEDIATE")
        self.bring_up_to_date(changed)
        renumber(self.business.id, [contact.id for contact in self.people if not contact.is_new])
        for table, lines in others.items():
            self.copy_parts(table, lines)
        self.write_participation()

    def copy_parts(self, table: str, lines: Iterable[Line]) -> None:
        copy(
            table,
            ("id", "business_id", "conversation_id", *PLAIN[table], *TEXTS[table], "sealed"),
            lines,
        )

    def write_contacts(self) -> None:
        new = [contact for contact in self.people if contact.is_new]
        copy(
            "privacy_contactkey", ("contact_id", "business_id", "master", "wrapped"),
            [contact.key_row for contact in new if contact.key_row],
        )  # fmt: skip
        columns = ("id", "business_id", "external_hash", "details", "sealed", "known", "created_at")
        copy("conversations_contact", columns, [self.contact_row(contact) for contact in new])
        copy("conversations_lookup", LOOKUP, self.lookup_rows(new))
        if changed := [
            contact for contact in self.people if contact.changed and not contact.is_new
        ]:
            self.bring_contacts_up_to_date(changed)

    def bring_contacts_up_to_date(self, changed: list[KnownContact]) -> None:
        """The hashes of older values stay, so that an old number still finds its contact."""
        ids, _, _, details, sealed, known, _ = zip(*map(self.contact_row, changed), strict=True)
        execute(
            """UPDATE conversations_contact u SET details = n.details, sealed = n.sealed, known = n.known
               FROM unnest(%s::bigint[], %s::jsonb[], %s::bytea[], %s::bytea[]) n (id, details, sealed, known)
               WHERE u.id = n.id AND u.business_id = %s""",
            [list(ids), list(details), list(sealed), list(known), self.business.id],
        )
        found = self.lookup_rows(changed)
        execute(
            """INSERT INTO conversations_lookup (business_id, contact_id, hash)
               SELECT %s, * FROM unnest(%s::bigint[], %s::bytea[]) ON CONFLICT DO NOTHING""",
            [self.business.id, [id_ for _, id_, _ in found], [hash_ for _, _, hash_ in found]],
        )

    def lookup_rows(self, people: list[KnownContact]) -> list[tuple[Any, ...]]:
        return [
            (self.business.id, c.id, hash_)
            for c in people
            for hash_ in c.lookups(self.desk.identity)
        ]

    def contact_row(self, contact: KnownContact) -> tuple[Any, ...]:
        details = {key: contact.details.get(key, "") for key in DETAILS}
        masked, originals = self.masker(contact).mask(details, frozenset(PERSONAL_DETAILS))
        return (
            contact.id, self.business.id, contact.hash, json.dumps(masked, ensure_ascii=False),
            contact.vault.seal(f"contact:{contact.id}", originals) if originals else None,
            contact.vault.seal(f"known:{contact.id}", contact.known) if contact.known else None, self.desk.now,
        )  # fmt: skip

    def mask_parts(self, others: dict[str, list[Line]]) -> Iterator[Line]:
        """Messages for COPY; and, on the way, the other parts, and the conversations' previews and authors."""
        for conversation in self.batch:
            masker = self.masker(conversation.contact)
            said = [
                (draft.id, draft.plain[SENDER], draft.record, draft.whole)
                for draft in conversation.messages
            ]
            masked = list(masker.mask_messages(said))
            conversation.channel = masker.mask({"channel": conversation.channel}, NOTHING)[0][
                "channel"
            ]
            summarise(conversation, masked)
            yield from self.lines(MESSAGES, conversation, conversation.messages, masked)
            for table, drafts in (
                ("conversations_event", conversation.events),
                ("conversations_entity", conversation.entities),
                ("conversations_review", conversation.reviews),
            ):
                masker.look_over(texts_of(draft.record for draft in drafts))
                others[table] += self.lines(
                    table,
                    conversation,
                    drafts,
                    [masker.mask(draft.record, draft.whole) for draft in drafts],
                )

    def lines(
        self, table: str, conversation: Conversation, drafts: list[Draft], masked: list[Masked]
    ) -> Iterator[Line]:
        seal, texts = conversation.contact.vault.seal, TEXTS[table]
        for draft, (record, originals) in zip(drafts, masked, strict=True):
            if (extra := record.get("data")) is not None:
                record["data"] = json.dumps(extra, ensure_ascii=False)
            sealed = seal(f"{table}:{draft.id}", originals) if originals else None
            words = [record[name] for name in texts]
            yield (draft.id, self.business.id, conversation.id, *draft.plain, *words, sealed)

    def row(self, c: Conversation, last: int) -> tuple[Any, ...]:
        """`last` is the contact's last number so far; if the conversation was earlier, `renumber` gives the right one."""
        return (
            c.id, self.business.id, c.contact.id, c.hash, c.digest, last + c.number, c.state, c.channel, c.team_id, c.assignee_id,
            c.started_at, c.first_user_at, c.last_at, c.closed_at, c.waiting_since, c.message_count, c.authors, c.preview,
            self.desk.rules.number,
        )  # fmt: skip

    def take_out(self, changed: list[Conversation]) -> None:
        """What will be written again; messages that the new version doesn't have stay."""
        if not changed:
            return
        ids = [conversation.id for conversation in changed]
        for table in (
            "conversations_event",
            "conversations_entity",
            "conversations_review",
            "conversations_participation",
        ):
            execute(
                f"DELETE FROM {table} WHERE business_id = %s AND conversation_id = ANY(%s)",
                [self.business.id, ids],
            )
        again = [draft.id for conversation in changed for draft in conversation.messages]
        execute(
            "DELETE FROM conversations_message WHERE business_id = %s AND id = ANY(%s)",
            [self.business.id, again],
        )

    def bring_up_to_date(self, changed: list[Conversation]) -> None:
        for c in changed:
            execute(
                """UPDATE conversations_conversation SET digest = %s, state = %s, channel = %s, team_id = %s, assignee_id = %s,
                   started_at = %s, first_user_at = %s, last_at = %s, closed_at = %s, waiting_since = %s,
                   authors = %s, preview = %s, rules = least(rules, %s),
                   message_count = (SELECT count(*) FROM conversations_message m WHERE m.conversation_id = %s)
                   WHERE id = %s AND business_id = %s""",
                [c.digest, c.state, c.channel, c.team_id, c.assignee_id, c.started_at, c.first_user_at, c.last_at, c.closed_at,
                 c.waiting_since, c.authors, c.preview, self.desk.rules.number, c.id, c.id, self.business.id],
            )  # fmt: skip

    def write_participation(self) -> None:
        copy(
            "conversations_participation", ("business_id", "conversation_id", "person_id"),
            [(self.business.id, c.id, person) for c in self.batch for person in sorted(c.people)],
        )  # fmt: skip


def write(
    business: Business, desk: Desk, people: list[KnownContact], batch: list[Conversation]
) -> None:
    Writer(business, desk, people, batch).write()


def mixed(business_id: int, batch: list[Conversation]) -> set[int]:
    """Contacts of changed conversations that keep messages which this batch didn't bring: a value may be spread over both."""
    brought = {c.id: c for c in batch if not c.is_new}
    counts = rows(
        "SELECT id, message_count FROM conversations_conversation WHERE business_id = %s AND id = ANY(%s)",
        [business_id, list(brought)],
    ) if brought else []  # fmt: skip
    return {brought[id_].contact.id for id_, count in counts if count > len(brought[id_].messages)}


def summarise(conversation: Conversation, masked: Sequence[Masked]) -> None:
    """Fill in what lists show of a conversation, out of its masked messages."""
    last, authors = "", dict[str, None]()
    for draft, (record, _) in zip(conversation.messages, masked, strict=True):
        sender = draft.plain[SENDER]
        if sender in ("bot", "agent") and record["author"]:
            authors[record["author"]] = None
        if sender != "other" and record["text"]:
            last = record["text"]
    conversation.preview, conversation.authors = last[:PREVIEW], list(authors)


def last_numbers(business_id: int, contact_ids: list[int]) -> dict[int, int]:
    sql = """SELECT contact_id, max(number) FROM conversations_conversation
             WHERE business_id = %s AND contact_id = ANY(%s) GROUP BY contact_id"""
    return dict(rows(sql, [business_id, contact_ids])) if contact_ids else {}


def renumber(business_id: int, contact_ids: list[int]) -> None:
    """Number each contact's conversations 1, 2, 3 … in order of time, whatever order they came in."""
    if contact_ids:
        execute(
            """UPDATE conversations_conversation c SET number = o.number
               FROM (SELECT id, row_number() OVER (PARTITION BY contact_id ORDER BY started_at, id) AS number
                     FROM conversations_conversation WHERE business_id = %s AND contact_id = ANY(%s)) o
               WHERE o.id = c.id AND c.number <> o.number""",
            [business_id, contact_ids],
        )
