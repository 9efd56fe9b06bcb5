"""The European Union's larger members and their neighbours: identity and tax numbers."""

from chatlinks.privacy.detectors.checks import both, dated, has_digits, stdnum, varied
from chatlinks.privacy.detectors.linear import words
from chatlinks.privacy.detectors.rule import checksum
from chatlinks.privacy.detectors.table import Row

TAX = words(
    "tax", "tax ?id", "tin", "vat", "fiscal", "steuer", "steuer-?id", "steueridentifikationsnummer", "steuernummer", "st\\.?-?nr", "idnr", "ust-?id", "umsatzsteuer",
    "nif", "spi", "impôts", "siren", "siret", "tva", "cif", "nip", "regon", "partita iva", "p\\.? ?iva", "iva", "bsn", "btw", "sofi", "afm", "ΑΦΜ",
    "contribuinte", "contribuente", "adószám", "oib", "cui", "dic", "ičo", "eik", "uid",
)  # fmt: skip
PERSON = words(
    "national (?:id|number|identity|insurance|identification)", "personal (?:id|number|code)", "identity", "id ?(?:card|no\\.?|number)", "insurance",
    "social security", "personnummer", "personnr", "samordningsnummer", "cpr", "fødselsnummer", "fodselsnummer", "hetu", "henkilötunnus", "pesel",
    "bsn", "burgerservicenummer", "rijksregister", "rijksregisternummer", "registre national", "niss", "insz", "sozialversicherung", "svnr",
    "versicherungsnummer", "rentenversicherung", "rvnr", "krankenversicherung", "krankenkasse", "kvnr", "sécurité sociale", "securite sociale", "nir", "insee",
    "numéro de sécu", "amka", "αμκα", "cnp", "rodné číslo", "rodne cislo", "egn", "ЕГН", "oib", "osobní", "ssn", "dni", "nie", "seguridad social", "nuss",
    "cartão de cidadão", "codice fiscale", "ahv", "avs", "pps", "ppsn", "снилс", "инн", "паспорт", "паспорта", "fnr", "sofi", "emšo", "jmbg", "isikukood",
    "asmens kodas", "personas kods", "személyi(?: szám)?", "regon", "kimlik", "tckn", "identificación", "identidad", "identidade",
)  # fmt: skip
PASSPORT = words(
    "passports?", "travel document", "reisepass", "reisepassnummer", "passnummer", "passport ?(?:no|number|#)", "护照(?:号码?)?", "護照", "通行证", "パスポート(?:番号)?", "旅券", "여권(?:번호)?", "جواز(?: السفر)?", "passeport", "pasaporte", "passaporto", "paspoort", "paszport", "passaporte", "pas", "паспорт", "паспорта",
)  # fmt: skip
ID_CARD = words(
    "personalausweis", "personalausweisnummer", "ausweis", "ausweisnummer", "perso", "eid", "carta (?:d')?identit[àa]", "在留カード", "residence (?:card|permit)", "id ?card", "identity card", "carte (?:nationale )?d'identité", "cni", "carta d'identit[àa]",
    "identiteitskaart", "id-?kaart", "dowód", "dowod", "dowodu", "kimlik", "documento", "citizen card", "personal id", "identity document",
)  # fmt: skip

dni_plain = stdnum("es.dni", "es.nif")


@checksum
def dni(value: str) -> str:
    return dni_plain(value.replace(".", ""))


six_and = dated(slice(4, 6), slice(2, 4), slice(0, 2))

