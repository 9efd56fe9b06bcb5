"""What replies give when the bot or an agent asks."""

import pytest

from chatlinks.privacy.detection.told.tell import tell
from chatlinks.privacy.detection.told.turns import Turn
from tests.kit.telling import answer_to, pairs, turns

GIVEN = [
    ("¿Me puede dar su nombre completo?", "claro, Ximena Robledo", "name", "Ximena Robledo"),
    ("¿Cuál es su fecha de nacimiento?", "12 de marzo de 1985", "birth", "12 de marzo de 1985"),
    ("¿Cuál es el apellido de soltera de su madre?", "Gutiérrez", "secret_answer", "Gutiérrez"),
    (
        "¿Su fecha de nacimiento?",
        "doce de octubre de mil novecientos ochenta y cinco",
        "birth",
        "doce de octubre de mil novecientos ochenta y cinco",
    ),
    (
        "Date de naissance ?",
        "douze mars mille neuf cent quatre-vingt",
        "birth",
        "douze mars mille neuf cent quatre-vingt",
    ),
    (
        "Geburtsdatum?",
        "zwölfter März neunzehnhundertachtzig",
        "birth",
        "zwölfter März neunzehnhundertachtzig",
    ),
    (
        "जन्म तिथि?",
        "पांच मार्च उन्नीस सौ पचासी",
        "birth",
        "पांच मार्च उन्नीस सौ पचासी",
    ),
    ("Indíqueme su PIN por favor", "4821", "pin", "4821"),
    (
        "¿Cuál es su dirección de envío?",
        "Calle Mayor 12, 3ºB, 28013 Madrid",
        "address",
        "Calle Mayor 12, 3ºB, 28013 Madrid",
    ),
    ("¿Código postal?", "28013", "post_code", "28013"),
    ("Quel est votre nom complet ?", "Oui bien sûr, Aurélie Dubois", "name", "Aurélie Dubois"),
    ("Votre date de naissance s'il vous plaît ?", "le 3 mai 1990", "birth", "3 mai 1990"),
    ("Quel est le nom de jeune fille de votre mère ?", "Lefebvre", "secret_answer", "Lefebvre"),
    ("Votre code secret ?", "1234", "pin", "1234"),
    ("Wie heißen Sie?", "Anneliese Krause", "name", "Anneliese Krause"),
    ("Ihr Geburtsdatum bitte", "5. Mai 1971", "birth", "5. Mai 1971"),
    ("Wie lautet der Mädchenname Ihrer Mutter?", "Das war Schröder", "secret_answer", "Schröder"),
    (
        "Bitte nennen Sie mir Ihre Adresse",
        "Hauptstraße 12, 10115 Berlin",
        "address",
        "Hauptstraße 12, 10115 Berlin",
    ),
    ("Qual é o seu nome completo?", "João Batista da Silva", "name", "João Batista da Silva"),
    ("Qual a sua data de nascimento?", "7 de agosto de 1988", "birth", "7 de agosto de 1988"),
    ("Qual é o seu CEP?", "01305-000", "post_code", "01305-000"),
    ("Come si chiama?", "Giuseppe Esposito", "name", "Giuseppe Esposito"),
    ("Qual è la sua data di nascita?", "3 luglio 1979", "birth", "3 luglio 1979"),
    ("Jak się Pan nazywa?", "Zbigniew Brzęczyszczykiewicz", "name", "Zbigniew Brzęczyszczykiewicz"),
    ("Proszę podać datę urodzenia", "19 lipca 2001", "birth", "19 lipca 2001"),
    ("Siapa nama lengkap Anda?", "Budi Santoso", "name", "Budi Santoso"),
    ("Tanggal lahir Anda?", "17 Agustus 1990", "birth", "17 Agustus 1990"),
    ("आपका पूरा नाम क्या है?", "राहुल शर्मा", "name", "राहुल शर्मा"),
    ("आपकी जन्म तिथि बताइए", "15 अगस्त 1990", "birth", "15 अगस्त 1990"),
    ("कृपया पिन बताइए", "4821", "pin", "4821"),
    ("aapka naam kya hai?", "ji rahul sharma", "name", "rahul sharma"),
    ("ما اسمك الكامل؟", "محمد علي حسن", "name", "محمد علي حسن"),
    ("ما هو تاريخ ميلادك؟", "5 مايو 1990", "birth", "5 مايو 1990"),
    ("ما هو الرقم السري؟", "٤٨٢١", "pin", "٤٨٢١"),
    ("お名前を教えてください", "高橋健二", "name", "高橋健二"),
    ("お名前を教えてください", "高橋健二です", "name", "高橋健二"),
    ("生年月日をお願いします", "1990年5月3日", "birth", "1990年5月3日"),
    ("暗証番号を入力してください", "4821", "pin", "4821"),
    (
        "ご住所をお願いします",
        "東京都新宿区西新宿2丁目8番1号",
        "address",
        "東京都新宿区西新宿2丁目8番1号",
    ),
    ("성함이 어떻게 되세요?", "김철수", "name", "김철수"),
    ("생년월일을 알려주세요", "1990년 5월 3일", "birth", "1990년 5월 3일"),
    ("비밀번호를 입력해 주세요", "4821", "pin", "4821"),
    ("请问您贵姓？", "我姓陈", "name", "陈"),
    ("请提供您的姓名", "王小明", "name", "王小明"),
    ("您的出生日期是？", "1990年5月3日", "birth", "1990年5月3日"),
    ("请输入密码", "482100", "pin", "482100"),
    ("请提供收货地址", "北京市朝阳区建国路88号", "address", "北京市朝阳区建国路88号"),
    ("宠物的名字是什么？", "小黑", "secret_answer", "小黑"),
    ("ペットの名前は何ですか？", "タマです", "secret_answer", "タマ"),
    ("May I have your full name?", "sure it's wanjiku kamau", "name", "wanjiku kamau"),
    ("What's your user name?", "jdoe42", "user_name", "jdoe42"),
    ("Your first pet's name?", "I had a pet dinosaur named Molly.", "secret_answer", "Molly"),
    ("Your first pet's name?", "Rex! I never had another", "secret_answer", "Rex"),
    ("What is your ID number?", "AB 123 456 C", "id_number", "AB 123 456 C"),
    ("Which name is the booking under?", "Hope", "name", "Hope"),
    ("What's your favourite colour?", "turquoise", "secret_answer", "turquoise"),
    (
        "What is your shipping address?",
        "14 Elm Grove, Leeds LS2 9JT",
        "address",
        "14 Elm Grove, Leeds LS2 9JT",
    ),
    (
        "What's your address?",
        "Elm Cottage, Little Snoring",
        "address",
        "Elm Cottage, Little Snoring",
    ),
    (
        "What's your email address?",
        "maria dot lopez at gmail dot com",
        "email",
        "maria dot lopez at gmail dot com",
    ),
    ("phone?", "0161 496 0000", "phone_number", "0161 496 0000"),
]
NONE = [
    ("Your name?", "no"),
    ("Your name?", "wait a second"),
    ("Date of birth?", "why?"),
    ("What's your mother's maiden name?", "i'd rather not say"),
    ("What's your PIN?", "I don't remember"),
    ("Your name please", "Before that, can you tell me when it arrives"),
    ("May I have your name?", "I already told you"),
    ("¿Su nombre?", "¿para qué lo necesita?"),
    ("Votre nom ?", "pourquoi ?"),
    ("Ihr Name bitte?", "Moment bitte"),
    ("Your first pet's name?", "I don't have any pets, this is a little bit crazy no?"),
    ("Mother's maiden name?", "Oh and I remember now, my PIN was something"),
    ("How many people?", "4"),
    ("What time?", "1030"),
    ("What is the name of the hotel?", "Grand Plaza"),
]


