"""Numbers as words: digits, days and years, of the languages that have a table."""

DIGIT_WORDS = frozenset(
    """
    zero oh nought one two three four five six seven eight nine double triple
    cero uno una dos tres cuatro cinco seis siete ocho nueve
    zéro un une deux trois quatre cinq sept huit neuf
    null eins zwei zwo drei vier fünf sechs sieben acht neun
    um uma dois duas três quatro sete oito nove due tre quattro cinque sei sette otto
    jeden dwa trzy cztery pięć sześć siedem osiem dziewięć
    nol kosong satu dua tiga empat lima enam tujuh delapan sembilan
    ek do teen char chaar paanch panch chhe saat aath nau shunya
    एक दो तीन चार पांच पाँच छह सात आठ नौ शून्य
    صفر واحد اثنان اثنين ثلاثة اربعة أربعة خمسة ستة سبعة ثمانية تسعة
    """.split()
)
DAY_WORDS = frozenset(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth 1st 2nd 3rd
    zweiter zweiten dritter dritten vierter vierten fünfter fünften sechster sechsten siebter siebten
    achter achten neunter neunten zehnter zehnten elfter elften zwölfter zwölften dreizehnter
    dreizehnten vierzehnter vierzehnten fünfzehnter fünfzehnten sechzehnter sechzehnten siebzehnter
    siebzehnten achtzehnter achtzehnten neunzehnter neunzehnten zwanzigster zwanzigsten
    einundzwanzigster einundzwanzigsten zweiundzwanzigster zweiundzwanzigsten dreiundzwanzigster
    dreiundzwanzigsten vierundzwanzigster vierundzwanzigsten fünfundzwanzigster fünfundzwanzigsten
    sechsundzwanzigster sechsundzwanzigsten siebenundzwanzigster siebenundzwanzigsten
    achtundzwanzigster achtundzwanzigsten neunundzwanzigster neunundzwanzigsten dreißigster
    dreißigsten einunddreißigster einunddreißigsten
    primero premier ersten erster primo primeiro pierwszy pierwszego drugi drugiego trzeci trzeciego
    czwarty czwartego piąty piątego szósty szóstego siódmy siódmego ósmy ósmego dziewiąty
    dziewiątego
    dziesiąty dziesiątego jedenasty jedenastego dwunasty dwunastego trzynasty trzynastego czternasty
    czternastego piętnasty piętnastego szesnasty szesnastego siedemnasty siedemnastego osiemnasty
    osiemnastego dziewiętnasty dziewiętnastego dwudziesty dwudziestego trzydziesty trzydziestego
    """.split()
)
NUMBER_WORDS = DIGIT_WORDS | frozenset(
    """
    veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho
    veintinueve vingts vinte novanta novantuno ottantacinque millenovecento
    सौ हजार हज़ार दस ग्यारह बारह तेरह चौदह पंद्रह पन्द्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस बाइस तेईस
    चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस चालीस पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन
    सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर
    तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी
    सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty ninety hundred thousand and
    diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta
    cuarenta cincuenta sesenta setenta ochenta noventa mil ciento novecientos
    dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille
    zehn elf zwölf dreizehn vierzehn zwanzig dreißig neunzehnhundert zweitausend
    dez doze treze quatorze quinze vinte trinta quarenta cinquenta sessenta oitenta noventa
    dieci undici dodici venti trenta quaranta cinquanta sessanta settanta ottanta novanta duemila
    dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście
    osiemnaście dziewiętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt
    siedemdziesiąt osiemdziesiąt dziewięćdziesiąt tysiąc dwa tysiące dwutysięcznego tysięcy
    dziewięćset sto dwudziesty pierwszy rok roku
    sepuluh sebelas belas puluh ribu seribu sembilan
    """.split()
)
UNITS = frozenset(
    """
    dollars dollar usd euros euro eur pounds gbp rupees rs inr credits credit percent gb mb am pm
    people persons person guests nights night days day weeks months years hours hour minutes min
    km miles times items pcs
    """.split()
)
"""What counts or costs: a number before it is nobody's."""
MONEY = frozenset(
    """
    balance deposit deposited withdrawal withdrew withdrawn transferred transfer missing
    stolen stole
    debit debited credit credited dollars dollar euros pounds rupees amount sum paid payment spent
    cost costs price
    """.split()
)
"""In a sentence with one of these a number of four digits is a sum rather than a PIN."""
SMALL_WORDS = frozenset(
    """
    is and the for to my no it at of on in ok yes i an am pm by so me us you gb mb usd rs inr can
    not
    was are its but or if be do we he up go new one pin ssn dob zip num may jan feb mar apr jun jul
    aug sep oct nov dec est ist es son das der die le la el il de del di do da dos na to mi ma mon
    mio mój moj meu seu hai he ke ka ki ko ye ise al et und oraz czy per por con mit nr num
    """.split()
)
"""Short words that are no part of a code beside a number."""
TECHNICAL_CODES = (
    r"^[^\pL\pN\\%#&]*(?:(?:"
    r"\\u\{?[0-9a-f]{4,6}\}?|\\x[0-9a-f]{2}|\\[0-7]{3}|u\+[0-9a-f]{4,6}"
    r"|(?:%[0-9a-f]{2}){1,12}|&#x?[0-9a-f]{1,6};|0x[0-9a-f]{1,16}|#[0-9a-f]{6}"
    r"|v\d{1,3}(?:\.\d{1,4}){1,3}|q[1-4] ?(?:19|20)\d\d|\d{1,4}(?:st|nd|rd|th)"
    r"|(?:utf|iso|sha|din|rfc|ieee|ascii|win|windows|ipv|usb|hdmi|h|x|covid|md|mpeg|mp)[ -]?\d{1,5}"
    r"|(?:\d{3,4})[pi]|x86[ _-]64"
    r")[ ,;.'\"]*){1,8}$"
)
"""What is only a character written as its number, a version, a standard: nobody's number."""
