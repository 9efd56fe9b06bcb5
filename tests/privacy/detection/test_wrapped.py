"""Values in other clothes: encoded, marked up, in odd characters, over lines."""

import base64
import time
from urllib.parse import quote

import pytest

from chatlinks.privacy import detect, detect_all, explain
from tests.kit.marked import exact

HIDDEN = [
    "https://wa.example/send?phone=«%2B919876543210»",
    "https://wa.example/send?phone=«%252B919876543210»",
    "?to=«priya%40mail.example»&x=1",
    "?to=«priya%2540mail.example»&x=1",
    "mail «priya&#64;mail.example» now",
    "mail «priya&commat;mail.example» now",
    "mail «priya=40mail.example» now",
    "call «&#57;&#56;&#55;&#54;&#53;&#52;&#51;&#50;&#49;&#48;» now",
    "call «98765<b>43210»</b>",
    "call **«98765**43210»",
    "call *«98765* *43210»*",
    r"mail «priya\_s\.k@mail\.example» now",
    "card «4111<i>1111</i>1111<i>1111»</i>",
    "see https://x.example/u?d=«cHJpeWEuc2hhcm1hQG1haWwuZXhhbXBsZQ==»",
    "call «9️⃣8️⃣7️⃣6️⃣5️⃣4️⃣3️⃣2️⃣1️⃣0️⃣» now",
    "call «𝟗𝟖𝟕𝟔𝟓𝟒𝟑𝟐𝟏𝟎» now",
    "call «⑨⑧⑦⑥⑤④③②①⓪» now",
    "call «９８７６５４３２１０» now",
    "call «98\u200b765\u200c43\u2060210» now",
    "call «98\U000e0020765\u206a43210» now",
    "mail «𝓹𝓻𝓲𝔂𝓪@mail.example» now",
    "my number is\n«97650»\n«22446»",
    "card 4111\n1111 1111 1111".replace("4111\n1111 1111 1111", "«4111\n1111 1111 1111»"),
    "write to «priya.sharma@»\n«mail.example»",
    "https://pay.example/?card=«4111+1111+1111+1111»&x=1",
    "https://t.example/u?text=call+«98765+43210»",
    "call «9\u03368\u03367\u03366\u03365\u03364\u03363\u03362\u03361\u03360»\u0336 now",
    "«2341 / 2341 / 2346»",
    "call «98765\t43210» now",
    "call «98765  43210» now",
    "call «98765_43210» now",
    "IBAN «GB29\tNWBK\t6016\t1331\t9268\t19»",
    "PAN: «ABCPE  1234  F»",
    "my car «MH_12_AB_1234»",
    "born on «12_March_1990»",
    "電話は«090_1234_5678»です",
    "PAN «АВСРЕ1234Н»",
    "PAN: «АВСРЕ 1234 F»",
    "my UPI is «рriya@okaxis»",
    "IBAN«DЕ89370400440532013000»",
    "my car «МН 12 АВ 1234»",
    "PAN«ＡＢＣＰＥ１２３４Ｆ»",
    "aadhaar«٢٣٤١٢٣٤١٢٣٤٦»",
    "passport«K\u200b1234567»",
    "plate number `«ABC-1234»`",
    "IBAN «GB29 NWBK 6016»\n«1331 9268 19»",
]
READABLE = [
    "https://shop.example/s?q=red%20shoes%2C%20size%2010&page=20",
    "10*20*30*40 pieces",
    "**Order** 12345\n**Items** 67890",
    "1\n2\n3\n4",
    "10:30\n11:45",
    "12345 shoes\n67890 hats",
    "Total 1200\nPaid 1000",
    "5 &times; 12345 = 61725",
    "<b>Order</b> 12345",
    "use code c29tZXdoZXJl",
    "x=12+34 and y=56+78",
    "https://shop.example/s?q=red+shoes+size+10",
    "a=20 b=40 c=3D",
    "my_file_name_12 and IMG_20240101_123456",
    "order_id_12345",
    "Qty  Price\n2  150",
    "С 5 до 10 часов, в кафе А4",
    "covid-19 и 5G",
    "hello.  how are you 2",
    "utf_8 and x_1",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden(text: str) -> None:
    assert exact(text), detect(text.replace("«", "").replace("»", ""))


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []


@pytest.mark.parametrize(
    "value",
    [
        "priya.sharma@mail.example",
        "+91 98765 43210",
        "ABCPE1234F",
        "4111 1111 1111 1111",
        "DE89370400440532013000",
    ],
)
def test_the_same_value_in_every_encoding(value: str) -> None:
    for dressed in (
        quote(value, safe=""),
        quote(quote(value, safe=""), safe=""),
        "".join(f"&#{ord(each)};" for each in value),
        "".join(f"&#x{ord(each):x};" for each in value),
        "".join(f"\\u{ord(each):04x}" for each in value),
        "".join(f"%u{ord(each):04x}" for each in value),
        "".join(f"={ord(each):02X}" for each in value),
        "\u200b".join(value),
        "<wbr>".join(value),
    ):
        text = f"see ?v={dressed} now"
        hidden = {place for span in detect(text) for place in range(span.start, span.end)}
        assert {text.index(dressed), text.index(" now") - 1} <= hidden, text
    token = base64.b64encode(f"user={value}".encode()).decode()
    for link in (f"https://x.example/?d={token}", f"https://x.example/u/{token}/open"):
        [span] = detect(link)
        assert span.start <= link.index(token)
        assert link.index(token) + len(token) <= span.end


def test_a_batch_finds_what_one_text_does() -> None:
    texts = [text.replace("«", "").replace("»", "") for text in HIDDEN] + READABLE
    assert [*map(list, detect_all(texts))] == [detect(text) for text in texts]


def test_the_page_says_that_it_stands_in_an_encoding() -> None:
    findings = [each for each in explain("?p=%2B919876543210") if each.accepted]
    assert ("encoding" in findings[-1].why, findings[-1].start) == (True, 3)


@pytest.mark.parametrize("unit", ["98765\n", "&#57;", "a@\n", "%39", "aadhaar2", "<b>9</b>"])
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        detect(unit * count)
        return time.process_time() - begun

    seconds(100)
    assert min(seconds(8_000), seconds(8_000)) < 5 * seconds(2_000) + 0.3
