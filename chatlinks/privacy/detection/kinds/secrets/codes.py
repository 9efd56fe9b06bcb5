"""One-time codes and PINs, when named."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.context import inside_word, near
from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.pattern import PART
from chatlinks.privacy.detection.engine.span import Candidate

CODE_WORDS = (
    r"(?i)(?:\b(?:otp|o\.t\.p\.?|one[- ]?time (?:pass ?word|pass ?code|code|pin)"
    r"|verification (?:code|pin|number)|verify code"
    r"|(?:security|authentication|auth|authenti[sz]ation|access|login|log-in|sign-in|2fa"
    r"|two[- ]factor|mfa|unlock|activation|sms|secret|confirm(?:ation)?"
    r"|puk|door|gate|alarm|entry|lock|locker|safe|voicemail) (?:code|pin)"
    r"|m-?pin|t-?pin|upi pin|atm pin|card pin|pass ?code|pass ?key|pin|puk|pin (?:no|number)"
    r"|my code|your code|tac|code pin|contraseña|clave"
    r"|código(?: de)? (?:verificación|seguridad|acceso|acesso|confirmación|confirmação|segurança)"
    r"|code de (?:vérification|sécurité|confirmation)"
    r"|codice (?:di (?:verifica|conferma)|otp|pin)|tan"
    r"|(?:bestätigungs|sicherheits|zugangs)code|código de verificaç[aã]o|verificatiecode"
    r"|kod weryfikacyjny|(?:doğrulama|onay) kodu|kode (?:otp|verifikasi)"
    r"|mã (?:otp|xác (?:nhận|thực))|password|passcode|(?:enter|type)(?: in)?(?: the| this)? code)\b"
    r"|ओटीपी|पिन|पासवर्ड|رمز التحقق|رمز|الرمز|код подтверждения|код|пин"
    r"|認証コ[ー-]ド|認証番号|暗証番号|验证码|驗證碼|校验码|密码|인증번호|รหัส|otp)"
)
DIGITS = r"(G-\d{5,8}|\d{3,4}[ -]\d{3,4}|\d{2}(?: \d{2}){1,3}|\d(?:[ -]\d){3,7}|\d{3,8})"
CODE = rf"{CODE_WORDS}[^\d\n*.!?]{{0,28}}?{DIGITS}"
CODE_AFTER = (
    r"(?i)(G-\d{5,8}|\d{3}[ -]\d{3}|\d{3,8})[ ,]{1,2}(?:is|as|=|for|-|है|es|est|ist|это|هو)?"
    r"[ ,]{0,2}(?:the |my |your |ur |our |an? |आपका |su |tu |votre |ihr )?(?:[\pL\pN]+ ){0,3}"
    r"(?:otp|one[- ]time|verification code|security code|login code|passcode|pin\b|2fa"
    r"|authentication code|m-?pin|ओटीपी|código de verificación|code de vérification"
    r"|bestätigungscode|رمز التحقق|验证码|認証コ[ー-]ド)"
)
CODE_BARE = (
    r"(?i)(?:\bcode(?: number)?(?: is| was| i got is)?[ \"']{0,2}[:=-]?[ \"'\[]{0,2}"
    r"|\b(?:enter|type|use) )(\d{3}[ -]\d{3}|\d{4,8})\b"
    r"(?: to (?:verify|confirm|log ?in|sign ?in|continue))?"
)
CODE_BARE_AFTER = r"(?i)\b(\d{3}[ -]\d{3}|\d{4,8}) (?:is|as) (?:my|your|ur|the) (?:\pL+ )?code\b"
POSTAL = r"(?i)\b(?:pin|postal|zip|area) ?-?code"
OTHER_CODE = words(
    """
    promo(?:tion(?:al)?)?, coupon, discount, voucher, offer, gift, referral, invite, error
    status, exit, return, reason, country, dial(?:l?ing)?, area, zip, postal, pin, post
    std, isd, product, item, model, order, booking, flight, airport, hsn?, sac, tax
    branch, bank, bic, colou?r, bar, qr, source, course, subject, department, store, party
    vendor, reference, at (?:the )?checkout, while, when, off, save, my cart
    """
)
"""Words that say: this code is nobody's secret."""
UNITS = tuple("minute min hour digit sec day time attempt char % rs am pm".split())
PURPOSES = (" to ver", " to con", " to log", " to sign", " is ", " as ")


def find_bare_codes(normal: NormalText) -> Iterator[Candidate]:
    """A code that nothing calls another kind of code.

    "the code is 4829", "482913 is your code", "enter 482913 to verify".
    """
    for pattern in (CODE_BARE, CODE_BARE_AFTER):
        for start, end in compiled(pattern).spans(normal.scan, 1):
            wrong = _not_bare_code(normal, start, end)
            yield Candidate(start, end, "otp", wrong, "it is called a code")


def _not_bare_code(normal: NormalText, start: int, end: int) -> str:
    if near(normal, OTHER_CODE, start, end, (40, 40)):
        return "another kind of code"
    wrong = _not_code(normal, start, end)
    if wrong or _presented(normal.text, start, end):
        return wrong
    return "nothing says that it is a secret"


def _presented(text: str, start: int, end: int) -> bool:
    """A code needs "is", a sign or a purpose beside it: "code 2024" may be a coupon."""
    before, after = text[max(0, start - 4) : start].lower(), text[end : end + 16].lower()
    if before.rstrip(" \"'[")[-2:] in ("is", "as"):
        return True
    return any(sign in before for sign in ":=-") or after.startswith(PURPOSES)


def find_codes(normal: NormalText) -> Iterator[Candidate]:
    for pattern in (CODE, CODE_AFTER):
        for start, end in compiled(pattern).spans(normal.scan, 1):
            wrong = _not_code(normal, start, end)
            yield Candidate(
                start,
                end,
                "otp",
                wrong,
                "it is called a code or a PIN",
            )


def _not_code(normal: NormalText, start: int, end: int) -> str:
    text = normal.text
    if inside_word(text, start, end):
        return PART
    if text[end : end + 12].lower().lstrip(" -").startswith(UNITS):
        return "it counts something"
    before = normal.scan[max(0, start - 24) : start]
    if end - start == 6 and compiled(POSTAL).seen(before):
        return "a PIN code of six digits is a post code"
    return ""


DETECTORS = (
    Detector(
        kind="otp",
        hint=rf"{CODE}|{CODE_AFTER}",
        find=find_codes,
        says="a one-time code or PIN when named",
        certainty=Certainty.LIKELY,
    ),
    Detector(
        kind="otp",
        hint=rf"{CODE_BARE}|{CODE_BARE_AFTER}",
        find=find_bare_codes,
        says="a code that somebody gives",
        certainty=Certainty.LIKELY,
    ),
)
