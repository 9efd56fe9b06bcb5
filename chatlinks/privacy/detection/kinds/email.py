"""E-mail addresses, plain and spelt out."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.context import near
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

LOCAL = r"[\pL\pN\pM_.+%&'=~/!#$^{|}\-]"
LABEL = r"[\pL\pN\pM_\-]"
DOMAIN = rf"(?:{LABEL}+(?:\.{LABEL}+)+|\[[0-9a-fA-F.:]{{3,45}}\])"
EMAIL = rf'(?:{LOCAL}+|"[^"@\n*]{{1,64}}")(?:@|%40){DOMAIN}'
EMAIL_HINT = rf"[\pL\pN\pM_\"{{}}+%'~-](?:@|%40){LABEL}+\.|\"@|@\[\d"

# Spelt out: what may stand for the sign and for a dot, either as a word or in brackets.
OPENED, CLOSED = r" ?[\[({<] ?", r" ?[\])}>] ?"
AT_WORD = r"(?:at(?:[ -]sign)?|arroba|arobase?|ät|chiocciola|klammeraffe|собака|ऐट|एट)"
DOT_WORD = r"(?:dot|punto|ponto|point|punkt|nokta|точка|डॉट)"
JOIN_WORD = rf"(?:{DOT_WORD}|underscore|dash|hyphen|minus|plus|guion bajo|unterstrich|tiret)"
AT = (
    rf"(?:{OPENED}(?:{AT_WORD}|@){CLOSED}"
    rf"| {AT_WORD} (?:the (?:rate(?: of)? )?)?| ?@ ?| ?-at- ?|_at_)"
)
DOT = rf"(?:{OPENED}(?:{DOT_WORD}|\.){CLOSED}| {DOT_WORD} | ?-dot- ?|_dot_|\.| \. ?|\. )"
NAME_JOIN = rf"(?:{OPENED}dot{CLOSED}| {JOIN_WORD} |_dot_| ?[._+-] ?)"
TLD = (
    r"(?:com|in|co|org|net|edu|gov|io|info|biz|me|ai|app|dev|uk|us|de|fr|es|it|nl|be|ch|at|pl"
    r"|pt|ie|se|no|dk|fi|ru|br|mx|ar|ca|au|nz|sg|my|id|ph|th|vn|jp|kr|cn|hk|tw|za|ng|ke|eg|ae"
    r"|sa|tr|il|pk|bd|lk|np|eu|asia|online|xyz|tech|shop)"
)
MAILERS = (
    r"(?:g ?mail|google ?mail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton ?mail"
    r"|proton|pm|zoho|rediff ?mail|rediff|gmx|web|mail|yandex|fastmail|tutanota|hey|qq|163|126"
    r"|naver|daum|libero|orange|wanadoo|free|laposte|t-online|btinternet)"
)
SPELT = (
    rf"(?i)[\pL\pN\pM_%]+(?:{NAME_JOIN}[\pL\pN\pM_%]+){{0,4}}{AT}"
    rf"[\pL\pN\pM]+(?:{DOT}[\pL\pN]+){{0,2}}{DOT}{TLD}(?:[^\pL\pN_]|$)"
)
SPELT_HINT = (
    rf"(?i)(?:[\[({{<] ?(?:at|@|arroba) ?[\])}}>]| @|@ "
    rf"| at (?:the rate )?(?:of )?{MAILERS}|[ \])}}>-]dot[ \[({{<-]|डॉट|[_-]at[_-]"
    rf"|{AT_WORD} [\pL\pN\pM-]+ ?{DOT_WORD} |[^t] ?(?:arroba|arobase?|at[ -]sign) "
    rf"| (?:at|ऐट|एट) [\pL\pN\pM-]+\.{TLD}\b|@[\pL\pN-]+ \. ?{TLD}\b)"
)
MISTYPED = (
    rf"(?i)[\pL\pN._%+-]+ ?@ ?{MAILERS} ?[,;] ?"
    r"(?:com|net|org|co\.in|co\.uk|in|de|fr|es|it)\b"
)
"""A comma for the dot, after a well-known mailer."""
LEAD_IN = (
    r"(?i)(?:(?:(?:mail|\bid|address)(?: id)?(?: is)?|\bis|:)[: -]{1,3}"
    r"((?:[\pL\pN]{1,20} ){1,2})|(?:^|[^\pL\pN])((?:[\pL\pN] ){1,20}))$"
)
"""Words in front of a spelt-out address that are its beginning.

