"""Texts that are hidden whole because detection failed on them."""

from django.db import models

from chatlinks.conversations.models.contact import Contact
from chatlinks.conversations.models.conversation import Conversation
from chatlinks.workspaces.models import Business


class UnreadText(models.Model):
    """A row of which a text is hidden whole; `conversations/unread_texts.py` says when it is tried
    again. Of a contact's details there is no conversation.
    """

    business = models.ForeignKey(Business, on_delete=models.CASCADE)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE)
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.CASCADE)
    part = models.CharField(max_length=40)  # the table
    row_id = models.BigIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "row_id"], name="unread_once")]
