"""India's numbers: examples that their issuers give, and near misses."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum import verhoeff

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("my pan is «ABCPE1234F»", "india_pan"),
    ("«abcpe1234f»", "india_pan"),
    ("PAN: «ABCPE 1234 F»", "india_pan"),
    ("«2345 6789 0124»", "india_aadhaar"),
    ("aadhaar «234567890124»", "india_aadhaar"),
    ("my aadhar is «2345-6789-0124»", "india_aadhaar"),
    ("आधार «२३४५ ६७८९ ०१२४»", "india_aadhaar"),
    ("GSTIN «27AAPFU0939F1ZV»", "india_gstin"),
    ("voter id «ABC1234567»", "india_voter_id"),
    ("passport number «K1234567»", "passport"),
    ("पासपोर्ट «K1234567»", "passport"),
    ("DL «MH12 20110012345»", "driving_licence"),
    ("«KA-0120190001234»", "driving_licence"),
    ("my car «MH 12 AB 1234»", "vehicle_number"),
    ("«DL3CAB1234»", "vehicle_number"),
    ("«22 BH 1234 AA»", "vehicle_number"),
    ("IFSC «HDFC0001234»", "india_ifsc"),
    ("UAN «100123456789»", "india_uan"),
    ("«12-3456-7890-1234»", "india_abha"),
    ("my abha «priya@abdm»", "india_abha"),
    ("aadhaar «3 1 2 3 4 5 6 7 8 9 0 9»", "india_aadhaar"),
    ("vid «9123 4567 8901 2345»", "india_aadhaar"),
    ("gstin: «27 AAPFU0939F 1ZV»", "india_gstin"),
    ("GSTIN «27-AAPFU-0939-F1-ZV»", "india_gstin"),
    ("election card «AP/01/123/456789»", "india_voter_id"),
    ("passport no «K 1234567»", "passport"),
    ("driving license number «RJ14/DLC/12/123456»", "driving_licence"),
    ("vehicle number «DL 3C AB 1234»", "vehicle_number"),
    ("vehicle «MH.12.AB.1234»", "vehicle_number"),
    ("bike «KA 05 HJ 9»", "vehicle_number"),
    ("pf account «MHBAN00123450000001234»", "india_uan"),
    ("ESIC number «31-00-123456-000-0001»", "india_esic_number"),
    ("TAN «PNEA12345B»", "india_tan"),
    ("tan number «MUMA12345E»", "india_tan"),
    ("CIN «U72200KA2013PTC097389»", "india_company_number"),
    ("PRAN «110012345678»", "bank_account"),
    ("DP ID «IN300123», client id «12345678»", "bank_account"),
    ("customer CKYC «12345678901234»", "bank_account"),
    ("パスポート «TK1234567»", "passport"),
    ("my UPI is «priya@newbank»", "india_upi"),
    ("pay «priya.s@okaxis» now", "india_upi"),
    ("ration card «AB12345678»", "india_ration_card"),
    ("udyam «MH-12-1234567»", "india_udyam"),
    ("a/c «50100123456789» ifsc «HDFC0001234»", "card, india_ifsc"),
]
READABLE = [
    "well 2345 6789 0125 it is",
    "well aadhaar of 2345 it is",
    "well GSTIN 27AAPFU0939F1ZW1 it is",
    "well K1234567 it is",
    "well the code is in HDFC0001234X it is",
    "hello priya@work",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []


@given(st.from_regex(r"[2-9][0-9]{10}", fullmatch=True))
@settings(max_examples=60, deadline=None)
def test_aadhaar_check_digit(body: str) -> None:
    number = body + verhoeff.calc_check_digit(body)
    assume(number != number[::-1])  # the UIDAI gives out no palindromes
    wrong = body + str((int(number[-1]) + 1) % 10)
    grouped = f"{number[:4]} {number[4:8]} {number[8:]}"
    assert [span.kind for span in detect(f"aadhaar {grouped}")] == ["india_aadhaar"]
    assert "india_aadhaar" not in {span.kind for span in detect(f"it is {wrong} ok")}
