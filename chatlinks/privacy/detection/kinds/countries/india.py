"""India. PAN is the platform's own pattern: its shape alone is enough, in any case."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.checks import (
    both,
    checksum,
    digits_of,
    has_digits,
    stdnum,
    varied,
)
from chatlinks.privacy.detection.engine.context import joins, near
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate

STATES = frozenset(
    """
    AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK
    TN TR TS TG UA UK UP WB
    """.split()
)
HOLDERS = frozenset("ABCFGHJLPTK")
"""The fourth letter of a PAN: a person, a company, a trust …"""
GSTIN_STATES = frozenset({f"{code:02d}" for code in range(1, 39)} | {"97", "99"})
AADHAAR = "aadh?aa?r, adhaa?r, aadhar card, uidai, uid, आधार"
BANK = """
    accounts?, a/c, acct, acc, bank, ifsc, neft, rtgs, imps, savings, current account, beneficiary
    खाता, खाते, अकाउंट
"""
UPI_HANDLES = """
    okaxis okhdfcbank okicici oksbi ybl ibl axl paytm ptyes ptaxis pthdfc ptsbi upi apl yapl rapl
    amazonpay waicici wahdfcbank waaxis wasbi axisbank hdfcbank icici sbi kotak kkbk barodampay
    pnb unionbank idfcbank idfcfirst indus federal rbl yesbank yesbankltd airtel
    airtelpaymentsbank jio postbank freecharge ikwik mobikwik slice superyes naviaxis timecosmos
    axisb fam jupiteraxis goaxb cnrb citi hsbc dbs equitas aubank kbl cmsidfc pingpay tapicici
    abfspay bpunity fbpe freoicici icicipay shriramhdfcbank sliceaxis trans utbi yescred yesg
    yespay yespop
""".split()
"""What payment apps and banks give out: NPCI's list, the common ones."""
UPI = r"(?i)[a-z0-9][a-z0-9._\-]+@[a-z][a-z0-9]{2,30}"
KNOWN_UPI = rf"(?i)^(?:[a-z0-9][a-z0-9._\-]+@(?:{'|'.join(UPI_HANDLES)}))$"
UPI_WORDS = words("upi, vpa, bhim, gpay, google pay, phonepe, paytm, यूपीआई")
ABHA_HANDLES = ("@abdm", "@sbx")


def gst_state(value: str) -> str:
    return "" if value[:2] in GSTIN_STATES else "no Indian state has this number"


def state_first(value: str) -> str:
    return "" if value[:2].upper() in STATES else "no Indian state has these letters"


def vehicle(value: str) -> str:
    """A state's letters, and not written like a word: in capitals, with separators, or long."""
    letters = filter(str.isalpha, value)
    capitals = all(letter.isupper() for letter in letters)
    if capitals or not value.isalnum() or len(value) >= 9:
        return state_first(value)
    return "it is written like a word"


def spaced_pan(value: str) -> str:
    return "" if value[3].upper() in HOLDERS else "its fourth letter names no kind of holder"


verhoeff = stdnum("in_.aadhaar")


@checksum
def aadhaar(value: str) -> str:
    return verhoeff(digits_of(value))


def find_upi(normal: NormalText) -> Iterator[Candidate]:
    """UPI and ABHA addresses: name@handle."""
    for start, end in compiled(UPI).spans(normal.scan):
        after = normal.text[end : end + 2]
        if joins(after[:1]) or after[:1] == "_":
            continue
        if len(after) == 2 and after[0] in ".-" and joins(after[1]):
            continue  # an e-mail address
        value = normal.text[start:end]
        kind = "india_abha" if value.lower().endswith(ABHA_HANDLES) else "india_upi"
        known = kind == "india_abha" or compiled(KNOWN_UPI).seen(value)
        named = known or near(normal, UPI_WORDS, start, end)
        wrong = "" if named else "no bank or app has this handle"
        yield Candidate(start, end, kind, wrong, "a UPI or ABHA address")


