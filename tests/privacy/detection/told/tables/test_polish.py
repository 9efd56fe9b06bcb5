"""Polish: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "nazywam się «Wayra Mamani»",
    "mam na imię «Serhat»",
    "jestem «Visitación Zubizarreta»",
    "tu «Bambang Prasetyo»",
    "dzień dobry, z tej strony «Dorjee Lhamo»",
    "mówi «Gunel Aliyeva»",
    "moja żona «Živilė» odbierze",
    "mój syn ma na imię «Hinewai»",
    "kierowca «Hibaaq Warfaa» był niemiły",
    "pani «Gunilla Sjöström» dzwoniła",
    "Pozdrawiam,\n«Ndeye Coumba Thiam»",
    "Imię i nazwisko: «Phạm Tuấn Kiệt»",
    "proszę mówić do mnie «Nurul»",
    "przelew 200 zł dla «Neema Mshindo»",
    "odbiorca: «Zarghuna Achakzai»",
    "z poważaniem\n«Besnik Hoxhaj»",
    "urodziłam się «3 maja 1990»",
    "data urodzenia «03.05.1990»",
    "mieszkam na «ul. Długiej 12, 80-827 Gdańsk»",
    "mój PIN to «9931»",
    "mój kod pocztowy to «00-950»",
]
ASKED = [
    ("Jak się pan nazywa?", "«Nebojša Ranković»"),
    ("Z kim rozmawiam?", "z tej strony «Birthe Østergaard»"),
    ("Proszę podać imię i nazwisko", "oczywiście, «Xiuying Ouyang»"),
    ("Jak masz na imię?", "«Tinhinan»"),
    ("Data urodzenia?", "«14.03.1987»"),
    ("Kiedy się pani urodziła?", "«14 marca 1987»"),
    ("Kod pocztowy?", "«31-042»"),
    ("Jaki jest pana PIN?", "«4821»"),
    ("Nazwisko panieńskie matki?", "«Kask»"),
    ("Nazwa użytkownika?", "«basavaraj92»"),
    ("Proszę podać adres", "«ul. Floriańska 15/4, 31-019 Kraków»"),
    ("Gdzie pan mieszka?", "«os. Słoneczne 3 m. 12, Gdańsk»"),
    ("Imię pierwszego zwierzaka?", "«Burek»"),
]
NOBODY = [
    "jestem zadowolona",
    "to pilne",
    "mojego nazwiska nie ma na liście",
    "jestem z Krakowa",
    "jest wtorek",
    "proszę zadzwonić jutro",
    "jestem wegetarianką",
    "mój syn jest chory",
    "kierowca się spóźnił",
    "dziękuję Allegro",
    "mieszkam w Warszawie",
    "urodziłam się na wsi",
    "mój adres się zmienił",
    "mój PIN nie działa",
    "jestem klientem Orange",
    "tu wszystko dobrze",
    "to ja",
    "na firmę",
    "w marcu jadę do Pragi",
    "Szanowni Państwo",
    "jestem nauczycielką",
    "to nowy Opel",
    "moja żona jest zła",
    "Pozdrawiam",
    "jestem zmęczony",
    "oto faktura",
    "mówi pan za szybko",
    "jest Boże Narodzenie",
    "jestem Polakiem",
    "na jutro",
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
