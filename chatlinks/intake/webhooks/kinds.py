"""Every kind of source there is. A new one joins here, and each test of all kinds has it."""

from chatlinks.intake.webhooks.chatwoot.kind import CHATWOOT
from chatlinks.intake.webhooks.generic.kind import GENERIC
from chatlinks.intake.webhooks.kind import SourceKind

KINDS: dict[str, SourceKind] = {kind.name: kind for kind in (CHATWOOT, GENERIC)}
