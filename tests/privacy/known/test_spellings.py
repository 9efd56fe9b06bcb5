"""Known names in other spellings and scripts, and what only looks like them."""

import pytest

from chatlinks.privacy.known import KnownValues
from tests.kit.marked import marked

OTHERWISE = [
    # nukta, chandrabindu, nasals
    ("फ़ातिमा ज़ैदी", "नमस्ते «फातिमा जैदी»"),
    ("फातिमा", "नमस्ते «फ़ातिमा» जी"),
    ("चाँदनी सिंह", "नमस्ते «चांदनी सिंह»"),
    ("संजय पंडित", "नमस्ते «सञ्जय पण्डित»"),
    ("पण्डित", "«पंडित» जी"),
    ("রঞ্জন", "«রংজন» বাবু"),
    # Persian, Urdu, Arabic
    ("علی کریمی", "سلام «علي كريمي»"),
    ("فہد ہاشمی", "السلام علیکم «فهد هاشمي»"),
    ("فہد", "«فھد» صاحب"),
    ("مُحَمَّد الأحمد", "مرحبًا «محـمد»"),
    ("محمد", "«مُـحَـمَّد»"),
    ("שלום כהן", "«שָׁלוֹם»"),
    # honorifics run on
    ("Priyanka Chavan", "Namaste «Priyanka»ji"),
    ("Rohan Mehta", "«rohan»bhai kaise ho"),
    ("Rohan Mehta", "«Rohan»-ji"),
    ("Imran Khan", "«Imran»saab"),
    ("संजय", "«संजय»जी"),
    ("संजय", "«संजय»साहब"),
    ("فہد", "«فہد»صاحب"),
    ("ప్రియ", "«ప్రియ»గారు"),
    ("Tanaka Yuki", "«Tanaka»さん、こんにちは"),
    ("Priya Sharma", "ようこそ«Priya»さん"),
    ("Priya Sharma", "«Priya»님 안녕하세요"),
    ("김철수", "«김철수»님"),
    ("田中", "«田中»様"),
    # the same name in another script
    ("Priya Sharma", "नमस्ते «प्रिया शर्मा» जी"),
    ("प्रिया शर्मा", "Hello «Priya Sharma»"),
    ("प्रिया", "hi «preeya»"),
    ("Rahul Gandhi", "«राहुल गाँधी»"),
    ("Deepak Singh", "«दीपक सिंह»"),
    ("सिंह", "Mr «Singh»"),
    ("Sanjay Chavan", "«संजय चव्हाण»"),
    ("Asha Rao", "«आशा राव»"),
    ("Ivan Petrov", "«Иван Петров»"),
    ("Иван Петров", "Hello «Ivan Petrov»"),
    ("Yulia Smirnova", "«Юлия Смирнова»"),
    ("Юлия", "dear «Yulia»"),
    ("Mohammed Ali", "مرحبا «محمد»"),
    ("Ahmed Hassan", "«أحمد حسن»"),
    ("محمد علي", "Dear «Mohammed»,"),
    ("محمد علي", "Dear «Muhammad»,"),
    ("سليم", "Mr «Saleem»"),
    ("David Cohen", "«דוד כהן»"),
    ("Γιώργος", "dear «Giorgos»"),
    ("Εύα Παπαδοπούλου", "Dear «Eva Papadopoulou»"),
    ("Eva Papadopoulou", "«Εύα Παπαδοπούλου»"),
    ("Priya Sharma", "«𝐏𝐫𝐢𝐲𝐚 𝓢𝓱𝓪𝓻𝓶𝓪»"),
    # declined
    ("Иванова Мария", "«Марии Ивановой», добрый день"),
    ("Иванова Мария", "для «Марию»"),
    ("Сергей Петров", "«Сергею Петрову»"),
    ("Иван Достоевский", "«Ивану Достоевскому»"),
    ("Катерина Шевченко", "«Катерино», вітаю"),
    ("Anna Kowalska", "Pani «Kowalskiej»"),
    ("Jan Kowalski", "dla «Kowalskiego»"),
    ("Łukasz Wójcik", "Panie «Łukaszu»"),
    ("Łukasz Wójcik", "dla pana «Wójcika»"),
    ("Grażyna Żak", "proszę zapytać «Grażynę»"),
    ("Jan Mickiewicz", "od «Mickiewicza»"),
    ("Øystein Åsheim", "Hei «Øysteins» mor"),
    ("Jörg Weiß", "«Jörgs» Konto"),
    # other spellings of one name
    ("Mohammed Ali", "Dear «Muhammad Ali»"),
    ("Mohammed Ali", "«Mohd» bhai"),
    ("Ayesha Begum", "thanks «Aisha»"),
    ("Yousef Khaled", "«Yusuf Khalid»"),
    ("Ngozi Okonkwo-Eze", "file «NgoziOkonkwo».pdf"),
    ("王小明", "Mr «Xiaoming»"),
    ("Wang Xiaoming", "我是«王小明»。"),
    ("陳大文", "«陈大文»先生"),
    ("陈大文", "«陳大文»先生"),
    ("渡邊 健", "«渡辺»さん"),
    ("田中たろう", "«田中タロウ»"),
    ("タロウ", "hi «Taro»"),
    ("김철수", "Dear «Kim Cheolsu»"),
    ("김철수", "Dear «Chulsoo»"),
    # umlauts
    ("Jörg Müller", "Herr «Mueller»"),
    ("Joerg Mueller", "Herr «Müller»"),
]
STAYS = [
    ("Мария", "марка и марш"),
    ("Иван Петров", "петровский парк"),
    ("Rosa Nowak", "rosy cheeks"),
    ("Saeed Omar", "she said so"),
    ("Priya Sharma", "प्यार और शर्म"),
    ("प्रिया शर्मा", "pyar sharm prior sharp"),
    ("Salim Khan", "السلام عليكم"),
    ("خالد", "I called you"),
    ("अमित", "amt 500"),
    ("Ann", "Annual"),
    ("Rohan", "Rohanjit"),
    ("Ben", "Benefit"),
    ("Lin", "Linda came"),
    ("Mar", "Market"),
    ("Al", "Alji"),
    ("राम", "आराम कीजिए"),
    ("राम", "रामायण"),
    ("Wang Xiaoming", "我要退款，订单还没到"),
    ("王伟", "went away"),
    ("Иван", "I van"),
    ("محمد", "محمدية"),
    ("Priya", "プリンター"),
    ("Samuel Best", "all the best"),
]


