"""One store of `bin/bench pages`, in a process of its own, for Django knows one database.

Run as a program, it builds the store and answers each line of stdin, "one" or "many", by a line of
JSON: page → CPU milliseconds (here, in the database) of opening it once, for an admin of one
business or of a thousand.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench.asking import board, browse, cpu
from bench.asking.pages_asked import FIND, PAGES
from bench.stores import analytics_store
from bench.stores.analytics_store import tell
from bench.stores.stage import Stage, member, opened, prepare, stage

BUSINESSES = 1_000
LIVE = 500  # chats in the business that is looked at
AGENTS = 50
BASE = 50_000_000  # ids from here on are of what is live; copies have theirs from 100,000,000 on
# Beyond what dialogues have: something that occurs now and then, and never.
SELDOM = """
UPDATE conversations_message SET
  is_smart_assist = (sender = 'bot' AND (id * 7919) %% 5000 = 0),
  sub_story = CASE WHEN (id * 7919) %% 9000 = 1 THEN 'rare' ELSE sub_story END,
  confidence = CASE WHEN (id * 7919) %% 9000 = 2 THEN 0.01 ELSE confidence END
WHERE (id * 7919) %% 5000 = 0 OR (id * 7919) %% 9000 IN (1, 2)"""
MANY = """
INSERT INTO workspaces_business (id, key, name, time_zone, masking, profile, agents_open,
  leads_with_both_see, rules, created_at)
SELECT %(base)s + n, 'many-' || n, 'Business ' || n, 'UTC', true, 'strict', 'all', false, 1, now()
FROM generate_series(1, %(businesses)s) n"""
THEIR_TEAM = """
INSERT INTO workspaces_team (id, business_id, name, delay_minutes)
SELECT %(base)s + 1000 + n, %(base)s + n, 'Team of ' || n, 10
FROM generate_series(1, %(businesses)s) n"""
THEIR_AGENT = """
INSERT INTO workspaces_membership (business_id, person_id, role,
  smart_agent_chat, intelligent_analytics, view_personal_details, active)
SELECT %(base)s + n, %(base)s + 1 + (n + k) %% %(agents)s, 'agent', true, false, false, true
FROM generate_series(1, %(businesses)s) n, generate_series(1, 10) k"""
THEIR_ADMIN = """
INSERT INTO workspaces_membership (business_id, person_id, role,
  smart_agent_chat, intelligent_analytics, view_personal_details, active)
SELECT %(base)s + n, p.id, 'admin', true, true, true, true
FROM generate_series(1, %(businesses)s) n, accounts_person p
WHERE p.email = 'many@bench.example'"""
THEIR_CONTACT = """
INSERT INTO conversations_contact (id, business_id, external_hash, details, created_at)
SELECT %(base)s + 10000 + n, %(base)s + n,
  substring(sha256(int8send(%(base)s + 10000 + n)) FOR 16), '{}', now()
FROM generate_series(1, %(businesses)s) n"""
THEIR_CHAT = """
INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest,
  number, state, channel, team_id, started_at, first_user_at, last_at, closed_at,
  message_count, authors, preview, rules)
SELECT %(base)s + 10000 + n, %(base)s + n, %(base)s + 10000 + n,
  substring(sha256(int8send(%(base)s + 10000 + n)) FOR 16), '', 1, 'completed', 'web',
  %(base)s + 1000 + n, at, at, at, at, 12, '{}', 'Thank you, that was all', 1
FROM (
  SELECT n, now() - make_interval(days => 2, mins => n) AS at
  FROM generate_series(1, %(businesses)s) n
) g"""
# One link in fifty was shared; each was opened once in two months, and a sweep has just masked all.
SHARED = """
INSERT INTO links_chatlink (id, token_hash, business_id, conversation_id, audience, covers,
  made_by_id, made_at, passcode)
SELECT %(base)s + row_number() OVER (ORDER BY l.id), sha256(int8send(l.id)), l.business_id,
  l.conversation_id, 'anyone', 'end', %(base)s + 1 + l.id %% %(agents)s,
  now() - make_interval(mins => (l.id %% 80000)::int), ''
FROM links_chatlink l
WHERE l.business_id = %(business)s AND (l.id * 7919) %% 50 = 0"""
OPENED = """
INSERT INTO audit_record
  (at, kind, business_id, person_id, link_id, conversation_id, contact_id, shown)
SELECT now() - make_interval(secs => (l.id * 7919) %% (60 * 86400)),
  CASE WHEN (l.id * 7919) %% 5000 = 1 THEN 'marked' ELSE 'page' END,
  l.business_id, %(base)s + 1 + l.id %% %(agents)s, l.id, l.conversation_id, c.contact_id,
  (l.id * 7919) %% 500 = 2
