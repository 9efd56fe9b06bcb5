"""Whatever is written, changed or deleted makes its days dirty: in the same transaction, whoever does it and however."""

from django.db import migrations

# Each of these says which days a changed row counts on: `changed` are the rows as they were, or as they are now.
DAYS = {
    "message": """SELECT r.business_id, (r.at AT TIME ZONE b.time_zone)::date AS day
                  FROM changed r JOIN workspaces_business b ON b.id = r.business_id""",
    # A rating tells something of every message of its conversation.
    "review": """SELECT r.business_id, (r.at AT TIME ZONE b.time_zone)::date AS day
                 FROM changed r JOIN workspaces_business b ON b.id = r.business_id
                 UNION SELECT m.business_id, (m.at AT TIME ZONE b.time_zone)::date
                 FROM changed r JOIN workspaces_business b ON b.id = r.business_id
                 JOIN conversations_message m ON m.conversation_id = r.conversation_id AND m.business_id = r.business_id""",
    "conversation": """SELECT r.business_id, (r.started_at AT TIME ZONE b.time_zone)::date AS day
                       FROM changed r JOIN workspaces_business b ON b.id = r.business_id""",
    # Another channel or another user moves all that was said.
    "moved": """SELECT m.business_id, (m.at AT TIME ZONE b.time_zone)::date AS day
                FROM changed n JOIN before o ON o.id = n.id AND (o.channel, o.contact_id) IS DISTINCT FROM (n.channel, n.contact_id)
                JOIN workspaces_business b ON b.id = n.business_id
                JOIN conversations_message m ON m.conversation_id = n.id AND m.business_id = n.business_id""",
}
FUNCTION = """
CREATE FUNCTION analytics_note_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_dirtyday (business_id, day) SELECT DISTINCT business_id, day FROM ({days}) d ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;"""
CHANGES = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
TRIGGERS = [
    (f"analytics_{what}_{seen}", f"conversations_{name}", f"AFTER {what}", f"{seen} TABLE AS changed", name)
    for name in ("message", "review", "conversation")
    for what, seen in CHANGES
] + [("analytics_moved", "conversations_conversation", "AFTER UPDATE", "OLD TABLE AS before NEW TABLE AS changed", "moved")]
MAKE = [
    f"CREATE TRIGGER {trigger} {when} ON {table} REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION analytics_note_{name}();"
    for trigger, table, when, rows, name in TRIGGERS
]
# What was there before is counted, too.
BEFORE = """
INSERT INTO analytics_dirtyday (business_id, day)
SELECT DISTINCT business_id, day FROM (
  SELECT m.business_id, (m.at AT TIME ZONE b.time_zone)::date AS day
  FROM conversations_message m JOIN workspaces_business b ON b.id = m.business_id
  UNION SELECT c.business_id, (c.started_at AT TIME ZONE b.time_zone)::date
  FROM conversations_conversation c JOIN workspaces_business b ON b.id = c.business_id
  UNION SELECT r.business_id, (r.at AT TIME ZONE b.time_zone)::date
  FROM conversations_review r JOIN workspaces_business b ON b.id = r.business_id) days ON CONFLICT DO NOTHING;"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0001_initial"), ("conversations", "0007_words")]
    operations = [
        migrations.RunSQL(
            [*(FUNCTION.format(name=name, days=days) for name, days in DAYS.items()), *MAKE, BEFORE],
            [
                *(f"DROP TRIGGER {trigger} ON {table};" for trigger, table, *_ in TRIGGERS),
                *(f"DROP FUNCTION analytics_note_{name}();" for name in DAYS),
            ],
        )
    ]
