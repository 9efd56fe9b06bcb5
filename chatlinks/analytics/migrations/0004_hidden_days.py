"""Days whose words may tell what is hidden by now; and all days are counted with their phrases.

Whatever was masked anew, edited or deleted leaves the words of its day as they were until the day is counted again: from that
moment until then the day stands in `analytics_hiddenday`, and no page shows its words. Written only when it isn't there yet,
so that no writer waits for another.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models.deletion import CASCADE

CHANGED = """
CREATE FUNCTION analytics_hide_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_hiddenday (business_id, day)
  SELECT DISTINCT o.business_id, (o.at AT TIME ZONE b.time_zone)::date
  FROM was o JOIN workspaces_business b ON b.id = o.business_id
  WHERE o.sender = 'user' AND NOT EXISTS (SELECT FROM now_is n WHERE n.id = o.id AND n.text = o.text)
  ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION analytics_hide_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_hiddenday (business_id, day)
  SELECT DISTINCT o.business_id, (o.at AT TIME ZONE b.time_zone)::date
  FROM was o JOIN workspaces_business b ON b.id = o.business_id WHERE o.sender = 'user'
  ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER analytics_update_text AFTER UPDATE ON conversations_message
  REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION analytics_hide_changed();
CREATE TRIGGER analytics_delete_text AFTER DELETE ON conversations_message
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION analytics_hide_deleted();
"""
# When the rules change, all that was counted by the older ones; and once a conversation is masked by today's, it counts again.
RULES = """
CREATE FUNCTION analytics_hide_by_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH days AS (
    SELECT DISTINCT d.business_id, d.day FROM analytics_daily d JOIN now_is n ON n.id = d.business_id
    JOIN was o ON o.id = n.id AND o.rules <> n.rules),
  hidden AS (INSERT INTO analytics_hiddenday (business_id, day) SELECT * FROM days ORDER BY 1, 2 ON CONFLICT DO NOTHING)
  INSERT INTO analytics_dirtyday (business_id, day) SELECT * FROM days ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION analytics_note_masked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_dirtyday (business_id, day)
  SELECT DISTINCT m.business_id, (m.at AT TIME ZONE b.time_zone)::date
  FROM now_is n JOIN was o ON o.id = n.id AND o.rules <> n.rules
  JOIN workspaces_business b ON b.id = n.business_id
  JOIN conversations_message m ON m.conversation_id = n.id AND m.business_id = n.business_id
  ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER analytics_rules AFTER UPDATE ON workspaces_business
  REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION analytics_hide_by_rules();
CREATE TRIGGER analytics_masked AFTER UPDATE ON conversations_conversation
  REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION analytics_note_masked();
"""
AGAIN = "INSERT INTO analytics_dirtyday (business_id, day) SELECT DISTINCT business_id, day FROM analytics_daily ON CONFLICT DO NOTHING;"
UNDO = """
DROP TRIGGER analytics_update_text ON conversations_message; DROP TRIGGER analytics_delete_text ON conversations_message;
DROP TRIGGER analytics_rules ON workspaces_business; DROP TRIGGER analytics_masked ON conversations_conversation;
DROP FUNCTION analytics_hide_changed(); DROP FUNCTION analytics_hide_deleted(); DROP FUNCTION analytics_hide_by_rules();
DROP FUNCTION analytics_note_masked();
"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0003_punctuation")]
    operations = [
        migrations.CreateModel(
            name="HiddenDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                (
                    "business",
                    models.ForeignKey(
                        db_constraint=False, db_index=False, on_delete=CASCADE, to="workspaces.business"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["business", "day"], name="one_hidden_day")],
            },
        ),
        migrations.AddField(
            "phrase", "contacts", ArrayField(base_field=models.BigIntegerField(), default=list, size=None)
        ),
        migrations.RunSQL(CHANGED + RULES + AGAIN, UNDO),
    ]
