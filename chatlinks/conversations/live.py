"""Write to a conversation while it happens: a message, an event, a move to another state, masked and sealed like any other.

Whoever writes holds the business's lock until the end of the transaction, so the moves of one business follow one another.
"""

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone

from chatlinks.conversations import contacts, drafts, incoming, late, remask, window, writing
from chatlinks.conversations.contacts import Learner
from chatlinks.conversations.drafts import Desk, Draft
from chatlinks.conversations.identity import Identity
from chatlinks.conversations.masked import TEXTS, Finder, Masker, Record, restore_record
from chatlinks.rows import execute, new_ids, rows
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.models import Business

EventKind = Literal["session_started", "assigned_team", "assigned_agent", "waiting", "completed", "note"]
PREVIEW = 200  # characters
SPREAD = 2  # earlier messages of one sender in a row that a value may be spread over


class NotLive(Exception):
    """The conversation is gone, or its user was forgotten: nobody can write to it any more."""


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


STATE = """SELECT id, contact_id, number, state, channel, team_id, assignee_id, started_at, first_user_at, last_at, waiting_since,
           unread FROM conversations_conversation WHERE business_id = %s AND """
INSERT = "INSERT INTO {table} (id, business_id, conversation_id, {columns}, sealed) VALUES ({places})"


def message(sender: str, text: str, **fields: Any) -> incoming.Message:
    """A message of now, with any further `fields` of incoming.Message."""
    given: dict[str, Any] = {"at": timezone.now(), "from": sender, "text": text, **fields}
    return incoming.Message(**given)


class Talk:
    """One conversation, open for writing until the transaction ends. Make it by `reopen` or `begin`."""

    def __init__(self, business: Business, desk: Desk, contact: Learner, now: State) -> None:
        self.business, self.desk, self.contact, self.now = business, desk, contact, now

    @property
    def id(self) -> int:
        return self.now.id

    def say(self, given: incoming.Message) -> int:
        """Add a message; returns its id. What it tells together with those before it is masked in those, too."""
        [id_] = new_ids("conversations_message", 1)
        position = next_position("conversations_message", self.business.id, self.id)
        hash_ = self.desk.identity.message(given.id or secrets.token_hex(16), position)
        draft = drafts.message(self.desk, given, id_, position, hash_)
        before = self.just_said(given.sender)
        finder = Finder(self.desk.rules, [draft.record, *(row.record for row in before)])
        said = [
            *((row.id, row.kind, row.record, remask.whole("conversations_message", row.kind, frozenset())) for row in before),
            (draft.id, given.sender, draft.record, draft.whole),
        ]  # fmt: skip
        *earlier, (masked, originals) = self.masker(finder).mask_messages(said)
        for row, (record, held) in zip(before, earlier, strict=True):
            if record != row.masked:
                sealed = self.contact.vault.seal(f"conversations_message:{row.id}", held)
                remask.rewrite(self.business, "conversations_message", row.id, record, sealed)
        self.insert("conversations_message", writing.PLAIN["conversations_message"], draft, masked, originals)
        self.summarise(given.sender, self.desk.aware(given.at), masked)
        return id_

    def tell(
        self, kind: EventKind, *, team: str = "", agent: str = "", text: str = "", at: datetime | None = None
    ) -> None:
        """Add an event to the timeline."""
        [id_] = new_ids("conversations_event", 1)
        position = next_position("conversations_event", self.business.id, self.id)
        event = incoming.Event(
            at=at or timezone.now(), type=kind, team=team, agent=incoming.Agent(name=agent), text=text
        )
        self.add("conversations_event", drafts.event(self.desk, event, id_, position))

    def review(self, rating: int, comment: str, *, agent: str) -> None:
        """Add what the user thinks of how an agent helped: 1 to 5, and why if they say so."""
        [id_] = new_ids("conversations_review", 1)
        position = next_position("conversations_review", self.business.id, self.id)
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
        [id_] = new_ids("conversations_entity", 1)
        position = next_position("conversations_entity", self.business.id, self.id)
        given = incoming.Entity(name=name, value=value, message="here")
        draft = drafts.entity(self.desk, given, id_, position, {"here": message_id}, timezone.now())
        if name in self.desk.rules.personal:
            self.contact.learn(name, value)
        self.add("conversations_entity", draft)
        self.mask_late()

    def add(self, table: str, draft: Draft) -> None:
        """Mask, seal and store one row beside the messages."""
        masked, originals = self.masker(Finder(self.desk.rules, [draft.record])).mask(draft.record, draft.whole)
        self.insert(table, writing.PLAIN[table], draft, masked, originals)

    def move(self, **columns: Any) -> None:
        """Change columns of the conversation that hold no user's text, such as `state`, `assignee_id`, `waiting_since`."""
        names = ", ".join(f"{name} = %s" for name in columns)
        execute(
            f"UPDATE conversations_conversation SET {names} WHERE id = %s AND business_id = %s",
            [*columns.values(), self.id, self.business.id],
        )
        self.now = self.now._replace(**{name: value for name, value in columns.items() if name in State._fields})

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
            writing.Writer(self.business, self.desk, [self.contact], []).write_contacts()
            self.reach_back([])

    def reach_back(self, written: list[int]) -> None:
        """Mask what was learned of the contact in all that was stored before, but for the conversations just `written`."""
        late.late_values(self.business, self.desk.rules, [self.contact], set(), written)
        self.contact.fresh, self.contact.changed = [], False

    def masker(self, finder: Finder) -> Masker:
        return Masker(finder, self.contact.matcher(self.desk.rules.personal), self.contact.marks())

    def just_said(self, sender: str) -> list[remask.Stored]:
        """The last messages, oldest first, if they are of this sender: opened, to be looked at beside the next."""
        texts = TEXTS["conversations_message"]
        found = rows(
            f"""SELECT id, sender, sealed, {", ".join(texts)} FROM conversations_message
                WHERE conversation_id = %s AND business_id = %s ORDER BY position DESC LIMIT {SPREAD}""",
            [self.id, self.business.id],
        )
        run: list[remask.Stored] = []
        for id_, kind, sealed, *values in found:
            if kind != sender:
                break
            masked: Record = dict(zip(texts, values, strict=True))
            if masked["data"] is not None:
                masked["data"] = json.loads(masked["data"])
            record = restore_record(masked, self.contact.vault.open(f"conversations_message:{id_}", sealed))
            run.insert(0, remask.Stored(id_, self.contact.id, self.id, kind, record, masked))
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
        sql = INSERT.format(table=table, columns=", ".join(columns), places=", ".join(["%s"] * len(everything)))
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


