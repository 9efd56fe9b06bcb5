"""What opens doors: passwords and codes when named, keys and tokens by their shape, links that carry them."""

from collections.abc import Iterator

from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.normalise import Page
from chatlinks.privacy.detectors.rule import Check, Rule, compiled, inside_word, joins, near
from chatlinks.privacy.detectors.span import Candidate

PASSWORD_WORDS = words(
    "passwords?", "passwd", "pwd", "pass ?code", "pass ?phrase", "pass word", "pswd", "passkey", "contraseña", "clave", "mot de passe",
    "passwort", "kennwort", "senha", "palavra passe", "parola", "parola d'ordine", "wachtwoord", "hasło", "lösenord",
    "пароль", "пароля", "पासवर्ड", "كلمة المرور", "كلمة السر", "密码", "パスワード", "비밀번호", "şifre", "şifrem", "kata sandi", "mật khẩu", "รหัสผ่าน",
)  # fmt: skip
LINK = (
    r"(?: (?:for|to|of) [\pL\pN.\-]+(?: [\pL\pN.\-]+)?)?[\"'`]?(?:\*\*)?"
    r"( ?(?:[:=]|->|=>|-)[ \t]{0,4}(?:is )?(?:\*\* ?)?| (?:is|was|are|will be|es|est|ist|é|è|है|هي|هو|это|is now|changed to|set to) ?[:=-]? ?|'s |は|是|는 |은 )"
)
PASSWORD = rf"{PASSWORD_WORDS}{LINK}[\"'`(\[]?([^\s*\"'`]{{2,}})"
PASSWORD_BARE = rf"(?:{PASSWORD_WORDS}[ :]{{1,3}}(?:as |to |with )?|(?i:\bpass (?:is )?))[\"'`]?([^\s*\"'`]{{4,}})"
PASSWORD_QUOTED = rf"{PASSWORD_WORDS}(?:{LINK}| )[\"'`]([^\n*\"'`]{{2,64}})[\"'`]"
PASSWORD_HINT = (
    rf"{PASSWORD_WORDS}(?:{LINK}[\"'`(\[]?[^\s*\"'`]{{2}}|[ :]{{1,3}}[\"'`]?[^\s*\"'`]{{4}}|[ ]?[\"'`][^\n*\"'`]{{2}})"
    r"|(?i:\bpass (?:is )?[^\s*]{4})"
)
SIGNED = r"(?i)\b(?:pass|pw|psw) ?[:=] ?[\"'`]?([^\s*\"'`]{4,})"
NOT_SECRETS = frozenset(
    "a an the not no wrong incorrect invalid expired required reset change changed updated correct right fine ok okay too very "
    "my your our their this that it and or but if to for with in on at is was be been being has have had must should can "
    "will may still also only now just always never forgotten forgot lost secure safe weak strong strength protected "
    "protection policy manager field hint case confidential private secret same different empty blank missing needed "
    "accepted rejected saved stored encrypted sent being important sensitive personal unknown what where how why when "
    "working valid please help recovery link page again "
    "गलत सही नहीं भूल رمز خطأ incorrecta incorrecto incorrect falsch vergessen errada неверный".split()
)
TYPED = r"^([!-~]+)[\x{E00}-\x{E7F}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}]"
"""What was typed in ASCII, before words of a script that puts no space between: "abc12345です"."""
WRAPPING = "\"'`()[]{}<>.,;:!?।"


