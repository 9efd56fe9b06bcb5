"""Addresses and commands that carry a secret."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.detector import Certainty, Detector, Gate
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate
from chatlinks.privacy.detection.kinds.secrets.tokens import looks_random

CREDENTIALS = r"(?i)\b[a-z][a-z0-9+.\-]{1,24}://([^\s/:@*\"'<>]*:[^\s/@*\"'<>]+)@"
QUERY = (
    r"(?i)[?&#;](?:[a-z0-9_.\-]{0,24}"
    r"(?:token|api_?key|apikey|secret|password|passwd|pwd|signature|sessionid|credential|jwt)"
    r"|sig|key|auth|sid|session|session_?id|otp|pin"
    r"|x-amz-(?:signature|credential|security-token)|code)=([^\s&#;*\"'<>]{4,})"
)
COOKIE = (
    r"(?i)\b(?:[a-z0-9_.\-]{0,24}sess(?:ion)?_?id|phpsessid|sid|connect\.sid|csrftoken)"
    r"=([A-Za-z0-9_\-.%]{8,})"
)
LONG_PATH = (
    r"(?i)/[a-z0-9_\-]{0,20}(?:reset|verify|verification|confirm|activate|activation|invite"
    r"|magic|unsubscribe|password|token|login)[a-z0-9_\-]{0,20}/([A-Za-z0-9_\-]{16,})"
)
CURL = r"(?i)\bcurl [^\n*]{0,80}?(?:-u|--user)[ =][\"']?([^\s*\"':]{1,64}:[^\s*\"']{2,64})"
WAYS = (
    (CREDENTIALS, "user and password in a URL"),
    (QUERY, "a secret in a URL's query"),
    (COOKIE, "a session"),
    (LONG_PATH, "a secret in a URL's path"),
    (CURL, "user and password of a request"),
)


def find_url_secrets(normal: NormalText) -> Iterator[Candidate]:
    for pattern, because in WAYS:
        for start, end in compiled(pattern).spans(normal.scan, 1):
            wrong = looks_random(normal.text[start:end]) if pattern == LONG_PATH else ""
            yield Candidate(start, end, "url_secret", wrong, because)


DETECTORS = (
    Detector(
        kind="url_secret",
        hint=rf"{CREDENTIALS}|{QUERY}|{COOKIE}|{LONG_PATH}|(?i:\bcurl )",
        find=find_url_secrets,
        says="a URL that carries a secret",
        certainty=Certainty.ISSUED,
        gate=Gate.KEYS,
    ),
)
