"""The Businesses page with 200 live chats and with 20,000: statements, and CPU of application and database.

All of one business, as many teams and agents in both; states mixed, a tenth delayed. What is measured is the page as a team
lead opens it: the list of queued chats, the longest waiting first.
"""

from collections.abc import Callable
from typing import Any

from bench import browse, cpu
from bench.stage import Stage, stage

SIZES = (200, 20_000)
TEAMS, AGENTS = 10, 200
ROUNDS, OPENS = 15, 40
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
  CASE WHEN s.state <> 'bot' THEN %(base)s + 1 + n %% %(teams)s END,
  CASE WHEN s.state IN ('active', 'waiting') THEN %(base)s + 1 + n %% %(agents)s END,
  now() - make_interval(mins => 30 + n %% 600), now() - make_interval(mins => 30 + n %% 600), now() - make_interval(secs => n %% 900),
  CASE WHEN s.state NOT IN ('queued', 'active') THEN NULL WHEN n %% 10 = 4 THEN now() - make_interval(mins => 11, secs => n %% 3600)
       ELSE now() - make_interval(secs => n %% 500) END,
  12, '{}', 'Where is my order? It should have been here by now', 1
FROM (SELECT n, (n * 7919) %% %(chats)s + 1 AS shuffled FROM generate_series(1, %(chats)s) n) g,
  LATERAL (SELECT (ARRAY['bot','bot','bot','queued','queued','active','active','active','waiting','waiting'])[1 + n %% 10] AS state) s"""


def build(on: Stage, place: int, chats: int) -> tuple[int, str]:
    """A business of its own with so many live chats; (its id, the session of its team lead)."""
    from django.db import connection

    from bench.stage import member
    from chatlinks.accounts.models import Person
    from chatlinks.workspaces.models import Business, Membership

    business = Business.objects.create(key=f"live{chats}", name=f"Business of {chats}")
    given = {"base": place * STEP, "business": business.id, "teams": TEAMS, "agents": AGENTS, "chats": chats}
    with connection.cursor() as cursor:
        for sql in (TEAM, PERSON, MEMBER, CONTACT, CHAT):
            cursor.execute(sql, given)
    session = member(business.id, f"lead{chats}", False)
    person = Person.objects.get(email=f"lead{chats}@bench.example")
    for held in Membership.objects.filter(person=person):
        held.role = Membership.Role.TEAM_LEAD
        held.save()
    return business.id, session
