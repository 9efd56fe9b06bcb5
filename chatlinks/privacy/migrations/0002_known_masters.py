"""No data key is ever wrapped by a master key that this database doesn't know, or that was retired: it would be lost."""

from django.db import migrations


def tie(table: str) -> migrations.RunSQL:
    name = f"{table}_by_a_known_master"
    return migrations.RunSQL(
        f"""ALTER TABLE privacy_{table} ADD CONSTRAINT {name} FOREIGN KEY (master)
            REFERENCES privacy_masterkey (fingerprint)""",
        f"ALTER TABLE privacy_{table} DROP CONSTRAINT {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]
    operations = [tie("contactkey"), tie("indexkey")]
