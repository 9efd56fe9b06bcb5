from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0008_policy")]

    operations = [
        migrations.AddIndex(
            model_name="chatlink",
            index=models.Index(
                condition=models.Q(("audience", "members"), _negated=True),
                fields=["business", "-made_at"],
                name="links_of_business",
            ),
        ),
    ]
