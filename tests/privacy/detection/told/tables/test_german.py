"""German: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "ich heiße «Hinewai Parata»",
    "mein Name ist «Birthe Østergaard»",
    "guten Tag, «Sina Leavasa» hier",
    "hier ist «Väinö Lehtonen»",
    "hier spricht «Nazlıcan Yıldırım»",
    "ich bin «Nurul Izzati binti Ramli», Kundin bei Ihnen",
    "ich bin die «Jigisha»",
    "auf den Namen «Svetlana Podgornaya»",
    "meine Frau «Letebrhan» holt es ab",
    "mein Sohn heißt «Dorjee»",
    "der Fahrer «Macarena Urrutia» war unhöflich",
    "Frau «Bishnu Maya Tamrakar» hat angerufen",
    "Mit freundlichen Grüßen\n«Boglárka Szentgyörgyi»",
    "Name: «Tjaša Zupančič»",
    "Vor- und Nachname: «Basavaraj Hiremath»",
    "VG «Hiranya Saikia»",
    "LG\n«Somchai»",
    "bitte 200 Euro an «Sokunthea Chhim» überweisen",
    "im Auftrag von «Akosua Agyemang»",
    "mein name ist «sani abacha garba»",
    "geboren am «3.5.1990»",
    "mein Geburtstag ist der «3. Mai 1990»",
    "ich wohne in der «Lindenallee 14, 22303 Hamburg»",
    "meine PIN lautet «9931»",
    "meine PLZ ist «22303»",
]
ASKED = [
    ("Wie ist Ihr Name?", "«Yehonatan Peretz»"),
    ("Mit wem spreche ich?", "mit «Maimuna Danjuma»"),
    ("Ihren vollständigen Namen bitte", "ja gerne, «Tichaona Mutasa»"),
    ("Wie heißt du?", "«Sumaq»"),
    ("Auf welchen Namen läuft die Buchung?", "auf «Nguyễn Văn Khôi»"),
    ("Ihr Geburtsdatum?", "«14.03.1987»"),
    ("Wann sind Sie geboren?", "am «14. März 1987»"),
    ("Postleitzahl?", "«80331»"),
    ("Ihre PIN?", "«4821»"),
    ("Mädchenname der Mutter?", "«Tlapale»"),
    ("Ihr Benutzername?", "«khagendra27»"),
    ("Ihre Adresse?", "«Am Alten Markt 7, 50667 Köln»"),
    ("Wo wohnen Sie?", "«Mariahilfer Straße 88a/12, 1070 Wien»"),
    ("Lieferanschrift?", "«Bahnhofstr. 3, 8001 Zürich»"),
    ("Name Ihres ersten Haustiers?", "«Flöckchen»"),
]
NOBODY = [
    "ich bin zufrieden",
    "das ist dringend",
    "mein Name steht nicht auf der Liste",
    "ich bin aus Berlin",
    "es ist Dienstag",
    "rufen Sie mich morgen an",
    "ich bin Vegetarier",
    "mein Sohn ist krank",
    "der Fahrer kam zu spät",
    "danke Amazon",
    "ich wohne in Leipzig",
    "hier ist meine Rechnung",
    "ich bin in einem Dorf geboren",
    "meine Adresse hat sich geändert",
    "meine PIN geht nicht",
    "ich bin bei Vodafone",
    "hier ist alles gut",
    "das bin ich",
    "im Namen der Firma",
    "im März fahre ich nach Wien",
    "Sehr geehrte Damen und Herren",
    "ich bin Lehrerin",
    "das ist der neue Golf",
    "meine Frau ist sauer",
    "Mit freundlichen Grüßen",
    "ich heiße das nicht gut",
    "hier ist niemand",
    "das ist ein Fehler",
    "bin Student",
    "guten Morgen zusammen",
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
