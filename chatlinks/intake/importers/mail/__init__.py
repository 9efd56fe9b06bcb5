"""E-mails: as files (EML), or threads of them that a mail program saved as a web page."""

from chatlinks.intake.importers.mail.reader import FORMAT

__all__ = ["FORMAT"]
