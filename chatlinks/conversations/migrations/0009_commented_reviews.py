from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0008_stored_words")]
    operations = [
        migrations.AddIndex(
            "review",
            models.Index(fields=["business", "-at", "-id"], name="review_with_comment", condition=~models.Q(comment="")),
        ),
    ]
