"""A table of messages, a row each: CSV, as spreadsheets and reports write it."""

from chatlinks.intake.importers.table.reader import FORMAT

__all__ = ["FORMAT"]
