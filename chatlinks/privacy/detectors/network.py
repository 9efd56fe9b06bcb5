"""Addresses of machines, and of wallets."""

import hashlib
import ipaddress
from collections.abc import Iterator

from chatlinks.privacy.detectors.checks import has_digits, stdnum, varied
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule, compiled, inside_word, joins, near
from chatlinks.privacy.detectors.span import Candidate
from chatlinks.privacy.detectors.table import Row

IPV4 = r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}"
IPV6_RUN = r"[0-9a-fA-F:.]{3,}"
IPV6_HINT = r"[0-9a-fA-F]{1,4}:[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,}|::[0-9a-fA-F]{1,4}"
VERSION = words("v", "ver", "versions?", "release", "build", "firmware", "update", "section", "chapter", "ios", "android", "chrome")  # fmt: skip
IP_WORDS = words("ip", "ipv6", "ip address")
MAC_WORDS = words("mac(?: address)?", "bssid", "physical address", "hardware address")
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def find_ipv4(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(IPV4).spans(page.scan):
        yield Candidate(
            start, end, "ip_address", _not_ipv4(page, start, end), "four numbers of 0 to 255"
        )


def _not_ipv4(page: Page, start: int, end: int) -> str:
    text = page.text
    beyond = text[end : end + 2]
    if joins(text[max(0, start - 1) : start]) or joins(beyond[:1]):
        return "it is a part of a longer word or number"
    if text[max(0, start - 1) : start] == "." or (
        len(beyond) == 2 and beyond[0] == "." and beyond[1].isdigit()
    ):
        return "it has more than four parts"
    if near(page, VERSION, start, end, 14, 0):
        return "it is called a version"
    return _refused_by(text[start:end])


def _refused_by(value: str) -> str:
    try:
        ipaddress.ip_address(value)
    except ValueError as error:
        return str(error)
    return ""


def find_ipv6(page: Page) -> Iterator[Candidate]:
    for start, stop in compiled(IPV6_RUN).spans(page.scan):
        if page.text.count(":", start, stop) < 2 or stop - start > 60:
            continue
        value = page.text[start:stop].rstrip(".")
        end = start + len(value) - (value.endswith(":") and not value.endswith("::"))
        wrong = _refused_by(page.text[start:end]) or _trivial(page, start, end)
        yield Candidate(start, end, "ip_address", wrong, "an IPv6 address")


def _trivial(page: Page, start: int, end: int) -> str:
    text = page.text
    if joins(text[max(0, start - 1) : start]) or joins(text[end : end + 1]):
        return "it is a part of a longer word"
    if sum(character != ":" for character in text[start:end]) >= 3 or near(
        page, IP_WORDS, start, end, 16, 0
    ):
        return ""
    return "it names no particular machine"


MAC = r"(?i)(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}"
MAC_HINT = rf"(?i)[0-9a-f]{{2}}[:-][0-9a-f]{{2}}[:-][0-9a-f]{{2}}[:-]|[0-9a-f]{{4}}\.[0-9a-f]{{4}}\.|{MAC_WORDS}"
MAC_NAMED = rf"{MAC_WORDS}[^\n*]{{0,24}}?((?:[0-9A-Fa-f]{{2}} ?){{5}}[0-9A-Fa-f]{{2}})\b"


def find_macs(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(MAC).spans(page.scan):
        wrong = "it is a part of a longer word" if inside_word(page.text, start, end) else ""
        yield Candidate(start, end, "mac_address", wrong, "six pairs of hexadecimal digits")
    for start, end in compiled(MAC_NAMED).spans(page.scan, 1):
        wrong = "it is a part of a longer word" if inside_word(page.text, start, end) else ""
        yield Candidate(
            start, end, "mac_address", wrong, "twelve hexadecimal digits called a MAC address"
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
    values = [ord(each) >> 5 for each in prefix] + [0] + [ord(each) & 31 for each in prefix]
    values += [BECH32.find(each) for each in rest]
    if -1 in values or value not in (value.lower(), value.upper()):
        return "a character that bech32 does not have"
    return "" if _polymod(values) in (1, 0x2BC830A3) else "its bech32 checksum is wrong"


def _polymod(values: list[int]) -> int:
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(
            (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
        ):
            state ^= generator if top >> bit & 1 else 0
    return state


WALLET_WORDS = words(
    "wallets?", "solana", "sol", "phantom", "monero", "xmr", "crypto", "address", "ada", "cardano", "dot", "polkadot", "ton", "toncoin", "tonkeeper", "ksm", "near",
)  # fmt: skip

RULES = (
    Rule("ip_address", "ip_address", IPV4, find_ipv4, says="an IPv4 address"),
    Rule("mac_address", "mac_address", MAC_HINT, find_macs, says="a MAC address"),
    Rule("ip_address, version 6", "ip_address", IPV6_HINT, find_ipv6, says="an IPv6 address"),
)
ROWS = (
    Row("crypto_wallet", r"[13][1-9A-HJ-NP-Za-km-z]{25,34}", base58check, says="Bitcoin"),
    Row(
        "crypto_wallet",
        r"(?:[LMDTXAZ79]|t[13])[1-9A-HJ-NP-Za-km-z]{25,34}",
        base58check,
        says="Litecoin, Doge, TRON, Dash, Zcash",
    ),
    Row("crypto_wallet", r"r[1-9A-HJ-NP-Za-km-z]{24,34}", ripple, says="XRP"),
    Row(
        "crypto_wallet",
        r"(?i)(?:bc1|tb1|bcrt1|ltc1|addr1|stake1|cosmos1|osmo1|terra1|inj1|kava1|bnb1|sei1|celestia1)[02-9ac-hj-np-z]{8,100}",
        bech32,
        says="bech32",
    ),
    Row("crypto_wallet", r"0x[0-9a-fA-F]{40}", says="Ethereum and its kin"),
    Row(
        "crypto_wallet",
        r"[qp][02-9ac-hj-np-z]{41}",
        named=words("bitcoin cash", "bch", "bitcoincash"),
        says="Bitcoin Cash",
    ),
    Row(
        "crypto_wallet",
        r"[1-9A-HJ-NP-Za-km-z]{32,49}",
        has_digits(2),
        named=WALLET_WORDS,
        says="Solana, Polkadot",
    ),
    Row("crypto_wallet", r"[EU]Q[A-Za-z0-9_\-]{46}", named=WALLET_WORDS, says="TON"),
    Row("crypto_wallet", r"[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}", says="Monero"),
    Row(
        "crypto_key",
        r"[xyzt]p(?:rv|ub)[1-9A-HJ-NP-Za-km-z]{100,112}",
        base58check,
        says="an extended key",
    ),
    Row(
        "crypto_key", r"[5KL][1-9A-HJ-NP-Za-km-z]{50,51}", base58check, says="a Bitcoin private key"
    ),
    Row(
        "crypto_key",
        r"0x[0-9a-fA-F]{64}",
        named=words("private key", "secret", "seed", "key"),
        says="a private key",
    ),
    Row(
        "imei",
        r"\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d",
        stdnum("imei"),
        named=words("imei", "device"),
        says="IMEI",
    ),
    Row("imei", r"\d{15,16}|\d{2}[ -]\d{6}[ -]\d{6}[ -]\d", varied, named=words("imeis?")),
    Row("imsi", r"\d{14,15}", varied, named=words("imsi")),
    Row("iccid", r"89\d{16,18}", varied, named=words("iccid", "sim", "esim")),
)
