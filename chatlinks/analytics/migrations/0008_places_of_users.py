"""A phrase's users are stored in another order: all days are counted anew."""

from django.db import migrations

AGAIN = "INSERT INTO analytics_dirtyday (business_id, day) SELECT DISTINCT business_id, day FROM analytics_daily ON CONFLICT DO NOTHING;"


class Migration(migrations.Migration):
    dependencies = [("analytics", "0007_hidden_since")]
    operations = [migrations.RunSQL(AGAIN, migrations.RunSQL.noop)]
