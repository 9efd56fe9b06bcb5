"""The Businesses page with 200 live chats and with 20,000: statements, and CPU of application and
database.

Each in a business of its own with as many teams and agents and as long a history; states mixed, a
tenth delayed. Measured is the page as a team lead opens it: the list of queued chats, the longest
waiting first. The tables were never vacuumed: live chats change all the time, so nothing may count
on that.
"""

import json
from functools import partial

from bench.asking import browse, cpu
from bench.asking.cpu import Cost
from bench.asking.statement_log import count_statements
from bench.stores.stage import Stage, member, stage

SIZES = (200, 20_000)
TEAMS, AGENTS = 10, 200
ROUNDS, OPENS = 15, 40
HISTORY = 50_000  # completed conversations of each business
STEP = 10_000_000  # between the ids of one size's chats and the next's
Figures = dict[str, float]
Page = tuple[str, str]  # address, session of who opens it

TEAM = """
INSERT INTO workspaces_team (id, business_id, name, delay_minutes)
SELECT %(base)s + n, %(business)s, 'Team ' || n, 10 FROM generate_series(1, %(teams)s) n"""
PERSON = """
INSERT INTO accounts_person (id, email, name, password, time_zone,
  is_active, is_staff, is_superuser, date_joined)
SELECT %(base)s + n, 'agent' || %(base)s + n || '@bench.example', 'Agent ' || n, '!', '',
  true, false, false, now()
FROM generate_series(1, %(agents)s) n"""
MEMBER = """
INSERT INTO workspaces_membership (business_id, person_id, role,
  smart_agent_chat, intelligent_analytics, view_personal_details, active)
SELECT %(business)s, %(base)s + n, 'agent', true, false, false, true
FROM generate_series(1, %(agents)s) n"""
CONTACT = """
INSERT INTO conversations_contact (id, business_id, external_hash, details, created_at)
SELECT %(base)s + n, %(business)s,
  substring(sha256(int8send(%(base)s + n)) FOR 16), '{}', now()
FROM generate_series(1, %(chats)s) n"""
# Of ten chats three are with the bot, two queued, three active, two wait for their user; every
# tenth is delayed.
CHAT = """
INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest,
  number, state, channel, team_id, assignee_id, started_at, first_user_at, last_at,
  waiting_since, message_count, authors, preview, rules)
SELECT %(base)s + n, %(business)s, %(base)s + n,
  substring(sha256(int8send(%(base)s + n)) FOR 16), '', 1 + n %% 3, s.state, 'web',
  CASE WHEN s.state <> 'bot' THEN %(base)s + 1 + (n / 10) %% %(teams)s END,
  CASE WHEN s.state IN ('active', 'waiting') THEN %(base)s + 1 + (n / 10) %% %(agents)s END,
  now() - make_interval(mins => 30 + n %% 600),
  now() - make_interval(mins => 30 + n %% 600),
  now() - make_interval(secs => n %% 900),
  CASE WHEN s.state NOT IN ('queued', 'active') THEN NULL
       WHEN n %% 10 = 4 THEN now() - make_interval(mins => 11, secs => n %% 3600)
       ELSE now() - make_interval(secs => n %% 500) END,
  12, '{}', 'Where is my order? It should have been here by now', 1
FROM (
    SELECT n, (n * 7919) %% %(chats)s + 1 AS shuffled FROM generate_series(1, %(chats)s) n
  ) g,
  LATERAL (
    SELECT (ARRAY['bot', 'bot', 'bot', 'queued', 'queued',
      'active', 'active', 'active', 'waiting', 'waiting'])[1 + n %% 10] AS state
  ) s"""
PAST = """
INSERT INTO conversations_conversation (id, business_id, contact_id, external_hash, digest,
  number, state, channel, team_id, assignee_id, started_at, first_user_at, last_at,
  closed_at, message_count, authors, preview, rules)
SELECT %(base)s + 1000000 + n, %(business)s, %(base)s + 1 + n %% %(chats)s,
  substring(sha256(int8send(%(base)s + 1000000 + n)) FOR 16), '', 10 + n, 'completed', 'web',
  %(base)s + 1 + n %% %(teams)s, %(base)s + 1 + n %% %(agents)s, at, at, at,
  at, 12, '{}', 'Thank you, that was all', 1
FROM (
  SELECT n, now() - make_interval(days => 2, mins => n) AS at
  FROM generate_series(1, %(history)s) n
) g"""


def build(place: int, chats: int) -> Page:
    """A business of its own with so many live chats; its page, and the session of its team lead."""
    from django.db import connection

    from chatlinks.workspaces.models import Business

    business = Business.objects.create(key=f"live{chats}", name=f"Business of {chats}")
    parameters = {
        "base": place * STEP,
        "business": business.id,
        "teams": TEAMS,
        "agents": AGENTS,
        "chats": chats,
        "history": HISTORY,
    }
    with connection.cursor() as cursor:
        for sql in (TEAM, PERSON, MEMBER, CONTACT, PAST, CHAT):
            cursor.execute(sql, parameters)
    session = member(business.id, f"lead{chats}", role="team_lead")
    return f"/businesses?business={business.id}", session


def open_often(page: Page) -> None:
    for _ in range(OPENS):
        browse.fetch(*page)


def rounds(pages: dict[int, Page]) -> dict[int, list[Cost]]:
    """Size → what a page costs, by round; the sizes take turns."""
    costs: dict[int, list[Cost]] = {size: [] for size in pages}
    backend = cpu.own_backend()
    for round_ in range(-2, ROUNDS):
        for size, page in pages.items():
            cost = cpu.timed(partial(open_often, page), backend)
            if round_ >= 0:
                costs[size].append(cost.each_of(OPENS))
    return costs


def measure() -> Figures:
    """In a store of its own, which is gone afterwards."""
    with stage() as on:
        pages = {size: build(place, size) for place, size in enumerate(SIZES, 1)}
        settle()
        costs = rounds(pages)
        statements = [statements_of(on, page) for page in pages.values()]
    return figures(costs, max(statements))


def settle() -> None:
    """What happens by itself every minute, and what the database does."""
    from django.db import connection

    from chatlinks.conversations.live import tallies

    tallies.fold()
    connection.cursor().execute("ANALYZE")


def statements_of(on: Stage, page: Page) -> int:
    return count_statements(on.data, cpu.own_backend(), partial(browse.fetch, *page))


def figures(costs: dict[int, list[Cost]], statements: int) -> Figures:
    small, large = (costs[size] for size in SIZES)
    growth = [b.together / a.together for a, b in zip(small, large, strict=True)]
    made: Figures = {
        "businesses_statements": statements,
        "businesses_growth": cpu.median(growth),
    }
    for size in SIZES:
        together = cpu.median(each.together for each in costs[size])
        database = cpu.median(each.database for each in costs[size])
        made[f"businesses_cpu_ms_{size}"] = together
        made[f"businesses_database_ms_{size}"] = database
    return {name: round(value, 3) for name, value in made.items()}


if __name__ == "__main__":
    print(json.dumps(measure()))
