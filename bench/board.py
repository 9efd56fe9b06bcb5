"""The Businesses page with 200 live chats and with 20,000: statements, and CPU of application and database.

Each in a business of its own with as many teams and agents and as long a history; states mixed, a tenth delayed. Measured is
the page as a team lead opens it: the list of queued chats, the longest waiting first. The tables were never vacuumed: live
chats change all the time, so nothing may count on that.
"""

import json
import os
import time

from bench import browse, cpu
from bench.stage import Stage, stage

SIZES = (200, 20_000)
TEAMS, AGENTS = 10, 200
ROUNDS, OPENS = 15, 40
HISTORY = 50_000  # completed conversations of each business
STEP = 10_000_000  # between the ids of one size's chats and the next's
Figures = dict[str, float]

TEAM = """INSERT INTO workspaces_team (id, business_id, name, delay_minutes)
          SELECT %(base)s + n, %(business)s, 'Team ' || n, 10 FROM generate_series(1, %(teams)s) n"""
PERSON = """INSERT INTO accounts_person (id, email, name, password, time_zone, is_active, is_staff, is_superuser, date_joined)
            SELECT %(base)s + n, 'agent' || %(base)s + n || '@bench.example', 'Agent ' || n, '!', '', true, false, false, now()
            FROM generate_series(1, %(agents)s) n"""
MEMBER = """INSERT INTO workspaces_membership (business_id, person_id, role, smart_agent_chat, intelligent_analytics,
              view_personal_details, active)
            SELECT %(business)s, %(base)s + n, 'agent', true, false, false, true FROM generate_series(1, %(agents)s) n"""
CONTACT = """INSERT INTO conversations_contact (id, business_id, external_hash, details, created_at)
             SELECT %(base)s + n, %(business)s, substring(sha256(int8send(%(base)s + n)) FOR 16), '{}', now()
             FROM generate_series(1, %(chats)s) n"""
# Of ten chats three are with the bot, two queued, three active, two wait for their user; every tenth is delayed.
CHAT = """
INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest, number, state, channel, team_id,
  assignee_id, started_at, first_user_at, last_at, waiting_since, message_count, authors, preview, rules)
SELECT %(base)s + n, %(business)s, %(base)s + n, substring(sha256(int8send(%(base)s + n)) FOR 16), '', 1 + n %% 3, s.state, 'web',
  CASE WHEN s.state <> 'bot' THEN %(base)s + 1 + (n / 10) %% %(teams)s END,
  CASE WHEN s.state IN ('active', 'waiting') THEN %(base)s + 1 + (n / 10) %% %(agents)s END,
  now() - make_interval(mins => 30 + n %% 600), now() - make_interval(mins => 30 + n %% 600), now() - make_interval(secs => n %% 900),
  CASE WHEN s.state NOT IN ('queued', 'active') THEN NULL WHEN n %% 10 = 4 THEN now() - make_interval(mins => 11, secs => n %% 3600)
       ELSE now() - make_interval(secs => n %% 500) END,
  12, '{}', 'Where is my order? It should have been here by now', 1
FROM (SELECT n, (n * 7919) %% %(chats)s + 1 AS shuffled FROM generate_series(1, %(chats)s) n) g,
  LATERAL (SELECT (ARRAY['bot','bot','bot','queued','queued','active','active','active','waiting','waiting'])[1 + n %% 10] AS state) s"""

PAST = """
INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest, number, state, channel, team_id,
  assignee_id, started_at, first_user_at, last_at, closed_at, message_count, authors, preview, rules)
SELECT %(base)s + 1000000 + n, %(business)s, %(base)s + 1 + n %% %(chats)s, substring(sha256(int8send(%(base)s + 1000000 + n)) FOR 16),
  '', 10 + n, 'completed', 'web', %(base)s + 1 + n %% %(teams)s, %(base)s + 1 + n %% %(agents)s, at, at, at, at, 12, '{}',
  'Thank you, that was all', 1
FROM (SELECT n, now() - make_interval(days => 2, mins => n) AS at FROM generate_series(1, %(history)s) n) g"""


