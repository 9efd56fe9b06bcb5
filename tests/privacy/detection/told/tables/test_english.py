"""English: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "my insta is «@tanvi.reads», message me",
    "my name is «Urmas Tamm»",
    "hi, «Parvaiz Wani» here",
    "this is «Ayaanle Guleed» from flat 3",
    "I'm «Ġorġ Camilleri» and my order is late",
    "it's «Ha-eun Choi» again",
    "You can call me «Unai»",
    "My name: «Uxía Rodríguez Castiñeira»",
    "the reservation is under «Søren Kjærgaard»",
    "regards, «Wiesława Grzegorzewska»",
    "Thanks,\n«Nokuthula Mthethwa»",
    "my wife «Mereoni» will collect it",
    "my mother's name is «Letebrhan Ghebreyesus»",
    "please send it to my brother «Cabdiraxmaan Xirsi»",
    "payee is «Vaijayanti Kolhatkar»",
    "Mr «Pimchanok Saetang» told me to call",
    "i am calling on behalf of «Maimuna Danjuma»",
    "contact person: «Meritxell Puigdomènech»",
    "my daughter, «Ahmad», is ill",
    "the driver's name was «Yannick Kerbrat»",
    "full name «Fiachra O'Shaughnessy»",
    "name's «Kanchana Wongsawat»",
    "everyone calls me «Ammini»",
    "I am «Akosua Agyemang», account holder",
    "booking for «Jonali Hazarika»",
    "speak to «Zaw Min Htet» please",
    "I was born on «5 May 1990»",
    "dob «05/05/1990»",
    "I live at «42 Wallaby Way, Sydney NSW 2000»",
    "my pin is «9931»",
    "my mother's maiden name is «Papadimitriou»",
    "my username is «eustaquio32»",
    "ship it to «Flat 4B, 12 Station Road, Leeds LS1 4DY»",
    "deliver to «12 Harbour View, Cork, T12 X2AB»",
    "my address is «House 5, Road 11, Dhanmondi, Dhaka 1209»",
    "address: «23 Nnamdi Azikiwe Street, Ikeja, Lagos»",
]
ASKED = [
    ("May I have your full name?", "«Ilavarasan Kandasamy»"),
    ("What's your name?", "sure, «Chathurika Weerasinghe»"),
    ("Who am I speaking with?", "its «Håkon Sæther»"),
    ("Could you spell your last name?", "«H-E-I-J-D-E-N»"),
    ("And the passenger's name?", "that would be «Zhang Weiguo»"),
    ("Name please", "yeah so it's «Stavros Kalogeropoulos», thanks"),
    ("Date of birth?", "«03/14/1987»"),
    ("When were you born?", "«14th of March 1987»"),
    ("Your date of birth please", "«March 14, 1987»"),
    ("DOB?", "«14-03-87»"),
    ("What is your mother's maiden name?", "«Kvaratskhelia»"),
    ("What's your PIN?", "«4821»"),
    ("User name?", "«desislava30»"),
    ("post code?", "«SW1A 2AA»"),
    ("zip code please", "«90210»"),
    ("What is your address?", "«221B Baker Street, London NW1 6XE»"),
    ("Shipping address?", "«1600 Pennsylvania Avenue NW, Washington, DC 20500»"),
    ("Where do you live?", "«14 Rangoon Rd, Singapore 218456»"),
    ("Name of your first pet?", "«Zippy»"),
]
NOBODY = [
    "I am happy",
    "this is urgent",
    "my name is not on the list",
    "I am Vegetarian",
    "call me tomorrow",
    "it's Tuesday",
    "I'm in Lagos",
    "this is Vodafone",
    "My name is spelt wrong",
    "I am waiting since March",
    "Thanks, Amazon",
    "the Samsung Galaxy is broken",
    "I want the Zara jacket",
    "this is the Hilton",
    "Regards, Support Team",
    "where is Paris on the map",
    "here is the invoice",
    "I live in Birmingham",
    "I'm calling about the iPhone 15",
    "My wife is happy",
    "my son is at school",
    "it is raining",
    "your agent was rude",
    "Dear Sir or Madam",
    "I was born in a small village",
    "my pin does not work",
    "My address has changed",
    "the user name is wrong",
    "Is this Netflix",
    "I prefer June over July",
    "order for two people",
    "booking for tomorrow",
    "May I ask something",
    "Will it rain",
    "I'm From Kerala",
    "this is Sunday's paper",
    "thank you Google",
    "name your price",
    "I am Batman fan",
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
