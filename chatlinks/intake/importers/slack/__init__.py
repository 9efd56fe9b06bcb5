"""Slack's export: a ZIP with users.json, and a folder a channel with a file a day. Each thread is a
conversation, and so is each day's talk outside of threads.
"""

from chatlinks.intake.importers.slack.reader import FORMAT

__all__ = ["FORMAT"]