def build(on: Stage, place: int, chats: int) -> tuple[int, str]:
    """A business of its own with so many live chats; (its id, the session of its team lead)."""
    from django.db import connection

    from bench.stage import member
    from chatlinks.accounts.models import Person
    from chatlinks.workspaces.models import Business, Membership

    business = Business.objects.create(key=f"live{chats}", name=f"Business of {chats}")
    given = {
        "base": place * STEP,
        "business": business.id,
        "teams": TEAMS,
        "agents": AGENTS,
        "chats": chats,
        "history": HISTORY,
    }
    with connection.cursor() as cursor:
        for sql in (TEAM, PERSON, MEMBER, CONTACT, PAST, CHAT):
            cursor.execute(sql, given)
    session = member(business.id, f"lead{chats}", False)
    person = Person.objects.get(email=f"lead{chats}@bench.example")
    for held in Membership.objects.filter(person=person):
        held.role = Membership.Role.TEAM_LEAD
        held.save()
    return business.id, session


def opener(path: str, session: str) -> bytes:
    """The page, through the application with all its middleware."""
    from chatlinks.wsgi import application

    said: list[str] = []
    asked, _, query = path.partition("?")
    environ = browse.environ(asked, session) | {"QUERY_STRING": query}
    answer = application(environ, lambda status, headers, problem=None: said.append(status))  # type: ignore[arg-type]
    body = b"".join(answer)
    answer.close()
    assert said == ["200 OK"], said
    return body


def statements(on: Stage, path: str, session: str) -> int:
    """Everything that the database was sent for the page, by its own log."""
    import psycopg
    from django.db import connection

    backend = connection.prepared("SELECT pg_backend_pid()", [])[0][0]  # type: ignore[attr-defined]
    log = on.data / "postgres" / "log"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
        for setting in ("log_statement = 'all'", "log_line_prefix = 'from %p '"):
            other.execute(f"ALTER SYSTEM SET {setting}")
        other.execute("SELECT pg_reload_conf()")
        time.sleep(0.5)
        before = log.stat().st_size
        opener(path, session)
        time.sleep(0.3)
        other.execute("ALTER SYSTEM RESET log_statement")
        other.execute("SELECT pg_reload_conf()")
    lines = log.read_bytes()[before:].decode().splitlines()
    return sum(line.startswith(f"from {backend} LOG:") for line in lines)


def rounds(pages: dict[int, tuple[str, str]]) -> dict[int, list[tuple[float, float]]]:
    """Size → (application, database) in CPU milliseconds a page, by round; the sizes take turns."""
    from django.db import connection

    found: dict[int, list[tuple[float, float]]] = {size: [] for size in pages}
    backend = connection.prepared("SELECT pg_backend_pid()", [])[0][0]  # type: ignore[attr-defined]
    for round_ in range(-2, ROUNDS):
        for size, (path, session) in pages.items():
            here, there = cpu.timed(
                lambda p=path, s=session: [opener(p, s) for _ in range(OPENS)], backend
            )  # type: ignore[misc]
            if round_ >= 0:
                found[size].append((here / OPENS, there / OPENS))
    return found


def measure() -> Figures:
    """In a store of its own, which is gone afterwards."""
    from django.db import connection

    with stage() as on:
        from chatlinks.conversations.live import tallies

        made = {size: build(on, place, size) for place, size in enumerate(SIZES, 1)}
        tallies.fold()  # as it happens every minute
        connection.cursor().execute("ANALYZE")
        pages = {
            size: (f"/businesses?business={id_}", session) for size, (id_, session) in made.items()
        }
        found = rounds(pages)
        sent = max(statements(on, *page) for page in pages.values())
    small, large = (cpu.median(sum(each) for each in found[size]) for size in SIZES)
    figures: Figures = {
        "businesses_statements": sent,
        "businesses_growth": cpu.median(
            sum(b) / sum(a) for a, b in zip(*(found[size] for size in SIZES), strict=True)
        ),
        **{
            f"businesses_cpu_ms_{size}": total
            for size, total in zip(SIZES, (small, large), strict=True)
        },
        **{
            f"businesses_database_ms_{size}": cpu.median(each[1] for each in found[size])
            for size in SIZES
        },
    }
    return {name: round(value, 3) for name, value in figures.items()}


if __name__ == "__main__":
    print(json.dumps(measure()))
