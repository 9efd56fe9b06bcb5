"""Wallets of cryptocurrencies, and what opens them."""

import base64
import binascii
import hashlib
from collections.abc import Iterator

from chatlinks.privacy.detection.engine.checks import has_digits
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.engine.span import Candidate

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BECH32_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
BECH32_REMAINDERS = (1, 0x2BC830A3)
"""Of bech32 and bech32m."""
WALLET_WORDS = """
    wallets?, solana, sol, phantom, monero, xmr, crypto, address, ada, cardano, dot, polkadot
    ton, toncoin, tonkeeper, ksm, near
"""
PHRASE_WORDS = (
    r"(?i)\b(?:(?:seed|recovery|backup|mnemonic|secret)[ -](?:phrase|words?|key)|mnemonic)\b"
)
PHRASE = (
    rf"{PHRASE_WORDS}[^\n*]{{0,24}}?[ :\"'(\n]"
    r"((?:[a-z]{3,8}[ ,\n]{1,2}){11,23}[a-z]{3,8})\b"
)


def base58check(value: str, alphabet: str = BASE58) -> str:
    """The last four bytes are the start of a double SHA-256 of the rest."""
    number = 0
    for character in value:
        place = alphabet.find(character)
        if place < 0:
            return "a character that base58 does not have"
        number = number * 58 + place
    lead = len(value) - len(value.lstrip(alphabet[0]))
    raw = b"\0" * lead + number.to_bytes((number.bit_length() + 7) // 8, "big")
    seal = hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4]
    return "" if len(raw) > 20 and seal == raw[-4:] else "its base58 checksum is wrong"


def ripple(value: str) -> str:
    return base58check(value, RIPPLE58)


def bech32(value: str) -> str:
    """BIP 173 and BIP 350."""
    prefix, _, rest = value.lower().rpartition("1")
    codes = [ord(each) for each in prefix]
    values = [code >> 5 for code in codes] + [0] + [code & 31 for code in codes]
    values += [BECH32.find(each) for each in rest]
    if -1 in values or value not in (value.lower(), value.upper()):
        return "a character that bech32 does not have"
    return "" if _polymod(values) in BECH32_REMAINDERS else "its bech32 checksum is wrong"


def _polymod(values: list[int]) -> int:
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(BECH32_GENERATORS):
            state ^= generator if top >> bit & 1 else 0
    return state


def stellar(value: str) -> str:
    """SEP 23: base 32 of a version, a key, and their CRC-16 (XModem), low byte first."""
    raw = base64.b32decode(value)
    seal = binascii.crc_hqx(raw[:-2], 0).to_bytes(2, "little")
    return "" if seal == raw[-2:] else "its checksum is wrong"


def find_phrases(normal: NormalText) -> Iterator[Candidate]:
    because = "twelve to twenty-four short words called a seed phrase"
    for start, end in compiled(PHRASE).spans(normal.scan, 1):
        yield Candidate(start, end, "crypto_key", because=because)


DETECTORS = (
    Detector(
        kind="crypto_key",
        hint=PHRASE_WORDS,
        find=find_phrases,
        says="the words that open a wallet",
        certainty=Certainty.LIKELY,
    ),
)
PATTERNS = (
    PatternDetector(
        "crypto_wallet",
        "[13][1-9A-HJ-NP-Za-km-z]{25,34}",
        check=base58check,
        says="Bitcoin",
    ),
    PatternDetector(
        "crypto_wallet",
        "(?:[LMDTXAZ79]|t[13])[1-9A-HJ-NP-Za-km-z]{25,34}",
        check=base58check,
        says="Litecoin, Doge, TRON, Dash, Zcash",
    ),
    PatternDetector(
        "crypto_wallet",
        "r[1-9A-HJ-NP-Za-km-z]{24,34}",
        check=ripple,
        says="XRP",
    ),
    PatternDetector(
        "crypto_wallet",
        "(?i)(?:bc1|tb1|bcrt1|ltc1|addr1|stake1|cosmos1|osmo1|terra1|inj1|kava1|bnb1"
        "|sei1|celestia1)[02-9ac-hj-np-z]{8,100}",
        check=bech32,
        says="bech32",
    ),
    PatternDetector(
        "crypto_wallet",
        "0x[0-9a-fA-F]{40}",
        says="Ethereum and its kin",
    ),
    PatternDetector(
        "crypto_wallet",
        "[qp][02-9ac-hj-np-z]{41}",
        named="bitcoin cash, bch, bitcoincash",
        says="Bitcoin Cash",
    ),
    PatternDetector(
        "crypto_wallet",
        "[1-9A-HJ-NP-Za-km-z]{32,49}",
        check=has_digits(2),
        named=WALLET_WORDS,
        says="Solana, Polkadot",
    ),
    PatternDetector(
        "crypto_wallet",
        r"[EU]Q[A-Za-z0-9_\-]{46}",
        named=WALLET_WORDS,
        says="TON",
    ),
    PatternDetector(
        "crypto_wallet",
        "G[A-Z2-7]{55}",
        check=stellar,
        says="Stellar",
    ),
    PatternDetector(
        "crypto_key",
        "S[A-Z2-7]{55}",
        check=stellar,
        says="a Stellar secret seed",
    ),
    PatternDetector(
        "crypto_wallet",
        "[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}",
        says="Monero",
    ),
    PatternDetector(
        "crypto_key",
        "[xyzt]p(?:rv|ub)[1-9A-HJ-NP-Za-km-z]{100,112}",
        check=base58check,
        says="an extended key",
    ),
    PatternDetector(
        "crypto_key",
        "[5KL][1-9A-HJ-NP-Za-km-z]{50,51}",
        check=base58check,
        says="a Bitcoin private key",
    ),
    PatternDetector(
        "crypto_key",
        "0x[0-9a-fA-F]{64}",
        named="private key, secret, seed, key",
        says="a private key",
    ),
)
