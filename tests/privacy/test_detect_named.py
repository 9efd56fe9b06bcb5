"""Values that a word beside them gives away, in many languages; and what must stay readable."""

import pytest

from chatlinks.privacy import detect
from tests.privacy.marked import exact, marked

IDENTITY = [
    "aadhaar «3 1 2 3 4 5 6 7 8 9 0 9»", "vid «9123 4567 8901 2345»", "gstin: «27 AAPFU0939F 1ZV»", "GSTIN «27-AAPFU-0939-F1-ZV»", "election card «AP/01/123/456789»",
    "passport no «K 1234567»", "driving license number «RJ14/DLC/12/123456»", "vehicle number «DL 3C AB 1234»", "vehicle «MH.12.AB.1234»", "bike «KA 05 HJ 9»",
    "pf account «MHBAN00123450000001234»", "ESIC number «31-00-123456-000-0001»", "TAN «PNEA12345B»", "tan number «MUMA12345E»", "CIN «U72200KA2013PTC097389»",
    "PRAN «110012345678»", "DP ID «IN300123», client id «12345678»", "customer CKYC «12345678901234»", "«CR05015202001026284066»",
    "my IBAN is «CR05 0152 0200 1026 2840 66» thanks", "«cr05015202001026284066».", "«VA59001123000012345678»", "my IBAN is «VA59 0011 2300 0012 3456 78» thanks",
    "«va59001123000012345678».", "swift code «hdfcinbb»", "sc «20-00-00» acc «55779911»", "iban «DE89 3704 0044 0532 0130 01»", "bsb «062000»", "ssn is «078051121»",
    "SSN: «219-09-9999»", "license no «123456789»", "driving license «F255-920-50-094-0»", "MRN: «MRN-123456»", "member id «XYZ123456789»", "license plate «7ABC123»",
    "plate number «ABC-1234»", "VIN «1HGCM82633A004352»", "vin: «1M8GDM9AXKP042788»", "car reg «A123 BCD»", "my address is «Flat 4, 12 High Street, Leeds LS1 4DY»",
    "vat no «GB 980 7806 84»", "mein Perso «L01X00T47»", "Reisepassnummer «C01X00T478»", "Führerscheinnummer: «J010000SD51»", "Krankenversichertennummer «A123456780»",
    "Kennzeichen «B AB 1234»", "mein Kennzeichen ist «M-XY 123»", "carte d'identité «X4RTBPFW4»", "passeport «14AA12345»", "plaque «AB-123-CD»",
    "immatriculation «AB 123 CD»", "RIB «30004 00828 00010000000 76»", "mi dni es «54.362.315-K»", "matrícula «1234 BCD»", "carta d'identità n. «AA1234567»",
    "carta identità «AY1234567»", "targa «AB123CD»", "bsn: «111 222 333»", "mijn bsn is «123456782»", "paspoort «SPECI2014»", "btw «NL4495445B01»",
    "btw nummer «NL123456789B01»", "kenteken «AB-12-CD»", "registre national «85.07.30-033 28»", "eID «591-1234567-89»", "svnr «1237 01 01 80»",
    "My pesel is «11111111116»", "paszport «AN0000000»", "REGON «123456785»", "prawo jazdy «12345/12/1234»", "urodzony «12.03.1990»", "pnr «198803200016»",
    "samordningsnummer «880380-0016»", "henkilötunnus «010594Y9021»", "moj oib je «33392005961»", "személyi «1-900312-1234»", "паспорт «4510 123456»",
    "EMŠO «0101006500006»", "JMBG «0101006500006»", "isikukood «37605030299»", "asmens kodas «33309240064»", "personas kods «161175-19997»",
    "health card «1234 567 890 AB»", "NHI «ZAC5361»", "nhi number «ZBN77VL»", "UEN «200312345A»", "uen «T08GB0001A»", "생년월일 «900312»", "マイナンバーは«123456789018»です",
    "パスポート «TK1234567»", "在留カード «AB12345678CD»", "生年月日は«1990年3月12日»です", "título de eleitor «123456781295»", "PIS «120.12345.67-8»", "INE «1234567890123»",
    "clave de elector «GMVLMR80070501M100»", "CBU «2850590940090418135201»", "cédula «1.023.456.789»", "cc «1023456789»", "cédula de identidad «1.234.567-2»",
    "ruc «20512333797»", "huduma «12345678»", "ghana card «GHA-123456789-1»", "هويتي «1012345672»", "CPR no «870101234»", "护照 «E12345678»", "通行证 «C12345678»",
]  # fmt: skip
BORN = [
    "dob-«12/03/1990»", "ولدت في «12/03/1990»", "مواليد «12/03/1990»", "ur. «12.03.1990»", "д.р. «12.03.1990»", "ngày sinh «12/03/1990»", "วันเกิด «12/03/1990»",
    "födelsedatum «1990-03-12»", "fødselsdato «12.03.1990»", "syntymäaika «12.03.1990»", "datum narození «12.3.1990»", "ημερομηνία γέννησης «12/03/1990»",
    "születési dátum «1990.03.12»", "\"dob\": \"«1990-03-12»\"", "\"dateOfBirth\":\"«1990-03-12»\"",
]  # fmt: skip
SECRETS = [
    "\"password\":\"«s3cr3t»\"", "'password': '«s3cr3t»'", "Password:   «dragon»", "my pass is «tiger@123»", "**Password:** «Abc@1234»", "the code is «4829»",
    "code: «482913»", "your Uber code is «4829»", "Your WhatsApp code: «482-913»", "puk code «12345678»", "<#> «482913» is your code", "doğrulama kodu «482913»",
    "código de acesso «482913»", "passkey «482913»", "door code is «4829»", "Enter «482913» to verify", "my ip: «::1»", "MAC: «aa:bb:cc:dd:ee:ff»",
    "mac address «001B44113AB7»", "imsi «310150123456789»", "iccid «8991101200003204510»", "geboren op «12 maart 1990»", "zcash «t1VpYecBW4UudbGcy4ufh61eWxQCoFaUrPs»",
    "atom «cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh»", "dot «1FRMM8PEiWXYax7rpS6X4XZX1aAAxSWx1CrKTyrVYhV24fg»",
    "ton «EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2»", "apikey \"«3f9a8b7c6d5e4f3a2b1c»\"", "Server=db;User Id=sa;Password=«Pa55w0rd»;",
    "https://app.com/reset-password/«8f14e45fceea167a5a36dedd4bea2543»", "https://x.com/?sig=«abcdef%2B123»&se=2020", "session_id=«abc123def456ghi789»",
    "Cookie: sessionid=«abc123def456ghi789»", "curl -u «admin:secret» https://x",
]  # fmt: skip
READABLE = [
    "population 1400000000", "20240305", "2023-2024", "1710412200123", "part no 123-456-789", "10 20 30 40 50", "0.123456789", "Bestellnummer 1234567890",
    "주문번호 1234567890", "номер заказа 1234567890", "sipariş no 1234567890", "nomor pesanan 1234567890", "$15,299.18", "**** 4242", "1 2 3 4 5 6 7", "1, 2, 3, 4, 5, 6, 7",
    "1-2-3", "1.2.3.4.5", "10-15 minutes", "100", "1016-1098 North Center Court", "1098", "12.03.2024", "123 Main St", "1234 5678", "12345", "12345678 people",
    "1532 20th Street", "1710412200123", "1e10", "2 adults 3 kids", "2 for 1", "2023-2024", "20240305", "24/7 support", "2^32", "2x3", "3-4 days", "4.5 stars", "50%",
    "5000 mAh", "5th Avenue", "5th March 2024", "70 kg", "75008 Paris", "911", "98.6 F", "9:00-18:00", "AED 1500000", "AWB No. 7712345678", "Android 13", "B2B",
    "Berlin 10115", "Bestellung 123456789", "COVID-19", "Chrome 120.0.6099.109", "EAN 4006381333931", "EE123456785US tracking", "FY 2023-24", "FedEx 123456789012", "H2O",
    "HSN 84713010", "HTTP 503", "I earn 1200000 per year", "I give it 9/10", "I-95", "IMG-20240305-WA0012", "INV/2024/001234", "ISBN 978-3-16-148410-0",
    "ISBN 9780306406157", "John 3:16", "MP3", "OTP valid for 10 minutes", "Order ID: 4081234567", "RMA 123456", "RR123456789IN is the tracking id",
    "Rechnung Nr. 2024123456", "Rs. 1250000", "Windows 11", "aadhaar not linked", "account manager", "agent 47", "app version 5.12.0 (51200)",
    "appointment on 12-03-2024 at 4pm", "at 10:30:15", "bestelling 123456789", "born in 2015", "call back in 15 minutes", "card expired", "cell 12 of the sheet",
    "chat id 12345678", "cid 1234", "code review", "consignment 12345678", "costs 1234567 INR", "coupon SAVE50", "customer id 123456", "dl speed 100", "docket 123456789",
    "employee id 123456", "error code 500123", "exit 12", "file IMG_20240305_103015.jpg", "firmware 1.0.0.12", "flight 6E 2345", "gift card code",
    "happy birthday on march 5th", "https://example.com/orders/9876543210", "https://example.com/product/123456789", "https://maps.google.com/?q=12.9715987,77.5945627",
    "iOS 17.2.1", "ip address please", "it has 1234567 views", "it's 50 50", "item 4006381333931", "last 4 digits 4242", "loan of 2500000", "meeting id 123",
    "mobile 128 GB", "model number WH-1000XM4", "my number is not working", "my order was placed on 12/03/1990", "near SW1A", "nomor pesanan 1234567890", "option 3",
    "order 9876543210 has shipped", "order no 98765 43210", "order#123456789012", "ordine 123456789", "page 123", "parcel JD014600003SE", "part no 123-456-789",
    "passport expired in 2020", "password reset", "pedido 1234567890", "phone is 6 months old", "phone number please", "pin it", "pinned 3 items", "po number 4500123456",
    "point 3.2", "port 8080", "promo code WELCOME2024", "promo code is not working", "question id 1234567", "receipt #000123456", "ref# ABC1234567",
    "reference number 883726155", "release 10.0.19045", "roll no 123456", "room 1204", "room 204, floor 2", "score 3-2", "screenshot_2024-03-05-10-30-15.png", "seat 23A",
    "serial no SN12345678", "sipariş no 1234567890", "sku: AB12345678", "social media", "tax invoice 12345678", "team of 12", "terminal 3", "the phone costs 45000",
    "ticket 123456789", "ticket id: 8837261554", "timestamp 1710412200", "token no 12", "total 12345678.90", "train 12951", "transaction ID: T2401151234567890123456",
    "use code 2024 at checkout", "v1.2.3", "version 10.15.7", "video 1234567.mp4", "warranty 123456789", "week 12 of 2024", "zamówienie 123456789", "zip code 94105-1234",
    "номер заказа 1234567890", "€1.234.567,89", "₹1,234,567.89 was paid", "订单号 123456789012",
]  # fmt: skip
# Issuers' prefixes, and how many characters follow.
VENDORS = [("glft-", 20), ("dapi", 32), ("glsa_", 41), ("PMAK-", 59), ("lin_api_", 40), ("ntn_", 46), ("secret_", 43), ("xkeysib-", 81), ("NRAK-", 27), ("sntrys_", 60), ("dp.pt.", 43),
           ("LTAI", 20), ("figd_", 40), ("HRKU-AA", 58), ("ATATT3", 186), ("pul-", 40), ("rubygems_", 48), ("hvs.", 90), ("CLOJARS_", 60), ("AGE-SECRET-KEY-1", 58), ("pplx-", 48),
           ("gsk_", 52), ("r8_", 37), ("xai-", 80), ("sbp_", 40), ("FLWSECK_TEST-", 32)]  # fmt: skip


@pytest.mark.parametrize(("prefix", "length"), VENDORS)
def test_vendors_keys_by_their_prefix(prefix: str, length: int) -> None:
    assert exact(f"it is «{prefix}{('a1B2c3D4' * 25)[:length]}», please rotate it")


def test_words_that_open_a_wallet() -> None:
    words = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    assert exact(f"my recovery phrase is «{words}»")
    assert exact("the seed phrase is something that you should never ever tell to anyone who asks")


@pytest.mark.parametrize("text", IDENTITY)
def test_identities_when_named(text: str) -> None:
    assert exact(text), detect(marked(text)[0])


@pytest.mark.parametrize("text", BORN)
def test_birth_dates(text: str) -> None:
    assert exact(text), detect(marked(text)[0])


@pytest.mark.parametrize("text", SECRETS)
def test_secrets_when_named(text: str) -> None:
    assert exact(text), detect(marked(text)[0])


@pytest.mark.parametrize("text", READABLE)
def test_what_stays_readable(text: str) -> None:
    assert exact(text), detect(marked(text)[0])
