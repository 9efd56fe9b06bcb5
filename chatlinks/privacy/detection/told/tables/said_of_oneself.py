"""What people say of themselves after "I am" and "it's", and what lists also have for names.

Peoples, creeds, signs of the zodiac, states, feasts and times. After "my name is", and as an answer
to the question for a name, each of them may be one: "Breton" is a family.
"""

SAID_OF_ONESELF = {
    "en": """
        friend friends amigo amiga amigos sunshine champion traveller traveler explorer member
        subscriber shopper cliente clienta clientes kunde kundin kliencie klient customer guest
        billing support sales accounts accounting finance returns shipping
        orange spotify apple shell dell netflix vodafone telekom whatsapp android chrome windows
        celiac coeliac pre-diabetic prediabetic diabetic asthmatic autistic dyslexic anaemic anemic
        insomniac telefon apparat
        aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces
        jain jewish muslim hindu sikh parsi bahai quaker mormon amish shia sunni sufi baptist
        methodist lutheran orthodox protestant atheist agnostic pagan rasta kosher halal
        welsh english scots breton basque catalan maori kurdish bengali punjabi gujarati tamil
        telugu marathi malayali kannada sindhi kashmiri nepali sinhala burmese thai khmer lao
        hausa igbo yoruba zulu xhosa somali amhara tigray berber hopi navajo cherokee inuit
        easter diwali eid holi onam pongal ramadan ramadhan hanukkah kwanzaa advent lent
        platinum gold silver bronze premium prime plus basic diamond
        covid corona autumn spring summer winter monday sunday
    """,
    "de": """
        widder stier zwilling zwillinge krebs löwe jungfrau waage skorpion schütze steinbock
        wassermann fische moslem muslim muslima christ christin jude jüdin hindu buddhist
        bayer bayerin sachse schwabe hesse franke friese ostfriese preuße rheinländer österreicher
        schweizer türke türkin kurde kurdin pole polin russe russin grieche italiener franzose
        spanier däne schwede norweger finne ungar rumäne serbe kroate
        ostern weihnachten pfingsten silvester advent fasching karneval
        prima klasse spitze schade egal mist wurst quatsch murks sommer winter herbst
        rentner rentnerin witwe witwer waise schüler schülerin lehrer lehrerin
    """,
    "fr": """
        bélier taureau gémeaux cancer lion vierge balance scorpion sagittaire capricorne verseau
        poissons breton bretonne normand normande basque corse catalan alsacien lorrain gascon
        picard provençal bourguignon lyonnais parisien flamand wallon kabyle berbère arabe
        chrétien chrétienne musulman musulmane juif juive bouddhiste athée catholique protestant
        charlie noël pâques carnaval toussaint ramadan aïd super génial nickel parfait top
        vite demain bientôt maintenant été hiver printemps automne seul seule prêt veuf veuve
        libre absent absente pressé pressée bloqué bloquée retraité retraitée pacsé
    """,
    "es": """
        aries tauro géminis cáncer leo virgo libra escorpio sagitario capricornio acuario piscis
        catalán catalana vasco vasca gallego gallega andaluz andaluza canario castellano
        cristiano cristiana católico católica judío judía musulmán musulmana ateo evangélico
        argentina colombiana chilena peruana boliviana venezolana cubana ecuatoriana paraguaya
        navidad reyes pascua carnaval ramadán luego pronto ahora tarde mañana
        genial perfecto super premium testigo jubilado jubilada viudo viuda moreno rubio
        primavera verano otoño invierno equipo
    """,
    "pt": """
        áries touro gêmeos câncer leão virgem libra escorpião sagitário capricórnio aquário peixes
        carioca paulista mineiro mineira baiano baiana gaúcho gaúcha cearense pernambucano goiano
        cristão cristã católico católica judeu judia muçulmano muçulmana ateu evangélico
        evangélica espírita natal páscoa carnaval logo agora cedo depois ótimo premium
        mei clt pcd aposentado aposentada viúvo viúva verão inverno outono primavera equipe
    """,
    "it": """
        ariete toro gemelli cancro leone vergine bilancia scorpione sagittario capricorno acquario
        pesci sardo sarda siciliano siciliana napoletano napoletana romano romana toscano toscana
        veneto lombardo ligure pugliese calabrese cristiano cristiana cattolico ebreo ebrea
        musulmano musulmana ateo natale pasqua carnevale ferragosto subito presto dopo
        pensionato pensionata vedovo vedova celibe nubile estate inverno autunno primavera
    """,
    "pl": """
        baran byk bliźnięta rak lew panna waga skorpion strzelec koziorożec wodnik ryby
        katolik katoliczka muzułmanin muzułmanka żyd żydówka ateista ślązak ślązaczka kaszub
        góral góralka polak polka ukrainiec ukrainka wdowa wdowiec emeryt emerytka
        wielkanoc sylwester wigilia lato zima wiosna jesień super
    """,
    "id": """
        aries taurus gemini cancer leo virgo libra scorpio sagitarius capricorn aquarius pisces
        muslim muslimah kristen katolik hindu buddha budha konghucu jawa sunda batak minang betawi
        bugis dayak melayu madura aceh ambon papua tionghoa arab lebaran natal imlek nyepi ramadan
        janda duda pensiunan rahasia nanti besok
    """,
    "tr": """
        koç boğa ikizler yengeç aslan başak terazi akrep yay oğlak kova balık müslüman hristiyan
        alevi sünni kürt türk çerkez laz bayram ramazan emekli dul yaz kış
    """,
    "hi": """
        मुसलमान मुस्लिम हिंदू हिन्दू सिख ईसाई जैन बौद्ध पारसी पंजाबी बंगाली गुजराती मराठी तमिल
        बिहारी
        मेष वृषभ मिथुन कर्क सिंह कन्या तुला वृश्चिक धनु मकर कुंभ मीन होली दिवाली दीपावली ईद
        शाकाहारी विधवा
    """,
    "hi-Latn": """
        muslim musalman hindu sikh jain punjabi bengali gujarati marathi tamil bihari
        mesh vrishabh mithun kark kanya tula vrishchik dhanu makar kumbh meen holi diwali eid
        shakahari veg vidhwa
    """,
    "ar": """
        مسلم مسلمة مسيحي مسيحية قبطي يهودي درزي شيعي سني كردي أمازيغي نباتي نباتية حامل أرمل أرملة
        مطلق مطلقة الحمل الثور الجوزاء السرطان الأسد العذراء الميزان العقرب القوس الجدي الدلو الحوت
        عيد العيد رمضان متقاعد متقاعدة
    """,
}

NOUN_ENDS = {
    "de": r"(?:kund(?:e|in|en)|fahrer(?:in)?|erziehend|pflichtig|k[aä]ufer(?:in)?|nehmer(?:in)?"
    r"|inhaber(?:in)?|mitglied|helfer(?:in)?|berechtigt|berufler(?:in)?|s[uü]chtig|ung|heit"
    r"|keit|schaft"
    r"|ismus|isch|patient(?:in)?|feiertag|h[aä]nder(?:in)?|tät|tion|los|haft)$",
    "es": r"(?:ista|ense|[oó]log[oa])$",
    "fr": r"(?:iste|ienne|logue|[eé]e)$",
    "it": r"(?:ista|ese|[oó]log[oa])$",
    "pt": r"(?:ista|ense|[oó]log[oa])$",
    "pl": r"(?:ą|em|czny|czna|żny|wny|wna|alne)$",
}
"""How words end that say what somebody is: "ich bin Bestandskunde", "jestem krakowianką"."""
