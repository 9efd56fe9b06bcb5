"""Lets an import write a batch's messages, masking as it goes, before it writes the conversations that they belong to.

The check stays immediate for everybody else, and an import has it made before it goes on.
"""

from django.db import migrations

ALTER = "ALTER TABLE conversations_message ALTER CONSTRAINT message_in_its_conversation"


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_same_business")]
    operations = [migrations.RunSQL(f"{ALTER} DEFERRABLE INITIALLY IMMEDIATE", f"{ALTER} NOT DEFERRABLE")]
