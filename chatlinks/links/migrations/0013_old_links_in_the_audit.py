from django.db import migrations

# Who made and ended links before there was an audit. Since then each is a row of it, too. Members'
# links come with their conversation, by nobody.
COPY = """
INSERT INTO audit_record
  (at, kind, business_id, what, person_id, link_id, conversation_id, contact_id)
SELECT old.at, old.kind, l.business_id, 'for ' || l.audience, old.person_id, l.id,
  l.conversation_id, c.contact_id
FROM links_chatlink l
JOIN conversations_conversation c ON c.id = l.conversation_id AND c.business_id = l.business_id
CROSS JOIN LATERAL (
  VALUES (l.made_at, 'shared', l.made_by_id), (l.revoked_at, 'revoked', l.revoked_by_id)
) AS old(at, kind, person_id)
WHERE l.audience <> 'members' AND old.at IS NOT NULL AND NOT EXISTS (
  SELECT FROM audit_record r WHERE r.link_id = l.id AND r.kind = old.kind)
ORDER BY old.at
"""


def copy(apps, editor):
    editor.execute(COPY, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("links", "0012_visits_in_the_audit"),
        ("conversations", "0017_agents_and_breaks"),
    ]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop, elidable=True)]
