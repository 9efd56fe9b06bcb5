"""Identity, tax and bank numbers: examples from the standards and the issuers, and their near misses."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.planted import luhn_digit, verhoeff_digit
from chatlinks.privacy import detect

# Kind, text, value: each must be hidden in `balanced`.
FOUND = [
    ("pan", "my pan is ABCPE1234F", "ABCPE1234F"), ("pan", "abcpe1234f", "abcpe1234f"), ("pan", "PAN: ABCPE 1234 F", "ABCPE 1234 F"),
    ("aadhaar", "2345 6789 0124", "2345 6789 0124"), ("aadhaar", "aadhaar 234567890124", "234567890124"), ("aadhaar", "my aadhar is 2345-6789-0124", "2345-6789-0124"),
    ("aadhaar", "आधार २३४५ ६७८९ ०१२४", "२३४५ ६७८९ ०१२४"),
    ("gstin", "GSTIN 27AAPFU0939F1ZV", "27AAPFU0939F1ZV"), ("voter_id", "voter id ABC1234567", "ABC1234567"),
    ("passport", "passport number K1234567", "K1234567"), ("passport", "पासपोर्ट K1234567", "K1234567"), ("driving_licence", "DL MH12 20110012345", "MH12 20110012345"),
    ("driving_licence", "KA-0120190001234", "KA-0120190001234"), ("vehicle_number", "my car MH 12 AB 1234", "MH 12 AB 1234"), ("vehicle_number", "DL3CAB1234", "DL3CAB1234"),
    ("vehicle_number", "22 BH 1234 AA", "22 BH 1234 AA"), ("ifsc", "IFSC HDFC0001234", "HDFC0001234"), ("bank_account", "account number 123456789012", "123456789012"),
    ("bank_account", "a/c 50100123456789 ifsc HDFC0001234", "50100123456789"), ("uan", "UAN 100123456789", "100123456789"), ("abha", "12-3456-7890-1234", "12-3456-7890-1234"),
    ("abha", "my abha priya@abdm", "priya@abdm"),
    ("iban", "GB29 NWBK 6016 1331 9268 19", "GB29 NWBK 6016 1331 9268 19"), ("iban", "DE89370400440532013000", "DE89370400440532013000"),
    ("iban", "fr14 2004 1010 0505 0001 3m02 606 please", "fr14 2004 1010 0505 0001 3m02 606"), ("iban", "IBAN:AE070331234567890123456.", "AE070331234567890123456"),
    ("swift", "swift DEUTDEFF", "DEUTDEFF"), ("swift", "GB29NWBK60161331926819 NWBKGB2L", "NWBKGB2L"),
    ("ssn", "536-90-4399", "536-90-4399"), ("ssn", "my ssn is 536904399", "536904399"), ("ssn", "social security: 536 90 4399", "536 90 4399"),
    ("itin", "912-70-1234", "912-70-1234"), ("passport", "US passport 123456789", "123456789"), ("driving_licence", "driver's license D1234567", "D1234567"),
    ("driving_licence", "my driver license number is S530-4209-1234", "S530-4209-1234"), ("routing_number", "routing number 021000021", "021000021"),
    ("bank_account", "checking account 123456789", "123456789"), ("mbi", "1EG4-TE5-MK73", "1EG4-TE5-MK73"), ("mbi", "medicare 1EG4TE5MK73", "1EG4TE5MK73"),
    ("npi", "NPI 1234567893", "1234567893"),
    ("nino", "AB 12 34 56 C", "AB 12 34 56 C"), ("nino", "NI number ab123456c", "ab123456c"), ("nhs", "NHS number 943 476 5919", "943 476 5919"),
    ("driving_licence", "MORGA657054SM9IJ", "MORGA657054SM9IJ"), ("passport", "uk passport no 925665416", "925665416"), ("sort_code", "sort code 20-00-00", "20-00-00"),
    ("utr", "UTR 1955839661 for self assessment", "1955839661"),
    ("de_tax_id", "Steuer-ID 36574261809", "36574261809"), ("de_tax_id", "Steueridentifikationsnummer 36 574 261 809", "36 574 261 809"), ("id_card", "Personalausweis L01X00T47", "L01X00T47"),
    ("passport", "Reisepass C01X00T47", "C01X00T47"), ("fr_nir", "2 95 10 99 126 111 93", "2 95 10 99 126 111 93"), ("fr_nir", "295109912611193", "295109912611193"),
    ("es_dni", "54362315K", "54362315K"), ("es_dni", "mi DNI 54362315-K", "54362315-K"), ("es_nie", "X-2482300W", "X-2482300W"), ("it_fiscal_code", "RCCMNL83S18D969H", "RCCMNL83S18D969H"),
    ("it_vat", "partita IVA 00743110157", "00743110157"), ("nl_bsn", "BSN 111222333", "111222333"), ("be_national_number", "85.07.30-033.28", "85.07.30-033.28"),
    ("at_insurance", "SVNR 1237 010180", "1237 010180"), ("pl_pesel", "44051401359", "44051401359"), ("pl_nip", "NIP 8567346215", "8567346215"), ("pl_nip", "856-734-62-15", "856-734-62-15"),
    ("pt_nif", "NIF 501964843", "501964843"), ("ie_pps", "6433435F", "6433435F"), ("se_personal_number", "880320-0016", "880320-0016"), ("dk_cpr", "211062-5629", "211062-5629"),
    ("fi_hetu", "131052-308T", "131052-308T"), ("no_national_id", "151086 95088", "151086 95088"), ("ro_cnp", "1630615123457", "1630615123457"), ("cz_birth_number", "710319/2745", "710319/2745"),
    ("ch_ahv", "756.9217.0769.85", "756.9217.0769.85"), ("gr_amka", "AMKA 01013099997", "01013099997"), ("bg_egn", "EGN 7523169263", "7523169263"), ("hr_oib", "OIB 33392005961", "33392005961"),
    ("vat_number", "VAT DE136695976", "DE136695976"),
    ("ca_sin", "SIN 123 456 782", "123 456 782"), ("ca_sin", "my sin is 123456782", "123456782"), ("mx_curp", "BOXW310820HNERXN09", "BOXW310820HNERXN09"), ("mx_rfc", "RFC GODE561231GR8", "GODE561231GR8"),
    ("br_cpf", "390.533.447-05", "390.533.447-05"), ("br_cpf", "CPF 39053344705", "39053344705"), ("br_cnpj", "16.727.230/0001-97", "16.727.230/0001-97"), ("ar_cuit", "20-05536168-2", "20-05536168-2"),
    ("cl_rut", "12.531.909-2", "12.531.909-2"), ("au_tfn", "TFN 123 456 782", "123 456 782"), ("au_abn", "83 914 571 673", "83 914 571 673"), ("au_medicare", "medicare 2123 45670 1", "2123 45670 1"),
    ("sg_nric", "S1234567D", "S1234567D"), ("sg_nric", "my NRIC is T1234567Z", "T1234567Z"),
    ("it_fiscal_code", "codice fiscale AAAAAA00B11C333N", "AAAAAA00B11C333N"), ("national_id", "Saudi ID 1012345672", "1012345672"), ("sg_nric", "my fin is g1234567x", "g1234567x"), ("kr_rrn", "971013-9019902", "971013-9019902"), ("jp_my_number", "マイナンバー 123456789018", "123456789018"),
    ("cn_id", "11010519491231002X", "11010519491231002X"), ("tw_id", "A123456789", "A123456789"), ("hk_id", "G123456(A)", "G123456(A)"), ("th_id", "1-2345-45678-78-1", "1-2345-45678-78-1"),
    ("ph_id", "SSS 34-1234567-8", "34-1234567-8"), ("my_nric", "770305-02-1234", "770305-02-1234"), ("id_nik", "NIK 3171011708450001", "3171011708450001"), ("pk_cnic", "34201-0891231-8", "34201-0891231-8"),
    ("za_id", "7503305044089", "7503305044089"), ("ng_nin", "my NIN is 12345678901", "12345678901"), ("ng_nin", "BVN: 22345678901", "22345678901"), ("eg_national_id", "national id 29001011234567", "29001011234567"),
    ("tr_identity", "17291716060", "17291716060"), ("tr_identity", "TC kimlik 17291716060", "17291716060"), ("il_identity", "Israeli ID number 39337423", "39337423"),
    ("emirates_id", "784-1984-1234567-9", "784-1984-1234567-9"), ("sa_national_id", "iqama 2345678901", "2345678901"), ("kw_civil_id", "civil id 290010112345", "290010112345"),
    ("qa_id", "QID 28912345678", "28912345678"), ("om_bh_id", "Bahrain CPR 880112345", "880112345"), ("ke_pin", "A123456789B", "A123456789B"),
]  # fmt: skip
LEFT = [
    "2345 6789 0125", "aadhaar of 2345", "GSTIN 27AAPFU0939F1ZW1", "GB29 NWBK 6016 1331 9268 18", "DE89370400440532013001", "000-12-3456", "666-12-3456", "123-00-4567",
    "K1234567", "the code is in HDFC0001234X", "54362315A", "X-2482300A", "RCCMNL83S18D969I", "S1234567A", "390.533.447-06", "12.531.909-3", "83 914 571 674", "880320-0018",
    "I swift reply", "DEUTDEFF", "BG123456C", "model AB12345", "we have 12345678 users", "SKU ABC1234560", "order 536904399", "756.9217.0769.84", "1EG4-TE5-MK7",
    "see chapter 12.531.909", "A1234567", "20-00-00", "the score was 34-12", "order id 12345678901", "16.727.230/0001-98",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), FOUND)
def test_found(hidden, kind: str, text: str, value: str) -> None:
    assert hidden(text, value), detect(text)


@pytest.mark.parametrize(("kind", "text", "value"), FOUND)
def test_found_within_a_sentence_and_in_strict(hidden, kind: str, text: str, value: str) -> None:
    assert hidden(f"Hello, {text}, thank you.", value)
    assert hidden(text, value, "strict")


def test_most_are_named_as_what_they_are() -> None:
    named = sum(kind in {span.kind for span in detect(text)} for kind, text, _ in FOUND)
    assert named >= 0.9 * len(FOUND), [
        (kind, text, detect(text))
        for kind, text, _ in FOUND
        if kind not in {s.kind for s in detect(text)}
    ]


@pytest.mark.parametrize("text", LEFT)
def test_left(text: str) -> None:
    assert detect(f"well {text} it is") == []


@given(st.from_regex(r"[2-9][0-9]{10}", fullmatch=True))
@settings(max_examples=60)
def test_aadhaar_check_digit(body: str) -> None:
    number = body + verhoeff_digit(body)
    assume(number != number[::-1])  # the UIDAI gives out no palindromes
    wrong = body + str((int(number[-1]) + 1) % 10)
    grouped = f"{number[:4]} {number[4:8]} {number[8:]}"
    assert [span.kind for span in detect(f"aadhaar {grouped}")] == ["aadhaar"]
    assert "aadhaar" not in {span.kind for span in detect(f"it is {wrong} ok")}


@given(st.from_regex(r"[1-79][0-9]{7}", fullmatch=True))
@settings(max_examples=40)
def test_canadian_sin(body: str) -> None:
    number = body + luhn_digit(body)
    if len(set(number)) > 1:
        assert [span.start for span in detect(f"SIN {number}")] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "12345678",
        "order 9876543210",
        "123 456 7890",
        "1,234,567",
        "pay 1000000",
        "id_1234567",
        "ORD1234567",
        "12345678901234567890",
    ],
)
def test_strict_takes_every_number_of_six_digits(text: str) -> None:
    spans = detect(text, "strict")
    assert spans
    assert not any(place.isdigit() for place in text[: spans[0].start] + text[spans[-1].end :])


@pytest.mark.parametrize(
    "text", ["12345", "at 10:30", "$15,299.18", "3 of 12 345", "2024", "version 1.2.3"]
)
def test_strict_leaves_short_numbers(text: str) -> None:
    assert detect(text, "strict") == []


def test_unknown_profile_says_which_exist() -> None:
    with pytest.raises(ValueError, match="strict, balanced"):
        detect("x", "loose")
