"""Search by words: stems of English, Hindi or Arabic by the script that a text is written in; and messages by time."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import F, Func

# PostgreSQL's stemmers for Hindi and Arabic take Latin words for English ones, so a mixed text is served, too.
FUNCTIONS = """
CREATE FUNCTION conversations_language(words text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN words ~ '[\\u0900-\\u097F]' THEN 'hindi'::regconfig WHEN words ~ '[\\u0600-\\u06FF]' THEN 'arabic'::regconfig
       ELSE 'english'::regconfig END;
CREATE FUNCTION conversations_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  to_tsvector(conversations_language(words), words);
"""
UNDO = "DROP FUNCTION conversations_words(text); DROP FUNCTION conversations_language(text);"


class Migration(migrations.Migration):
    dependencies = [("conversations", "0006_file")]
    operations = [
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.RemoveIndex("message", "message_words"),
        migrations.AddIndex(
            "message", GinIndex(Func(F("text"), function="conversations_words"), name="message_words", fastupdate=True)
        ),
        migrations.AddIndex("message", models.Index(fields=["business", "-at", "-id"], name="message_newest")),
        migrations.AddIndex(
            "message",
            models.Index(fields=["business", "-at", "-id"], name="message_broken", condition=models.Q(is_broken=True)),
        ),
        migrations.AddIndex("message", models.Index(fields=["business", "node", "-at"], name="message_of_node")),
        migrations.AddIndex("review", models.Index(fields=["business", "-at", "-id"], name="review_newest")),
    ]
