"""Passwords, when named."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled, words
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

PASSWORD_WORDS = words(
    """
    passwords?, passwd, pwd, pass ?code, pass ?phrase, pass word, pswd, passkey
    contraseña, clave, mot de passe, passwort, kennwort, senha, palavra passe, parola
    parola d'ordine, wachtwoord, hasło, lösenord, пароль, пароля, पासवर्ड, كلمة المرور
    كلمة السر, 密码, パスワード, 비밀번호, şifre, şifrem, kata sandi, mật khẩu, รหัสผ่าน
    """
)
LINK = (
    r"(?: (?:for|to|of) [\pL\pN.\-]+(?: [\pL\pN.\-]+)?)?[\"'`]?(?:\*\*)?"
    r"( ?(?:[:=]|->|=>|-)[ \t]{0,4}(?:is )?(?:\*\* ?)?"
    r"| (?:is|was|are|will be|es|est|ist|é|è|है|هي|هو|это|is now|changed to|set to) ?[:=-]? ?"
    r"|'s |は|是|는 |은 )"
)
PASSWORD = rf"{PASSWORD_WORDS}{LINK}[\"'`(\[]?([^\s*\"'`]{{2,}})"
PASSWORD_BARE = (
    rf"(?:{PASSWORD_WORDS}[ :]{{1,3}}(?:as |to |with )?|(?i:\bpass (?:is )?))"
    r"[\"'`]?([^\s*\"'`]{4,})"
)
PASSWORD_QUOTED = rf"{PASSWORD_WORDS}(?:{LINK}| )[\"'`]([^\n*\"'`]{{2,64}})[\"'`]"
PASSWORD_HINT = (
    rf"{PASSWORD_WORDS}(?:{LINK}[\"'`(\[]?[^\s*\"'`]{{2}}|[ :]{{1,3}}[\"'`]?[^\s*\"'`]{{4}}"
    r"|[ ]?[\"'`][^\n*\"'`]{2})|(?i:\bpass (?:is )?[^\s*]{4})"
)
SIGNED = r"(?i)\b(?:pass|pw|psw) ?[:=] ?[\"'`]?([^\s*\"'`]{4,})"
NOT_SECRETS = frozenset(
    """
    a an the not no wrong incorrect invalid expired required reset change changed updated correct
    right fine ok okay too very my your our their this that it and or but if to for with in on at
    is was be been being has have had must should can will may still also only now just always
    never forgotten forgot lost secure safe weak strong strength protected protection policy
    manager field hint case confidential private secret same different empty blank missing needed
    accepted rejected saved stored encrypted sent being important sensitive personal unknown what
    where how why when working valid please help recovery link page again
    गलत सही नहीं भूल رمز خطأ incorrecta incorrecto incorrect falsch vergessen errada неверный
    """.split()
)
UNSPACED = r"\x{E00}-\x{E7F}\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}"
TYPED = rf"^([!-~]+)[{UNSPACED}]"
"""What was typed in ASCII, before words of a script that puts no space between: "abc12345です"."""
OPENING = "\"'`([{<"
CLOSING = "\"'`)]}>.,;:?।"
WRAPPING = "\"'`()[]{}<>.,;:!?।"
STOPS = (".", ",", "\n", ";", "'", '"')


def find_passwords(normal: NormalText) -> Iterator[Candidate]:
    text, scan = normal.text, normal.scan
    for start, end in compiled(SIGNED).spans(scan, 1):
        yield _password(normal, start, end, sure=True)
    for start, end in compiled(PASSWORD).spans(scan, 2):
        yield _password(normal, start, end, sure=_sign_before(text, start))
    for start, end in compiled(PASSWORD_QUOTED).spans(scan, 2):
        yield Candidate(start, end, "password", because="it is quoted as the password")
    for start, end in compiled(PASSWORD_BARE).spans(scan, 1):
        value = text[start:end].strip(WRAPPING)
        if any(map(str.isdigit, value)) and not value.isdigit():
            yield _password(normal, start, end, sure=False)


def _sign_before(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(" \t\"'`([*")
    return before[-1:] in (":", "=", ">") or text[start - 1] in "\"'`"


def _password(
    normal: NormalText,
    start: int,
    end: int,
    sure: bool,
) -> Candidate:
    text = normal.text
    while start < end and text[start] in OPENING:
        start += 1
    typed = compiled(TYPED).first(text[start:end], 1)
    if typed:
        end = start + typed[1]
    while end > start and text[end - 1] in CLOSING:
        end -= 1
    wrong = _not_secret(text, start, end, sure)
    end = max(end, start + 1)
    return Candidate(start, end, "password", wrong, "it is given as the password")


def _not_secret(
    text: str,
    start: int,
    end: int,
    sure: bool,
) -> str:
    value = text[start:end]
    if value.lower() in NOT_SECRETS or len(value) < 2:
        return "an ordinary word follows"
    if sure or not _plain_word(value) or _last(text, end):
        return ""
    return "it reads as a sentence about the password"


def _plain_word(value: str) -> bool:
    if not value.isalpha():
        return False
    return value.islower() or value.istitle() or not value.isascii()


def _last(text: str, end: int) -> bool:
    """Whether the sentence ends here."""
    rest = text[end : end + 40].strip(WRAPPING + " \n")
    return not rest or text[end : end + 1] in STOPS


DETECTORS = (
    Detector(
        kind="password",
        hint=f"{PASSWORD_HINT}|{SIGNED}",
        find=find_passwords,
        says="a password when named",
        certainty=Certainty.LIKELY,
    ),
)
