"""What the server may do to the audit: read it and add to it.

PostgreSQL itself holds that, where the processes that serve work as the role ROLE: it owns nothing,
may write to every table but change none of the audit's rows, nor say when one came. It is made, and
given what it needs, after each migration, by whoever may make roles; where nobody may, the server
goes on as who it is, and only the trigger refuses (docs/operate.md).
"""

from typing import Any

from django.db import connection

from chatlinks.audit.writing import COLUMNS
from chatlinks.database.engine.base import ROLE

TABLES = ("audit_record", "audit_chain")
VIEWS = ("links_visit", "privacy_unsealing")
CHAIN_COLUMNS = "business_id, position, record_id, xid, hash"
# Two servers that are set up at once may both make it.
MAKE = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ROLE}') THEN
    CREATE ROLE {ROLE} NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, '{ROLE}', 'MEMBER') THEN
    EXECUTE format('GRANT {ROLE} TO %I', current_user);
  END IF;
EXCEPTION
  WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$"""
MAY_BECOME = f"""
SELECT EXISTS (SELECT FROM pg_roles r
  WHERE r.rolname = '{ROLE}' AND pg_has_role(current_user, r.oid, 'MEMBER'))"""
# To each table, view and sequence that is ours: another's in the same schema may not be granted.
GRANT = f"""
DO $$ DECLARE each record; BEGIN
  FOR each IN
    SELECT c.oid::regclass AS name, c.relkind = 'S' AS counts
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S')
      AND pg_has_role(current_user, c.relowner, 'USAGE')
  LOOP
    IF each.counts THEN
      EXECUTE format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE %s TO {ROLE}', each.name);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO {ROLE}', each.name);
    END IF;
  END LOOP;
END $$;
REVOKE ALL ON {", ".join([*TABLES, *VIEWS])} FROM {ROLE};
GRANT SELECT ON {", ".join([*TABLES, *VIEWS])} TO {ROLE};
GRANT INSERT ({COLUMNS}) ON audit_record TO {ROLE};
GRANT INSERT ({CHAIN_COLUMNS}) ON audit_chain TO {ROLE}"""
# From PostgreSQL 17 on: what ANALYZE takes, which an import does.
MAINTAIN = f"""
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_maintain') THEN
    GRANT pg_maintain TO {ROLE};
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN NULL;
END $$"""


def follow(**kwargs: Any) -> None:
    """The database was brought up to date."""
    grant()


def grant() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('audit_chain'), to_regclass('links_visit')")
        if None in cursor.fetchone():  # migrated back, to before there was an audit
            return
        cursor.execute(MAKE)
        if may_become():
            cursor.execute(GRANT)
            cursor.execute(MAINTAIN)


def may_become() -> bool:
    """May those who serve from this database be the role that changes nothing of the audit?"""
    with connection.cursor() as cursor:
        cursor.execute(MAY_BECOME)
        [able] = cursor.fetchone()
    return bool(able)
