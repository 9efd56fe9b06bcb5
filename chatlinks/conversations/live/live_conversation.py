"""One conversation while it is written to: what is said and happens in it is masked and sealed like any other, and stored at once."""

import json
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from django.utils import timezone

from chatlinks.conversations.records import batch_writer, drafts, incoming
from chatlinks.conversations.records.contacts import KnownContact
from chatlinks.conversations.records.drafts import Desk, Draft
from chatlinks.conversations.records.masker import TEXTS, Finder, Masker, Record, restore_record
from chatlinks.conversations.remasking import changed_rules, learned_later
from chatlinks.database.rows import execute, rows
from chatlinks.workspaces.models import Business

EventKind = Literal[
    "session_started", "assigned_team", "assigned_agent", "waiting", "completed", "note"
]
PREVIEW = 200  # characters
SPREAD = 2  # earlier messages of one sender in a row that a value may be spread over


class State(NamedTuple):
    """A conversation's row, as far as its moves depend on it; one row of STATE."""

    id: int
    contact_id: int
    number: int
    state: str
    channel: str
    team_id: int | None
    assignee_id: int | None
    started_at: datetime
    first_user_at: datetime | None
    last_at: datetime
    waiting_since: datetime | None
    unread: int
    oldest_rules: int  # by which any of the contact's conversations is masked


STATE = """SELECT id, contact_id, number, state, channel, team_id, assignee_id, started_at, first_user_at, last_at, waiting_since,
           unread, (SELECT min(o.rules) FROM conversations_conversation o WHERE o.contact_id = c.contact_id
                    AND o.business_id = c.business_id) FROM conversations_conversation c WHERE business_id = %s AND """
INSERT = (
    "INSERT INTO {table} (id, business_id, conversation_id, {columns}, sealed) VALUES ({places})"
)


