"""Keys and tokens, by the shapes that their issuers document."""

from collections.abc import Iterator
from typing import NamedTuple

from chatlinks.privacy.detection.engine.checks import Check
from chatlinks.privacy.detection.engine.context import joins
from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Finder, Gate
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

PEM = r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
PEM_END = r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
LONGEST_PEM = 20_000


def looks_random(value: str) -> str:
    """A key named only by the word before it must look like one: digits among letters, or long."""
    if any(map(str.isdigit, value)) and any(map(str.isalpha, value)):
        return ""
    if len(value) >= 32 or (value.isdigit() and len(value) >= 12):
        return ""
    return "it does not look like a key"


class Token(NamedTuple):
    """A key's kind and shape: bounded below, open above, so that a key is hidden whole.

    Group 1 of the shape, where it has one, is the key; what is before it names it.
    """

    kind: str
    shape: str
    check: Check | None = None


PREFIXES = (
    r"(?:dapi|NRAK-|LTAI|glsa_|glc_|lin_api_|ntn_|figd_|hvs\.|hvb\.|pplx-|gsk_|r8_|xai-|sbp_"
    r"|sb_secret_|pul-|pnu_|rdme_|rubygems_|CLOJARS_|PMAK-|xkeysib-|xsmtpsib-|sntry[su]_"
    r"|dp\.(?:pt|st|ct|sa)\.|HRKU-AA|ATATT3|ATCTT3|EZ[AT]K|FLW(?:SECK|PUBK)(?:_TEST)?-|sha256~"
    r"|duffel_(?:test|live)_|shippo_(?:test|live)_|dt0[a-z]\d\d\.|pscale_(?:tkn|oauth|pw)_|phc_"
    r"|phx_|dnkey-|AGE-SECRET-KEY-1|ABSK|AKCp|nfp_|lsv2_(?:pt|sk)_|tvly-|dckr_pat_|ops_eyJ)"
)
TOKENS = (
    Token(
        "aws_key",
        r"(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}",
    ),
    Token(
        "aws_secret",
        r"(?i:aws|secret|access)[^\n*]{0,32}?[:= \"']{1,3}([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$)",
    ),
    Token(
        "github_token",
        r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}",
    ),
    Token(
        "gitlab_token",
        r"gl(?:pat|dt|rt|ptt|cbt|soat|ft|ffct|imt|agent|oas)-[A-Za-z0-9_\-]{20,}"
        r"|GR1348941[A-Za-z0-9_\-]{20,}",
    ),
    Token(
        "slack_token",
        r"xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9\-]{10,}|xapp-\d-[A-Za-z0-9\-]{10,}",
    ),
    Token(
        "slack_webhook",
        r"hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9+/_\-]{20,}",
    ),
    Token(
        "stripe_key",
        r"(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}",
    ),
    Token(
        "google_key",
        r"AIza[A-Za-z0-9_\-]{35}|ya29\.[A-Za-z0-9_\-]{20,}|GOCSPX-[A-Za-z0-9_\-]{20,}"
        r"|1//0[A-Za-z0-9_\-]{30,}",
    ),
    Token(
        "openai_key",
        r"sk-(?:proj-|svcacct-|admin-|ant-(?:api|admin)\d\d-|or-v1-)?[A-Za-z0-9_\-]{20,}",
    ),
    Token(
        "jwt",
        r"eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*)?",
    ),
    Token(
        "bearer_token",
        r"(?i)\b(?:bearer|token)[ :]{1,2}([A-Za-z0-9_\-.~+/]{20,}=*)",
        looks_random,
    ),
    Token(
        "basic_auth",
        r"(?i)\bauthorization[\"']?[:=] ?[\"']?(?:basic|bearer|token|apikey) "
        r"([A-Za-z0-9_\-.~+/]{8,}=*)",
        looks_random,
    ),
    Token(
        "sendgrid_key",
        r"SG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{16,}",
    ),
    Token(
        "twilio_key",
        r"\b(?:AC|SK)[0-9a-f]{32}\b",
    ),
    Token(
        "mailgun_key",
        r"\bkey-[0-9a-z]{32}\b",
    ),
    Token(
        "npm_token",
        r"npm_[A-Za-z0-9]{36,}",
    ),
    Token(
        "pypi_token",
        r"pypi-[A-Za-z0-9_\-]{32,}",
    ),
    Token(
        "shopify_token",
        r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}",
    ),
    Token(
        "square_token",
        r"(?:sq0[a-z]{3}-|EAAA)[A-Za-z0-9_\-]{22,}",
    ),
    Token(
        "huggingface_token",
        r"hf_[A-Za-z0-9]{30,}",
    ),
    Token(
        "digitalocean_token",
        r"do[opr]_v1_[0-9a-f]{64}",
    ),
    Token(
        "telegram_token",
        r"\b\d{8,10}:A[A-Za-z0-9_\-]{34}\b",
    ),
    Token(
        "vendor_key",
        rf"{PREFIXES}[A-Za-z0-9_.+/\-]{{20,}}={{0,2}}"
        r"|secret_[A-Za-z0-9]{40,}|sl\.[A-Za-z0-9_\-]{80,}",
        looks_random,
    ),
    Token(
        "vendor_key",
        r"\b[0-9a-f]{32}-us\d{1,2}\b"
        r"|\b[MNO][A-Za-z0-9_\-]{23,25}\.[A-Za-z0-9_\-]{6}\.[A-Za-z0-9_\-]{27,38}"
        r"|amzn\.mws\.[0-9a-f\-]{36}|\b[a-z0-9A-Z]{14}\.atlasv1\.[A-Za-z0-9_\-]{60,}"
        r"|A3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
        looks_random,
    ),
    Token(
        "webhook",
        r"discord(?:app)?\.com/api/webhooks/([0-9]{15,20}/[A-Za-z0-9_\-]{20,})",
    ),
    Token(
        "google_key",
        r"APA91[A-Za-z0-9_\-]{20,}",
    ),
    Token(
        "razorpay_key",
        r"rzp_(?:live|test)_[A-Za-z0-9]{10,}",
    ),
    Token(
        "facebook_token",
        r"EAACEdEose0cBA[0-9A-Za-z]+|EAA[A-Za-z0-9]{40,}",
    ),
    Token(
        "azure_key",
        r"(?i)\b(?:accountkey|sharedaccesskey)=([A-Za-z0-9+/]{32,}={0,2})",
    ),
    Token(
        "api_key",
        r"(?i)(?:api|app|access|client|auth|private|secret|consumer|refresh|session|webhook)"
        r"[_ -]?(?:key|token|secret|id)s?[\"']?(?:\*\*)?(?: is| =| :|:|=| ->|=>| [\"'`])+ ?"
        r"(?:\*\* ?)?[\"'`]?([A-Za-z0-9_\-./+~]{8,}=*)",
        looks_random,
    ),
    Token(
        "api_key",
        r"(?i)\b(?:token|secret)[\"']?(?: is|:|=| =| :) ?[\"'`]?([A-Za-z0-9_\-./+~]{8,}=*)",
        looks_random,
    ),
)


