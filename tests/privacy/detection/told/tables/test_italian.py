"""Italian: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "mi chiamo «Nguyễn Văn Khôi»",
    "il mio nome è «Shahrzad Golestani»",
    "sono «Ratanak Oum»",
    "buongiorno, sono la signora «Garbiñe Etxebarria»",
    "qui «Zaw Min Htet»",
    "parla «Batbayar Ganbold»",
    "a nome di «Poongodi Sivalingam»",
    "a nome «Cabdiraxmaan Xirsi»",
    "mia moglie «Gunel» passa a ritirarlo",
    "mio figlio si chiama «Rakotomalala»",
    "l'autista «Avigail Mizrahi» è stato scortese",
    "il dott. «Mahnoosh Farrokhzad» ha chiamato",
    "Cordiali saluti,\n«Jonali Hazarika»",
    "Nome: «Guntars Ozoliņš»",
    "Nome e cognome: «Noluthando Mqhayi»",
    "chiamami «Berivan»",
    "bonifico di 200 euro a «Vannak Sreymom»",
    "l'intestatario è «Giorgi Beridze»",
    "distinti saluti «Geertrui Vanderstraeten»",
    "sono nato il «3 maggio 1990»",
    "nata il «03/05/1990»",
    "abito in «via Roma 3, 40121 Bologna»",
    "il mio pin è «9931»",
    "il mio CAP è «00185»",
]
ASKED = [
    ("Come si chiama?", "«Arnau Casadevall»"),
    ("Con chi parlo?", "con «Ifeyinwa Mbanefo»"),
    ("Mi dice nome e cognome?", "certo, «Ľubomír Hudák»"),
    ("Come ti chiami?", "«Rangimārie»"),
    ("A che nome è la prenotazione?", "a nome «Päivikki Hämäläinen»"),
    ("Data di nascita?", "«14/03/1987»"),
    ("Quando è nato?", "il «14 marzo 1987»"),
    ("CAP?", "«20121»"),
    ("Il suo PIN?", "«4821»"),
    ("Cognome da nubile di sua madre?", "«Patil»"),
    ("Nome utente?", "«harsimrat49»"),
    ("Qual è il suo indirizzo?", "«Via Garibaldi 12/B, 10122 Torino»"),
    ("Dove abita?", "«Corso Vittorio Emanuele II, 45, Napoli»"),
    ("Il nome del suo primo animale?", "«Briciola»"),
]
NOBODY = [
    "sono felice",
    "è urgente",
    "il mio nome non è nella lista",
    "sono di Milano",
    "è martedì",
    "mi chiami domani",
    "sono vegetariana",
    "mio figlio è malato",
    "l'autista era in ritardo",
    "grazie Amazon",
    "abito a Palermo",
    "sono nata in un paese",
    "il mio indirizzo è cambiato",
    "il mio pin non funziona",
    "sono cliente Vodafone",
    "qui va tutto bene",
    "sono io",
    "a nome della ditta",
    "a marzo vado a Roma",
    "Gentili signori",
    "sono un'insegnante",
    "è la nuova Panda",
    "mia moglie è arrabbiata",
    "Cordiali saluti",
    "sono stufo",
    "ecco la fattura",
    "parla piano",
    "è Natale",
    "sono italiano",
    "sono in attesa",
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