FROM links_chatlink l
JOIN conversations_conversation c ON c.id = l.conversation_id
WHERE l.business_id = %(business)s"""
SWEPT = """
INSERT INTO audit_record (at, kind, business_id, contact_id, unsealed)
SELECT now(), 'server', business_id, id, true FROM conversations_contact
WHERE business_id = %(business)s"""
STAFF = "UPDATE accounts_person SET is_staff = true WHERE email LIKE '%%y@bench.example'"
OF_BUSINESS = "SELECT {} FROM {} WHERE business_id = %s {} LIMIT 1"
Sessions = dict[str, str]


def build(on: Stage, size: int) -> tuple[Sessions, dict[str, object]]:
    """So many messages, live chats and businesses; who asks, and what the addresses name."""
    from django.db import connection

    from chatlinks.conversations.live import tallies

    _, last = analytics_store.build(on, size, SELDOM)
    rights: dict[str, Any] = {
        "role": "admin",
        "smart_agent_chat": True,
        "intelligent_analytics": True,
        "permitted": True,
        "export": True,
    }
    # Both end in "y", by which they are told from all others.
    sessions = {name: member(on.business_id, name, **rights) for name in ("many", "only")}
    fill(on.business_id)
    tallies.fold()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    tell("the live side and a thousand businesses are there")
    return {"one": sessions["only"], "many": sessions["many"]}, values(on.business_id, last)


def fill(business: int) -> None:
    """Live chats in the business, and a thousand others with a team, agents and a conversation."""
    from chatlinks.database.rows import execute, rows
    from chatlinks.privacy.keys import keystore

    parameters = {
        "base": BASE,
        "business": business,
        "businesses": BUSINESSES,
        "teams": board.TEAMS,
        "agents": AGENTS,
        "chats": LIVE,
    }
    live = (board.TEAM, board.PERSON, board.MEMBER, board.CONTACT, board.CHAT)
    others = (MANY, THEIR_TEAM, THEIR_AGENT, THEIR_ADMIN, THEIR_CONTACT, THEIR_CHAT)
    for sql in (*live, *others, SHARED, OPENED, SWEPT):
        execute(sql, parameters)
    execute(STAFF, [])
    for (each,) in rows("SELECT id FROM workspaces_business"):
        keystore.index_key(each)  # as the first import of each makes it


def values(business: int, last: date) -> dict[str, object]:
    """What the addresses name: what there is much of.

    The conversation is one that was imported, for what is sealed in a copy doesn't open.
    """
    from chatlinks.database.rows import rows

    def first(what: str, table: str, more: str = "") -> Any:
        return rows(OF_BUSINESS.format(what, table, more), [business])[0][0]

    newest = f"AND state = 'completed' AND id < {BASE} ORDER BY started_at DESC, id DESC OFFSET 100"
    conversation = first("id", "conversations_conversation", newest)
    of_it = f"AND conversation_id = {conversation}"
    return {
        "business": business,
        "conversation": conversation,
        "user": first("contact_id", "conversations_conversation", f"AND id = {conversation}"),
        "moment": first(
            "round(extract(epoch FROM started_at) * 1e6)::bigint",
            "conversations_conversation",
            f"AND id = {conversation}",
        ),
        "message": first("id", "conversations_message", of_it),
        "token": first("token", "links_chatlink", of_it),
        "node": first("node", "conversations_message", "AND node <> ''"),
        "story": first("sub_story", "conversations_message", "AND sub_story NOT IN ('', 'rare')"),
        "team": BASE + 1,
        "person": BASE + 2,
        "since": last - timedelta(days=analytics_store.DAYS - 1),
        "until": last,
    }


def openings(named: dict[str, object], session: str) -> dict[str, Callable[[], object]]:
    """Page → what opens it."""
    found: dict[str, Callable[[], object]] = {
        name: partial(browse.visit, address.format(**named), session)
        for name, address in PAGES.items()
    }
    asked = {"user": "nobody@mail.example"}
    return found | {FIND: partial(browse.post, "/find-user", session, asked)}


@contextmanager
def store(size: int, kept: Path | None) -> Iterator[tuple[Sessions, dict[str, object]]]:
    """As `build` says; one that was kept isn't built again."""
    if kept is None:
        with stage() as on:
            yield build(on, size)
        return
    data = kept / str(size)
    data.mkdir(parents=True, exist_ok=True)
    note = data / "bench.json"
    with opened(data):
        if not note.exists():
            note.write_text(json.dumps(build(prepare(data), size), default=str))
        sessions, named = json.loads(note.read_text())
        yield sessions, named


def serve(size: int, kept: Path | None) -> None:
    """Build one store and answer, until stdin ends."""
    with store(size, kept) as (sessions, named):
        backend = cpu.own_backend()
        print("{}", flush=True)
        for line in sys.stdin:
            acts = openings(named, sessions[line.strip()])
            costs = {name: cpu.timed(act, backend) for name, act in acts.items()}
            print(json.dumps(costs), flush=True)


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