class LiveConversation:
    """One conversation, open for writing until the transaction ends. Made by `live.reopen`, `latest` or `begin`."""

    def __init__(self, business: Business, desk: Desk, contact: KnownContact, now: State) -> None:
        self.business, self.desk, self.contact, self.now = business, desk, contact, now

    @property
    def id(self) -> int:
        return self.now.id

    def say(self, given: incoming.Message) -> int:
        """Add a message; returns its id. What it tells together with those before it is masked in those, too."""
        id_, position = self.next("conversations_message")
        hash_ = self.desk.identity.message(given.id or secrets.token_hex(16), position)
        draft = drafts.message(self.desk, given, id_, position, hash_)
        before = self.just_said(given.sender)
        finder = Finder(self.desk.rules, [draft.record, *(row.record for row in before)])
        said = [
            *((row.id, row.kind, row.record, changed_rules.whole("conversations_message", row.kind, frozenset())) for row in before),
            (draft.id, given.sender, draft.record, draft.whole),
        ]  # fmt: skip
        *earlier, (masked, originals) = self.masker(finder).mask_messages(said)
        for row, (record, held) in zip(before, earlier, strict=True):
            if record != row.masked:
                sealed = self.contact.vault.seal(f"conversations_message:{row.id}", held)
                changed_rules.rewrite(
                    self.business, "conversations_message", row.id, record, sealed
                )
        self.insert(
            "conversations_message",
            batch_writer.PLAIN["conversations_message"],
            draft,
            masked,
            originals,
        )
        self.summarise(given.sender, self.desk.aware(given.at), masked)
        return id_

    def said(self, external_id: str) -> int | None:
        """The message that came in here under this id."""
        sql = "SELECT id FROM conversations_message WHERE conversation_id = %s AND business_id = %s AND external_hash = %s"
        found = rows(sql, [self.id, self.business.id, self.desk.identity.message(external_id, 0)])
        return int(found[0][0]) if found else None

    def tell(
        self,
        kind: EventKind,
        *,
        team: str = "",
        agent: str = "",
        text: str = "",
        at: datetime | None = None,
    ) -> None:
        """Add an event to the timeline."""
        id_, position = self.next("conversations_event")
        event = incoming.Event(
            at=at or timezone.now(),
            type=kind,
            team=team,
            agent=incoming.Agent(name=agent),
            text=text,
        )
        self.add("conversations_event", drafts.event(self.desk, event, id_, position))

    def review(self, rating: int, comment: str, *, agent: str) -> None:
        """Add what the user thinks of how an agent helped: 1 to 5, and why if they say so."""
        id_, position = self.next("conversations_review")
        fields: dict[str, Any] = {
            "rating": rating,
            "comment": comment,
            "for": "agent",
            "agent": incoming.Agent(name=agent),
        }
        draft = drafts.review(self.desk, incoming.Review(**fields), id_, position, timezone.now())
        self.add("conversations_review", draft)

    def collect(self, name: str, value: str, message_id: int) -> None:
        """Add a value that the bot collected from a message; a personal one is masked wherever else the user's words hold it.

        The business must know the entity: `catalogue.note_entities` before this is made.
        """
        id_, position = self.next("conversations_entity")
        given = incoming.Entity(name=name, value=value, message="here")
        draft = drafts.entity(self.desk, given, id_, position, {"here": message_id}, timezone.now())
        if name in self.desk.rules.personal:
            self.contact.learn(name, value)
        self.add("conversations_entity", draft)
        self.mask_late()

    def next(self, table: str) -> tuple[int, int]:
        """(id, position) of the row that comes next in a table."""
        sql = f"""SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id'))::regclass), coalesce(max(position), -1) + 1
                  FROM {table} WHERE conversation_id = %s AND business_id = %s"""
        [(id_, position)] = rows(sql, [table, self.id, self.business.id])
        return int(id_), int(position)

    def add(self, table: str, draft: Draft) -> None:
        """Mask, seal and store one row beside the messages."""
        masked, originals = self.masker(Finder(self.desk.rules, [draft.record])).mask(
            draft.record, draft.whole
        )
        self.insert(table, batch_writer.PLAIN[table], draft, masked, originals)

    def move(self, **columns: Any) -> None:
        """Change columns of the conversation that hold no user's text, such as `state`, `assignee_id`, `waiting_since`."""
        names = ", ".join(f"{name} = %s" for name in columns)
        execute(
            f"UPDATE conversations_conversation SET {names} WHERE id = %s AND business_id = %s",
            [*columns.values(), self.id, self.business.id],
        )
        self.now = self.now._replace(
            **{name: value for name, value in columns.items() if name in State._fields}
        )

    def unanswered_since(self) -> datetime | None:
        """Since when the user waits for an agent's answer: from the hand-over at the earliest; None if they don't."""
        sql = """SELECT greatest(min(m.at), (SELECT min(e.at) FROM conversations_event e WHERE e.conversation_id = %s
                   AND e.business_id = %s AND e.kind = 'assigned_team'))
                 FROM conversations_message m WHERE m.conversation_id = %s AND m.business_id = %s AND m.sender = 'user'
                   AND m.position > coalesce((SELECT max(a.position) FROM conversations_message a
                     WHERE a.conversation_id = m.conversation_id AND a.business_id = m.business_id AND a.sender = 'agent'), -1)
                 HAVING count(*) > 0"""
        found = rows(sql, [self.id, self.business.id, self.id, self.business.id])
        return found[0][0] if found else None

    def user_wrote_after(self, count: int) -> bool:
        """Beyond the first `count` messages."""
        sql = """SELECT 1 FROM conversations_message WHERE conversation_id = %s AND business_id = %s AND position >= %s
                 AND sender = 'user' LIMIT 1"""
        return bool(rows(sql, [self.id, self.business.id, count]))

    def join(self, person_id: int) -> None:
        """Note that a member took part."""
        execute(
            """INSERT INTO conversations_participation (business_id, conversation_id, person_id) VALUES (%s, %s, %s)
               ON CONFLICT DO NOTHING""",
            [self.business.id, self.id, person_id],
        )

    def meet(self, given: incoming.Contact) -> None:
        """Take over what is now known of the contact; what was said before is masked accordingly."""
        self.contact.meet(given)
        self.mask_late()

    def mask_late(self) -> None:
        """Mask what was learned of the contact in all that was said before."""
        if self.contact.changed:
            batch_writer.Writer(self.business, self.desk, [self.contact], []).write_contacts()
            self.reach_back([])

    def reach_back(self, written: list[int]) -> None:
        """Mask what was learned of the contact in all that was stored before, but for the conversations just `written`."""
        learned_later.late_values(self.business, self.desk.rules, [self.contact], set(), written)
        self.contact.fresh, self.contact.changed = [], False

    def masker(self, finder: Finder) -> Masker:
        return Masker(finder, self.contact.matcher(self.desk.rules.personal), self.contact.marks())

    def just_said(self, sender: str) -> list[changed_rules.Stored]:
        """The last messages, oldest first, if they are of this sender: opened, to be looked at beside the next."""
        texts = TEXTS["conversations_message"]
        found = rows(
            f"""SELECT id, sender, sealed, {", ".join(texts)} FROM conversations_message
                WHERE conversation_id = %s AND business_id = %s ORDER BY position DESC LIMIT {SPREAD}""",
            [self.id, self.business.id],
        )
        run: list[changed_rules.Stored] = []
        for id_, kind, sealed, *values in found:
            if kind != sender:
                break
            masked: Record = dict(zip(texts, values, strict=True))
            if masked["data"] is not None:
                masked["data"] = json.loads(masked["data"])
            record = restore_record(
                masked, self.contact.vault.open(f"conversations_message:{id_}", sealed)
            )
            run.insert(0, changed_rules.Stored(id_, self.contact.id, self.id, kind, record, masked))
        return run

    def insert(
        self, table: str, plain: Sequence[str], draft: Draft, masked: Record, originals: list[Any]
    ) -> None:  # fmt: skip
        values = [
            json.dumps(masked[name], ensure_ascii=False)
            if name == "data" and masked[name] is not None
            else masked[name]
            for name in TEXTS[table]
        ]
        sealed = self.contact.vault.seal(f"{table}:{draft.id}", originals) if originals else None
        columns = (*plain, *TEXTS[table])
        everything = [draft.id, self.business.id, self.id, *draft.plain, *values, sealed]
        sql = INSERT.format(
            table=table, columns=", ".join(columns), places=", ".join(["%s"] * len(everything))
        )
        execute(sql, everything)

    def summarise(self, sender: str, at: datetime, masked: Record) -> None:
        """What lists show of the conversation follows its last message. A user's first one starts the bot's 24 hours."""
        author = masked["author"] if sender in ("bot", "agent") else ""
        preview = masked["text"][:PREVIEW] if sender != "other" else ""
        execute(
            """UPDATE conversations_conversation SET message_count = message_count + 1, last_at = greatest(last_at, %s),
               first_user_at = CASE WHEN %s THEN coalesce(first_user_at, %s) ELSE first_user_at END,
               preview = coalesce(nullif(%s, ''), preview),
               authors = CASE WHEN %s = '' OR %s = ANY(authors) THEN authors ELSE authors || %s::text END
               WHERE id = %s AND business_id = %s""",
            [at, sender == "user", at, preview, author, author, author, self.id, self.business.id],
        )
        if sender == "user" and self.now.first_user_at is None:
            self.now = self.now._replace(first_user_at=at)
