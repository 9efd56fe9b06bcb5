"""Report is ChatReport; its table keeps its name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("agentchat", "0004_words_of_the_field")]
    operations = [
        migrations.AlterModelTable("report", "agentchat_report"),
        migrations.RenameModel("Report", "ChatReport"),
    ]
