"""Haptik's feed for an external agent tool as a source."""

from pathlib import Path

from chatlinks.intake.webhooks.haptik.kind import SCHEME
from chatlinks.intake.webhooks.haptik_tool import reader
from chatlinks.intake.webhooks.kind import SourceKind, paths
from chatlinks.intake.webhooks.proofs import address_alone, bearer, hmac_by

HAPTIK_TOOL = SourceKind(
    name=reader.KIND,
    label="Haptik, as an external agent tool",
    folder=Path(__file__).parent,
    proofs=(hmac_by(SCHEME), bearer, address_alone),
    read=reader.read,
    events=frozenset({reader.MESSAGE, reader.STATE, reader.USER, reader.OTHER}),
    known=frozenset(
        paths("""
            user_id message_id conversation_number message_body sender timestamp metadata metadata.*
            category subcategory user_name third_party_user_id device_platform
            details_available details_available.*
        """)
    ),
    steps=(
        "Register the address below with Haptik (POST /tract/hooks/register/), once each for"
        " message/receive, collection_state/bot, collection_state/incomplete,"
        " collection_state/complete and user_events/create_user.",
        "Haptik’s documentation names no signature for this feed: whoever knows the address can"
        " send. Keep it as you keep a password. What does carry a signature or the secret"
        " must carry the right one.",
        "Write a message to your bot. It stands under Last deliveries within a second.",
    ),
)
