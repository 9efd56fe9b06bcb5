from django.db import migrations

# The rows go into the audit, as they were; the name stays, as a view of it that takes new ones.
# Where details were shown there was a second row, of the same statement and so of the same moment,
# that said so, and how: of the two comes one.
MOVE = """
INSERT INTO audit_record
  (at, kind, business_id, what, person_id, link_id, conversation_id, contact_id, shown, unsealed)
SELECT v.at, CASE WHEN u.why = 'downloaded the transcript' THEN 'export' ELSE 'page' END,
  v.business_id, coalesce(u.why, ''), v.person_id, v.link_id,
  coalesce(u.conversation_id, l.conversation_id), coalesce(u.contact_id, c.contact_id), v.shown,
  u.id IS NOT NULL
FROM links_visit v
LEFT JOIN links_chatlink l ON l.id = v.link_id AND l.business_id = v.business_id
LEFT JOIN conversations_conversation c
  ON c.id = l.conversation_id AND c.business_id = l.business_id
LEFT JOIN privacy_unsealing u
  ON v.shown AND u.at = v.at AND u.business_id = v.business_id
  AND u.person_id IS NOT DISTINCT FROM v.person_id
  AND u.conversation_id = coalesce(l.conversation_id, u.conversation_id)
  AND u.why IN ('opened the chat link', 'downloaded the transcript')
ORDER BY v.id;
DROP TABLE links_visit;
CREATE VIEW links_visit AS
  SELECT id, at, business_id, link_id, person_id, shown, kind FROM audit_record
  WHERE kind IN ('page', 'export') AND link_id IS NOT NULL;
"""


def move(apps, editor):
    """Not as SQL to be looked over: a running server of before goes on writing through the view."""
    editor.execute(MOVE, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0011_tries_by_sender"),
        ("conversations", "0017_agents_and_breaks"),
        ("audit", "0001_initial"),
        ("privacy", "0003_records_keep_who"),
    ]
    run_before = [("privacy", "0004_unsealings_in_the_audit")]
    operations = [
        migrations.RunPython(move, elidable=False),
        migrations.AlterModelOptions(name="visit", options={"managed": False}),
    ]
