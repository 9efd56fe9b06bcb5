"""Files that were handed in on the page, and what became of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from chatlinks.workspaces.models import Business


class FileImport(models.Model):
    """An export of another tool, kept sealed until it is imported or a day is over.

    Whatever comes from the file, its name included, is in `details`, sealed; in clear are counts.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "At work"
        LOOKED = "looked", "Looked at"  # a dry run is over
        ASKING = "asking", "It asks something"
        FAILED = "failed", "It can’t be read"
        DONE = "done", "Imported"

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="file_imports")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
    )
    format = models.CharField(max_length=20, blank=True)  # empty: it is recognised
    state = models.CharField(
        max_length=7,
        choices=State,
        default=State.WAITING,
    )
    dry = models.BooleanField(default=True)
    size = models.BigIntegerField(default=0)  # bytes
    position = models.BigIntegerField(default=0)  # bytes read so far
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    messages = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    details = models.BinaryField(null=True)  # sealed JSON: `uploads.details.Details`
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)


class ImportPiece(models.Model):
    """A piece of the file, sealed for the business."""

    file_import = models.ForeignKey(FileImport, on_delete=models.CASCADE, related_name="pieces")
    start = models.BigIntegerField()  # bytes of the file before it
    size = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file_import", "start"], name="one_piece_a_place")
        ]
