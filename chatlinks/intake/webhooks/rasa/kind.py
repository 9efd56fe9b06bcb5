"""Rasa as a source, by an event broker that posts."""

from pathlib import Path

from chatlinks.intake.webhooks.kind import SourceKind, paths
from chatlinks.intake.webhooks.proofs import bearer, hmac_by, standard
from chatlinks.intake.webhooks.rasa import reader
from chatlinks.web.guards import SignatureScheme

SCHEME = SignatureScheme("X-Hub-Signature-256", "sha256=")

RASA = SourceKind(
    name=reader.KIND,
    label="Rasa",
    folder=Path(__file__).parent,
    proofs=(standard, hmac_by(SCHEME), bearer),
    read=reader.read,
    events=frozenset(reader.READERS) | reader.WORKINGS,
    known=frozenset(
        paths("""
            sender_id event timestamp metadata.* text input_channel message_id parse_data.* data.*
            name value policy confidence action_text hide_rule_turn
        """)
    ),
    steps=(
        "Rasa’s own brokers publish to RabbitMQ, Kafka or SQL. Put the broker that posts, from"
        " the documentation, beside your bot, and name it in endpoints.yml with the address and"
        " the secret below; or post from a consumer of your own.",
        "Start Rasa again.",
        "Write a message to your bot. It stands under Last deliveries within a second.",
    ),
)
