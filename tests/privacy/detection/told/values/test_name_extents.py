"""Where names begin and end that small words, single letters and spelling make long."""

import pytest

from tests.kit.telling import answer_to, shown


@pytest.mark.parametrize(
    "text",
    [
        "my name is spelled «K H A L E E S I»",
        "spelling is «Z-B-I-G-N-I-E-W»",
        "buchstabiert: «G-R-Z-E-S-I-A-K»",
        "ça s'écrit «K-E-R-V-E-L-L-A»",
        "se escribe «G-O-I-K-O»",
        "soletrando: «W-A-N-D-E-R»",
        "literuję: «B-R-Z-Ę-K»",
        "ejaannya «S-U-G-I»",
        "my first name is «Ö»",
        "Atentamente,\n«Iñaki de la Hoz y Zúñiga»",
        "mein Sohn «Emre Can» ist krank",
        "nombre: «María de los Ángeles Ccori Huanca»",
        "buongiorno sono «oberdan sciascia» volevo info",
        "名前は«サンダース ミチコ»です",
    ],
)
def test_all_of_a_name_is_hidden(text):
    assert shown(("user", text)) == []


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Ihr Nachname bitte?", "«zu Guttenberg»"),
        ("Il suo cognome?", "«Lo Iacono»"),
        ("Seu nome completo?", "«Maria da Conceição de Sá e Benevides»"),
        ("الاسم الكامل من فضلك", "«عبد الودود بن عبد الحق الورثيلاني»"),
        ("Your name?", "«mohd faizal bin abd rahman»"),
        ("请提供您的全名", "好的，«司徒文龙»"),
    ],
)
def test_all_of_an_answer_is_hidden(question, reply):
    assert shown(("agent", question), ("user", reply)) == []


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Quel modèle ?", "Mégane"),
        ("What is the name of the product?", "Melissa"),
        ("Which city?", "Florence"),
    ],
)
def test_a_word_that_answers_for_a_thing_stays(question, reply):
    assert answer_to(question, reply) == []
