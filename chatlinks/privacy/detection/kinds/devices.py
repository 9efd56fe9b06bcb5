"""Numbers of telephones, of the cards in them and of other devices."""

from chatlinks.privacy.detection.engine.checks import both, has_digits, stdnum, varied
from chatlinks.privacy.detection.engine.detector import Certainty
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "device_id",
        r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        check=both(has_digits(3), varied),
        named="""
        session(?: id)?, user id, uid, guid, customer id, account id, client id, contact id
        visitor id, profile id, cookie(?: id)?
        """,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "imei",
        r"\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d",
        check=stdnum("imei"),
        named="imei, device",
        says="IMEI",
    ),
    PatternDetector(
        "imei",
        r"\d{15,16}|\d{2}[ -]\d{6}[ -]\d{6}[ -]\d",
        check=varied,
        named="imeis?",
    ),
    PatternDetector(
        "imsi",
        r"\d{14,15}",
        check=varied,
        named="imsi",
    ),
    PatternDetector(
        "iccid",
        r"89\d{16,18}",
        check=varied,
        named="iccid, sim, esim",
    ),
    PatternDetector(
        "device_id",
        r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{16}"
        r"|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40}",
        check=both(has_digits(3), varied),
        named=r"""
        device, device (?:id|identifier|uuid), udid, uuid, idfa, idfv, gaid, aaid, adid
        ad(?:vertising)? id, android id, ssaid, instance id, installation id, hardware id, hwid
        machine id, fingerprint
        """,
        certainty=Certainty.NAMED_LOOSELY,
    ),
)
