"""What happened is listed for a time."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from chatlinks.api.outgoing.models import EndpointDelivery
from chatlinks.api.outgoing.tasks import clear_endpoint_deliveries


def test_what_was_delivered_goes_after_a_week_and_all_else_after_30_days(cast, endpoint):
    held = endpoint([])
    ages = [("delivered", 6), ("delivered", 8), ("dead", 29), ("dead", 31), ("waiting", 31)]
    for state, days in ages:
        EndpointDelivery.objects.create(
            business=cast.acme,
            endpoint=held,
            event_id=uuid4(),
            event_type="link.made",
            state=state,
            at=timezone.now() - timedelta(days=days),
        )
    clear_endpoint_deliveries(0)
    left = EndpointDelivery.objects.order_by("pk").values_list("state", flat=True)
    assert list(left) == ["delivered", "dead"]