@pytest.mark.parametrize(("question", "reply", "kind", "value"), GIVEN)
def test_an_answer_is_found(question: str, reply: str, kind: str, value: str) -> None:
    assert (kind, value) in answer_to(question, reply)


@pytest.mark.parametrize(("question", "reply"), NONE)
def test_a_reply_that_gives_nothing_tells_nothing(question: str, reply: str) -> None:
    assert answer_to(question, reply) == []


def test_an_answer_that_first_asks_back() -> None:
    talk = turns(
        ("agent", "May I have your full name?"),
        ("user", "why do you need it?"),
        ("agent", "To find your booking."),
        ("user", "ok, Xenia Vukmanic"),
    )
    assert [pairs(turn.text, spans) for turn, spans in zip(talk, tell(talk), strict=True)] == [
        [],
        [],
        [],
        [("name", "Xenia Vukmanic")],
    ]


def test_an_answer_in_two_messages() -> None:
    talk = turns(("agent", "Your full name?"), ("user", "Carla"), ("user", "Vance"))
    assert [span.value for spans in tell(talk) for span in spans] == ["Carla", "Vance"]


def test_an_address_in_three_messages() -> None:
    talk = turns(
        ("agent", "What is your address?"),
        ("user", "12 Elm Street"),
        ("user", "Springfield"),
        ("user", "IL 62704"),
    )
    told = [span.value for spans in tell(talk) for span in spans]
    assert told == ["12 Elm Street", "Springfield", "IL 62704"]


