"""What is needed of a business to write what comes in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from chatlinks.conversations.records.identity import Identity, identity_of
from chatlinks.conversations.records.incoming import IncomingAgent
from chatlinks.privacy.ahead.shapes import NOTHING, Foreseen
from chatlinks.workspaces import catalogue
from chatlinks.workspaces.catalogue import Policy
from chatlinks.workspaces.models import Business


def aware(at: datetime, zone: ZoneInfo) -> datetime:
    """A time without an offset is one of the business's own clock. Kept in UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


@dataclass
class ImportContext:
    """A business's clock, names and masking policy while a batch, or a live message, is written."""

    business_id: int
    zone: ZoneInfo
    identity: Identity
    policy: Policy
    now: datetime
    teams: dict[str, int] = field(default_factory=dict)  # name → id
    people: dict[str, int] = field(default_factory=dict)  # e-mail in lower case → person
    foreseen: Foreseen = NOTHING  # by this very policy

    def aware(self, at: datetime) -> datetime:
        return aware(at, self.zone)

    def person(self, agent: IncomingAgent) -> int | None:
        return self.people.get(agent.email.lower()) if agent.email else None


def context_of(business: Business, identity: Identity | None = None) -> ImportContext:
    """As things stand: whoever masks by it has locked the business.

    Knows no team and no person yet.
    """
    return ImportContext(
        business_id=business.id,
        zone=ZoneInfo(business.time_zone),
        identity=identity or identity_of(business),
        policy=catalogue.policy_of(business),
        now=timezone.now(),
    )
