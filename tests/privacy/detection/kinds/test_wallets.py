"""Wallets and what opens them: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("«1BoatSLRHtKNngkdXEeobR76b53LETtpyT»", "crypto_wallet"),
    ("«3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»", "crypto_wallet"),
    ("«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»", "crypto_wallet"),
    ("«bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0»", "crypto_wallet"),
    ("send to «0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed»", "crypto_wallet"),
    ("«GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ»", "crypto_wallet"),
    ("zcash «t1VpYecBW4UudbGcy4ufh61eWxQCoFaUrPs»", "crypto_wallet"),
    ("atom «cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh»", "crypto_wallet"),
    ("dot «1FRMM8PEiWXYax7rpS6X4XZX1aAAxSWx1CrKTyrVYhV24fg»", "crypto_wallet"),
    ("ton «EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2»", "crypto_wallet"),
]
READABLE = [
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyU",
    "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []


def test_words_that_open_a_wallet() -> None:
    words = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    assert mistakes(f"my recovery phrase is «{words}»", "crypto_key") == []


def test_words_about_a_seed_phrase_stay_readable() -> None:
    text = "the seed phrase is something that you should never ever tell to anyone who asks"
    assert detect(text) == []
