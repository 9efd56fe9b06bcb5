"""Who manages which business."""

from typing import Any

from django.db.models import QuerySet

from chatlinks.workspaces.models import Business, Membership


def administered_by(person: Any) -> QuerySet[Business]:
    """The businesses of which this person is an admin; all of them for those who manage the whole server."""
    if not person.is_authenticated:
        return Business.objects.none()
    if person.is_superuser:
        return Business.objects.all()
    return Business.objects.filter(
        memberships__person=person.pk,
        memberships__role=Membership.Role.ADMIN,
        memberships__active=True,
    )