def _finder(token: Token) -> Finder:
    group = 1 if "(" in token.shape.replace("(?", "") else 0

    def find(normal: NormalText) -> Iterator[Candidate]:
        for start, stop in compiled(token.shape).spans(normal.scan, group):
            end = start + 8 + len(normal.text[start + 8 : stop].rstrip(".,-/~"))
            wrong = token.check(normal.text[start:end]) if token.check else ""
            if not group and joins(normal.before(start, 1)):
                wrong = "it is a part of a longer word"
            yield Candidate(
                start,
                end,
                token.kind,
                wrong,
                "the issuer's own shape",
            )

    return find


def _detector(token: Token) -> Detector:
    name = token.kind.replace("_", " ")
    return Detector(
        kind=token.kind,
        hint=token.shape,
        find=_finder(token),
        says=f"{name}, by its shape",
        certainty=Certainty.ISSUED,
        gate=Gate.KEYS,
    )


def find_pem(normal: NormalText) -> Iterator[Candidate]:
    """From the first line to the last; to the end of the text when the last is missing."""
    stop = -1
    for start, end in compiled(PEM).spans(normal.scan):
        if start < stop:
            continue
        closing = compiled(PEM_END).first(normal.scan[end : end + LONGEST_PEM])
        stop = end + closing[1] if closing else len(normal.text)
        yield Candidate(start, stop, "private_key", because="a private key in PEM")


DETECTORS = (
    Detector(
        kind="private_key",
        hint=PEM,
        find=find_pem,
        says="a private key in PEM",
        certainty=Certainty.ISSUED,
        gate=Gate.KEYS,
    ),
    *map(_detector, TOKENS),
)
