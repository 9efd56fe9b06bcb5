"""Words inside Chinese, Japanese, Korean, Thai and the like, which put no spaces between them.

Their characters are stored in pairs: 我要退款 as 我 我要 要退 退款 款. Texts of ASCII alone pass by all
of that. What is stored already is spelt anew in portions, by the job `backfill`.
"""

from django.db import migrations, models

UNSPACED = (
    r"\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF"
    r"\uAC00-\uD7AF\uF900-\uFAFF\uFF66-\uFF9F\U00020000-\U0003FFFF"
)
FUNCTIONS = rf"""
CREATE FUNCTION conversations_paired(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN words ~ '[{UNSPACED}]' THEN regexp_replace(
    regexp_replace(
      regexp_replace(words, '([^{UNSPACED}])(?=[{UNSPACED}])', '\1 ', 'g'),
      '([{UNSPACED}])(?=[^{UNSPACED}])', '\1 ', 'g'),
    '([{UNSPACED}])', '\1 \1', 'g') ELSE words END;
CREATE OR REPLACE FUNCTION conversations_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN words ~ '[^\x01-\x7F]' THEN to_tsvector(
    conversations_language(words), conversations_paired(conversations_spelt(words)))
  ELSE to_tsvector('english', words) END;
"""
UNDO = """
CREATE OR REPLACE FUNCTION conversations_words(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  to_tsvector(conversations_language(words), conversations_spelt(words));
DROP FUNCTION conversations_paired(text);
"""
# Whatever comes in from now on is spelt so; up to here it isn't.
TO_DO = """
INSERT INTO conversations_backfill (name, after, until)
SELECT 'words', 0, max(id) FROM conversations_message HAVING max(id) IS NOT NULL"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0012_list_indexes")]
    operations = [
        migrations.CreateModel(
            name="Backfill",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("after", models.BigIntegerField()),
                ("until", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.RunSQL(TO_DO, migrations.RunSQL.noop),
    ]
