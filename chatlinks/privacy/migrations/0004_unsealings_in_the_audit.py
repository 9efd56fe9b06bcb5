from django.db import migrations

# The rows go into the audit, as they were; the name stays, as a view of it that takes new ones.
# But for those that came with their visit: links 0012.
MOVE = """
INSERT INTO audit_record
  (at, kind, business_id, what, person_id, conversation_id, contact_id, shown, unsealed)
SELECT u.at,
  CASE
    WHEN why = 'opened the chat link' THEN 'page'
    WHEN why = 'read on in the chat link' THEN 'more'
    WHEN why = 'searched in the chat link' THEN 'search'
    WHEN why = 'downloaded the transcript' THEN 'export'
    WHEN why = 'opened a file' THEN 'file'
    WHEN why = 'own words' THEN 'own words'
    WHEN why LIKE 'shown to the user in the web chat%' THEN 'web chat'
    WHEN why LIKE 'looked the user up%' THEN 'lookup'
    WHEN why = 'exported for a request of access' THEN 'access'
    WHEN u.person_id IS NULL OR why LIKE 'to %' THEN 'server'
    ELSE 'chat'
  END,
  u.business_id, why, u.person_id, u.conversation_id, u.contact_id,
  why LIKE 'shown to the user in the web chat%' OR (
    u.person_id IS NOT NULL AND why NOT LIKE 'to %' AND why NOT LIKE 'looked the user up%'
    AND why NOT IN ('own words', 'exported for a request of access')), true
FROM privacy_unsealing u
WHERE NOT EXISTS (
  SELECT FROM audit_record r
  WHERE r.unsealed AND r.link_id IS NOT NULL AND r.at = u.at AND r.business_id = u.business_id
    AND r.person_id IS NOT DISTINCT FROM u.person_id AND r.contact_id = u.contact_id
    AND r.what = u.why)
ORDER BY u.id;
DROP TABLE privacy_unsealing;
CREATE VIEW privacy_unsealing AS
  SELECT id, at, business_id, contact_id, conversation_id, person_id, what AS why, kind, unsealed
  FROM audit_record WHERE unsealed;
ALTER VIEW privacy_unsealing ALTER COLUMN unsealed SET DEFAULT true;
ALTER VIEW privacy_unsealing ALTER COLUMN kind SET DEFAULT 'chat';
"""


def move(apps, editor):
    """Not as SQL to be looked over: a running server of before goes on writing through the view."""
    editor.execute(MOVE, params=None)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0003_records_keep_who"), ("audit", "0001_initial")]
    operations = [
        migrations.RunPython(move, elidable=False),
        migrations.AlterModelOptions(name="unsealing", options={"managed": False}),
    ]