def test_an_address_over_several_lines_is_one() -> None:
    reply = "12 Elm Street\nSpringfield\nIL 62704"
    assert answer_to("What is your address?", reply) == [("address", reply)]


def test_a_correction_and_a_confirmation() -> None:
    talk = turns(
        ("agent", "Your full name?"),
        ("user", "Karla Vance"),
        ("agent", "Thank you, Karla."),
        ("user", "sorry, it's Carla"),
    )
    told = [[span.value for span in spans] for spans in tell(talk)]
    assert told == [[], ["Karla Vance"], ["Karla"], ["Carla"]]


def test_a_pin_remembered_two_questions_later() -> None:
    talk = turns(
        ("agent", "What is your PIN?"),
        ("user", "I'm not sure"),
        ("agent", "And your date of birth?"),
        ("user", "3 May 1980"),
        ("agent", "What was your mother's maiden name?"),
        ("user", "Cooper"),
        ("agent", "I could not find you."),
        ("user", "it is either 9431 or 0314"),
    )
    assert pairs(talk[-1].text, tell(talk)[-1]) == [("pin", "9431"), ("pin", "0314")]


def test_several_things_asked_at_once() -> None:
    reply = "Brian White, 31/06/1996 and my PIN is 4821"
    told = answer_to("Full name, date of birth and PIN please", reply)
    assert {("name", "Brian White"), ("birth", "31/06/1996"), ("pin", "4821")} <= set(told)


def test_two_secret_answers() -> None:
    told = answer_to("Your mother's maiden name and your first pet?", "Cooper and Nemo")
    assert told == [("secret_answer", "Cooper"), ("secret_answer", "Nemo")]


def test_a_question_that_is_no_more_open_asks_for_nothing() -> None:
    talk = turns(
        ("agent", "May I have your name?"),
        ("user", "Xenia Vukmanic"),
        ("agent", "At what venue would you like to have the party?"),
        ("user", "North Hill"),
    )
    assert tell(talk)[3] == []


@pytest.mark.parametrize(
    "farewell", ["Ok, Goodbye", "Try with what I provided please", "I meant goodbye"]
)
def test_everyday_words_mend_no_answer_for_good(farewell: str) -> None:
    talk = [Turn("agent", "What is the name of your first pet?"), Turn("user", "Nemo")]
    told = tell([*talk, Turn("agent", "Thank you."), Turn("user", farewell)], "balanced")
    assert [each.value for each in told[1]] == ["Nemo"]
    assert told[3] == []


@pytest.mark.parametrize(
    "about_money",
    [
        "My balance should be 6612, but it is 6537 on this page!",
        "Yes. A deposit of 4778 was stolen from my account, I did not make that.",
        "There is 1000 missing in my account and no one else has access to it",
    ],
)
def test_a_sum_is_no_pin_that_was_asked_for_before(about_money: str) -> None:
    talk = [Turn("agent", "What is your PIN?"), Turn("user", "7402")]
    told = tell([*talk, Turn("agent", "What is it about?"), Turn("user", about_money)])
    assert [each.value for each in told[1]] == ["7402"]
    assert not any(each.kind == "pin" for each in told[3])


def test_who_is_asked_is_no_answer() -> None:
    talk = [
        Turn("agent", "What is your mother's maiden name?"),
        Turn("user", "Oh geez I don't remember let me call my mom and ask her."),
    ]
    assert tell(talk)[1] == []