ROWS = (
    Row("de_tax_id", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", stdnum("de.idnr"), named=TAX),
    Row("de_tax_number", r"\d{2,3}/\d{3,4}/\d{4,5}", named=TAX),
    Row("de_pension", r"(?i)\d{2} ?[0-3]\d[01]\d\d{2} ?[A-Z] ?\d{3}", says="a German pension insurance number by its shape"),
    Row("de_health", r"(?i)[A-Z]\d{9}", named=words("kvnr", "krankenversichertennummer", "krankenversichertennr", "krankenversicherung", "krankenkasse", "versicherten?nummer", "gesundheitskarte")),
    Row("id_card", r"(?i)[CFGHJKLMNPRTVWXYZ][B-DF-HJ-NP-TV-Z0-9]{8}\d?|T\d{8}\d?|[A-Z]{2}\d{8}[A-Z]{2}", has_digits(2), named=ID_CARD),
    Row("id_card", r"(?i)[A-Z]{3} ?\d{6}|C[A-Z]\d{5}[A-Z]{2}|\d{12}|[A-Z]{2} ?\d{7}|\d{7,9}[A-Z]{2}|\d{3}-\d{7}-\d{2}", both(has_digits(5), varied), named=ID_CARD),
    Row("driving_licence", r"(?i)[A-Z]\d{2}[A-Z0-9]{6}\d[A-Z0-9]", named=words("führerschein(?:nummer)?", "fuehrerschein", "driving", "driver'?s?")),
    Row("fr_nir", r"(?i)[1-478] ?\d{2} ?[0-9]{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}", stdnum("fr.nir"), says="NIR and its key"),
    Row("fr_tax_id", r"[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}", stdnum("fr.nif"), named=TAX),
    Row("fr_siret", r"\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?", stdnum("fr.siret", "fr.siren"), named=words("siren", "siret")),
    Row("es_dni", r"(?i)\d{2}\.?\d{3}\.?\d{3}[ -]?[A-Z]", dni, says="DNI and its letter"),
    Row("es_nie", r"(?i)[XYZ][ -]?\d{7}[ -]?[A-Z]", stdnum("es.nie"), says="NIE and its letter"),
    Row("es_cif", r"(?i)[A-HJ-NP-SUVW][ -]?\d{7}[ -]?[0-9A-J]", stdnum("es.cif"), named=TAX),
    Row("es_ccc", r"\d{4}[ -]?\d{4}[ -]?\d{2}[ -]?\d{10}", stdnum("es.ccc"), says="a Spanish account and its check digits"),
    Row("es_social_security", r"\d{2}[ /-]?\d{8}[ /-]?\d{2}", named=words("seguridad social", "nuss", "naf", "social security")),
    Row("it_fiscal_code", r"(?i)[A-Z]{6} ?[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2} ?[A-Z][0-9LMNPQRSTUV]{3}[A-Z]",
        stdnum("it.codicefiscale"), says="codice fiscale and its check letter"),
    Row("it_fiscal_code", r"(?i)[A-Z]{6} ?\d{2}[ABCDEHLMPRST]\d{2} ?[A-Z]\d{3}[A-Z]", named=words("codice fiscale", "cod\\.? ?fisc", "fiscal code")),
    Row("it_vat", r"\d{11}", stdnum("it.iva"), named=TAX),
    Row("driving_licence", r"(?i)U1[A-Z0-9]{7}[A-Z]|[A-Z]{2}\d{7}[A-Z]", named=words("patente", "driving", "driver'?s?", "licen[cs]e")),
    Row("nl_bsn", r"\d{4}[ .]?\d{2}[ .]?\d{3}|\d{3}[ .]\d{3}[ .]\d{3}|\d{8}", stdnum("nl.bsn"), named=words("bsn", "burgerservicenummer", "sofi", "citizen service", "tax")),
    Row("be_national_number", r"\d{2}\.\d{2}\.\d{2}[ -]\d{3}[. ]\d{2}", stdnum("be.nn"), says="as printed, with its check digits"),
    Row("be_national_number", r"\d{11}", stdnum("be.nn"), named=PERSON),
    Row("at_insurance", r"\d{4} ?\d{2} ?\d{2} ?\d{2}", stdnum("at.vnr"), named=words("sozialversicherung(?:snummer)?", "svnr", "sv-?nummer", "vsnr", "insurance")),
    Row("pl_pesel", r"\d{11}", stdnum("pl.pesel"), named=words("pesel", "identity", "national"), free=True, says="birth date and check digit"),
    Row("pl_nip", r"\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}", stdnum("pl.nip"), says="as printed, with its check digit"),
    Row("pl_nip", r"\d{10}", stdnum("pl.nip"), named=words("nip", "tax", "podatkow[ya]")),
    Row("driving_licence", r"\d{5}/\d{2}/\d{4}", named=words("prawo jazdy", "driving", "driver'?s?")),
    Row("pl_id_card", r"(?i)[A-Z]{3} ?\d{6}", named=words("dowód", "dowod", "dowodu", "id ?card", "polish id")),
    Row("pt_nif", r"\d{3} ?\d{3} ?\d{3}", stdnum("pt.nif"), named=TAX),
    Row("pt_citizen_card", r"(?i)\d{8}[ -]?\d[ -]?[A-Z]{2}\d", stdnum("pt.cc"), says="a citizen card and its check digit"),
    Row("ie_pps", r"(?i)\d{7}[A-W][A-IW]?", stdnum("ie.pps"), named=words("pps", "ppsn"), free=True, says="PPS and its letter"),
    Row("se_personal_number", r"(?:19|20)?\d{6}[-+]\d{4}", stdnum("se.personnummer"), says="birth date and check digit"),
    Row("se_personal_number", r"(?:18|19|20)?\d{10}", stdnum("se.personnummer"), named=PERSON),
    Row("se_personal_number", r"(?:18|19|20)\d{2}[01]\d[0-3]\d{5}", stdnum("se.personnummer"), named=words("pnr", "personnr"), free=True),
    Row("dk_cpr", r"\d{6}-\d{4}", six_and, says="birth date and serial"),
    Row("dk_cpr", r"\d{6} ?\d{4}", six_and, named=words("cpr", "cpr-?nummer", "personnummer")),
    Row("fi_hetu", r"(?i)\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]", stdnum("fi.hetu"), says="birth date and check character"),
    Row("no_national_id", r"\d{6} \d{5}", stdnum("no.fodselsnummer"), says="birth date and check digits"),
    Row("no_national_id", r"\d{11}", stdnum("no.fodselsnummer"), named=PERSON, free=True),
    Row("ro_cnp", r"[1-9]\d{12}", stdnum("ro.cnp"), named=PERSON, free=True, says="birth date and check digit"),
    Row("cz_birth_number", r"\d{6}/\d{3,4}", stdnum("cz.rc"), says="birth date and check digit"),
    Row("gr_amka", r"\d{11}", stdnum("gr.amka"), named=words("amka", "αμκα")),
    Row("gr_afm", r"\d{9}", stdnum("gr.vat"), named=words("afm", "αφμ", "tax", "vat")),
    Row("bg_egn", r"\d{10}", stdnum("bg.egn"), named=words("egn", "егн", "personal number")),
    Row("hr_oib", r"\d{11}", stdnum("hr.oib"), named=words("oib")),
    Row("hu_tax_id", r"8\d{9}|\d{8}-\d-\d{2}|\d{3} ?\d{3} ?\d{3}", varied, named=words("adóazonosító", "adószám", "taj", "hungarian tax")),
    Row("ch_ahv", r"756\.?\d{4}\.?\d{4}\.?\d{2}", stdnum("ch.ssn"), says="AHV number and its check digit"),
    Row("vat_number", r"(?i)(?:AT ?U|BE ?[01]|BG|CY|CZ|DE|DK|EE|EL|ES ?[A-Z]?|FI|FR ?[A-Z0-9]{2}|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK) ?"
               r"\d{3} ?\d{3,4} ?\d{2,3}(?: ?\d{1,3})?(?:B\d{2}|[A-Z]{1,2})?", stdnum("eu.vat", "gb.vat"), named=TAX, free=True, says="a VAT number"),
    Row("vat_number", r"(?i)NL ?\d{7,9}B\d{2}", named=TAX),
    Row("ru_snils", r"\d{3}-\d{3}-\d{3}[ -]\d{2}", says="SNILS as printed"),
    Row("ru_inn", r"\d{12}|\d{10}", stdnum("ru.inn"), named=words("инн", "inn", "tax")),
    Row("passport", r"\d{2} ?\d{2} ?(?:(?:№|номер|No) ?)?\d{6}", named=words("паспорт(?:а|у|ом)?", "серия", "passport")),
    Row("ua_tax_id", r"\d{10}", stdnum("ua.rntrc"), named=words("іпн", "рнокпп", "ідентифікаційний", "инн", "rntrc", "tax")),
    Row("passport", r"(?i)[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}\d?|[A-Z]{2}[A-Z0-9]{6}\d|\d{2}[A-Z]{2}\d{5}", has_digits(2), named=PASSPORT),
    Row("passport", r"(?i)[A-Z0-9]{0,3}\d{5,9}[A-Z]{0,2}", both(has_digits(5), varied), named=PASSPORT),
    Row("national_id", r"(?i)[A-Z]{0,3}-?\d{5,18}[A-Z]{0,2}|\d{6}[-+A-FU-Y]\d{3,5}[A-Z]?", both(has_digits(6), varied), named=PERSON),
    Row("national_id", r"\d-\d{6}-\d{4}|\d{1,2}\.\d{3}\.\d{3}\.?-?\d{1,3}", varied, named=PERSON),
    Row("tax_id", r"(?i)[A-Z]{0,3}\d{7,14}[A-Z]{0,2}", both(has_digits(7), varied),
        named=words("tax ?(?:id|payer|number|no)", "tin", "vat (?:no|number|id)", "gst (?:no|number)", "idnr", "steueridentifikationsnummer", "tva", "btw", "ruc", "steuer-?id", "steuernummer", "numéro fiscal")),
)  # fmt: skip
