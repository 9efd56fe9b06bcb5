"""Whatever a right to read hangs on is announced by the database itself, whoever changes it and
however: web/streaming/live.py hears it with the commit, workspaces/live_topics.py names the topics.

Two triggers that did so under different names, one for what an open page shows anew and one for
whether it is covered, become this one.
"""

from django.db import migrations

DROP = """
DROP TRIGGER tell_access ON workspaces_business;
DROP TRIGGER tell_access ON workspaces_membership;
DROP FUNCTION workspaces_tell_access();
DROP TRIGGER links_announced ON links_chatlink;
DROP TRIGGER links_announced ON links_invitee;
DROP TRIGGER links_announced ON links_linkpolicy;
DROP TRIGGER links_announced ON workspaces_membership;
DROP TRIGGER links_announced ON workspaces_business;
DROP TRIGGER links_announced ON conversations_contact;
DROP TRIGGER links_announced ON conversations_conversation;
"""
# A row that names no person but a membership (its teams) is of whom that is of.
ANNOUNCE = """
CREATE OR REPLACE FUNCTION links_announce() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(coalesce(OLD, NEW));
  whose text := changed ->> TG_ARGV[1];
BEGIN
  IF TG_ARGV[1] = 'membership_id' THEN
    whose := (SELECT m.person_id FROM workspaces_membership m WHERE m.id = whose::bigint);
  END IF;
  IF whose IS NOT NULL THEN
    PERFORM pg_notify('chatlinks_live',
      left(md5(random()::text), 12) || ' access:' || TG_ARGV[0] || ':' || whose);
  END IF;
  RETURN NULL;
END $$;
"""
ANY = "INSERT OR UPDATE OR DELETE"
# Table, the topic with the column that it goes by, what is watched, and when an update counts.
WATCHED = (
    ("links_chatlink", "link", "id", "UPDATE OF revoked_at, expires_at, passcode OR DELETE", ""),
    ("links_invitee", "link", "link_id", "UPDATE OF struck_at OR DELETE", ""),
    ("links_linkpolicy", "business", "business_id", ANY, ""),
    ("workspaces_business", "business", "id", "DELETE", ""),
    ("workspaces_business", "business", "id", "UPDATE", "OLD IS DISTINCT FROM NEW"),
    ("workspaces_membership", "person", "person_id", ANY, ""),
    ("workspaces_membership_teams", "person", "membership_id", ANY, ""),
    ("accounts_person", "person", "id", "UPDATE", "OLD.is_active IS DISTINCT FROM NEW.is_active"),
    ("conversations_contact", "contact", "id", "UPDATE OF forgotten_at OR DELETE", ""),
    ("conversations_conversation", "contact", "contact_id", "DELETE", ""),
    (
        "conversations_conversation",
        "contact",
        "contact_id",
        "UPDATE",
        "OLD.contact_id <> NEW.contact_id OR OLD.team_id IS DISTINCT FROM NEW.team_id",
    ),
)
MAKE = """
CREATE TRIGGER {name} AFTER {events} ON {table}
FOR EACH ROW {when}EXECUTE FUNCTION links_announce('{topic}', '{column}');"""


def made(table, topic, column, events, when):
    name = "links_announced_change" if when else "links_announced"
    counts = f"WHEN ({when}) " if when else ""
    return MAKE.format(
        name=name, events=events, table=table, when=counts, topic=topic, column=column
    )


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0013_old_links_in_the_audit"),
        ("workspaces", "0010_changed_rights_are_told"),
        ("conversations", "0017_agents_and_breaks"),
        ("accounts", "0002_person_places"),
    ]
    operations = [migrations.RunSQL(DROP + ANNOUNCE + "".join(made(*each) for each in WATCHED))]
