"""Zendesk as a source."""

from pathlib import Path

from chatlinks.intake.webhooks.kind import SourceKind, paths
from chatlinks.intake.webhooks.proofs import hmac_by
from chatlinks.intake.webhooks.zendesk import reader
from chatlinks.intake.webhooks.zendesk.event_types import (
    MESSAGE_ADDED,
    TICKET_EVENTS,
    USER_EVENTS,
)
from chatlinks.web.guards import SignatureScheme

SCHEME = SignatureScheme(
    "X-Zendesk-Webhook-Signature",
    is_base64=True,
    time_header="X-Zendesk-Webhook-Signature-Timestamp",
)

ZENDESK = SourceKind(
    name=reader.KIND,
    label="Zendesk",
    folder=Path(__file__).parent,
    proofs=(hmac_by(SCHEME),),
    read=reader.read,
    events=TICKET_EVENTS | USER_EVENTS | {MESSAGE_ADDED},
    known=frozenset(
        paths("""
            type account_id id time zendesk_event_version subject
            detail.id detail.actor_id detail.assignee_id detail.brand_id detail.created_at
            detail.custom_status detail.description detail.external_id detail.form_id
            detail.group_id detail.is_public detail.organization_id detail.priority
            detail.requester_id detail.status detail.subject detail.submitter_id detail.tags.*
            detail.type detail.updated_at detail.via.channel detail.email detail.name detail.role
            detail.default_group_id
            event.meta.* event.comment.id event.comment.body event.comment.is_public
            event.comment.author.* event.comment.html_body event.comment.attachment.*
            event.comment event.attachment.* event.actor.* event.message.id event.message.body
            event.conversation_id event.satisfaction_score.* event.satisfaction_rating.*
            event.csat.* event.current event.previous
            event.current.* event.previous.* event.tags_added.* event.tags_removed.*
        """)
    ),
    theirs="The webhook’s signing secret",
    steps=(
        "In Zendesk’s Admin Center open Apps and integrations → Webhooks → Create webhook, and"
        " choose Zendesk events.",
        "Choose the ticket events: created, comment added, comment made private, comment redacted,"
        " attachment linked to comment, status changed; and of users: created, name changed.",
        "Paste the address below as the endpoint URL: POST, JSON, no authentication.",
        "Copy the signing secret (Reveal secret on the webhook’s page) into the field below.",
        "Write a comment to a ticket. It stands under Last deliveries within a second.",
    ),
)
