
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0003_live'),
        ('workspaces', '0002_places'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='conversation',
            name='live',
        ),
        migrations.AddField(
            model_name='conversation',
            name='waits_from',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce(models.Case(models.When(state='bot', then=models.F('first_user_at')), models.When(state='waiting', then=models.F('last_at')), default=models.F('waiting_since')), django.db.models.expressions.RawSQL("'3000-01-01 00:00+00'::timestamptz", [])), output_field=models.DateTimeField()),
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(condition=models.Q(('state', 'completed'), _negated=True), fields=['business', 'state', 'waits_from', 'id'], include=('team', 'assignee', 'number'), name='live'),
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(condition=models.Q(('state__in', ['queued', 'active'])), fields=['team', 'state', 'waits_from'], include=('business',), name='waiting_for_team'),
        ),
    ]
