"""Hinglish: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "mera naam hai «Sukhwinder»",
    "mera naam «Garbiñe Etxebarria» hai",
    "main «Tjaša Zupančič» bol raha hoon",
    "mai «Evangelia Papadimitriou» hu",
    "«Živilė Kazlauskaitė» bol rahi hoon",
    "ye «Yehonatan Peretz» hai",
    "mujhe «Ottavio» bulao",
    "meri biwi «Plamen» aayegi",
    "mere bhai ka naam «Zhang» hai",
    "driver «Shahrzad Golestani» ne gaali di",
    "«Zarghuna Achakzai» ji ka phone aaya tha",
    "«Domitilla Sciascia» ko paise bhejne hai",
    "account «Volkmar Steinbrück» ke naam par hai",
    "naam: «Rumbidzai Chigumba»",
    "mere papa «Unai Goikoetxea» ke naam se booking hai",
    "dhanyavaad, «Mehbooba Drabu»",
    "mera janm «3 May 1990» ko hua tha",
    "meri dob «03-05-1990» hai",
    "main «12/4 MG Road, Indore 452001» mein rehta hu",
    "mera pin «9931» hai",
]
ASKED = [
    ("aapka naam kya hai?", "«Kolawole Ayinla»"),
    ("kaun bol raha hai?", "main «Ragnhild Bjørnstad»"),
    ("poora naam bataiye", "haan ji «Nokuthula Mthethwa»"),
    ("booking kiske naam se hai?", "«Shlomit Ben-David» ke naam se"),
    ("janm tithi?", "«14/03/1987»"),
    ("aapki date of birth kya hai?", "«14 march 1987»"),
    ("pin code kya hai?", "«411001»"),
    ("mpin bataiye", "«4821»"),
    ("maa ka shaadi se pehle ka surname?", "«Pugh»"),
    ("user id kya hai", "«mirlande78»"),
    ("aapka pata kya hai?", "«B-402, Shanti Niketan Society, Kothrud, Pune 411038»"),
    ("kahan rehte ho?", "«H.No. 23, Gali No. 5, Laxmi Nagar, Delhi 110092»"),
    ("aapke pehle pet ka naam?", "«Tommy»"),
]
NOBODY = [
    "main khush hu",
    "ye urgent hai",
    "mera naam list me nahi hai",
    "main Delhi se hu",
    "aaj mangalwar hai",
    "mujhe kal call karo",
    "main vegetarian hu",
    "mera beta bimar hai",
    "driver late aaya",
    "dhanyavaad Flipkart",
    "main Mumbai me rehta hu",
    "mera pata badal gaya",
    "mera pin kaam nahi kar raha",
    "main Airtel ka customer hu",
    "sab theek hai",
    "main hi hu",
    "company ke naam par hai",
    "march me Goa jana hai",
    "main teacher hu",
    "ye Maruti hai",
    "meri biwi gussa hai",
    "bhai jaldi karo",
    "order kab aayega",
    "main thak gaya hu",
    "ye raha bill",
    "kaun hai",
    "main Indian hu",
    "mujhe paise bhejne hai",
    "kal ke liye",
    "ji haan",
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
