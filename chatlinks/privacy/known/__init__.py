"""What is known of a contact: each value hidden wherever and however it is written again."""

from chatlinks.privacy.known.values import KnownValues

__all__ = ["KnownValues"]
