"""Addresses of machines: IP and MAC."""

import ipaddress
from collections.abc import Iterator

from chatlinks.privacy.detection.engine.context import inside_word, joins, near
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PART
from chatlinks.privacy.detection.engine.span import Candidate

PART_OF_WORD = "it is a part of a longer word"
IPV4 = r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}"
IPV6_RUN = r"[0-9a-fA-F:.]{3,}"
IPV6_HINT = r"[0-9a-fA-F]{1,4}:[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,}|::[0-9a-fA-F]{1,4}"
PREFIX = r"(/\d{1,3})(?:$|[^0-9A-Za-z/.\-]|[.\-](?:$|[^0-9A-Za-z]))"
ZONE = r"(%[0-9A-Za-z][0-9A-Za-z._-]{0,14})"
LOCAL = r"^::[0-9]{1,4}$"
"""The machine itself, and what is written like it."""
VERSION = words(
    """
    v, ver, versions?, release, build, firmware, update, section, chapter, ios, android, chrome
    """
)
IP_WORDS = words("ip, ipv6, ip address")
MAC_WORDS = words("mac(?: address)?, bssid, physical address, hardware address")
MAC = r"(?i)(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}"
MAC_HINT = (
    r"(?i)[0-9a-f]{2}[:-][0-9a-f]{2}[:-][0-9a-f]{2}[:-]|[0-9a-f]{4}\.[0-9a-f]{4}\."
    rf"|{MAC_WORDS}"
)
MAC_NAMED = rf"{MAC_WORDS}[^\n*]{{0,24}}?((?:[0-9A-Fa-f]{{2}} ?){{5}}[0-9A-Fa-f]{{2}})\b"


def find_ipv4(normal: NormalText) -> Iterator[Candidate]:
    for start, end in compiled(IPV4).spans(normal.scan):
        wrong = _not_ipv4(normal, start, end)
        if not wrong:
            end += _network(normal, end, 32)
        yield Candidate(
            start,
            end,
            "ip_address",
            wrong,
            "four numbers of 0 to 255",
        )


def _network(normal: NormalText, end: int, most: int) -> int:
    """How long the prefix is that makes the address before it a network's: "/8"."""
    length = compiled(PREFIX).length(normal.scan[end : end + 6])
    return length if length and int(normal.text[end + 1 : end + length]) <= most else 0


def _zone(normal: NormalText, end: int) -> int:
    """How long the zone is that says on which of its links a machine is meant: "%eth0"."""
    return compiled(ZONE).length(normal.scan[end : end + 24])


def _not_ipv4(normal: NormalText, start: int, end: int) -> str:
    before, beyond = normal.before(start, 1), normal.text[end : end + 2]
    if joins(before) or joins(beyond[:1]):
        return PART
    if before == "." or (len(beyond) == 2 and beyond[0] == "." and beyond[1].isdigit()):
        return "it has more than four parts"
    if near(normal, VERSION, start, end, (14, 0)):
        return "it is called a version"
    return _refused(normal.text[start:end])


def _refused(value: str) -> str:
    """Why the form of addresses refuses it; "" when they don't."""
    try:
        ipaddress.ip_address(value)
    except ValueError as error:
        return str(error)
    return ""


def find_ipv6(normal: NormalText) -> Iterator[Candidate]:
    text = normal.text
    for start, stop in compiled(IPV6_RUN).spans(normal.scan):
        if text.count(":", start, stop) < 2 or stop - start > 60:
            continue
        value = text[start:stop].rstrip(".")
        if value.endswith(":") and not value.endswith("::"):
            value = value[:-1]
        end = start + len(value)
        wrong = _refused(value) or _trivial(normal, start, end)
        if not wrong:
            end += _zone(normal, end)
            end += _network(normal, end, 128)
        yield Candidate(start, end, "ip_address", wrong, "an IPv6 address")


def _trivial(normal: NormalText, start: int, end: int) -> str:
    if joins(normal.before(start, 1)) or joins(normal.text[end : end + 1]):
        return PART_OF_WORD
    value = normal.text[start:end]
    if sum(character != ":" for character in value) >= 3:
        return ""
    if compiled(LOCAL).seen(value) and _apart(normal, start, end):
        return ""
    if near(normal, IP_WORDS, start, end, (16, 0)):
        return ""
    return "it names no particular machine"


def _apart(normal: NormalText, start: int, end: int) -> bool:
    """Whether it stands for itself, as no part of code or of a time."""
    before, after = normal.before(start, 1), normal.text[end : end + 2]
    if before and before not in " \t\n\"'([=,;<@":
        return False
    return not after or after[0] in " \t\n\"')],;>?!/%" or after in (".", ". ", ".\n")


def find_macs(normal: NormalText) -> Iterator[Candidate]:
    ways = (
        (MAC, 0, "six pairs of hexadecimal digits"),
        (MAC_NAMED, 1, "twelve hexadecimal digits called a MAC address"),
    )
    for pattern, group, because in ways:
        for start, end in compiled(pattern).spans(normal.scan, group):
            wrong = PART_OF_WORD if inside_word(normal.text, start, end) else ""
            yield Candidate(start, end, "mac_address", wrong, because)


DETECTORS = (
    Detector(
        kind="ip_address",
        hint=IPV4,
        find=find_ipv4,
        says="an IPv4 address",
        certainty=Certainty.LIKELY,
    ),
    Detector(
        kind="mac_address",
        hint=MAC_HINT,
        find=find_macs,
        says="a MAC address",
        certainty=Certainty.LIKELY,
    ),
    Detector(
        kind="ip_address",
        hint=IPV6_HINT,
        find=find_ipv6,
        says="an IPv6 address",
        certainty=Certainty.LIKELY,
    ),
)
