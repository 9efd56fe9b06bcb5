"""A business is deleted in the background; its members are out at once, and its links closed: what
left a record meanwhile, it would have to stay for.
"""

from django.db import transaction
from django.db.models import PROTECT
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chatlinks.database.rows import rows
from chatlinks.workspaces.models import Business, Membership

JOB = "delete_business"  # conversations/tasks.py does it: this room knows no conversation
UNDER_WAY = """
SELECT (args->>'business_id')::bigint
FROM procrastinate_jobs
WHERE task_name = %s AND status IN ('todo', 'doing')"""


def holdings(business: Business) -> dict[str, int]:
    """How much belongs to it, by kind in the plural; only counted, never read."""
    counts: dict[str, int] = {}
    for relation in Business._meta.related_objects:
        model = relation.related_model
        name = str(model._meta.verbose_name_plural)
        number = model._base_manager.filter(**{relation.field.name: business}).count()
        counts[name] = counts.get(name, 0) + number
    return {name: number for name, number in counts.items() if number}


def left_records(business: Business) -> bool:
    """Whether anything names it that must stay: a visit, an unsealing, a change of its policy."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: business}).exists()
        for relation in Business._meta.related_objects
        if relation.on_delete is PROTECT
    )


def begin(business: Business) -> None:
    """Nobody is a member any more, no link opens; the rest follows by a job."""
    with transaction.atomic():
        Business.objects.filter(pk=business.pk).update(locked=True)
        Membership.objects.filter(business=business).update(active=False)
    job = app.configure_task(JOB, queueing_lock=f"{JOB}:{business.pk}")
    try:
        with transaction.atomic():
            job.defer(business_id=business.pk)
    except AlreadyEnqueued:
        return


def under_way() -> set[int]:
    """The businesses that are being deleted."""
    return {row[0] for row in rows(UNDER_WAY, [JOB])}


def progress(business: Business) -> str:
    """What an administrator reads beside it; empty where it stays."""
    if business.pk not in under_way():
        return ""
    left = sum(holdings(business).values())
    return f"being deleted, {left:,} {'row' if left == 1 else 'rows'} left"
