import django.db.models.deletion
from django.db import migrations, models

TIED = """ALTER TABLE conversations_file ADD CONSTRAINT file_in_its_conversation FOREIGN KEY (conversation_id, business_id)
          REFERENCES conversations_conversation (id, business_id) ON DELETE CASCADE"""
# What is sealed can't be compressed: don't try.
AS_IT_IS = "ALTER TABLE conversations_file ALTER COLUMN content SET STORAGE EXTERNAL"


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0005_tally'),
        ('workspaces', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('media_type', models.CharField(max_length=40)),
                ('size', models.PositiveIntegerField()),
                ('name', models.BinaryField(null=True)),
                ('content', models.BinaryField(null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('business', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, to='workspaces.business')),
                ('conversation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to='conversations.conversation')),
            ],
        ),
        migrations.RunSQL(TIED, "ALTER TABLE conversations_file DROP CONSTRAINT file_in_its_conversation"),
        migrations.RunSQL(AS_IT_IS, migrations.RunSQL.noop),
    ]
