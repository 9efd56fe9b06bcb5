"""Phrases of one to three words, counted a day at a time."""

from datetime import date, datetime

from chatlinks.workspaces.models import Business


def count(business: Business, day: date, begin: datetime, end: datetime) -> None:
    """Count the day's phrases. The caller has taken out those of an earlier count."""
