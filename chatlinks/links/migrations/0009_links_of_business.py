from django.db import migrations, models

from chatlinks.database.indexes import AddIndexBesideWork


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("links", "0008_policy")]

    operations = [
        AddIndexBesideWork(
            model_name="chatlink",
            index=models.Index(
                condition=models.Q(("audience", "members"), _negated=True),
                fields=["business", "-made_at"],
                name="links_of_business",
            ),
        ),
    ]
