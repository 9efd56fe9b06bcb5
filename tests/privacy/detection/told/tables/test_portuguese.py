"""Portuguese: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "meu nome é «Domitilla Sciascia»",
    "oi, sou «Unai Goikoetxea»",
    "me chamo «Leopoldine Wüst»",
    "chamo-me «Sumaq Huamán»",
    "aqui é o «Thenmozhi Arumugam»",
    "aqui fala «Jejomar Pangilinan»",
    "quem fala é «Yaw Dankwa»",
    "em nome de «Maëlys Charpentier»",
    "minha esposa «Xiuying» vai buscar",
    "meu filho se chama «Taras»",
    "o motorista «Nazlıcan Yıldırım» foi grosseiro",
    "a Sra. «Živilė Kazlauskaitė» ligou",
    "Atenciosamente,\n«Evangelia Papadimitriou»",
    "Nome: «Uxía Rodríguez Castiñeira»",
    "Nome completo: «Plamen Dimitrov»",
    "pode me chamar de «Pemba»",
    "quero fazer um pix para «Khin Thida Aung»",
    "o titular é «Shahrzad Golestani»",
    "abs, «Gráinne Mac Giolla»",
    "nasci em «3 de maio de 1990»",
    "minha data de nascimento é «03/05/1990»",
    "meu PIN é «9931»",
    "meu CEP é «01305-000»",
    "moro na «Rua Augusta, 1500, São Paulo»",
]
ASKED = [
    ("Qual é o seu nome?", "«Ahmad Faizal bin Osman»"),
    ("Com quem eu falo?", "com «Visitación Zubizarreta»"),
    ("Informe seu nome completo, por favor", "claro, «Ayaanle Guleed»"),
    ("Como você se chama?", "«Birthe»"),
    ("A reserva está em nome de quem?", "de «Jigisha Chudasama»"),
    ("Data de nascimento?", "«14/03/1987»"),
    ("Quando nasceu?", "«14 de março de 1987»"),
    ("Qual o CEP?", "«01310-100»"),
    ("Código postal?", "«1200-109»"),
    ("Sua senha de 4 dígitos?", "«4821»"),
    ("Nome de solteira da mãe?", "«Gogoladze»"),
    ("Nome de usuário?", "«zvonimir98»"),
    ("Qual o seu endereço?", "«Rua das Flores, 123, apto 45, Curitiba - PR, 80010-000»"),
    ("Onde mora?", "«Av. da Liberdade, 110, 2.º Esq., 1250-146 Lisboa»"),
    ("Nome do seu primeiro animal de estimação?", "«Paçoca»"),
]
NOBODY = [
    "estou feliz",
    "sou de Salvador",
    "é urgente",
    "meu nome não está na lista",
    "me liga amanhã",
    "é terça-feira",
    "sou vegetariana",
    "meu filho está doente",
    "o motorista atrasou",
    "obrigado Amazon",
    "moro em Recife",
    "nasci numa cidade pequena",
    "meu endereço mudou",
    "minha senha não funciona",
    "sou cliente da Vivo",
    "aqui está a fatura",
    "em nome da empresa",
    "em março vou para Lisboa",
    "Prezados senhores",
    "sou professora",
    "é o novo Gol",
    "minha esposa está brava",
    "Atenciosamente",
    "meu nome está errado",
    "sou eu",
    "aqui é caro",
    "quero falar com atendente",
    "é Natal",
    "sou brasileiro",
    "para amanhã",
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