@pytest.mark.parametrize(("name", "text"), OTHERWISE)
def test_hidden(name: str, text: str) -> None:
    plain, places = marked(text)
    spans = KnownValues([("name", name)]).find(plain)
    assert [(span.start, span.end) for span in spans] == places, spans


@pytest.mark.parametrize(("name", "text"), STAYS)
def test_stays(name: str, text: str) -> None:
    assert KnownValues([("name", name)]).find(text) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("88120045", "口座は«88120045»です"),
        ("88120045", "계좌는«88120045»입니다"),
        ("88120045", "账号是«88120045»谢谢"),
        ("AB-1234", "注文«ab1234»の件"),
        ("Blue Star", "部屋は«Blue Star»です"),
    ],
)
def test_values_that_touch_unspaced_scripts(value: str, text: str) -> None:
    plain, places = marked(text)
    spans = KnownValues([("account", value)]).find(plain)
    assert [(span.start, span.end) for span in spans] == places


@pytest.mark.parametrize(
    "text",
    [
        "https://t.example/u?name=«Priya%20Sharma»&x=1",
        "hi «&#80;riya» there",
        "hi «P<b>riya</b>» there".replace("</b>»", "»</b>"),
        "see ?d=«UHJpeWEgU2hhcm1hIQ==»",
        "hi «P\u200briya» there",
        "hi «𝐏𝐫𝐢𝐲𝐚» there",
    ],
)
def test_in_encodings(text: str) -> None:
    plain, places = marked(text)
    known = KnownValues([("name", "Priya Sharma")])
    assert [(span.start, span.end) for span in known.find(plain)] == places
    assert known.near(f"before {plain} after")


@pytest.mark.parametrize(
    "written",
    [
        "Hi Zo&euml; M&uuml;ller",
        "Hi Zo&#235; M&#252;ller",
        "Hi ZoÃ« MÃ¼ller",
        "Zo=C3=AB M=C3=BCller",
    ],
)
def test_umlauts_in_encodings(written: str) -> None:
    [span] = KnownValues([("name", "Zoë Müller")]).find(written)
    assert (span.start, span.end) == (written.index("Z"), len(written))


PLACEHOLDERS = [
    "Utente",
    "客人",
    "Hello",
    "Mr",
    "Guest",
    "Customer",
    "Unknown",
    "WhatsApp User",
    "Test User",
    "guest_1234",
    "User 12",
    "~",
    ".",
    "Anonymous",
    "Kunde",
    "Invitado",
    "Client inconnu",
    "Гость",
    "अतिथि",
    "ضيف",
    "ゲスト",
    "访客",
    "게스트",
    "Website Visitor",
    "N/A",
    "null",
    "Facebook User",
    "Gość",
    "Tamu",
    "Ospite",
]


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_placeholders_are_no_names(name: str) -> None:
    text = (
        f"Our {name.lower()} house takes {name}. Dear {name}, this is a test for every user,"
        f" customer and guest: {name}"
    )
    assert KnownValues([("name", name)]).find(text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("Guest Rohan", "hi «Rohan»"), ("Rohan (Customer)", "hi «Rohan», dear customer")],
)
def test_a_name_beside_a_placeholder_counts(name: str, text: str) -> None:
    plain, places = marked(text)
    spans = KnownValues([("name", name)]).find(plain)
    assert [(span.start, span.end) for span in spans] == places


@pytest.mark.parametrize(
    "text",
    [
        "Thank you",
        "Thanks and regards",
        "Hi and welcome",
        "Dear Sir, thank you and goodbye",
        "Mr. X",
    ],
)
def test_small_words_in_a_name_are_none(text: str) -> None:
    for name in ("Ravi and Priya", "Mr. Thanks Gupta", "Tom and You", "Dr Anand"):
        assert KnownValues([("name", name)]).find(text) == []
