"""Spanish: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "me llamo «Bohumila Procházková»",
    "hola, soy «Xiuying Ouyang»",
    "mi nombre es «Parlindungan Hutapea»",
    "habla «Zsolt Fekete»",
    "le escribe «Yaw Dankwa»",
    "buenas, aquí «Ġorġ Camilleri»",
    "a nombre de «Hibaaq Warfaa»",
    "mi esposa «Wijdan» va a recogerlo",
    "mi hijo se llama «Gebremeskel»",
    "el conductor «Zhang Weiguo» fue grosero",
    "la Sra. «Rhodri ap Gruffydd» llamó",
    "Saludos,\n«Rakotomalala Andrianjafy»",
    "Nombre: «Zigrīda Bērziņa»",
    "nombre y apellidos: «Sigríður Guðmundsdóttir»",
    "me dicen «Yehonatan»",
    "quiero transferir 200 a «Khin Thida Aung»",
    "el titular es «Parvaiz Wani»",
    "soy «Bambang», la mamá de «Bambang»",
    "atte. «Søren Kjærgaard»",
    "nací el «3 de mayo de 1990»",
    "mi fecha de nacimiento es «03-05-1990»",
    "mi clave es «9931»",
    "mi código postal es «28013»",
    "envíelo a «Jirón de la Unión 345, Lima»",
    "vivo en «Calle Gran Vía 28, 4º izquierda, 28013 Madrid»",
]
ASKED = [
    ("¿Cuál es su nombre?", "«Macarena Urrutia»"),
    ("¿Con quién tengo el gusto?", "con «Hasmukhbhai Vaghela»"),
    ("¿Me indica su nombre completo?", "sí, claro, es «Haruka Tsukishima»"),
    ("¿Cómo te llamas?", "«Ľubomír»"),
    ("¿A nombre de quién está la reserva?", "de «Nwakaego Umeh»"),
    ("¿Fecha de nacimiento?", "«14/03/1987»"),
    ("¿Cuándo nació?", "el «14 de marzo de 1987»"),
    ("¿Código postal?", "«08025»"),
    ("¿Su PIN?", "«4821»"),
    ("¿Apellido de soltera de su madre?", "«Cifuentes»"),
    ("¿Cuál es su usuario?", "«nokuthula72»"),
    (
        "¿Cuál es su dirección?",
        "«Avenida Insurgentes Sur 1602, Col. Crédito, 03940 CDMX»",
    ),
    ("¿Dónde vive?", "«Carrera 7 # 71-21, Bogotá»"),
    ("¿Domicilio?", "«Av. Corrientes 1234, 5° B, C1043 Buenos Aires»"),
    ("¿Nombre de su mascota?", "«Canela»"),
]
NOBODY = [
    "estoy contento",
    "soy de Sevilla",
    "es urgente",
    "mi nombre no está en la lista",
    "soy mexicano",
    "llámame mañana",
    "es martes",
    "quiero el Samsung Galaxy",
    "soy vegetariana",
    "mi hijo está enfermo",
    "el conductor llegó tarde",
    "gracias, Amazon",
    "vivo en Valencia",
    "nací en un pueblo",
    "mi dirección ha cambiado",
    "a nombre de la empresa",
    "mi clave no funciona",
    "soy cliente de Movistar",
    "en marzo viajo a Lima",
    "me llamo a mí mismo todos los días?",
    "habla más despacio",
    "para mañana",
    "de nada",
    "aquí tiene mi factura",
    "es Netflix",
    "Estimado señor",
    "mi pedido no llega",
    "soy profesora jubilada",
    "Saludos cordiales",
    "mi nombre está mal",
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
