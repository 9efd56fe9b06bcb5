"""Mask, seal and COPY a composed batch."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from chatlinks.conversations.contacts import DETAILS, PERSONAL_DETAILS, Learner
from chatlinks.conversations.drafts import Conversation, Desk, Draft
from chatlinks.conversations.masked import TEXTS, Find, Finder, mask_record
from chatlinks.rows import copy, execute
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
CONVERSATION = (
    "id", "business_id", "contact_id", "external_hash", "digest", "number", "state", "channel", "team_id", "assignee_id",
    "started_at", "first_user_at", "last_at", "closed_at", "message_count", "authors", "preview", "rules",
)  # fmt: skip


class Writer:
    """One batch of one business on its way into the tables."""

    def __init__(self, business: Business, desk: Desk, people: list[Learner], batch: list[Conversation]) -> None:
        self.business, self.desk, self.people, self.batch = business, desk, people, batch
        self.finder = Finder(business.profile, self.records())
        self.finds: dict[int, Find] = {}

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

    def find(self, contact: Learner) -> Find:
        if contact.id not in self.finds:
            self.finds[contact.id] = self.finder.beside(contact.matcher(self.desk.personal))
        return self.finds[contact.id]

    def write(self) -> None:
        self.write_contacts()
        parts = self.mask_parts()
        self.write_conversations()
        for table, lines in parts.items():
            texts = TEXTS[table]
            copy(table, ("id", "business_id", "conversation_id", *PLAIN[table], *texts, "sealed"), lines)
        self.write_participation()

    def write_contacts(self) -> None:
        new = [contact for contact in self.people if contact.is_new]
        copy(
            "privacy_contactkey", ("contact_id", "business_id", "master", "wrapped"),
            [contact.key_row for contact in new if contact.key_row],
        )  # fmt: skip
        columns = ("id", "business_id", "external_hash", "details", "sealed", "known", "created_at")
        copy("conversations_contact", columns, [self.contact_row(contact) for contact in new])
        for contact in self.people:
            if contact.changed and not contact.is_new:
                _, _, _, details, sealed, known, _ = self.contact_row(contact)
                execute(
                    "UPDATE conversations_contact SET details = %s, sealed = %s, known = %s WHERE id = %s AND business_id = %s",
                    [details, sealed, known, contact.id, self.business.id],
                )

    def contact_row(self, contact: Learner) -> tuple[Any, ...]:
        details = {key: contact.details.get(key, "") for key in DETAILS}
        masked, originals = mask_record(details, frozenset(PERSONAL_DETAILS), self.find(contact))
        return (
            contact.id, self.business.id, contact.hash, json.dumps(masked, ensure_ascii=False),
            contact.vault.seal(f"contact:{contact.id}", originals) if originals else None,
            contact.vault.seal(f"known:{contact.id}", contact.known) if contact.known else None, self.desk.now,
        )  # fmt: skip

    def mask_parts(self) -> dict[str, list[tuple[Any, ...]]]:
        """Table → rows for COPY; and, on the way, the conversations' previews and authors out of masked text."""
        lines: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TEXTS}
        for conversation in self.batch:
            find = self.find(conversation.contact)
            said = self.part_rows("conversations_message", conversation, conversation.messages, find)
            summarise(conversation, said, find)
            lines["conversations_message"] += said
            lines["conversations_event"] += self.part_rows(
                "conversations_event", conversation, conversation.events, find
            )
            lines["conversations_entity"] += self.part_rows(
                "conversations_entity", conversation, conversation.entities, find
            )
            lines["conversations_review"] += self.part_rows(
                "conversations_review", conversation, conversation.reviews, find
            )
        return lines

    def part_rows(
        self, table: str, conversation: Conversation, drafts: list[Draft], find: Find
    ) -> list[tuple[Any, ...]]:
        business_id, seal = self.business.id, conversation.contact.vault.seal
        made = []
        for draft in drafts:
            masked, originals = mask_record(draft.record, draft.whole, find)
            if (extra := masked.get("data")) is not None:
                masked["data"] = json.dumps(extra, ensure_ascii=False)
            sealed = seal(f"{table}:{draft.id}", originals) if originals else None
            texts = [masked[name] for name in TEXTS[table]]
            made.append((draft.id, business_id, conversation.id, *draft.plain, *texts, sealed))
        return made

    def write_conversations(self) -> None:
        copy("conversations_conversation", CONVERSATION, [self.row(c) for c in self.batch if c.is_new])
        changed = [conversation for conversation in self.batch if not conversation.is_new]
        if changed:
            self.bring_up_to_date(changed)
        known = [contact.id for contact in self.people if not contact.is_new]
        renumber(self.business.id, known)

    def row(self, c: Conversation) -> tuple[Any, ...]:
        # A known contact's new conversation has a number out of the way until `renumber` gives the right one.
        number = c.number if c.contact.is_new else 1_000_000_000 + c.number
        return (
            c.id, self.business.id, c.contact.id, c.hash, c.digest, number, c.state, c.channel, c.team_id, c.assignee_id,
            c.started_at, c.first_user_at, c.last_at, c.closed_at, c.message_count, c.authors, c.preview,
            self.business.rules,
        )  # fmt: skip

    def bring_up_to_date(self, changed: list[Conversation]) -> None:
        """Take out what will be written again; messages that the new version doesn't have stay."""
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
        for c in changed:
            execute(
                """UPDATE conversations_conversation SET digest = %s, state = %s, channel = %s, team_id = %s, assignee_id = %s,
                   started_at = %s, first_user_at = %s, last_at = %s, closed_at = %s, authors = %s, preview = %s,
                   rules = least(rules, %s),
                   message_count = %s + (SELECT count(*) FROM conversations_message m WHERE m.conversation_id = %s)
                   WHERE id = %s AND business_id = %s""",
                [c.digest, c.state, c.channel, c.team_id, c.assignee_id, c.started_at, c.first_user_at, c.last_at, c.closed_at,
                 c.authors, c.preview, self.business.rules, c.message_count, c.id, c.id, self.business.id],
            )  # fmt: skip

    def write_participation(self) -> None:
        copy(
            "conversations_participation", ("business_id", "conversation_id", "person_id"),
            [(self.business.id, c.id, person) for c in self.batch for person in sorted(c.people)],
        )  # fmt: skip


def write(business: Business, desk: Desk, people: list[Learner], batch: list[Conversation]) -> None:
    Writer(business, desk, people, batch).write()


def summarise(conversation: Conversation, said: Iterable[tuple[Any, ...]], find: Find) -> None:
    """Fill in what lists show of a conversation, out of its masked messages."""
    columns = (
        "id",
        "business_id",
        "conversation_id",
        *PLAIN["conversations_message"],
        *TEXTS["conversations_message"],
    )
    sender, author, text = columns.index("sender"), columns.index("author"), columns.index("text")
    last, authors = "", dict[str, None]()
    for line in said:
        if line[sender] in ("bot", "agent") and line[author]:
            authors[line[author]] = None
        if line[sender] != "other" and line[text]:
            last = line[text]
    conversation.preview, conversation.authors = last[:PREVIEW], list(authors)
    conversation.channel = mask_record({"channel": conversation.channel}, frozenset(), find)[0]["channel"]


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
