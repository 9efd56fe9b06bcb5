"""India's identifiers. PAN is the platform's own rule: its shape alone is enough, in any case."""

from chatlinks.privacy.detectors.checks import both, digits_of, has_digits, same, stdnum, varied
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.rule import checksum
from chatlinks.privacy.detectors.table import Row

STATES = frozenset(
    "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS TG UA UK UP WB".split()
)
ENTITIES = frozenset("ABCFGHJLPTK")
PASSPORT = words("passports?", "पासपोर्ट")
BANK = words(
    "accounts?", "a/c", "acct", "acc", "bank", "ifsc", "neft", "rtgs", "imps", "savings", "current account", "beneficiary",
    "खाता", "खाते", "अकाउंट",
)  # fmt: skip
GSTIN_STATES = frozenset({f"{code:02d}" for code in range(1, 39)} | {"97", "99"})


def gst_state(value: str) -> str:
    return "" if value[:2] in GSTIN_STATES else "no Indian state has this number"


def state_first(value: str) -> str:
    return "" if value[:2].upper() in STATES else "no Indian state has these letters"


def vehicle(value: str) -> str:
    letters = [character for character in value if character.isalpha()]
    shouted = all(character.isupper() for character in letters) or any(
        not each.isalnum() for each in value
    )
    return state_first(value) if shouted or len(value) >= 9 else "it is written like a word"


def spaced_pan(value: str) -> str:
    return "" if value[3].upper() in ENTITIES else "its fourth letter names no kind of holder"


def varied_aadhaar(value: str) -> str:
    return "" if not same(digits_of(value)) else "it is one digit repeated"


AADHAAR = words("aadh?aa?r", "adhaa?r", "aadhar card", "uidai", "uid", "आधार")
verhoeff = stdnum("in_.aadhaar")


@checksum
def aadhaar(value: str) -> str:
    return verhoeff(digits_of(value))


ROWS = (
    Row("gstin", r"(?i)\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]", gst_state, says="GSTIN by its state and shape"),
    Row("gstin", r"(?i)\d{2}[ -]?[A-Z]{5}[ -]?\d{4}[ -]?[A-Z][ -]?[1-9A-Z][ -]?Z[ -]?[0-9A-Z]", gst_state, named=words("gst(?:in)?", "gst (?:no\\.?|number)")),
    Row("pan", r"(?i)[A-Z]{5}\d{4}[A-Z]", says="5 letters, 4 digits, 1 letter (the platform's rule)"),
    Row("pan", r"[A-Z]{5}[ -]\d{4}[ -]?[A-Z]|[A-Z]{5}\d{4}[ -][A-Z]", spaced_pan, says="a PAN with spaces"),
    Row("pan", r"(?i)[A-Z]{5}[ -]?\d{4}[ -]?[A-Z]", spaced_pan, named=words("pan", "pan card", "permanent account", "पैन")),
    Row("aadhaar", r"[2-9]\d{3}[ .:/_-]\d{4}[ .:/_-]\d{4}", aadhaar, says="Verhoeff"),
    Row("aadhaar", r"[2-9]\d{11}", aadhaar, named=AADHAAR, free=True, says="Verhoeff"),
    Row("aadhaar", r"[2-9](?:[ -]?\d){11}", both(varied_aadhaar, aadhaar), named=AADHAAR),
    Row("aadhaar", r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}", varied, named=words("vid", "virtual id", "aadh?aa?r")),
    Row("voter_id", r"(?i)[A-Z]{3}/?\d{7}", varied, named=words("votes?", "voters?", "epic", "election", "वोटर", "मतदाता")),
    Row("voter_id", r"[A-Z]{3}\d{7}", stdnum("in_.epic"), named=words("voter id"), free=True, says="EPIC, Luhn"),
    Row("voter_id", r"(?i)[A-Z]{2}/\d{2,3}/\d{2,3}/\d{5,7}", named=words("voters?", "epic", "election")),
    Row("passport", r"(?i)[A-PR-WY] ?[1-9]\d ?\d{4}[1-9]", named=PASSPORT),
    Row("driving_licence", r"(?i)[A-Z]{2}[ -]?\d{2}[ -]?(?:19|20)\d{2}[ -]?\d{7}", state_first, says="state, office, year, serial"),
    Row("driving_licence", r"(?i)[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]?[ -]?\d{9,12}", state_first,
        named=words("driving", "drivers?", "licen[cs]e", "dl")),
    Row("driving_licence", r"(?i)[A-Z]{2}-?\d{2}/[A-Z0-9]{2,6}/\d{2,4}/\d{4,8}", state_first, named=words("driving", "drivers?", "licen[cs]e", "dl")),
    Row("vehicle_number", r"(?i)[A-Z]{2}[ .-]?\d{1,2}[ .-]?(?:[A-Z] ?)?[A-Z]{1,2}[ .-]?\d{4}", vehicle, says="state, office, series, number"),
    Row("vehicle_number", r"(?i)[A-Z]{2}[ .-]?\d{1,2}[ .-]?[A-Z]{1,3}[ .-]?\d{1,4}", state_first,
        named=words("vehicle", "car", "bike", "scooter", "registration", "reg", "number plate", "gaa?di", "गाड़ी", "वाहन")),
    Row("vehicle_number", r"(?i)\d{2}[ -]?BH[ -]?\d{4}[ -]?[A-HJ-NP-Z]{1,2}", says="the BH series"),
    Row("ifsc", r"(?i)[A-Z]{4}0[A-Z0-9]{6}", has_digits(3), named=BANK),
    Row("bank_account", r"\d{9,18}", varied, named=words("a/c", "acc(?:oun)?t", "acct", "ifsc", "खाता", "खाते", "अकाउंट")),
    Row("uan", r"\d{4}[ -]?\d{4}[ -]?\d{4}", varied, named=words("uan", "epfo?", "pf", "provident fund", "universal account")),
    Row("abha", r"\d{2}-\d{4}-\d{4}-\d{4}", says="ABHA, as printed"),
    Row("abha", r"\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}", varied, named=words("abha", "health id", "ayushman", "ndhm")),
    Row("uan", r"(?i)[A-Z]{0,2}/?[A-Z]{3}/?\d{5,7}/?\d{3}/?\d{3,7}", has_digits(8), named=words("pf", "epfo?", "provident fund")),
    Row("esic_number", r"\d{2}-?\d{2}-?\d{6}-?\d{3}-?\d{4}|\d{10}", varied, named=words("esic?", "esis")),
    Row("tan", r"(?i)[A-Z]{4}\d{5}[A-Z]", named=words("tan", "tan (?:no\\.?|number)", "tds", "deductor")),
    Row("tax_id", r"(?i)[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}", says="an Indian company's number"),
    Row("tax_id", r"(?i)[A-Z]{2}-\d{2}-\d{7}", named=words("udyam")),
    Row("bank_account", r"(?i)IN\d{6}|\d{8}|\d{12}|\d{14}|\d{16}", varied, named=words("pran", "demat", "dp ?id", "client id", "ckyc", "bo id")),
    Row("ration_card", r"(?i)[A-Z]{0,2}\d{8,14}", named=words("ration ?card", "राशन")),
)  # fmt: skip
