from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workspaces', '0003_rule_changes'),
    ]

    operations = [
        migrations.AddField(
            model_name='rulechange',
            name='undo',
            field=models.JSONField(null=True),
        ),
    ]
