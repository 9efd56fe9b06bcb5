from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('agentchat', '0001_initial'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='widget',
            options={'verbose_name': 'web chat'},
        ),
    ]
