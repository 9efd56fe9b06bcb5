"""Papers and numbers that many countries give out, in any country's shape, when named."""

from chatlinks.privacy.detection.engine.checks import both, has_digits, varied
from chatlinks.privacy.detection.engine.detector import Certainty
from chatlinks.privacy.detection.engine.pattern import PatternDetector
from chatlinks.privacy.detection.kinds.vocabulary import ID_CARD, PASSPORT, PERSON

PATTERNS = (
    PatternDetector(
        "national_id",
        r"\d{6,13}|\d{1,3}(?:\.\d{3}){2,3}(?:-\d)?|\d{3}[ -]\d{7}[ -]\d",
        check=varied,
        named="cédula, cedula, dni, cédula de ciudadanía, curp, ine, cc",
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "national_id",
        r"(?i)\d{7,8}|GHA[ -]?\d{9}[ -]?\d",
        check=varied,
        named="huduma, ghana card, kenyan? id",
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "national_id",
        r"(?i)GHA-\d{9}-\d|[A-Z]{0,2}\d{6,18}",
        check=both(has_digits(6), varied),
        named="""
        national id, national identity, identity (?:no|number|card|document), civil id
        iqama, qid, emirates id, (?:saudi|qatar|qatari|kuwait|kuwaiti) id, هويتي, هوية
        الهوية, الإقامة, رقم الهوية
        """,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "id_card",
        r"(?i)[CFGHJKLMNPRTVWXYZ][B-DF-HJ-NP-TV-Z0-9]{8}\d?|T\d{8}\d?|[A-Z]{2}\d{8}[A-Z]{2}",
        check=has_digits(2),
        named=ID_CARD,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "id_card",
        r"(?i)[A-Z]{3} ?\d{6}|C[A-Z]\d{5}[A-Z]{2}|\d{12}|[A-Z]{2} ?\d{7}|\d{7,9}[A-Z]{2}"
        r"|\d{3}-\d{7}-\d{2}",
        check=both(has_digits(5), varied),
        named=ID_CARD,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "passport",
        r"(?i)[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?|[A-Z]{2}[A-Z0-9]{6}\d"
        r"|\d{2}[A-Z]{2}\d{5}",
        check=has_digits(2),
        named=PASSPORT,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "passport",
        r"(?i)[A-Z0-9]{0,3}\d{5,9}[A-Z]{0,2}",
        check=both(has_digits(5), varied),
        named=PASSPORT,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "national_id",
        r"(?i)[A-Z]{0,3}-?\d{5,18}[A-Z]{0,2}|\d{6}[-+A-FU-Y]\d{3,5}[A-Z]?",
        check=both(has_digits(6), varied),
        named=PERSON,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "national_id",
        r"\d-\d{6}-\d{4}|\d{1,2}\.\d{3}\.\d{3}\.?-?\d{1,3}",
        check=varied,
        named=PERSON,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "tax_id",
        r"(?i)[A-Z]{0,3}\d{7,14}[A-Z]{0,2}",
        check=both(has_digits(7), varied),
        named="""
        tax ?(?:id|payer|number|no), tin, vat (?:no|number|id), gst (?:no|number)
        idnr, steueridentifikationsnummer, tva, btw, ruc, steuer-?id, steuernummer
        numéro fiscal
        """,
        certainty=Certainty.NAMED_LOOSELY,
    ),
    PatternDetector(
        "member_number",
        r"(?i)[A-Z]{1,5}[-/]?\d{2,4}(?:[-/][A-Z0-9]{2,5})?[-/]\d{2,10}|[A-Z]{1,5}[-/]\d{4,12}"
        r"|[A-Z]{1,5}\d{4,14}[A-Z]?|\d{2}[A-Z]{2,4}\d{3,6}",
        check=both(has_digits(4), varied),
        named=r"""
        (?:employee|staff|student|customer|client|member|membership) (?:id|no\.?|number|num|code)
        (?:loyalty|frequent flyer) (?:id|no\.?|number|num|code|card), customer reference number
        policy (?:id|no\.?|number), insurance (?:id|no\.?|number), numéro client
        numéro d'adhérent, kundennummer, mitgliedsnummer, matrikelnummer
        número de (?:cliente|socio|empleado|afiliado), número do cliente
        numero cliente, numer klienta, nomor pelanggan, 会員番号, 社員番号, 学籍番号, 客户号
        学号, 工号, 회원번호, 사번, 학번, ग्राहक संख्या, رقم العميل, رقم العضوية, номер клиента
        """,
        certainty=Certainty.NAMED_LOOSELY,
    ),
)
