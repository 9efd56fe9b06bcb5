"""Identity and tax numbers of the Americas, Asia, Africa, Oceania and the Gulf."""

from chatlinks.privacy.detectors.checks import (
    REASONS,
    both,
    dated,
    digits_of,
    has_digits,
    luhn_check,
    stdnum,
    varied,
)
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.rule import checksum
from chatlinks.privacy.detectors.table import Row

NATIONAL = words(
    "national ?(?:id|identity|number|identification)", "identity", "civil ?id", "id ?(?:card|no\\.?|number)", "iqama", "resident", "residence", "qid",
    "emirates id", "eid", "cpr", "citizen(?:ship)?", "nid", "nin", "bvn", "هوية", "الهوية", "الوطنية", "إقامة", "الإقامة", "بطاقة", "الرقم المدني",
)  # fmt: skip
SG_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)
SG_LETTERS = {
    "S": "JZIHGFEDCBA",
    "T": "JZIHGFEDCBA",
    "F": "XWUTRQPNMLK",
    "G": "XWUTRQPNMLK",
    "M": "XWUTRQPNJLK",
}
TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"

yymmdd = dated(slice(0, 2), slice(2, 4), slice(4, 6))
egypt = dated(slice(1, 3), slice(3, 5), slice(5, 7))


@checksum
def nric(value: str) -> str:
    """Singapore: weighted sum, with an offset for the later series, names the last letter."""
    letter = value[0].upper()
    total = sum(int(digit) * weight for digit, weight in zip(value[1:8], SG_WEIGHTS, strict=True))
    total += {"S": 0, "F": 0, "T": 4, "G": 4, "M": 3}[letter]
    return "" if SG_LETTERS[letter][total % 11] == value[8].upper() else REASONS["InvalidChecksum"]


@checksum
def hong_kong(value: str) -> str:
    """Hong Kong: letters count from ten, a missing first letter as a blank (36), sum with weights 9 to 1 by 11."""
    plain = "".join(filter(str.isalnum, value)).upper().rjust(9)
    counts = [36 if each == " " else int(each, 36) for each in plain[:8]]
    check = 10 if plain[8] == "A" else int(plain[8], 36)
    total = (
        sum(count * weight for count, weight in zip(counts, range(9, 1, -1), strict=True)) + check
    )
    return "" if total % 11 == 0 else REASONS["InvalidChecksum"]


@checksum
def taiwan(value: str) -> str:
    code = TW_LETTERS.index(value[0].upper()) + 10
    total = (
        code // 10
        + code % 10 * 9
        + sum(
            int(digit) * weight
            for digit, weight in zip(value[1:], (8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)
        )
    )
    return "" if total % 10 == 0 else REASONS["InvalidChecksum"]


@checksum
def medicare(value: str) -> str:
    digits = digits_of(value)
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, (1, 3, 7, 9, 1, 3, 7, 9), strict=False)
    )
    return "" if total % 10 == int(digits[8]) else REASONS["InvalidChecksum"]


@checksum
def clabe(value: str) -> str:
    digits = digits_of(value)
    total = sum(
        int(digit) * weight % 10 for digit, weight in zip(digits[:17], (3, 7, 1) * 6, strict=False)
    )
    return "" if (10 - total % 10) % 10 == int(digits[17]) else REASONS["InvalidChecksum"]


