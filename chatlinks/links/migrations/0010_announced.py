"""Whatever ends or narrows what an open page shows is announced by the database itself, whoever
does it and however: web/streaming/live.py hears it with the commit, links/topics.py names the
topics.
"""

from django.db import migrations

ANNOUNCE = """
CREATE FUNCTION links_announce() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := to_jsonb(coalesce(OLD, NEW));
BEGIN
  PERFORM pg_notify('chatlinks_live',
    left(md5(random()::text), 12) || ' ' || TG_ARGV[0] || ':' || (changed ->> TG_ARGV[1]));
  RETURN NULL;
END $$"""
# Table, what is watched, and the topic with the column that it goes by.
WATCHED = (
    ("links_chatlink", "UPDATE OF revoked_at, expires_at, passcode OR DELETE", "link", "id"),
    ("links_invitee", "UPDATE OF struck_at OR DELETE", "link", "link_id"),
    ("links_linkpolicy", "INSERT OR UPDATE OR DELETE", "rights", "business_id"),
    ("workspaces_membership", "UPDATE OR DELETE", "rights", "business_id"),
    (
        "workspaces_business",
        "UPDATE OF locked, masking, agents_open, leads_with_both_see",
        "rights",
        "id",
    ),
    ("conversations_contact", "UPDATE OF forgotten_at OR DELETE", "contact", "id"),
    ("conversations_conversation", "UPDATE OF contact_id OR DELETE", "conversation", "id"),
)
MADE = """
CREATE TRIGGER links_announced AFTER {events} ON {table}
FOR EACH ROW EXECUTE FUNCTION links_announce('{topic}', '{column}')"""


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0009_links_of_business"),
        ("workspaces", "0008_locked_business"),
        ("conversations", "0017_agents_and_breaks"),
    ]

    operations = [
        migrations.RunSQL(ANNOUNCE, "DROP FUNCTION links_announce()"),
        *(
            migrations.RunSQL(
                MADE.format(table=table, events=events, topic=topic, column=column),
                f"DROP TRIGGER links_announced ON {table}",
            )
            for table, events, topic, column in WATCHED
        ),
    ]
