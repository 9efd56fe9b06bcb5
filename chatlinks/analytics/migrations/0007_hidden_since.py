"""What was hidden since it was written down: names of channels in the counted days, and texts in reports that lie ready."""

from django.db import migrations, models

# As with words: until its days are counted again, nobody is told a channel's older name. Ratings of other days move along.
CHANNELS = """
CREATE FUNCTION analytics_hide_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH days AS (
    SELECT DISTINCT o.business_id, (x.at AT TIME ZONE b.time_zone)::date AS day
    FROM was o JOIN now_is n ON n.id = o.id AND n.channel <> o.channel AND o.channel <> ''
    JOIN workspaces_business b ON b.id = o.business_id
    CROSS JOIN LATERAL (
      SELECT o.started_at AS at
      UNION SELECT m.at FROM conversations_message m WHERE m.conversation_id = o.id AND m.business_id = o.business_id
      UNION SELECT r.at FROM conversations_review r WHERE r.conversation_id = o.id AND r.business_id = o.business_id) x),
  hidden AS (INSERT INTO analytics_hiddenday (business_id, day) SELECT * FROM days ORDER BY 1, 2 ON CONFLICT DO NOTHING)
  INSERT INTO analytics_dirtyday (business_id, day) SELECT * FROM days ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER analytics_renamed AFTER UPDATE ON conversations_conversation
  REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION analytics_hide_renamed();
"""
# A message that was masked anew is in every report that was made of its days before: none of them is kept.
REPORTS = """
CREATE FUNCTION analytics_hide_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE analytics_report r SET hidden = true, content = NULL
  WHERE NOT r.hidden AND r.state IN ('running', 'ready') AND EXISTS (
    SELECT FROM was o JOIN now_is n ON n.id = o.id
    WHERE o.business_id = r.business_id AND o.at <= coalesce(r.done_at, 'infinity')
      AND (n.text, n.translation, n.node, n.sub_story, n.language, n.type)
        IS DISTINCT FROM (o.text, o.translation, o.node, o.sub_story, o.language, o.type)
      AND (o.at >= coalesce(r.since, '-infinity') OR n.node <> o.node)
      AND (r.page <> 'messages' OR o.at < coalesce(r.until, 'infinity')));
  RETURN NULL;
END $$;
CREATE TRIGGER analytics_hide_reports AFTER UPDATE ON conversations_message
  REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION analytics_hide_reports();
"""
UNDO = """
DROP TRIGGER analytics_renamed ON conversations_conversation; DROP TRIGGER analytics_hide_reports ON conversations_message;
DROP FUNCTION analytics_hide_renamed(); DROP FUNCTION analytics_hide_reports();
"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0006_zones")]
    operations = [
        migrations.AddField("report", "hidden", models.BooleanField(db_default=False, default=False)),
        migrations.AddField("report", "since", models.DateTimeField(null=True)),
        migrations.AddField("report", "until", models.DateTimeField(null=True)),
        migrations.RunSQL(CHANNELS + REPORTS, UNDO),
    ]
