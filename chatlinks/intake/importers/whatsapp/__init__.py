"""WhatsApp's own export of a chat: a .txt, or a .zip with the files that were sent."""

from chatlinks.intake.importers.whatsapp.reader import FORMAT

__all__ = ["FORMAT"]
