"""Keys and tokens by their issuers' shapes.

Some are put together from pieces here, for they would be taken for leaked ones.
"""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import exact, mistakes

HIDDEN = [
    ("key «AKIAIOSFODNN7EXAMPLE»", "aws_key"),
    ("aws_secret_access_key = «wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»", "aws_secret"),
    ("«ghp_" + "a1B2" * 9 + "»", "github_token"),
    ("«xoxb-" + "1234567890-abcdefGHIJ»", "slack_token"),
    ("«sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc»", "stripe_key"),
    ("«AIza" + "SyA1234567890abcdefghijklmnopqrstuv»", "google_key"),
    (
        "«eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9»",
        "jwt",
    ),
    ("Authorization: Bearer «abcdef1234567890abcdef12»", "bearer_token"),
    ("api_key=«abcd1234efgh5678»", "api_key"),
    ("the api key is «abcd1234efgh5678»", "api_key"),
    (
        "«-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----»",
        "private_key",
    ),
    ("https://x.example/cb?a=1&access_token=«abc123def456»", "api_key"),
    ('apikey "«3f9a8b7c6d5e4f3a2b1c»"', "api_key"),
    ("session_id=«abc123def456ghi789»", "api_key"),
    ("Cookie: sessionid=«abc123def456ghi789»", "api_key"),
]
READABLE = [
    "the key is under the mat",
    "see https://example.com/page?id=42&lang=en",
    "a token of thanks",
    "the secret is out",
    "bearer of good news",
]
# Issuers' prefixes, and how many characters follow.
VENDORS = [
    ("glft-", 20),
    ("dapi", 32),
    ("glsa_", 41),
    ("PMAK-", 59),
    ("lin_api_", 40),
    ("ntn_", 46),
    ("secret_", 43),
    ("xkeysib-", 81),
    ("NRAK-", 27),
    ("sntrys_", 60),
    ("dp.pt.", 43),
    ("LTAI", 20),
    ("figd_", 40),
    ("HRKU-AA", 58),
    ("ATATT3", 186),
    ("pul-", 40),
    ("rubygems_", 48),
    ("hvs.", 90),
    ("CLOJARS_", 60),
    ("AGE-SECRET-KEY-1", 58),
    ("pplx-", 48),
    ("gsk_", 52),
    ("r8_", 37),
    ("xai-", 80),
    ("sbp_", 40),
    ("FLWSECK_TEST-", 32),
]


@pytest.mark.parametrize(("text", "kind"), HIDDEN)
def test_hidden(text: str, kind: str) -> None:
    assert mistakes(text, kind) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []


@pytest.mark.parametrize(("prefix", "length"), VENDORS)
def test_vendors_keys_by_their_prefix(prefix: str, length: int) -> None:
    key = ("a1B2c3D4" * 25)[:length]
    assert exact(f"it is «{prefix}{key}», please rotate it")