def next_position(table: str, business_id: int, conversation_id: int) -> int:
    sql = f"SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE conversation_id = %s AND business_id = %s"
    return int(rows(sql, [conversation_id, business_id])[0][0])


def prepare_desk(business: Business) -> Desk:
    return Desk(
        business_id=business.id, zone=ZoneInfo(business.time_zone), identity=Identity(business.id), teams={}, people={},
        rules=catalogue.rules_of(business), now=timezone.now(),
    )  # fmt: skip


def lock(business_id: int) -> None:
    """Wait for the business's turn to write. Held until the transaction ends; taking it again costs nothing."""
    remask.lock(business_id)


def reopen(business: Business, conversation_id: int) -> Talk:
    """An existing conversation. Raises NotLive."""
    lock(business.id)
    found = rows(STATE + "id = %s", [business.id, conversation_id])
    if not found:
        raise NotLive
    now = State._make(found[0])
    desk = prepare_desk(business)
    remask.bring_up_to_date(business, now.contact_id)
    contact = contacts.by_id(business.id, [now.contact_id]).get(now.contact_id)
    if contact is None:
        raise NotLive
    return Talk(business, desk, contact, now)


def latest(business: Business, contact_external_id: str, at: datetime) -> Talk | None:
    """The contact's conversation that a message written at `at` belongs to; None if it begins the next one."""
    lock(business.id)
    hash_ = Identity(business.id).contact(contact_external_id)
    found = rows(
        STATE
        + """contact_id = (SELECT id FROM conversations_contact WHERE business_id = %s AND external_hash = %s)
                   ORDER BY number DESC LIMIT 1""",
        [business.id, business.id, hash_],
    )
    if not found:
        return None
    now = State._make(found[0])
    return reopen(business, now.id) if window.belongs(at, now.state, now.first_user_at) else None


def begin(business: Business, given: incoming.Contact, at: datetime) -> Talk:
    """The contact's next conversation, in the bot state; the contact is made if nobody knows them yet.

    Whoever calls gives it its members' link.
    """
    lock(business.id)
    window.close_expired()
    desk = prepare_desk(business)
    contact = contacts.resolve(business.id, desk.identity, [given])[given.id]
    writer = writing.Writer(business, desk, [contact], [])
    writer.write_contacts()
    contact.key_row, contact.changed = None, False
    [id_] = new_ids("conversations_conversation", 1)
    channel = writer.masker(contact).mask({"channel": given.channel}, drafts.NOTHING)[0]["channel"]
    at = at.astimezone(UTC)
    execute(
        """INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest, number, state, channel,
             started_at, last_at, message_count, authors, preview, rules)
           SELECT %s, %s, %s, %s, '', coalesce(max(number), 0) + 1, 'bot', %s, %s, %s, 0, '{}', '', %s
           FROM conversations_conversation WHERE contact_id = %s AND business_id = %s""",
        [
            id_,
            business.id,
            contact.id,
            secrets.token_bytes(16),
            channel,
            at,
            at,
            desk.rules.number,
            contact.id,
            business.id,
        ],
    )
    now = State._make(rows(STATE + "id = %s", [business.id, id_])[0])
    talk = Talk(business, desk, contact, now)
    talk.reach_back([talk.id])
    talk.tell("session_started", at=at)
    return talk
