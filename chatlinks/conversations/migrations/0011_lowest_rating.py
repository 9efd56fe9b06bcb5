"""What the list of conversations is narrowed to and ordered by.

A conversation's lowest rating stands in its own row. It is taken from the reviews, of which there are
few beside conversations and messages.
"""

from django.db import migrations, models

# Without the triggers that note what to count anew: no figure changes.
TAKE_OVER = """
ALTER TABLE conversations_conversation DISABLE TRIGGER USER;
UPDATE conversations_conversation c SET lowest_rating = r.lowest
FROM (SELECT conversation_id, business_id, min(rating) AS lowest
      FROM conversations_review GROUP BY 1, 2) r
WHERE c.id = r.conversation_id AND c.business_id = r.business_id;
ALTER TABLE conversations_conversation ENABLE TRIGGER USER;"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0010_records_keep_who")]
    operations = [
        migrations.AddField(
            "conversation", "lowest_rating", models.PositiveSmallIntegerField(null=True)
        ),
        migrations.RunSQL(TAKE_OVER, migrations.RunSQL.noop),
    ]
