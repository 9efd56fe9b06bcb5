"""Files of messages lie in Twilio's Media Content Service, which hands them out to their account
alone: asked with its auth token, by which the source's webhooks are signed, a file's resource names
an address that anybody may ask for the next five minutes.
"""

import base64
import json
import re
from functools import partial

from chatlinks.conversations.live import files
from chatlinks.conversations.sent_files.signed_in import Way
from chatlinks.intake.webhooks.models import WebhookSource
from chatlinks.intake.webhooks.payloads.payload import text_at
from chatlinks.web import outgoing
from chatlinks.web.numbers import number
from chatlinks.web.outgoing import FarAnswer

FORM = "twilio-media:"  # then the source's id here, and the SIDs of account, service and file
SERVICES = "https://mcs.us1.twilio.com/v1/Services"
SIDS = re.compile(r"AC\w{1,32}/IS\w{1,32}/ME\w{1,32}", re.ASCII)
SECONDS_TO_TELL, SECONDS_TO_LOAD = 3.0, 7.0
GONE = FarAnswer(404, b"")


def address_of(
    source: str,
    account: str,
    service: str,
    media: str,
) -> str:
    """As our own form; empty where Twilio names less than it takes."""
    sids = f"{account}/{service}/{media}"
    return f"{FORM}{source}/{sids}" if SIDS.fullmatch(sids) else ""


def way_to(business_id: int, address: str) -> Way | None:
    """With the token of a source of this business; None: it was removed."""
    source_id, _, sids = address.removeprefix(FORM).partition("/")
    found = WebhookSource.objects.filter(
        business_id=business_id,
        kind="twilio",
        pk=number(source_id) or 0,
    )
    source = found.first()
    if source is None or not SIDS.fullmatch(sids):
        return None
    account, service, media = sids.split("/")
    proof = base64.b64encode(f"{account}:{source.secret}".encode()).decode()
    url = f"{SERVICES}/{service}/Media/{media}"
    return partial(fetch, url, {"Authorization": f"Basic {proof}"})


def fetch(url: str, headers: dict[str, str]) -> FarAnswer:
    """The token goes to Twilio's own name and nowhere else. Raises NoAnswer."""
    told = outgoing.fetch(url, SECONDS_TO_TELL, outgoing.BIGGEST, headers)
    if told.status != 200:
        return told
    try:
        content = text_at(json.loads(told.body), "links.content_direct_temporary")
    except (ValueError, RecursionError):
        return GONE
    return outgoing.fetch(content, SECONDS_TO_LOAD, files.BIGGEST) if content else GONE
