"""E-mail addresses, plain and spelt out, and UPI addresses, which look like them."""

from collections.abc import Iterator

from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Rule, compiled, joins, near
from chatlinks.privacy.detectors.span import Candidate

LOCAL = r"[\pL\pN\pM_.+%&'=~/!#$^{|}\-]"
LABEL = r"[\pL\pN\pM_\-]"
EMAIL = rf'(?:{LOCAL}+|"[^"@\n*]{{1,64}}")(?:@|%40)(?:{LABEL}+(?:\.{LABEL}+)+|\[[0-9a-fA-F.:]{{3,45}}\])'

# Spelt out: what may stand for the sign and for a dot, either as a word or in brackets.
AT_WORD = r"(?:at(?:[ -]sign)?|arroba|arobase?|ät|chiocciola|klammeraffe|собака|ऐट|एट)"
DOT_WORD = r"(?:dot|punto|ponto|point|punkt|nokta|точка|डॉट)"
AT = rf"(?: ?[\[({{<] ?(?:{AT_WORD}|@) ?[\])}}>] ?| {AT_WORD} (?:the (?:rate(?: of)? )?)?| ?@ ?| ?-at- ?|_at_)"
DOT = rf"(?: ?[\[({{<] ?(?:{DOT_WORD}|\.) ?[\])}}>] ?| {DOT_WORD} | ?-dot- ?|_dot_|\.| \. ?|\. )"
NAME_JOIN = rf"(?: ?[\[({{<] ?dot ?[\])}}>] ?| (?:{DOT_WORD}|underscore|dash|hyphen|minus|plus|guion bajo|unterstrich|tiret) |_dot_| ?[._+-] ?)"
TLD = (
    r"(?:com|in|co|org|net|edu|gov|io|info|biz|me|ai|app|dev|uk|us|de|fr|es|it|nl|be|ch|at|pl|pt|ie|se|no|dk|fi|ru|br|mx"
    r"|ar|ca|au|nz|sg|my|id|ph|th|vn|jp|kr|cn|hk|tw|za|ng|ke|eg|ae|sa|tr|il|pk|bd|lk|np|eu|asia|online|xyz|tech|shop)"
)
MAILERS = (
    r"(?:g ?mail|google ?mail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton ?mail|proton|pm|zoho|rediff ?mail|rediff"
    r"|gmx|web|mail|yandex|fastmail|tutanota|hey|qq|163|126|naver|daum|libero|orange|wanadoo|free|laposte|t-online|btinternet)"
)
SPELT = rf"(?i)[\pL\pN\pM_%]+(?:{NAME_JOIN}[\pL\pN\pM_%]+){{0,4}}{AT}[\pL\pN\pM]+(?:{DOT}[\pL\pN]+){{0,2}}{DOT}{TLD}(?:[^\pL\pN_]|$)"
SPELT_HINT = (
    rf"(?i)(?:[\[({{<] ?(?:at|@|arroba) ?[\])}}>]| @|@ | at (?:the rate )?(?:of )?{MAILERS}|[ \])}}>-]dot[ \[({{<-]|डॉट|[_-]at[_-]"
    rf"|{AT_WORD} [\pL\pN\pM-]+ ?{DOT_WORD} |[^t] ?(?:arroba|arobase?|at[ -]sign) | (?:at|ऐट|एट) [\pL\pN\pM-]+\.{TLD}\b|@[\pL\pN-]+ \. ?{TLD}\b)"
)
MISTYPED = (
    rf"(?i)[\pL\pN._%+-]+ ?@ ?{MAILERS} ?[,;] ?(?:com|net|org|co\.in|co\.uk|in|de|fr|es|it)\b"
)
"""A comma for the dot, after a well-known mailer."""
LEAD_IN = r"(?i)(?:(?:(?:mail|\bid|address)(?: id)?(?: is)?|\bis|:)[: -]{1,3}((?:[\pL\pN]{1,20} ){1,2})|(?:^|[^\pL\pN])((?:[\pL\pN] ){1,20}))$"
"""Words in front of a spelt-out address that are its beginning: "my mail is john smith at …", "j o h n at …"."""
NO_NAME = frozenset(
    "not no the a an my same still and or also just to me please old new is are id mail email address at".split()
)
NO_SPACES = r"\x{E00}-\x{E7F}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}"
BEGINS = rf"^(?:[a-zA-Z_\-]{{1,24}}=|[^@]*[{NO_SPACES}])([!-~]+)@"
ENDS = rf"@([!-~]+\.[A-Za-z]{{2,24}})[{NO_SPACES}]"
"""Where an address begins and ends that touches a parameter's name, or words of a script without spaces."""
TRIMMED = ".'!#$^{|}=~/&-"
PLAIN_AT = r"^[^@\[({<]* at [^ \[({<]+\.[^ ]+$"
NO_SITE = r"^[^@\[({<]* at (?:the|a|an|this|that|my|your|our|his|her|its|their|which|what)[ .]"
MAIL_WORDS = words("e ?mails?", "mails?", "mail id", "email id", "ईमेल", "मेल", "بريد", "إيميل", "correo", "courriel", "почта", "メール", "邮箱")  # fmt: skip
MAILER = rf"(?i)\bat (?:the (?:rate (?:of )?)?)?{MAILERS}[. ]"


