from django.db import migrations

# However a row is changed: by a page, the administration, a statement. The channel and the names
# are those of web/streaming/live.py and workspaces/live_topics.py.
TELL = """
CREATE FUNCTION workspaces_tell_access() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text := substr(md5(random()::text), 1, 12);
BEGIN
  IF TG_TABLE_NAME = 'workspaces_membership' THEN
    PERFORM pg_notify('chatlinks_live', changed || ' access:person:' ||
      CASE WHEN TG_OP = 'DELETE' THEN OLD.person_id ELSE NEW.person_id END);
  ELSE
    PERFORM pg_notify('chatlinks_live', changed || ' access:business:' || OLD.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_access AFTER INSERT OR UPDATE OR DELETE ON workspaces_membership
  FOR EACH ROW EXECUTE FUNCTION workspaces_tell_access();
CREATE TRIGGER tell_access AFTER UPDATE OR DELETE ON workspaces_business
  FOR EACH ROW EXECUTE FUNCTION workspaces_tell_access();
"""
FORGET = """
DROP TRIGGER tell_access ON workspaces_business;
DROP TRIGGER tell_access ON workspaces_membership;
DROP FUNCTION workspaces_tell_access();
"""


class Migration(migrations.Migration):
    dependencies = [("workspaces", "0009_auditors")]
    operations = [migrations.RunSQL(TELL, FORGET)]
