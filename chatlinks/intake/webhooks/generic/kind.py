"""Whatever sends JSON and can sign it, or at least carry a secret in a header."""

from pathlib import Path

from chatlinks.intake.webhooks.generic import reader
from chatlinks.intake.webhooks.kind import SourceKind
from chatlinks.intake.webhooks.proofs import bearer, hmac_by, standard
from chatlinks.web.guards import SignatureScheme

SCHEMES = (
    SignatureScheme("X-Hub-Signature-256", "sha256="),
    SignatureScheme("X-Hub-Signature", "sha1=", "sha1"),
)
# Mapped by the paths that the form proposes.
FIRST_MESSAGE = (
    '{"ticket":{"id":"T-1"},"customer":{"id":"crm-1"},"message":{"id":"m-1",'
    '"sent_at":"2026-01-31T09:00:00Z","from":"customer","body":"Hello"}}'
)
GENERIC = SourceKind(
    name=reader.KIND,
    label="Anything that sends JSON",
    folder=Path(__file__).parent,
    proofs=(standard, *(hmac_by(scheme) for scheme in SCHEMES), bearer),
    read=reader.read,
    events=frozenset({reader.EVENT}),
    known=frozenset(),
    tried_by=FIRST_MESSAGE,
    steps=(
        "Copy the address and the secret below. Then map its fields: where each thing stands in"
        " its JSON, tried on a sample.",
        "Have it send a POST to the address at each message.",
        "Have it prove itself with the secret: by the Standard Webhooks headers, by"
        " X-Hub-Signature-256 (sha256= and the HMAC of the body, whose key is the whole secret,"
        " whsec_ and all), or as “Authorization: Bearer …”.",
    ),
)
