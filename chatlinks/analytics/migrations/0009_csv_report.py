"""Report is CsvReport; its table keeps its name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("analytics", "0008_places_of_users")]
    operations = [
        migrations.AlterModelTable("report", "analytics_report"),
        migrations.RenameModel("Report", "CsvReport"),
    ]
