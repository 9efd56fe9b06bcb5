"""Messages keep the file's order though clocks differ by seconds.

What is stored already is put in order by the job `backfill`.
"""

from django.db import migrations, models

TO_DO = """
INSERT INTO conversations_backfill (name, after, until)
SELECT 'order', 0, max(id) FROM conversations_conversation HAVING max(id) IS NOT NULL"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0013_words_without_spaces")]
    operations = [
        migrations.AddField("message", "sort_at", models.DateTimeField(null=True)),
        migrations.RunSQL(TO_DO, migrations.RunSQL.noop),
    ]
