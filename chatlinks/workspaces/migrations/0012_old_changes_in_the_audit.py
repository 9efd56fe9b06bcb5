from django.db import migrations

# What was changed before there was an audit. Since then each change is a row of it, too. Of a
# permission, whom it was given is a name in the words of before; the audit has them by id.
COPY = """
INSERT INTO audit_record (at, kind, business_id, what, person_id, about_id)
SELECT c.made_at, CASE WHEN n.words IS NULL THEN 'policy' ELSE 'rights' END, c.business_id,
  coalesce(n.words, c.what), c.made_by_id,
  (SELECT min(p.id) FROM accounts_person p
   JOIN workspaces_membership m ON m.person_id = p.id AND m.business_id = c.business_id
   WHERE p.name = n.name
   HAVING count(*) = 1)
FROM workspaces_rulechange c
LEFT JOIN LATERAL (
  SELECT told[1] AS name, told[2] || ' personal details' AS words
  FROM regexp_match(c.what, '^(.*) (sees|doesn’t see) personal details$') AS told
) n ON n.words IS NOT NULL
WHERE NOT EXISTS (
  SELECT FROM audit_record r
  WHERE r.business_id = c.business_id AND r.what IN (c.what, n.words)
    AND r.kind IN ('policy', 'rights')
    AND r.at BETWEEN c.made_at - interval '10 seconds' AND c.made_at + interval '10 seconds')
ORDER BY c.id
"""


def copy(apps, editor):
    editor.execute(COPY, params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("workspaces", "0011_exporting_is_a_right"),
        ("accounts", "0002_person_places"),
        ("audit", "0001_initial"),
    ]
    operations = [migrations.RunPython(copy, migrations.RunPython.noop, elidable=True)]
