"""Addresses of large countries, as they are written and as they are typed."""

import pytest

from tests.kit.telling import told_in

ADDRESSES = [
    "221B Baker Street, London NW1 6XE",
    "250 hartford avenue bellingham ma 2019",
    "350 5th Ave, New York, NY 10118",
    "1600 Pennsylvania Avenue NW, Washington, DC 20500",
    "Flat 4B, Lotus Apartments, MG Road, Bengaluru 560001",
    "no 56 ben road ch 65",
    "Hauptstraße 12, 10115 Berlin",
    "12 rue de la Paix, 75002 Paris",
    "Calle Mayor 12, 28013 Madrid",
    "Via Roma 3, 20121 Milano",
    "Rua Augusta, 500, São Paulo 01305-000",
    "ul. Długa 5/7, 00-238 Warszawa",
    "Jl. Sudirman No. 12 Jakarta",
    "PO Box 1234, Dubai",
    "東京都新宿区西新宿2丁目8番1号",
    "北京市朝阳区建国路88号",
    "서울특별시 강남구 테헤란로 123",
    "شارع الملك فهد، مبنى 12، الرياض",
    "मकान नंबर 12, गांधी नगर, दिल्ली 110001",
    "Flat 302, Sai Residency, Kondapur, Hyderabad",
    "B-12, Sector 62, Noida",
    "C-45 Lajpat Nagar, Delhi 110024",
    "Plot no 45, MIDC, Andheri East, Mumbai 400093",
    "gali no 4, shastri nagar, near hanuman mandir, jaipur",
    "Villa 23, Street 4B, Al Barsha, Dubai",
    "Building 7, Zone 45, Street 310",
    "Atatürk Cad. No: 15, Kadıköy, İstanbul",
    "Rua Augusta 274, 1100-053 Lisboa",
    "Unit 5, 12 Collins St, Melbourne VIC 3000",
    "Blk 123 Ang Mo Kio Ave 3 #05-67, Singapore 560123",
    "no 23 jalan ampang 50450 kuala lumpur",
    "187 cassin trace suite 528 new douglas alaska 08772",
    "Prinsengracht 263, 1016 GV Amsterdam",
    "Drottninggatan 14, 111 51 Stockholm",
    "Nørrebrogade 44, 2. tv, 2200 København N",
    "Kossuth Lajos utca 12, 3. em. 5, 1055 Budapest",
    "Str. Mihai Eminescu nr. 5, bl. A3, ap. 12, Cluj-Napoca",
    "Vinohradská třída 112, Praha",
    "οδός Ερμού 12, Αθήνα",
    "вул. Хрещатик 22, кв 14, Київ",
    "123/4 ถนนสุขุมวิท แขวงคลองตัน กรุงเทพฯ 10110",
    "广东省深圳市南山区科技园南区3栋402室",
    "14/2 गांधी नगर",
    "Rua das Flores 45 apto 302, São Paulo",
    "calle 45 # 23-10 apto 501 Bogotá",
    "calle Mayor número 3, 2º izquierda, Madrid",
    "Via dei Condotti 8 int 4",
    "jalan merdeka 5 no 22 bandung",
]
BEHIND_NAMES = [
    ("c/o Mrs Pinto, House 7, Rua das Flores", "House 7, Rua das Flores"),
    ("c/o Mrs Pinto, House 7, near St Mary's, Mapusa", "House 7, near St Mary's, Mapusa"),
    ("S/o Ramesh Kumar, House no 7, Village Rampur", "House no 7, Village Rampur"),
    ("z. Hd. Frau Schmidt, Haus 7, Lindenhof", "Haus 7, Lindenhof"),
    ("chez Mme Pinto, maison 7, Le Bourg", "maison 7, Le Bourg"),
    ("aos cuidados de Sra. Pinto, casa nº 7, Vila Nova", "casa nº 7, Vila Nova"),
    ("Pani Nowak, mieszkanie 5, Osiedle Leśne", "mieszkanie 5, Osiedle Leśne"),
]
IN_SENTENCES = [
    ("住所は東京都渋谷区神南1-2-3です", "東京都渋谷区神南1-2-3"),
    ("我住在北京市朝阳区建国路88号", "北京市朝阳区建国路88号"),
    ("地址：广东省深圳市南山区科技园3栋402室", "广东省深圳市南山区科技园3栋402室"),
]
NO_ADDRESSES = [
    "the house, 7 people in it",
    "flat 20% off, plot 3 twists in the estate",
    "gate 4, zone 5 boarding",
    "B-2 block of cheese",
    "12 people want to go to paris 75001",
    "order 12345 to london number 560038",
    "I walked 5 miles down the road",
    "I need 2 rooms on 5th street",
    "it costs 300 a month for the st joseph",
    "plan for 2 people at broadway and main street",
    "I have 3 kids in high court",
    "मुझे 2 किलो आलू चाहिए रोड पर",
    "5 नगर निगम चुनाव",
    "渋谷区に3人で行きたい",
    "我在3号线上海站",
    "i have 2 apartments, floor 3 is free",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_found_whole(address: str) -> None:
    assert ("address", address) in told_in(address)


@pytest.mark.parametrize(("text", "address"), BEHIND_NAMES)
def test_a_house_with_its_number_behind_a_name_begins_one(text: str, address: str) -> None:
    assert ("address", address) in told_in(text)


@pytest.mark.parametrize(("text", "address"), IN_SENTENCES)
def test_an_address_begins_behind_a_particle(text: str, address: str) -> None:
    assert ("address", address) in told_in(text)


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_a_street_in_a_sentence_is_no_address(text: str) -> None:
    assert told_in(text) == []


def test_an_address_after_its_cue() -> None:
    told = told_in("I live at 7 Old Mill, Little Snoring and my phone is broken")
    assert told == [("address", "7 Old Mill, Little Snoring")]
