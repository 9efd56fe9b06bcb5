"""A message's stems are stored beside it: what a search reads in order of time isn't taken apart again, row by row."""

import django.contrib.postgres.search
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import F, Func

# Words end where they end: the database's own rules, those of the C locale, take "؟", "।" and “ for letters. One character
# becomes one space, so that places in the text stay where they are. Nor do these rules know capitals beyond A to Z: those of
# Latin, Greek and Cyrillic letters are made small here, and in what is searched for.
CAPITALS = "".join(chr(code) for code in range(0xC0, 0x530) if len(low := chr(code).lower()) == 1 and low != chr(code))
FUNCTIONS = rf"""
CREATE OR REPLACE FUNCTION conversations_spelt(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN words ~ '[^\x01-\x7F]' THEN regexp_replace(
    CASE WHEN words ~ '[{CAPITALS}]' THEN translate(words, '{CAPITALS}', '{CAPITALS.lower()}') ELSE words END,
    '[\u0080-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u060C\u061B\u061F\u066A-\u066D\u06D4\u0964\u0965\u2000-\u200B\u200E-\u206F\u2190-\u2BFF\u3000-\u303F\uFF00-\uFF0F\U0001F000-\U0001FAFF]',
    ' ', 'g') ELSE words END;
CREATE OR REPLACE FUNCTION conversations_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  to_tsvector(conversations_language(words), conversations_spelt(words));
"""
UNDO = """
CREATE OR REPLACE FUNCTION conversations_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  to_tsvector(conversations_language(words), words);
DROP FUNCTION conversations_spelt(text);
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0007_words")]
    operations = [
        migrations.RemoveIndex("message", "message_words"),
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.AddField(
            "message",
            "words",
            models.GeneratedField(
                db_persist=True,
                expression=Func(F("text"), function="conversations_words"),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex("message", GinIndex(fields=["words"], fastupdate=True, name="message_words")),
    ]
