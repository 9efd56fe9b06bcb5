"""Chatwoot as a source."""

from pathlib import Path

from chatlinks.intake.webhooks.chatwoot import reader
from chatlinks.intake.webhooks.kind import SourceKind, beneath, paths
from chatlinks.intake.webhooks.proofs import bearer, hmac_by
from chatlinks.web.guards import SignatureScheme

SCHEME = SignatureScheme(
    "X-Chatwoot-Signature",
    "sha256=",
    time_header="X-Chatwoot-Timestamp",
    joint=".",
)
CONTACT = paths("""
    id name email phone_number identifier type account.* account_id avatar avatar_url thumbnail
    pubsub_token blocked created_at updated_at last_activity_at additional_attributes.*
    custom_attributes.* contact_type location country_code middle_name last_name label_list
    company_id changed_attributes.* available_name availability_status
""")
CONVERSATION = paths("""
    id display_id status channel inbox_id created_at updated_at timestamp can_reply uuid priority
    meta.team.* meta.assignee.* meta.assignee_type meta.hmac_verified labels.* messages.*
    contact_inbox.* additional_attributes.* custom_attributes.* snoozed_until unread_count
    first_reply_created_at waiting_since last_activity_at agent_last_seen_at
    contact_last_seen_at last_non_activity_message.* changed_attributes.* sla_policy_id
    applied_sla.* sla_events.*
""")
MESSAGE = paths("""
    content content_type message_type private created_at updated_at source_id status event
    content_attributes.* attachments.* inbox.* inbox_id conversation_id sentiment.*
    processed_message_content sender_id sender_type echo_id additional_attributes.*
""")
KNOWN = frozenset(
    {
        *CONTACT,
        *CONVERSATION,
        *MESSAGE,
        *beneath("sender", CONTACT),
        *beneath("meta.sender", CONTACT),
        *beneath("conversation", CONVERSATION),
        *beneath("conversation.meta.sender", CONTACT),
    }
)

CHATWOOT = SourceKind(
    name=reader.KIND,
    label="Chatwoot",
    folder=Path(__file__).parent,
    proofs=(hmac_by(SCHEME), bearer),
    read=reader.read,
    events=frozenset(
        {
            *reader.CONVERSATION_EVENTS,
            "message_created",
            "message_updated",
            "contact_created",
            "contact_updated",
            "webwidget_triggered",
            "conversation_typing_on",
            "conversation_typing_off",
            "inbox_created",
            "inbox_updated",
        }
    ),
    known=KNOWN,
    theirs="The webhook’s secret",
    steps=(
        "In Chatwoot open Settings → Integrations → Webhooks → Configure → Add new webhook.",
        "Paste the address below, and choose the events: conversation created, updated and status"
        " changed, message created and updated, contact updated.",
        "Save it there, and copy the secret that Chatwoot made for it into the field below.",
        "Write a message to your inbox. It stands under Last deliveries within a second.",
    ),
)
