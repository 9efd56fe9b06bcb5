"""Intercom as a source."""

from pathlib import Path

from chatlinks.intake.webhooks.haptik.kind import SCHEME
from chatlinks.intake.webhooks.intercom import reader
from chatlinks.intake.webhooks.kind import SourceKind, beneath, paths
from chatlinks.intake.webhooks.proofs import hmac_by

PART = paths("""
    type id part_type body subject created_at updated_at notified_at author.* assigned_to.*
    attachments.* external_id redacted delivered_as url state tags.* metadata.*
    email_message_metadata.* app_package_code
""")
ITEM = paths("""
    type id message created_at updated_at title state open read priority waiting_since snoozed_until
    admin_assignee_id team_assignee_id contacts.* conversation_rating.* statistics.* teammates.*
    tags.* custom_attributes.* first_contact_reply.* sla_applied.* linked_objects.* topics.*
    ai_agent.* ai_agent_participated company.* user.* assignee.* links.* external_id
    conversation_parts.type conversation_parts.total_count metadata.* tags_added.*
    name email phone role avatar.* location.* owner_id workspace_id has_hard_bounced
    marked_email_as_spam unsubscribed_from_emails signed_up_at last_seen_at last_replied_at
    last_contacted_at last_email_opened_at last_email_clicked_at language_override browser
    browser_version browser_language os companies.* notes.* social_profiles.* referrer.*
    formatted_phone phone_country_code email_domain utm_campaign utm_content utm_medium utm_source
    utm_term sms_consent unsubscribed_from_sms android_app_name ios_app_name enabled_push_messaging
""")

INTERCOM = SourceKind(
    name=reader.KIND,
    label="Intercom",
    folder=Path(__file__).parent,
    proofs=(hmac_by(SCHEME),),
    read=reader.read,
    events=reader.TOPICS,
    known=frozenset(
        {
            *paths("""
                type app_id id topic created_at delivery_status delivery_attempts delivered_at
                first_sent_at self links links.* data.type
            """),
            *beneath("data.item", ITEM),
            *beneath("data.item.source", PART),
            *beneath("data.item.conversation_message", PART),
            *beneath("data.item.conversation_parts.conversation_parts.[]", PART),
        }
    ),
    theirs="The app’s client secret",
    steps=(
        "In Intercom’s Developer Hub open your app → Webhooks, and paste the address below as the"
        " endpoint URL.",
        "Choose the topics conversation.user.created, conversation.user.replied,"
        " conversation.admin.replied, …assigned, …noted, …closed, …opened, …snoozed,"
        " conversation.operator.replied, conversation.rating.added, conversation_part.redacted and"
        " contact.user.updated.",
        "Copy the client secret from Basic information, by which Intercom signs, into the field"
        " below.",
        "Save it there: Intercom sends a ping, which stands under Last deliveries within a second.",
    ),
)
