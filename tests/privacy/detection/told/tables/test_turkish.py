"""Turkish: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "adım «Xiuying Ouyang»",
    "benim adım «Uxía Rodríguez Castiñeira»",
    "ismim «Aigerim Nurpeisova»",
    "ben «Yannick Kerbrat»",
    "merhaba, ben «Živilė Kazlauskaitė», siparişim gelmedi",
    "«Kaveh Rostami» ben",
    "«Geertrui Vanderstraeten» adına rezervasyon",
    "eşim «Kealoha» alacak",
    "oğlumun adı «Neema»",
    "kurye «Päivikki Hämäläinen» kabaydı",
    "Sayın «Besnik Hoxhaj» aradı",
    "Ayşe Hanım aradı, «Mehbooba» Bey yok",
    "Saygılarımla,\n«Unnikrishnan Kizhakkedath»",
    "Ad Soyad: «Świętosław Bąk»",
    "İsim: «Yugurten Benhamou»",
    "bana «Eustaquio» diyebilirsiniz",
    "alıcı: «Nwakaego Umeh»",
    "adim «zhang weiguo»",
    "doğum tarihim «3 Mayıs 1990»",
    "«03.05.1990» doğumluyum",
    "şifrem «9931»",
    "posta kodum «06420»",
    "adresim «Cumhuriyet Mahallesi, Gül Sokak No 14, Ankara»",
    "«Atatürk Mah. 1203 Sok. No:7 Kat:3» Bornova",
]
ASKED = [
    ("Adınız nedir?", "«Qiu Yuxuan»"),
    ("Kiminle görüşüyorum?", "«Gráinne Mac Giolla»"),
    ("Adınızı soyadınızı alabilir miyim?", "tabii, «Dieudonné Jean-Baptiste»"),
    ("Rezervasyon kimin adına?", "«Tiurma Simanjuntak» adına"),
    ("Doğum tarihiniz?", "«14.03.1987»"),
    ("Ne zaman doğdunuz?", "«14 Mart 1987»"),
    ("Posta kodunuz?", "«34710»"),
    ("PIN kodunuz nedir?", "«4821»"),
    ("Annenizin kızlık soyadı?", "«Yuldasheva»"),
    ("Kullanıcı adınız?", "«mirlande29»"),
    ("Adresiniz nedir?", "«Bağdat Caddesi No: 120 D: 5, Kadıköy/İstanbul»"),
    ("Teslimat adresi?", "«Atatürk Mah. 1203 Sok. No:7 Kat:3 Bornova İzmir»"),
    ("İlk evcil hayvanınızın adı?", "«Pamuk»"),
]
NOBODY = [
    "mutluyum",
    "bu acil",
    "adım listede yok",
    "ben İzmirliyim",
    "bugün salı",
    "yarın beni arayın",
    "ben vejetaryenim",
    "oğlum hasta",
    "kurye geç kaldı",
    "teşekkürler Trendyol",
    "Ankara'da yaşıyorum",
    "adresim değişti",
    "şifrem çalışmıyor",
    "Turkcell müşterisiyim",
    "burada her şey yolunda",
    "ben de",
    "şirket adına",
    "Sayın yetkili",
    "öğretmenim",
    "bu yeni Fiat",
    "eşim kızgın",
    "Saygılarımla",
    "yorgunum",
    "fatura burada",
    "ben Türküm",
    "adım yanlış yazılmış",
    "yarın için",
    "iade istiyorum",
    "bu ne",
]


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_hidden(text: str) -> None:
    assert shown(("user", text)) == []


@pytest.mark.parametrize(("question", "reply"), ASKED)
def test_what_is_asked_and_given_is_hidden(question: str, reply: str) -> None:
    assert shown(("agent", question), ("user", reply)) == []


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_that_only_looks_like_it_tells_nothing(text: str) -> None:
    assert told_in(text) == []