DETECTORS = (
    Detector(
        kind="india_upi",
        hint=UPI,
        find=find_upi,
        says="a UPI address: name@handle",
        certainty=Certainty.ISSUED,
    ),
)
PATTERNS = (
    PatternDetector(
        "india_gstin",
        r"(?i)\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]",
        check=gst_state,
        says="GSTIN by its state and shape",
    ),
    PatternDetector(
        "india_gstin",
        r"(?i)\d{2}[ -]?[A-Z]{5}[ -]?\d{4}[ -]?[A-Z][ -]?[1-9A-Z][ -]?Z[ -]?[0-9A-Z]",
        check=gst_state,
        named=r"gst(?:in)?, gst (?:no\.?|number)",
    ),
    PatternDetector(
        "india_pan",
        r"(?i)[A-Z]{5}\d{4}[A-Z]",
        says="5 letters, 4 digits, 1 letter (the platform's pattern)",
    ),
    PatternDetector(
        "india_pan",
        r"[A-Z]{5}[ -]\d{4}[ -]?[A-Z]|[A-Z]{5}\d{4}[ -][A-Z]",
        check=spaced_pan,
        says="a PAN with spaces",
    ),
    PatternDetector(
        "india_pan",
        r"(?i)[A-Z]{5}[ -]?\d{4}[ -]?[A-Z]",
        check=spaced_pan,
        named="pan, pan card, permanent account, पैन",
    ),
    PatternDetector(
        "india_aadhaar",
        r"[2-9]\d{3}(?: ?[.:/_-] ?| )\d{4}(?: ?[.:/_-] ?| )\d{4}",
        check=aadhaar,
        says="Verhoeff",
    ),
    PatternDetector(
        "india_aadhaar",
        r"[2-9]\d{11}",
        check=aadhaar,
        named=AADHAAR,
        check_suffices=True,
        says="Verhoeff",
    ),
    PatternDetector(
        "india_aadhaar",
        r"[2-9](?:[ -]?\d){11}",
        check=both(varied, aadhaar),
        named=AADHAAR,
    ),
    PatternDetector(
        "india_aadhaar",
        r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}",
        check=varied,
        named="vid, virtual id, aadh?aa?r",
    ),
    PatternDetector(
        "india_voter_id",
        r"(?i)[A-Z]{3}/?\d{7}",
        check=varied,
        named="votes?, voters?, epic, election, वोटर, मतदाता",
    ),
    PatternDetector(
        "india_voter_id",
        r"[A-Z]{3}\d{7}",
        check=stdnum("in_.epic"),
        named="voter id",
        check_suffices=True,
        says="EPIC, Luhn",
    ),
    PatternDetector(
        "india_voter_id",
        r"(?i)[A-Z]{2}/\d{2,3}/\d{2,3}/\d{5,7}",
        named="voters?, epic, election",
    ),
    PatternDetector(
        "passport",
        r"(?i)[A-PR-WY] ?[1-9]\d ?\d{4}[1-9]",
        named="passports?, पासपोर्ट",
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)[A-Z]{2}[ -]?\d{2}[ -]?(?:19|20)\d{2}[ -]?\d{7}",
        check=state_first,
        says="state, office, year, serial",
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]?[ -]?\d{9,12}",
        check=state_first,
        named="driving, drivers?, licen[cs]e, dl",
    ),
    PatternDetector(
        "driving_licence",
        r"(?i)[A-Z]{2}-?\d{2}/[A-Z0-9]{2,6}/\d{2,4}/\d{4,8}",
        check=state_first,
        named="driving, drivers?, licen[cs]e, dl",
    ),
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-Z]{2}[ .-]?\d{1,2}[ .-]?(?:[A-Z] ?)?[A-Z]{1,2}[ .-]?\d{4}",
        check=vehicle,
        says="state, office, series, number",
    ),
    PatternDetector(
        "vehicle_number",
        r"(?i)[A-Z]{2}[ .-]?\d{1,2}[ .-]?[A-Z]{1,3}[ .-]?\d{1,4}",
        check=state_first,
        named="""
        vehicle, car, bike, scooter, registration, reg, number plate, gaa?di, गाड़ी
        वाहन
        """,
    ),
    PatternDetector(
        "vehicle_number",
        r"(?i)\d{2}[ -]?BH[ -]?\d{4}[ -]?[A-HJ-NP-Z]{1,2}",
        says="the BH series",
    ),
    PatternDetector(
        "india_ifsc",
        "(?i)[A-Z]{4}0[A-Z0-9]{6}",
        check=has_digits(3),
        named=BANK,
    ),
    PatternDetector(
        "bank_account",
        r"\d{9,18}",
        check=varied,
        named="a/c, acc(?:oun)?t, acct, ifsc, खाता, खाते, अकाउंट",
    ),
    PatternDetector(
        "india_uan",
        r"\d{4}[ -]?\d{4}[ -]?\d{4}",
        check=varied,
        named="uan, epfo?, pf, provident fund, universal account",
    ),
    PatternDetector(
        "india_abha",
        r"\d{2}-\d{4}-\d{4}-\d{4}",
        says="ABHA, as printed",
    ),
    PatternDetector(
        "india_abha",
        r"\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}",
        check=varied,
        named="abha, health id, ayushman, ndhm",
    ),
    PatternDetector(
        "india_uan",
        r"(?i)[A-Z]{0,2}/?[A-Z]{3}/?\d{5,7}/?\d{3}/?\d{3,7}",
        check=has_digits(8),
        named="pf, epfo?, provident fund",
    ),
    PatternDetector(
        "india_esic_number",
        r"\d{2}-?\d{2}-?\d{6}-?\d{3}-?\d{4}|\d{10}",
        check=varied,
        named="esic?, esis",
    ),
    PatternDetector(
        "india_tan",
        r"(?i)[A-Z]{4}\d{5}[A-Z]",
        named=r"tan, tan (?:no\.?|number), tds, deductor",
    ),
    PatternDetector(
        "india_company_number",
        r"(?i)[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}",
        says="an Indian company's number",
    ),
    PatternDetector(
        "india_udyam",
        r"(?i)[A-Z]{2}-\d{2}-\d{7}",
        named="udyam",
    ),
    PatternDetector(
        "bank_account",
        r"(?i)IN\d{6}|\d{8}|\d{12}|\d{14}|\d{16}",
        check=varied,
        named="pran, demat, dp ?id, client id, ckyc, bo id",
    ),
    PatternDetector(
        "india_ration_card",
        r"(?i)[A-Z]{0,2}\d{8,14}",
        named="ration ?card, राशन",
    ),
)
