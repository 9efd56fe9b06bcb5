from django.db import migrations

# What was marked, taken back and forgotten before there was an audit. Since then each is a row of
# it, too.
COPY = """
INSERT INTO audit_record (at, kind, business_id, what, person_id, conversation_id, contact_id)
SELECT old.at, old.kind, old.business_id, old.what, old.person_id, old.conversation_id,
  old.contact_id
FROM (
  SELECT made_at AS at, 'marked' AS kind, business_id, 'marked' AS what, made_by_id AS person_id,
    conversation_id, contact_id
  FROM conversations_mark
  UNION ALL
  SELECT undone_at, 'marked', business_id, 'taken back', undone_by_id, conversation_id, contact_id
  FROM conversations_mark WHERE undone_at IS NOT NULL
  UNION ALL
  SELECT forgotten_at, 'forgotten', business_id, '', forgotten_by_id, NULL, id
  FROM conversations_contact WHERE forgotten_at IS NOT NULL
) old
WHERE NOT EXISTS (
  SELECT FROM audit_record r
  WHERE r.contact_id = old.contact_id AND r.kind = old.kind AND r.what = old.what
    AND r.at BETWEEN old.at - interval '1 minute' AND old.at + interval '1 minute')
ORDER BY old.at
"""


def copy(apps, editor):
    editor.execute(COPY, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0017_agents_and_breaks"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop, elidable=True)]
