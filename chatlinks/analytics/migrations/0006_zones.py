"""A business that moves to another time zone has its days begin at another hour: all of them are counted anew."""

from django.db import migrations

ZONE = """
CREATE FUNCTION analytics_note_zone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO analytics_dirtyday (business_id, day)
  SELECT DISTINCT d.business_id, d.day + shift FROM analytics_daily d JOIN now_is n ON n.id = d.business_id
  JOIN was o ON o.id = n.id AND o.time_zone <> n.time_zone, generate_series(-1, 1) shift
  ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER analytics_zone AFTER UPDATE ON workspaces_business
  REFERENCING OLD TABLE AS was NEW TABLE AS now_is FOR EACH STATEMENT EXECUTE FUNCTION analytics_note_zone();
"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0005_sampled_users")]
    operations = [
        migrations.RunSQL(ZONE, "DROP TRIGGER analytics_zone ON workspaces_business; DROP FUNCTION analytics_note_zone();")
    ]