def find_emails(page: Page) -> Iterator[Candidate]:
    for begun, stop in compiled(EMAIL).spans(page.scan):
        begun, stop = _edges(page.text[begun:stop], begun)
        start = stop - len(page.text[begun:stop].lstrip(TRIMMED))
        end = start + len(page.text[start:stop].rstrip("-_."))
        wrong = _not_address(page.text[start:end])
        yield Candidate(start, end, "email", wrong, "a name, the at sign and a domain")


def _edges(value: str, offset: int) -> tuple[int, int]:
    begins, ends = compiled(BEGINS).first(value, 1), compiled(ENDS).first(value, 1)
    return offset + (begins[0] if begins else 0), offset + (ends[1] if ends else len(value))


def _not_address(value: str) -> str:
    local, _, domain = value.replace("%40", "@").rpartition("@")
    if not local.strip(TRIMMED):
        return "nothing stands before the at sign"
    last = domain.rpartition(".")[2]
    if domain.startswith("[") or (len(last) >= 2 and not last.isdigit()):
        return ""
    return "the domain has no ending"


def find_spelt(page: Page) -> Iterator[Candidate]:
    for begun, stop in compiled(SPELT).spans(page.scan):
        end = stop if page.text[stop - 1].isalnum() or page.text[stop - 1] == "_" else stop - 1
        start = begun + _lead(page.text[begun:end])
        value = page.text[start:end]
        wrong = (
            ""
            if _meant(page, value, start, end)
            else "“at” and a site, with nothing that says e-mail"
        )
        yield Candidate(_from(page, start), end, "email", wrong, "an e-mail address, spelt out")
    for start, end in compiled(MISTYPED).spans(page.scan):
        yield Candidate(start, end, "email", "", "an e-mail address with a comma for its dot")


def _from(page: Page, start: int) -> int:
    """Where a spelt-out address begins whose name is of several words or of single letters."""
    head = page.text[max(0, start - 48) : start]
    for group in (1, 2):
        words_before = compiled(LEAD_IN).first(head, group)
        if words_before and not NO_NAME.intersection(head[words_before[0] :].lower().split()):
            return start - len(head) + words_before[0]
    return start


def _lead(value: str) -> int:
    """Words that lead up to a spelt-out address and are no part of it: "mail. priya at …"."""
    place = 0
    head = value.lower()
    for lead in ("email. ", "is. ", "me. ", "id. ", "mail - ", "email - ", "id - ", "is - "):
        if head.startswith(lead):
            place = len(lead)
    return place


def _meant(page: Page, value: str, start: int, end: int) -> bool:
    """“look at amazon.com” is no address: without brackets or a spelt dot it takes a mailer, a word or an odd name."""
    lowered = value.lower()
    if compiled(NO_SITE).seen(lowered) and " at the rate " not in lowered:
        return False
    if not compiled(PLAIN_AT).seen(lowered):
        return True
    name = lowered.partition(" at ")[0]
    odd = any(character.isdigit() or character in "._+" for character in name)
    return odd or compiled(MAILER).seen(lowered) or near(page, MAIL_WORDS, start, end)


# Handles that the Indian payment apps and banks give out (NPCI's list, the common ones).
UPI_HANDLES = (
    "okaxis okhdfcbank okicici oksbi ybl ibl axl paytm ptyes ptaxis pthdfc ptsbi upi apl yapl rapl amazonpay waicici "
    "wahdfcbank waaxis wasbi axisbank hdfcbank icici sbi kotak kkbk barodampay pnb unionbank idfcbank idfcfirst indus "
    "federal rbl yesbank yesbankltd airtel airtelpaymentsbank jio postbank freecharge ikwik mobikwik slice superyes "
    "naviaxis timecosmos axisb fam jupiteraxis goaxb cnrb citi hsbc dbs equitas aubank kbl cmsidfc pingpay tapicici "
    "abfspay bpunity fbpe freoicici icicipay shriramhdfcbank sliceaxis trans utbi yescred yesg yespay yespop".split()
)
UPI = rf"(?i)[a-z0-9][a-z0-9._\-]+@(?:{'|'.join(UPI_HANDLES)})"
UPI_ANY = r"(?i)[a-z0-9][a-z0-9._\-]+@[a-z][a-z0-9]{2,30}"
UPI_WORDS = words("upi", "vpa", "bhim", "gpay", "google pay", "phonepe", "paytm", "यूपीआई")


def find_upi(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(UPI_ANY).spans(page.scan):
        after = page.text[end : end + 2]
        if (
            joins(after[:1])
            or after[:1] == "_"
            or (len(after) == 2 and after[0] in ".-" and joins(after[1]))
        ):
            continue
        known = compiled(rf"^(?:{UPI})$").seen(page.text[start:end])
        named = known or near(page, UPI_WORDS, start, end)
        kind = "abha" if page.text[start:end].lower().endswith(("@abdm", "@sbx")) else "upi"
        named = named or kind == "abha"
        yield Candidate(
            start,
            end,
            kind,
            "" if named else "no bank or app has this handle",
            "a UPI or ABHA address",
        )


RULES = (
    Rule(
        "email",
        "email",
        rf"[\pL\pN\pM_\"{{}}+%'~-](?:@|%40){LABEL}+\.|\"@|@\[\d",
        find_emails,
        says="an e-mail address",
    ),
    Rule(
        "email, spelt out",
        "email",
        f"{SPELT_HINT}|{MISTYPED}",
        find_spelt,
        says="an e-mail address in words",
    ),
    Rule("upi", "upi", UPI_ANY, find_upi, says="a UPI address: name@handle"),
)