def find_passwords(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(SIGNED).spans(page.scan, 1):
        yield _password(page, start, end, sure=True)
    for start, end in compiled(PASSWORD).spans(page.scan, 2):
        sign = _sign_before(page.text, start)
        yield _password(page, start, end, sure=sign)
    for start, end in compiled(PASSWORD_QUOTED).spans(page.scan, 2):
        yield Candidate(start, end, "password", "", "it is quoted as the password")
    for start, end in compiled(PASSWORD_BARE).spans(page.scan, 1):
        value = page.text[start:end].strip(WRAPPING)
        if any(map(str.isdigit, value)) and not value.isdigit():
            yield _password(page, start, end, sure=False)


def _sign_before(text: str, start: int) -> bool:
    return (
        text[max(0, start - 6) : start].rstrip(" \t\"'`([*")[-1:] in (":", "=", ">")
        or text[start - 1] in "\"'`"
    )


def _password(page: Page, start: int, end: int, sure: bool) -> Candidate:
    while start < end and page.text[start] in "\"'`([{<":
        start += 1
    typed = compiled(TYPED).first(page.text[start:end], 1)
    end = start + typed[1] if typed else end
    while end > start and page.text[end - 1] in "\"'`)]}>.,;:?।":
        end -= 1
    wrong = _not_secret(page, start, end, sure)
    return Candidate(start, max(end, start + 1), "password", wrong, "it is given as the password")


def _not_secret(page: Page, start: int, end: int, sure: bool) -> str:
    value = page.text[start:end]
    if value.lower() in NOT_SECRETS or len(value) < 2:
        return "an ordinary word follows"
    plain = value.isalpha() and (value.islower() or value.istitle() or not value.isascii())
    last = not page.text[end : end + 40].strip(WRAPPING + " \n") or page.text[end : end + 1] in (
        ".",
        ",",
        "\n",
        ";",
        "'",
        '"',
    )
    return "" if sure or not plain or last else "it reads as a sentence about the password"


CODE_WORDS = (
    r"(?i)(?:\b(?:otp|o\.t\.p\.?|one[- ]?time (?:pass ?word|pass ?code|code|pin)|verification (?:code|pin|number)|verify code"
    r"|(?:security|authentication|auth|authenti[sz]ation|access|login|log-in|sign-in|2fa|two[- ]factor|mfa|unlock|activation|sms|secret|confirm(?:ation)?"
    r"|puk|door|gate|alarm|entry|lock|locker|safe|voicemail) (?:code|pin)"
    r"|m-?pin|t-?pin|upi pin|atm pin|card pin|pass ?code|pass ?key|pin|puk|pin (?:no|number)|my code|your code|tac|code pin|contraseña|clave"
    r"|código(?: de)? (?:verificación|seguridad|acceso|acesso|confirmación|confirmação|segurança)|code de (?:vérification|sécurité|confirmation)"
    r"|codice (?:di (?:verifica|conferma)|otp|pin)|tan|(?:bestätigungs|sicherheits|zugangs)code|código de verificaç[aã]o|verificatiecode|kod weryfikacyjny"
    r"|(?:doğrulama|onay) kodu|kode (?:otp|verifikasi)|mã (?:otp|xác (?:nhận|thực))"
    r"|password|passcode|(?:enter|type)(?: in)?(?: the| this)? code)\b|ओटीपी|पिन|पासवर्ड|رمز التحقق|رمز|الرمز|код подтверждения|код|пин"
    r"|認証コ[ー-]ド|認証番号|暗証番号|验证码|驗證碼|校验码|密码|인증번호|รหัส|otp)"
)
DIGITS = r"(G-\d{5,8}|\d{3,4}[ -]\d{3,4}|\d{2}(?: \d{2}){1,3}|\d(?:[ -]\d){3,7}|\d{3,8})"
CODE = rf"{CODE_WORDS}[^\d\n*.!?]{{0,28}}?{DIGITS}"
CODE_AFTER = (
    r"(?i)(G-\d{5,8}|\d{3}[ -]\d{3}|\d{3,8})[ ,]{1,2}(?:is|as|=|for|-|है|es|est|ist|это|هو)?[ ,]{0,2}(?:the |my |your |ur |our |an? |आपका |su |tu |votre |ihr )?"
    r"(?:[\pL\pN]+ ){0,3}(?:otp|one[- ]time|verification code|security code|login code|passcode|pin\b|2fa|authentication code|m-?pin"
    r"|ओटीपी|código de verificación|code de vérification|bestätigungscode|رمز التحقق|验证码|認証コ[ー-]ド)"
)
CODE_BARE = (
    r"(?i)(?:\bcode(?: number)?(?: is| was| i got is)?[ \"']{0,2}[:=-]?[ \"'\[]{0,2}|\b(?:enter|type|use) )(\d{3}[ -]\d{3}|\d{4,8})\b"
    r"(?: to (?:verify|confirm|log ?in|sign ?in|continue))?"
)
CODE_BARE_AFTER = r"(?i)\b(\d{3}[ -]\d{3}|\d{4,8}) (?:is|as) (?:my|your|ur|the) (?:\pL+ )?code\b"
POSTAL = r"(?i)\b(?:pin|postal|zip|area) ?-?code"


OTHER_CODE = words(
    "promo(?:tion(?:al)?)?", "coupon", "discount", "voucher", "offer", "gift", "referral", "invite", "error", "status", "exit", "return", "reason", "country", "dial(?:l?ing)?",
    "area", "zip", "postal", "pin", "post", "std", "isd", "product", "item", "model", "order", "booking", "flight", "airport", "hsn?", "sac", "tax", "branch", "bank", "bic",
    "colou?r", "bar", "qr", "source", "course", "subject", "department", "store", "party", "vendor", "reference", "at (?:the )?checkout", "while", "when", "off", "save", "my cart",
)  # fmt: skip
"""Words that say: this code is nobody's secret."""


def find_bare_codes(page: Page) -> Iterator[Candidate]:
    """ "the code is 4829", "482913 is your code", "enter 482913 to verify": a code that nothing calls another kind of code."""
    for pattern in (CODE_BARE, CODE_BARE_AFTER):
        for start, end in compiled(pattern).spans(page.scan, 1):
            wrong = _not_code(page, start, end) or (
                "" if _said(page, start, end) else "nothing says that it is a secret"
            )
            other = near(page, OTHER_CODE, start, end, 40, 40)
            yield Candidate(
                start, end, "otp", "another kind of code" if other else wrong, "it is called a code"
            )


def _said(page: Page, start: int, end: int) -> bool:
    """A code needs "is", a sign or a purpose beside it: "code 2024" may be a coupon."""
    before, after = page.text[max(0, start - 4) : start].lower(), page.text[end : end + 16].lower()
    return (
        before.rstrip(" \"'[")[-2:] in ("is", "as")
        or any(each in before for each in ":=-")
        or after.startswith((" to ver", " to con", " to log", " to sign", " is ", " as "))
    )


def find_codes(page: Page) -> Iterator[Candidate]:
    for pattern in (CODE, CODE_AFTER):
        for start, end in compiled(pattern).spans(page.scan, 1):
            yield Candidate(
                start, end, "otp", _not_code(page, start, end), "it is called a code or a PIN"
            )


def _not_code(page: Page, start: int, end: int) -> str:
    if inside_word(page.text, start, end):
        return "it is a part of a longer word or number"
    after = page.text[end : end + 12].lower().lstrip(" -")
    if after.startswith(
        (
            "minute",
            "min",
            "hour",
            "digit",
            "sec",
            "day",
            "time",
            "attempt",
            "char",
            "%",
            "rs",
            "am",
            "pm",
        )
    ):
        return "it counts something"
    value = page.text[start:end]
    if len(value) == 6 and compiled(POSTAL).seen(page.scan[max(0, start - 24) : start]):
        return "a PIN code of six digits is a post code"
    return ""


# Shapes that the issuers document. Bounded below, open above: a key is hidden whole.
SHAPES: tuple[tuple[str, str], ...] = (
    ("aws_key", r"(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}"),
    ("aws_secret", r"(?i:aws|secret|access)[^\n*]{0,32}?[:= \"']{1,3}([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$)"),
    ("github_token", r"gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}"),
    ("gitlab_token", r"gl(?:pat|dt|rt|ptt|cbt|soat|ft|ffct|imt|agent|oas)-[A-Za-z0-9_\-]{20,}|GR1348941[A-Za-z0-9_\-]{20,}"),
    ("slack_token", r"xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9\-]{10,}|xapp-\d-[A-Za-z0-9\-]{10,}"),
    ("slack_webhook", r"hooks\.slack\.com/(?:services|workflows)/[A-Za-z0-9+/_\-]{20,}"),
    ("stripe_key", r"(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}"),
    ("google_key", r"AIza[A-Za-z0-9_\-]{35}|ya29\.[A-Za-z0-9_\-]{20,}|GOCSPX-[A-Za-z0-9_\-]{20,}|1//0[A-Za-z0-9_\-]{30,}"),
    ("openai_key", r"sk-(?:proj-|svcacct-|admin-|ant-(?:api|admin)\d\d-|or-v1-)?[A-Za-z0-9_\-]{20,}"),
    ("jwt", r"eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*)?"),
    ("bearer_token", r"(?i)\b(?:bearer|token)[ :]{1,2}([A-Za-z0-9_\-.~+/]{20,}=*)"),
    ("basic_auth", r"(?i)\bauthorization[\"']?[:=] ?[\"']?(?:basic|bearer|token|apikey) ([A-Za-z0-9_\-.~+/]{8,}=*)"),
    ("sendgrid_key", r"SG\.[A-Za-z0-9_\-]{16,}\.[A-Za-z0-9_\-]{16,}"),
    ("twilio_key", r"\b(?:AC|SK)[0-9a-f]{32}\b"),
    ("mailgun_key", r"\bkey-[0-9a-z]{32}\b"),
    ("npm_token", r"npm_[A-Za-z0-9]{36,}"),
    ("pypi_token", r"pypi-[A-Za-z0-9_\-]{32,}"),
    ("shopify_token", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    ("square_token", r"(?:sq0[a-z]{3}-|EAAA)[A-Za-z0-9_\-]{22,}"),
    ("huggingface_token", r"hf_[A-Za-z0-9]{30,}"),
    ("digitalocean_token", r"do[opr]_v1_[0-9a-f]{64}"),
    ("telegram_token", r"\b\d{8,10}:A[A-Za-z0-9_\-]{34}\b"),
    ("vendor_key", r"(?:dapi|NRAK-|LTAI|glsa_|glc_|lin_api_|ntn_|figd_|hvs\.|hvb\.|pplx-|gsk_|r8_|xai-|sbp_|sb_secret_|pul-|pnu_|rdme_|rubygems_|CLOJARS_|PMAK-"
                   r"|xkeysib-|xsmtpsib-|sntry[su]_|dp\.(?:pt|st|ct|sa)\.|HRKU-AA|ATATT3|ATCTT3|EZ[AT]K|FLW(?:SECK|PUBK)(?:_TEST)?-|sha256~|duffel_(?:test|live)_"
                   r"|shippo_(?:test|live)_|dt0[a-z]\d\d\.|pscale_(?:tkn|oauth|pw)_|phc_|phx_|dnkey-|AGE-SECRET-KEY-1|ABSK|AKCp|nfp_|lsv2_(?:pt|sk)_|tvly-|dckr_pat_|ops_eyJ"
                   r")[A-Za-z0-9_.+/\-]{20,}={0,2}|secret_[A-Za-z0-9]{40,}|sl\.[A-Za-z0-9_\-]{80,}"),
    ("vendor_key", r"\b[0-9a-f]{32}-us\d{1,2}\b|\b[MNO][A-Za-z0-9_\-]{23,25}\.[A-Za-z0-9_\-]{6}\.[A-Za-z0-9_\-]{27,38}|amzn\.mws\.[0-9a-f\-]{36}"
                   r"|\b[a-z0-9A-Z]{14}\.atlasv1\.[A-Za-z0-9_\-]{60,}|A3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"),
    ("webhook", r"discord(?:app)?\.com/api/webhooks/([0-9]{15,20}/[A-Za-z0-9_\-]{20,})"),
    ("razorpay_key", r"rzp_(?:live|test)_[A-Za-z0-9]{10,}"),
    ("facebook_token", r"EAACEdEose0cBA[0-9A-Za-z]+|EAA[A-Za-z0-9]{40,}"),
    ("azure_key", r"(?i)\b(?:accountkey|sharedaccesskey)=([A-Za-z0-9+/]{32,}={0,2})"),
    ("api_key", r"(?i)(?:api|app|access|client|auth|private|secret|consumer|refresh|session|webhook)[_ -]?(?:key|token|secret|id)s?[\"']?(?:\*\*)?"
                r"(?: is| =| :|:|=| ->|=>| [\"'`])+ ?(?:\*\* ?)?[\"'`]?([A-Za-z0-9_\-./+~]{8,}=*)"),
    ("api_key", r"(?i)\b(?:token|secret)[\"']?(?: is|:|=| =| :) ?[\"'`]?([A-Za-z0-9_\-./+~]{8,}=*)"),
)  # fmt: skip
WEAK = frozenset({"bearer_token", "api_key", "basic_auth", "vendor_key"})
PEM_END = r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
PEM = r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
CREDENTIALS = r"(?i)\b[a-z][a-z0-9+.\-]{1,24}://([^\s/:@*\"'<>]*:[^\s/@*\"'<>]+)@"
QUERY = (
    r"(?i)[?&#;](?:[a-z0-9_.\-]{0,24}(?:token|api_?key|apikey|secret|password|passwd|pwd|signature|sessionid|credential|jwt)"
    r"|sig|key|auth|sid|session|session_?id|otp|pin|x-amz-(?:signature|credential|security-token)|code)=([^\s&#;*\"'<>]{4,})"
)
COOKIE = r"(?i)\b(?:[a-z0-9_.\-]{0,24}sess(?:ion)?_?id|phpsessid|sid|connect\.sid|csrftoken)=([A-Za-z0-9_\-.%]{8,})"
LONG_PATH = (
    r"(?i)/[a-z0-9_\-]{0,20}(?:reset|verify|verification|confirm|activate|activation|invite|magic|unsubscribe|password|token|login)"
    r"[a-z0-9_\-]{0,20}/([A-Za-z0-9_\-]{16,})"
)
CURL = r"(?i)\bcurl [^\n*]{0,80}?(?:-u|--user)[ =][\"']?([^\s*\"':]{1,64}:[^\s*\"']{2,64})"


def looks_random(value: str) -> str:
    """A key named only by the word before it must look like one: digits among letters, or long."""
    if any(map(str.isdigit, value)) and any(map(str.isalpha, value)):
        return ""
    return (
        ""
        if len(value) >= 32 or (value.isdigit() and len(value) >= 12)
        else "it does not look like a key"
    )


def token_rule(kind: str, pattern: str, check: Check | None) -> Rule:
    group = 1 if "(" in pattern.replace("(?", "") else 0

    def find(page: Page) -> Iterator[Candidate]:
        for start, stop in compiled(pattern).spans(page.scan, group):
            end = start + 8 + len(page.text[start + 8 : stop].rstrip(".,-/~"))
            wrong = check(page.text[start:end]) if check else ""
            if not group and joins(page.text[max(0, start - 1) : start]):
                wrong = "it is a part of a longer word"
            yield Candidate(start, end, kind, wrong, "the issuer's own shape")

    return Rule(kind, kind, pattern, find, says=f"{kind.replace('_', ' ')}, by its shape")


def find_pem(page: Page) -> Iterator[Candidate]:
    """From the first line to the last; to the end of the text when the last is missing."""
    stop = -1
    for start, end in compiled(PEM).spans(page.scan):
        if start < stop:
            continue
        closing = compiled(PEM_END).first(page.scan[end : end + 20_000])
        stop = end + closing[1] if closing else len(page.text)
        yield Candidate(start, stop, "private_key", "", "a private key in PEM")


def find_url_secrets(page: Page) -> Iterator[Candidate]:
    for pattern, because in (
        (CREDENTIALS, "user and password in a URL"),
        (QUERY, "a secret in a URL's query"),
        (COOKIE, "a session"),
        (LONG_PATH, "a secret in a URL's path"),
        (CURL, "user and password of a request"),
    ):
        for start, end in compiled(pattern).spans(page.scan, 1):
            wrong = looks_random(page.text[start:end]) if pattern == LONG_PATH else ""
            yield Candidate(start, end, "url_secret", wrong, because)


TOKENS = (
    Rule("private_key", "private_key", PEM, find_pem, says="a private key in PEM"),
    *(
        token_rule(kind, pattern, looks_random if kind in WEAK else None)
        for kind, pattern in SHAPES
    ),
    Rule(
        "url_secret",
        "url_secret",
        rf"{CREDENTIALS}|{QUERY}|{COOKIE}|{LONG_PATH}|(?i:\bcurl )",
        find_url_secrets,
        says="a URL that carries a secret",
    ),
)
PHRASE_WORDS = (
    r"(?i)\b(?:(?:seed|recovery|backup|mnemonic|secret)[ -](?:phrase|words?|key)|mnemonic)\b"
)
PHRASE = rf"{PHRASE_WORDS}[^\n*]{{0,24}}?[ :\"'(\n]((?:[a-z]{{3,8}}[ ,\n]{{1,2}}){{11,23}}[a-z]{{3,8}})\b"


def find_phrases(page: Page) -> Iterator[Candidate]:
    for start, end in compiled(PHRASE).spans(page.scan, 1):
        yield Candidate(
            start, end, "crypto_key", "", "twelve to twenty-four short words called a seed phrase"
        )


NAMED = (
    Rule(
        "seed phrase", "crypto_key", PHRASE_WORDS, find_phrases, says="the words that open a wallet"
    ),
    Rule(
        "otp", "otp", rf"{CODE}|{CODE_AFTER}", find_codes, says="a one-time code or PIN when named"
    ),
    Rule(
        "code",
        "otp",
        rf"{CODE_BARE}|{CODE_BARE_AFTER}",
        find_bare_codes,
        says="a code that somebody gives",
    ),
    Rule(
        "password",
        "password",
        f"{PASSWORD_HINT}|{SIGNED}",
        find_passwords,
        says="a password when named",
    ),
)