ROWS = (
    # Canada, Mexico, Brazil, Argentina, Chile, Colombia, Peru
    Row("ca_sin", r"\d{3}[ -]\d{3}[ -]\d{3}", luhn_check, named=words("sin", "social insurance", "nas"), free=True, says="Luhn"),
    Row("ca_sin", r"\d{9}", luhn_check, named=words("sin", "social insurance", "nas", "assurance sociale")),
    Row("mx_curp", r"(?i)[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d", stdnum("mx.curp"), says="CURP and its check digit"),
    Row("mx_rfc", r"(?i)[A-ZÑ&]{3,4}-?\d{6}-?[A-Z0-9]{2}[A0-9]", stdnum("mx.rfc"), named=words("rfc", "tax", "sat"), says="RFC"),
    Row("mx_nss", r"\d{11}", luhn_check, named=words("nss", "imss", "seguro social")),
    Row("mx_clabe", r"\d{18}", clabe, named=words("clabe", "cuenta", "account"), free=True, says="CLABE and its check digit"),
    Row("br_cpf", r"\d{3}\.\d{3}\.\d{3}-\d{2}", stdnum("br.cpf"), says="as printed, with its check digits"),
    Row("br_cpf", r"\d{3}[. ]?\d{3}[. ]?\d{3}[- ]?\d{2}", stdnum("br.cpf"), named=words("cpf", "cadastro", "tax", "contribuinte"), free=True),
    Row("br_cnpj", r"(?i)[A-Z0-9]{2}\.?[A-Z0-9]{3}\.?[A-Z0-9]{3}/[A-Z0-9]{4}-\d{2}", stdnum("br.cnpj"), says="as printed, with its check digits"),
    Row("br_cnpj", r"\d{14}", stdnum("br.cnpj"), named=words("cnpj", "empresa", "company")),
    Row("br_rg", r"(?i)\d{1,2}\.?\d{3}\.?\d{3}-?[0-9X]", named=words("rg", "identidade", "carteira de identidade")),
    Row("ar_cuit", r"\d{2}-\d{8}-\d", stdnum("ar.cuit"), says="CUIT/CUIL and its check digit"),
    Row("ar_cuit", r"\d{11}", stdnum("ar.cuit"), named=words("cuit", "cuil")),
    Row("ar_dni", r"\d{1,2}\.?\d{3}\.?\d{3}", named=words("dni", "documento", "cédula", "cedula", "cc")),
    Row("cl_rut", r"(?i)\d{1,2}\.?\d{3}\.?\d{3}-[\dK]", stdnum("cl.rut"), says="RUT and its check digit"),
    Row("co_nit", r"\d{3}\.?\d{3}\.?\d{3}-?\d", stdnum("co.nit"), named=words("nit", "rut")),
    Row("national_id", r"\d{6,13}|\d{1,3}(?:\.\d{3}){2,3}(?:-\d)?|\d{3}-\d{7}-\d", varied, named=words("cédula", "cedula", "dni", "cédula de ciudadanía", "curp", "ine", "cc")),
    Row("national_id", r"(?i)[A-Z]{6}\d{8}[HM]\d{3}", named=words("clave de elector", "elector", "ine", "ife")),
    Row("national_id", r"\d{12}", varied, named=words("título de eleitor", "titulo de eleitor", "titulo eleitoral")),
    Row("br_pis", r"\d{3}\.\d{5}\.\d{2}-\d", says="PIS/PASEP as printed"),
    Row("br_pis", r"\d{11}", varied, named=words("pis", "pasep", "nis", "nit")),
    # Australia, New Zealand
    Row("au_tfn", r"\d{3}[ -]?\d{3}[ -]?\d{2,3}", stdnum("au.tfn"), named=words("tfn", "tax file", "tax"), says="a tax file number"),
    Row("au_tfn", r"\d{3} \d{3} \d{3}", both(varied, stdnum("au.tfn")), named=words("tfn"), free=True, says="a tax file number"),
    Row("au_abn", r"\d{2} \d{3} \d{3} \d{3}", stdnum("au.abn"), says="as printed, with its check digits"),
    Row("au_abn", r"\d{11}", stdnum("au.abn"), named=words("abn", "business number")),
    Row("au_acn", r"\d{3} ?\d{3} ?\d{3}", stdnum("au.acn"), named=words("acn", "company number")),
    Row("au_medicare", r"[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ /-]?\d)?", varied,
        named=words("medicare", "irn")),
    Row("au_medicare", r"[2-6]\d{3} \d{5} \d", medicare, says="as printed, with its check digit"),
    Row("nz_ird", r"\d{2,3}-?\d{3}-?\d{3}", stdnum("nz.ird"), named=words("ird", "tax")),
    # East and South-East Asia
    Row("sg_nric", r"(?i)[STFGM]\d{7}[A-Z]", nric, says="NRIC/FIN and its letter"),
    Row("sg_nric", r"(?i)[STFGM]\d{7}[A-Z]", named=words("nric", "fin", "singapore")),
    Row("sg_uen", r"(?i)\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]", named=words("uen")),
    Row("nz_nhi", r"(?i)[A-HJ-NP-Z]{3}(?:\d{4}|\d{2}[A-HJ-NP-Z]{2})", named=words("nhi")),
    Row("sg_uen", r"(?i)\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]", stdnum("sg.uen"), named=words("uen", "entity", "gst"), free=True),
    Row("kr_rrn", r"\d{6}-\d{7}", yymmdd, says="birth date and serial"),
    Row("kr_rrn", r"\d{6} ?[0-8]\d{6}", yymmdd, named=words("rrn", "resident registration", "주민등록번호", "주민번호", "foreigner", "frn", "외국인등록번호")),
    Row("kr_brn", r"\d{3}-\d{2}-\d{5}", stdnum("kr.brn"), says="business registration and its check digit"),
    Row("driving_licence", r"\d{2}-\d{2}-\d{6}-\d{2}", says="a Korean driver's licence as printed"),
    Row("passport", r"(?i)[MSRODG]\d{8}|[MSRODG]\d{3}[A-Z]\d{4}", named=words("passports?", "여권", "여권번호")),
    Row("jp_my_number", r"\d{4}[ -]?\d{4}[ -]?\d{4}", stdnum("jp.in_"), named=words("my ?number", "individual number", "マイナンバー", "個人番号"), free=True),
    Row("passport", r"(?i)[A-Z]{2}\d{7}", named=words("passports?", "旅券", "パスポート", "护照", "護照")),
    Row("driving_licence", r"\d{12}", named=words("免許", "運転免許証", "driving", "driver'?s?", "licen[cs]e")),
    Row("cn_id", r"(?i)\d{17}[\dX]", stdnum("cn.ric"), says="birth date and check digit"),
    Row("tw_id", r"(?i)[A-Z][12]\d{8}", taiwan, says="letter, sex and check digit"),
    Row("hk_id", r"(?i)[A-Z]{1,2}\d{6} ?\([0-9A]\)", hong_kong, says="HKID and its check digit"),
    Row("hk_id", r"(?i)[A-Z]{1,2}\d{6}[0-9A]", hong_kong, named=words("hkid", "hong kong", "身份證", "identity card")),
    Row("th_id", r"\d-\d{4}-\d{5}-\d{2}-\d|\d \d{4} \d{5} \d{2} \d", stdnum("th.pin"), says="as printed, with its check digit"),
    Row("th_id", r"[1-8]\d{12}", stdnum("th.pin"), named=words("thai", "thailand", "tnin", "บัตรประชาชน", "citizen", "national id", "tax"), free=True),
    Row("ph_id", r"\d{4}-\d{7}-\d|\d{2}-\d{7}-\d|\d{2}-\d{9}-\d|\d{3}-\d{3}-\d{3}-\d{3,5}", says="UMID, SSS, PhilHealth or TIN as printed"),
    Row("ph_id", r"\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{4})?|\d{3}[ -]?\d{3}[ -]?\d{3}|\d{10}", varied,
        named=words("phil ?sys", "philid", "umid", "sss", "philhealth", "pag ?ibig", "crn", "psn", "philippine", "tin")),
    Row("my_nric", r"\d{6}-\d{2}-\d{4}", stdnum("my.nric"), says="birth date and place"),
    Row("my_nric", r"\d{12}", stdnum("my.nric"), named=words("nric", "mykad", "ic", "kad pengenalan")),
    Row("id_nik", r"\d{16}", varied, named=words("nik", "ktp", "kependudukan")),
    Row("id_npwp", r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}", says="NPWP as printed"),
    Row("vn_id", r"\d{12}|\d{9}", varied, named=words("cccd", "cmnd", "căn cước", "chứng minh")),
    # South Asia
    Row("pk_cnic", r"\d{5}-\d{7}-\d", stdnum("pk.cnic"), says="CNIC as printed"),
    Row("pk_cnic", r"\d{13}", varied, named=words("cnic", "nicop", "شناختی")),
    Row("lk_nic", r"(?i)\d{9}[VX]|\d{12}", varied, named=words("nic", "sri lanka", "national id")),
    Row("bd_nid", r"\d{17}|\d{13}|\d{10}", varied, named=words("nid", "bangladesh", "এনআইডি", "জাতীয় পরিচয়পত্র")),
    # Africa
    Row("za_id", r"\d{6} ?\d{4} ?[01]\d{2}", stdnum("za.idnr"), named=words("south africa", "id ?(?:no|number)", "rsa"), free=True, says="birth date and Luhn"),
    Row("ng_nin", r"\d{4}[ -]?\d{3}[ -]?\d{4}|\d{11}", varied, named=words("nin", "national identification", "bvn", "bank verification", "nimc")),
    Row("vehicle_number", r"(?i)[A-Z]{3}[ -]?\d{3}[ -]?[A-Z]{2}", named=words("vehicle", "car", "plate", "registration", "reg")),
    Row("national_id", r"\d{7,8}|GHA-\d{9}-\d", varied, named=words("huduma", "ghana card", "kenyan? id")),
    Row("ke_pin", r"(?i)[AP]\d{9}[A-Z]", says="a KRA PIN by its shape"),
    Row("eg_national_id", r"[23]\d{13}", egypt, named=words("national", "egypt(?:ian)?", "الرقم القومي", "القومي"), free=True, says="birth date and place"),
    # Turkey, Israel and the Gulf
    Row("tr_identity", r"[1-9]\d{2} ?\d{3} ?\d{3} ?\d{2}", stdnum("tr.tckimlik"), named=words("tc", "t\\.c\\.", "tckn", "kimlik", "turkish"), free=True, says="two check digits"),
    Row("tr_tax", r"\d{10}", stdnum("tr.vkn"), named=words("vkn", "vergi", "tax")),
    Row("il_identity", r"\d{8}-?\d|\d{9}", stdnum("il.idnr"), named=words("israel(?:i)?", "teudat", "תעודת זהות", "ת\"ז", "ת.ז", "national id", "id number")),
    Row("emirates_id", r"784[ -]?(?:19|20)\d{2}[ -]?\d{7}[ -]?\d", says="784, birth year, serial"),
    Row("sa_national_id", r"[12]\d{9}", luhn_check, named=NATIONAL, says="Luhn"),
    Row("kw_civil_id", r"[123]\d{2}[01]\d[0-3]\d{6}", varied, named=NATIONAL),
    Row("qa_id", r"[23]\d{10}", varied, named=NATIONAL),
    Row("om_bh_id", r"\d{8,9}", varied, named=words("cpr", "civil", "bahrain(?:i)?", "oman(?:i)?", "resident card", "الرقم المدني", "الرقم الشخصي", "بطاقة شخصية")),
    Row("national_id", r"(?i)GHA-\d{9}-\d|[A-Z]{0,2}\d{6,18}", both(has_digits(6), varied), named=words(
        "national id", "national identity", "identity (?:no|number|card|document)", "civil id", "iqama", "qid", "emirates id",
        "(?:saudi|qatar|qatari|kuwait|kuwaiti) id", "هويتي", "هوية", "الهوية", "الإقامة", "رقم الهوية")),
)  # fmt: skip
