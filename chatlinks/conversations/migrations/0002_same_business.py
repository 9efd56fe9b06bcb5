"""Every part of a conversation belongs to the conversation's business: the database itself holds it."""

from django.db import migrations

TABLES = ("message", "event", "entity", "review", "participation")


def tie(table: str) -> migrations.RunSQL:
    name = f"{table}_in_its_conversation"
    return migrations.RunSQL(
        f"""ALTER TABLE conversations_{table} ADD CONSTRAINT {name} FOREIGN KEY (conversation_id, business_id)
            REFERENCES conversations_conversation (id, business_id) ON DELETE CASCADE""",
        f"ALTER TABLE conversations_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]
    operations = [tie(table) for table in TABLES]
