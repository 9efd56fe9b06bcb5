"""What a migration left to do on many rows."""

from django.db import models


class Backfill(models.Model):
    """Rows with ids after `after` up to `until` are still to be brought up to date: backfill.py.

    Gone once it is done.
    """

    name = models.CharField(max_length=20, primary_key=True)
    after = models.BigIntegerField()
    until = models.BigIntegerField()
