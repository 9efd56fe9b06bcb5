"""What stands on both sides of a name: "main … bol raha hu", "my sister … is".

Either side alone says little ("I am", "says"). Both make sure of names that no list has, also
without capitals, and where words have other forms than lists know them in.
"""

from typing import NamedTuple


class Enclosure(NamedTuple):
    """Phrases before and after the name; "^" for a message's start. `third`: not the user's own."""

    language: str
    opens: str
    closes: str
    third: bool = False


HINGLISH_KIN = (
    r"(?:mer[aei]|h[au]mar[aei]|uski|uske|uska|unki|unke|apni|apne|my|our) (?:bad[ei] |chot[eai] )?"
    r"(?:patni|biwi|bivi|pati|bet[aei]|maa|mata|pita|papa|mummy|mom|dad|bhai|behen|behan|bahan|"
    r"chach[ai]|mam[ai]|mausi|bua|dad[ai]|nan[ai]|dost|saheli|friend|boss|padosi|doctor|driver|"
    r"wife|husband|son|daughter|brother|sister|father|mother|cousin|uncle|aunty|manager|colleague|"
    r"sasur|saas|bhabh?i|jija|girlfriend|boyfriend|roommate)(?: ji)?"
)
HINDI_KIN = (
    "(?:मेरी|मेरे|मेरा|हमारे|हमारी|उसकी|उसके|उनकी|उनके) (?:बड़े |बड़ी |छोटे |छोटी )?(?:पत्नी"
    "|पति|बेटा|बेटे|बेटी|"
    "माँ|मां|पिता|पापा|मम्मी|भाई|बहन|चाचा|चाची|मामा|मौसी|दादा|दादी|नाना|नानी|दोस्त|सहेली|मित्र"
    "|बॉस|पड़ोसी|"
    "डॉक्टर|वकील|ड्राइवर|सहकर्मी|मैनेजर|ससुर|सास)(?: जी)?"
)
RELATIONS = "…"
"""Stands for the language's own phrases of relations."""
VERBS = (
    "is, was, has, will, wants, would, said, says, told, called, asked, needs, and i, has been, "
    "picked, will be, lives, works, bought, ordered, paid"
)

