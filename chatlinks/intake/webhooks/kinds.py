"""Every kind of source there is. A new one joins here, and each test of all kinds has it."""

from chatlinks.intake.webhooks.chatwoot.kind import CHATWOOT
from chatlinks.intake.webhooks.generic.kind import GENERIC
from chatlinks.intake.webhooks.haptik.kind import HAPTIK
from chatlinks.intake.webhooks.haptik_tool.kind import HAPTIK_TOOL
from chatlinks.intake.webhooks.intercom.kind import INTERCOM
from chatlinks.intake.webhooks.kind import SourceKind
from chatlinks.intake.webhooks.rasa.kind import RASA
from chatlinks.intake.webhooks.twilio.kind import TWILIO
from chatlinks.intake.webhooks.zendesk.kind import ZENDESK

ALL = (
    CHATWOOT,
    HAPTIK,
    HAPTIK_TOOL,
    INTERCOM,
    RASA,
    TWILIO,
    ZENDESK,
    GENERIC,
)
KINDS: dict[str, SourceKind] = {kind.name: kind for kind in ALL}
