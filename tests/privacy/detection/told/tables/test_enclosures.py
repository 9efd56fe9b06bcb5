"""Names that lists lack, between phrases of which neither alone would make sure of one."""

import pytest

from tests.kit.telling import shown, told_in

OWN = [
    "main «gurnoor» bol raha hu",
    "ji «rukhsana» bol rahi hoon",
    "«chhotu» bol rha hu",
    "mujhe «bunty» bulate hai",
    "«banwari» naam hai mera",
    "मैं «तेनज़िंग» बोल रहा हूँ",
    "जी मैं «ओइनम देवी» बोल रही हूं",
    "मुझे «चिंटू» बुलाते हैं",
    "hi this is «oyelaran» calling about my card",
    "Hi, «Ngaire» again. Still waiting.",
    "Bonjour, «Nolwenn» du service compta",
    "Hallo, «Gesine Petersen» am Apparat",
]
THIRD = [
    "meri wife «manjari» lene aayegi",
    "mere papa ka naam «bholanath» hai",
    "driver «ramkhilawan» ne badtameezi ki",
    "«sharma» ji ne bola tha",
    "मेरी पत्नी «मंजरी» लेने आएगी",
    "मेरे पति का नाम «भोलानाथ» है",
    "ड्राइवर «रामखिलावन» ने बदतमीज़ी की",
    "«मुरलीधर» जी ने कहा था",
    "my sister in law, «Makareta», is the other holder",
    "The landlord is called «Ferdiad Mac an Fhailigh»",
    "meu marido «Djalma» vai buscar",
    "kurier «Mirosław» był niemiły",
    "sopir «Mukidi» datang telat",
    "السائق «رافيندر» تأخر",
    "con «Wilson Quishpe» por favor",
]
NOBODY = [
    "main sach bol raha hu",
    "main kab se bol raha hu",
    "main theek hu",
    "mera naam badalna hai",
    "mujhe log pagal kehte hai",
    "company ka naam galat hai",
    "driver ne call nahi uthaya",
    "meri wife naraaz hai",
    "मैं सच बोल रहा हूँ",
    "मेरा नाम बदलना है",
    "मेरी पत्नी बीमार है",
    "my sister said the app crashed",
    "the driver was late",
    "mein Mann hat bezahlt",
    "mon fils va mieux",
    "mi hijo no puede",
    "kurier nie przyjechał",
    "المندوب لم يصل",
    "أنا متضايق عندي مشكلة",
]


@pytest.mark.parametrize("text", OWN + THIRD)
def test_a_name_between_two_phrases_is_hidden(text):
    assert shown(("user", text)) == []


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_name_there_stays(text):
    assert told_in(text) == []
