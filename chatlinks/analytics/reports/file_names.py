"""What a file is called."""

from django.utils import timezone

from chatlinks.analytics.models import CsvReport
from chatlinks.workspaces.models import Business


def csv_name(business: Business, page: str) -> str:
    """The business's key and the day: nothing of what was searched for."""
    return f"{business.key}-{page}-{timezone.now():%Y-%m-%d}.csv"


def report_name(report: CsvReport) -> str:
    return f"{report.business.key}-{report.page}-{report.asked_at:%Y-%m-%d}.csv.gz"
