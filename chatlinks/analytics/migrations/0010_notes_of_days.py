"""Days to be counted, and hidden days, are noted by each transaction for itself.

While one row told everybody's, whoever wrote to a day waited for the one who counted it, who had
taken that row away; and what was written by a transaction that had found the row, but ended only
after the count, was never counted. A count takes away the notes that it sees: those of
transactions that it doesn't see stay.
"""

from django.db import migrations, models

ONCE = """
CREATE FUNCTION analytics_note_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  noted boolean;
BEGIN
  EXECUTE format(
    'SELECT EXISTS (SELECT FROM %I WHERE business_id = $1 AND day = $2'
    ' AND xmin = pg_current_xact_id()::xid)', TG_TABLE_NAME)
  INTO noted USING NEW.business_id, NEW.day;
  IF noted THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER analytics_note_once BEFORE INSERT ON analytics_dirtyday
  FOR EACH ROW EXECUTE FUNCTION analytics_note_once();
CREATE TRIGGER analytics_note_once BEFORE INSERT ON analytics_hiddenday
  FOR EACH ROW EXECUTE FUNCTION analytics_note_once();
"""
UNDO = """
DROP TRIGGER analytics_note_once ON analytics_dirtyday;
DROP TRIGGER analytics_note_once ON analytics_hiddenday;
DROP FUNCTION analytics_note_once();
DELETE FROM analytics_dirtyday d USING analytics_dirtyday o
WHERE o.business_id = d.business_id AND o.day = d.day AND o.id < d.id;
DELETE FROM analytics_hiddenday d USING analytics_hiddenday o
WHERE o.business_id = d.business_id AND o.day = d.day AND o.id < d.id;
"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0009_csv_report")]
    operations = [
        migrations.RemoveConstraint("dirtyday", "one_dirty_day"),
        migrations.RemoveConstraint("hiddenday", "one_hidden_day"),
        migrations.AddIndex(
            "dirtyday", models.Index(fields=["business", "day"], name="notes_of_a_dirty_day")
        ),
        migrations.AddIndex(
            "hiddenday", models.Index(fields=["business", "day"], name="notes_of_a_hidden_day")
        ),
        migrations.RunSQL(ONCE, UNDO),
    ]
