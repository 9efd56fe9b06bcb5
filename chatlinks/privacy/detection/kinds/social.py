"""Names that people go by on social networks, when the network stands right in front."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

NETWORK = (
    r"(?:^|[^\pL@/.])(?:twitter|instagram|insta|telegram|snapchat|tiktok|tik tok|discord|skype"
    r"|facebook|linkedin|mastodon|reddit|wechat|weixin|kakaotalk|viber|微信|微博)"
)
CALLED = r"(?: ?(?:handle|id|account|profile|user ?name|name|tag|号|:|=|is|est|ist|es|@)){0,4}"
WITH_SIGN = rf"(?i){NETWORK}{CALLED}[ :=(\[\"'\n]{{1,3}}(@[\pL\pN][\pL\pN_.-]{{1,31}})"
WITH_DOTS = (
    rf"(?i){NETWORK}(?: ?(?:handle|id|account|profile|user ?name|name|tag|号))?"
    r"(?: is|:|=|：)[ (\[\"']{0,2}((?:live:)?[a-z][a-z0-9]*(?:[._][a-z0-9]+)+)"
)
HINT = rf"(?i){NETWORK}[^\n]{{0,40}}?[@._]"
DOMAINS = (".com", ".net", ".org", ".io", ".me", ".co", ".in", ".de", ".fr", ".example")


def find_handles(normal: NormalText) -> Iterator[Candidate]:
    because = "a social network stands in front of it"
    for pattern in (WITH_SIGN, WITH_DOTS):
        for start, end in compiled(pattern).spans(normal.scan, 1):
            while normal.text[end - 1] in ".-":
                end -= 1
            site = normal.text[start:end].lower().endswith(DOMAINS)
            wrong = "it is a site" if site and normal.text[start] != "@" else ""
            yield Candidate(start, end, "social_handle", wrong, because)


DETECTORS = (
    Detector(
        kind="social_handle",
        hint=HINT,
        find=find_handles,
        says="a name on a social network, when named",
        certainty=Certainty.LIKELY,
    ),
)
