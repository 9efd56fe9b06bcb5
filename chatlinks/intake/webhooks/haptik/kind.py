"""Haptik's standard hook as a source."""

from pathlib import Path

from chatlinks.intake.webhooks.haptik import reader
from chatlinks.intake.webhooks.kind import SourceKind, beneath, paths
from chatlinks.intake.webhooks.payloads.hsl import KNOWN as HSL
from chatlinks.intake.webhooks.proofs import hmac_by
from chatlinks.web.guards import SignatureScheme

SCHEME = SignatureScheme("X-Hub-Signature", "sha1=", "sha1")
HOOK = paths("""
    version timestamp business_id business_name event_name team_name
    user.auth_id user.user_name user.user_id user.device_platform user.device_platform_name
    user.phone_model user.os_version user.package_name
    agent.id agent.name agent.email agent.profile_image agent.is_automated message.id
""")
POST = paths("""
    message_body message_type file_name
    logged.message_id logged.created_at logged.message_body logged.message_type logged.file_url
""")

HAPTIK = SourceKind(
    name=reader.KIND,
    label="Haptik",
    folder=Path(__file__).parent,
    proofs=(hmac_by(SCHEME),),
    read=reader.read,
    events=frozenset({*reader.HOOKS, *reader.POSTS}),
    known=frozenset({*HOOK, *POST, *beneath("message.body", list(HSL))}),
    posts=reader.POSTS,
    theirs="The secret key of the webhook",
    steps=(
        "Ask Haptik to register the address below as your webhook, or do it on their dashboard.",
        "Paste the secret key that you share with Haptik into the field below.",
        "The hook tells what the bot and agents say. Have your app send what users write through"
        " here, too: see “What users write”, below.",
        "Write a message to your bot. Its answer stands under Last deliveries within a second.",
    ),
)
