"""Telegram Desktop's export: result.json of one chat or of many, or a chat's pages in HTML."""

from chatlinks.intake.importers.telegram.reader import FORMAT

__all__ = ["FORMAT"]