ENCLOSURES = (
    Enclosure("en", r"this is, it's, its, i'm, i am, im", "speaking, calling, on the line"),
    Enclosure("en", "^", "calling about, calling regarding, calling from, calling to"),
    Enclosure("en", "we are, we're, it's, its, this is", "and, &"),
    Enclosure("es", "somos", "y, e"),
    Enclosure("fr", "nous sommes", "et"),
    Enclosure("de", "wir sind", "und"),
    Enclosure("it", "siamo", "e"),
    Enclosure("pt", "somos", "e"),
    Enclosure("pl", "jesteśmy", "i"),
    Enclosure("en", "hi, hello, hey", "again, here, from"),
    Enclosure(
        "en", "(?:speak|talk|speaking|talking) (?:to|with), ask for", "please, pls", third=True
    ),
    Enclosure("es", "con", "por favor, porfa", third=True),
    Enclosure("fr", "parler [aà], parler avec", "s'il vous, svp", third=True),
    Enclosure("it", "parlare con", "per favore, per cortesia", third=True),
    Enclosure("pt", "falar com", "por favor, pfv", third=True),
    Enclosure("de", "mit", "sprechen, verbinden, reden", third=True),
    Enclosure(
        "fr",
        "bonjour, bonsoir, salut, all[oô]",
        "du service, [aà] l'appareil, de chez, de l'entreprise, de la soci[eé]t[eé], encore",
    ),
    Enclosure("de", "hallo, guten tag, moin, servus, guten morgen", "am apparat, hier, nochmal"),
    Enclosure("en", RELATIONS, VERBS, third=True),
    Enclosure(
        "de",
        RELATIONS,
        "ist, war, hat, hatte, holt, kommt, wird, will, möchte, sagt, sagte, braucht, wohnt, "
        "nimmt, "
        "bringt, kann, soll, muss, geht",
        third=True,
    ),
    Enclosure(
        "fr",
        RELATIONS,
        "est, était, a, avait, va, vient, viendra, passe, passera, sera, veut, doit, peut, prend, "
        "prendra, habite, m'a, n'a, n'est, a dit",
        third=True,
    ),
    Enclosure(
        "es",
        RELATIONS,
        "es, está, fue, era, va, irá, viene, vendrá, quiere, tiene, dijo, puede, recoge, recogerá, "
        "necesita, vive, pasará, no",
        third=True,
    ),
    Enclosure(
        "pt",
        RELATIONS,
        "é, está, foi, era, vai, vem, quer, tem, disse, pode, precisa, mora, busca, não, ficou",
        third=True,
    ),
    Enclosure(
        "it",
        RELATIONS,
        "è, era, ha, va, viene, verrà, passa, passerà, vuole, deve, può, abita, ritira, non, sta",
        third=True,
    ),
    Enclosure(
        "pl",
        RELATIONS,
        "jest, był, była, ma, chce, przyjdzie, odbierze, odbiera, powiedział, powiedziała, nie, "
        "mieszka, tam, może, będzie, musi",
        third=True,
    ),
    Enclosure(
        "id",
        RELATIONS + ", pak, bu, bapak, ibu, kurir, sopir, driver, mas, mbak",
        "yang, sudah, udah, mau, akan, sakit, ambil, bilang, kasar, tidak, ga, gak, datang, belum",
        third=True,
    ),
    Enclosure(
        "hi-Latn",
        r"(?:ji |haan |han |hello |hi |sir |madam |namaste )*(?:main|mai|mein|mae|me|hum|yaha se), "
        r"ji, haan, hello, ^",
        r"bol rah[aei], bol rh[aei], bolra, bolri, baat kar rah[aei], baat kr rh[aei], bolraha",
    ),
    Enclosure(
        "hi-Latn",
        "(?:mujhe|muje|mujhko|hame|use|usko)(?: sab| log| ghar me| pyar se)*",
        "bulat[aei], bulaat[aei], keht[aei], kaht[aei], bolt[aei], pukart[aei]",
    ),
    Enclosure("hi-Latn", r"mera naam, mera nam, naam, nam", "hai, h, he, hain, hi hai, hai ji"),
    Enclosure("hi-Latn", "^", "naam hai mera, naam h mera, nam hai mera"),
    Enclosure(
        "hi-Latn",
        "ka naam, ki ka naam, ka nam, uska naam, unka naam, iska naam",
        "hai, h, he, hain, tha, thi, hoga",
        third=True,
    ),
    Enclosure(
        "hi-Latn",
        f"{HINGLISH_KIN}, driver, delivery boy, delivery wala, agent, executive",
        r"ne, ko, se, ka, ke, ki, lene, dene, aayeg[aie], aaeg[aie], ayeg[aie], jayeg[aie], "
        r"karega, karegi, rehta, rehti, aaya, aayi, gaya, gayi, bimar, beemar, waha, wahan, "
        r"yaha, yahan",
        third=True,
    ),
    Enclosure(
        "hi", "(?:जी |हाँ |हां |हैलो |नमस्ते )*(?:मैं|मै|हम), जी, हाँ, ^", "बोल रह[ाीे], बात कर रह[ाीे]"
    ),
    Enclosure("hi", "(?:मुझे|हमें|उसे|उसको)(?: सब| लोग)*", "बुलाते, कहते, बोलते, पुकारते, बुलाओ"),
    Enclosure(
        "hi-Latn",
        "^",
        r"ji ne, ji se, ji ko, ji ka, ji ke, sir ne, sir se, madam ne, madam se, bhai ne, bhai se, "
        r"sahab ne, saab ne",
        third=True,
    ),
    Enclosure("hi", "मेरे साथ, हम", "और", third=True),
    Enclosure("hi", "मेरा नाम, नाम", "है, हैं"),
    Enclosure("hi", "का नाम, की का नाम, उसका नाम, उनका नाम", "है, हैं, था, थी, होगा", third=True),
    Enclosure(
        "hi",
        f"{HINDI_KIN}, ड्राइवर, डिलीवरी बॉय, एजेंट",
        (
            "ने, को, से, का, के, की, लेने, देने, आएगी, आएगा, जाएगी, जाएगा, आया, आयी, आई, गया, गई, "
            "बीमार, वहाँ, वहां, यहाँ, यहां"
        ),
        third=True,
    ),
    Enclosure(
        "hi", "श्री, श्रीमती, डॉ, ^", "जी ने, जी से, जी को, जी का, साहब ने, साहब से, मैडम ने", third=True
    ),
    Enclosure(
        "ar",
        "(?:زوجتي|زوجي|ابني|إبني|ابنتي|بنتي|أمي|امي|والدتي|والدي|أبي|ابي|أخي|اخي|أختي|اختي|عمي"
        "|خالي|"
        "صديقي|صديقتي|صاحبي|حماتي|جدتي|جدي|خالتي|عمتي|مديري|زميلي|زميلتي|جاري|خطيبتي|خطيبي"
        "|السائق|المندوب|الموظف|الموظفة|"
        "الدكتور|الدكتورة|الأستاذ|الأستاذة|السيد|السيدة)",
        "تأخر, تأخرت, قال, قالت, اتصل, اتصلت, وصل, وصلت, جاء, جاءت, طلب, طلبت, سيستلم, ستستلم, "
        "يستلم, "
        "تستلم, مريض, مريضة, كان, كانت, لم, ما, راح, سوف, يريد, تريد, عنده, عندها, تسكن, يسكن, "
        "تعمل, يعمل",
        third=True,
    ),
    Enclosure(
        "ar",
        "أنا, انا, معك, معاك, معكم, معاكم",
        "عندي, عندنا, وعندي, أريد, اريد, ابغى, أبغى, ابي, بدي, عايز, عاوز, محتاج, حاب, أحتاج, "
        "احتاج, "
        "رقمي, رقم جوالي, طلبت, أتصل, اتصل",
    ),
)