"my mail is john smith at …", "j o h n at …".
"""
NO_NAME = frozenset(
    """
    not no the a an my same still and or also just to me please old new is are id mail email
    address at
    """.split()
)
LEADS = ("email. ", "is. ", "me. ", "id. ", "mail - ", "email - ", "id - ", "is - ")
"""What leads up to a spelt-out address and is no part of it: "mail. priya at …"."""
UNSPACED = r"\x{E00}-\x{E7F}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}"
BEGINS = rf"^(?:[a-zA-Z_\-]{{1,24}}=|[^@]*[{UNSPACED}])([!-~]+)(?:@|%40)"
ENDS = rf"(?:@|%40)([!-~]+\.[A-Za-z]{{2,24}})[{UNSPACED}]"
"""Where an address begins and ends that touches a parameter's name, or an unspaced script."""
TRIMMED = ".'!#$^{|}=~/&-"
PLAIN_AT = r"^[^@\[({<]* at [^ \[({<]+\.[^ ]+$"
NO_SITE = r"^[^@\[({<]* at (?:the|a|an|this|that|my|your|our|his|her|its|their|which|what)[ .]"
MAIL_WORDS = words(
    """
    e ?mails?, mails?, mail id, email id, ईमेल, मेल, بريد, إيميل, correo, courriel, почта
    メール, 邮箱
    """
)
MAILER = rf"(?i)\bat (?:the (?:rate (?:of )?)?)?{MAILERS}[. ]"


def find_emails(normal: NormalText) -> Iterator[Candidate]:
    text = normal.text
    for begun, stop in compiled(EMAIL).spans(normal.scan):
        begun, stop = _edges(text[begun:stop], begun)
        start = stop - len(text[begun:stop].lstrip(TRIMMED))
        end = start + len(text[start:stop].rstrip("-_."))
        wrong = _not_address(text[start:end])
        yield Candidate(
            start,
            end,
            "email",
            wrong,
            "a name, the at sign and a domain",
        )


def _edges(value: str, offset: int) -> tuple[int, int]:
    begins = compiled(BEGINS).first(value, 1)
    ends = compiled(ENDS).first(value, 1)
    start = begins[0] if begins else 0
    end = ends[1] if ends else len(value)
    return offset + start, offset + end


def _not_address(value: str) -> str:
    local, _, domain = value.replace("%40", "@").rpartition("@")
    if not local.strip(TRIMMED):
        return "nothing stands before the at sign"
    last = domain.rpartition(".")[2]
    if domain.startswith("[") or (len(last) >= 2 and not last.isdigit()):
        return ""
    return "the domain has no ending"


def find_spelt(normal: NormalText) -> Iterator[Candidate]:
    text = normal.text
    for begun, stop in compiled(SPELT).spans(normal.scan):
        last = text[stop - 1]
        end = stop if last.isalnum() or last == "_" else stop - 1
        start = begun + _lead(text[begun:end])
        wrong = ""
        if not _meant(normal, start, end):
            wrong = "“at” and a site, with nothing that says e-mail"
        start = _name_start(normal, start)
        yield Candidate(
            start,
            end,
            "email",
            wrong,
            "an e-mail address, spelt out",
        )
    for start, end in compiled(MISTYPED).spans(normal.scan):
        because = "an e-mail address with a comma for its dot"
        yield Candidate(start, end, "email", because=because)


def _name_start(normal: NormalText, start: int) -> int:
    """Where a spelt-out address begins whose name is of several words or of single letters."""
    head = normal.before(start, 48)
    for group in (1, 2):
        leading = compiled(LEAD_IN).first(head, group)
        if leading and not NO_NAME.intersection(head[leading[0] :].lower().split()):
            return start - len(head) + leading[0]
    return start


def _lead(value: str) -> int:
    lowered = value.lower()
    return max((len(lead) for lead in LEADS if lowered.startswith(lead)), default=0)


def _meant(normal: NormalText, start: int, end: int) -> bool:
    """“look at amazon.com” is no address.

    Without brackets or a spelt dot it takes a mailer, a word or an odd name.
    """
    lowered = normal.text[start:end].lower()
    if compiled(NO_SITE).seen(lowered) and " at the rate " not in lowered:
        return False
    if not compiled(PLAIN_AT).seen(lowered):
        return True
    name = lowered.partition(" at ")[0]
    if any(character.isdigit() or character in "._+" for character in name):
        return True
    return compiled(MAILER).seen(lowered) or near(normal, MAIL_WORDS, start, end)


DETECTORS = (
    Detector(
        kind="email",
        hint=EMAIL_HINT,
        find=find_emails,
        says="an e-mail address",
        certainty=Certainty.ISSUED,
    ),
    Detector(
        kind="email",
        hint=f"{SPELT_HINT}|{MISTYPED}",
        find=find_spelt,
        says="an e-mail address in words",
        certainty=Certainty.ISSUED,
    ),
)
