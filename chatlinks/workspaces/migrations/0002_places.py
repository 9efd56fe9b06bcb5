from django.db import migrations

from chatlinks.workspaces.people.places import PLACES


class Migration(migrations.Migration):
    dependencies = [("workspaces", "0001_initial"), ("accounts", "0002_person_places")]
    operations = [migrations.RunSQL(PLACES.format(whose="true"), migrations.RunSQL.noop)]
