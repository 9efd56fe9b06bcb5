from django.db import migrations

# For counting users of long periods out of one contact in sixteen: figures.SAMPLE.
MAKE = """CREATE INDEX active_sampled ON analytics_activeuser (business_id, day, channel, contact_id) WHERE contact_id % 16 = 0"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0004_hidden_days")]
    operations = [migrations.RunSQL(MAKE, "DROP INDEX active_sampled")]
