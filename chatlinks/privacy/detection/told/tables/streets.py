"""How addresses are built, by region: RE2 on folded text, the address in group 1.

Each pattern needs a number and a word for a street, a house or a post box; what may follow (town,
state, post code, country) is added by the engine.
"""

WORD = r"[\pL\pM'.-]+"
WORDS = rf"(?:{WORD} ){{1,4}}"
NUMBER = r"\d{1,5} ?(?:[a-d]|bis|ter)?(?:[-/]\d{1,4} ?[a-z]?)?"
ENGLISH_STREET = (
    "street|st|road|rd|avenue|ave|av|lane|ln|drive|drv|boulevard|blvd|court|square|terrace|"
    "close|crescent|cres|highway|hwy|parkway|pkwy|circle|trail|gardens|mews|turnpike|"
    "expressway|alley|grove|esplanade|nagar|marg|salai|gali|chowk|colony|layout|enclave|vihar|"
    "society|apartments?|cross|bazaar|bazar|puram|circle|quay|walk|row|broadway"
)
LOOSE_STREET = "way|place|pl|dr|ct|cir|park|hill|view|green|point|loop|path|village|plaza"
UNIT = (
    r"(?:flat|apt|apartment|unit|suite|ste|room|house|plot|door|villa|shop|building|bldg|tower"
    r"|block|floor|office|gali|galli|ward|qtr|quarters?|h|d)"
)
PAIRED = (
    r"(?:block|road|street|villa|building|bldg|flat|zone|area|avenue|lane|house|apartment|apt"
    r"|jadda)\.? ?(?:no\.? ?)?\d{1,5}[a-z]?\b"
)
INDIA = (
    r"(?:sector|phase|ward|main|cross|block|nagar|colony|street|road|marg|layout|vihar|enclave"
    r"|society|apartments?|salai|"
    r"gali|chowk|puram|extension|extn|near|opp|opposite|behind|residency|heights"
    r"|bhavan|bhawan|niwas|kunj|midc|sidco|bagh|ganj|pura|wadi|peth)"
)

RUSSIAN_STREET = (
    "ул|улица|улице|улицы|проспект|проспекте|просп|пр-т|пр-кт|переулок|пер|бульвар|б-р|шоссе"
    "|площадь"
    "|набережная|наб|проезд|микрорайон|мкр"
)
RUSSIAN_HOUSE = r"(?:д|дом|вл)\.? {0,2}"
RUSSIAN_FLAT = (
    r"(?:,? {0,2}(?:к|корп|корпус|стр|строение|кв|квартира|подъезд|этаж|офис"
    r"|оф)\.? {0,2}\d{1,4}\b){0,4}"
)
BEHIND_JAPANESE = r"(?:^|[^\pL\pN/]|[はがもをにで])"
BEHIND_CHINESE = r"(?:^|[^\pL\pN/]|[是在住到于於寄址])"
"""Where an address begins, in writings without spaces: also behind a particle or a verb."""
TURKISH_STREET = (
    "mah|mahallesi|mahalle|cad|caddesi|cadde|cd|sok|sokak|sokağı|sokagi|sk|bulvarı|bulvari|sitesi"
)

POSTED = rf"(\d{{1,5}}[a-z]?,? (?:{WORD}[,.]? {{1,2}}|\d{{1,4}},? ){{3,10}}?-? ?\d{{5,6}}\b)"
"""A house's number, some words and a post code: an address where a place stands before that."""

STREETS: tuple[str, ...] = (
    POSTED,
    # 12 Baker Street, 250 hartford avenue, 21B Old Mill Rd
    (
        rf"({NUMBER},? {{1,2}}(?:(?:\d{{1,3}}(?:st|nd|rd|th)"
        rf"|{WORD}),? {{1,2}}){{1,4}}?(?:{ENGLISH_STREET})\b\.?)"
    ),
    (
        rf"({NUMBER},? {{1,2}}(?:{WORD} ){{1,3}}?(?:{LOOSE_STREET})\b\.?(?:,|\n"
        rf"| [a-z]+,? [a-z]{{2}} \d{{5}}))"
    ),
    # 350 5th Ave
    (
        rf"({NUMBER},? (?:[nsew]\.? )?\d{{1,3}} ?(?:st|nd|rd"
        rf"|th) {{1,2}}(?:{WORD} )?(?:{ENGLISH_STREET}|{LOOSE_STREET})\b\.?)"
    ),
    # Flat 4B, Lotus Apartments, MG Road; house no 12, sector 5; plot 7 phase 2
    rf"({UNIT}\.? ?(?:no|number|num|#)?[ .:#-]{{0,3}}[a-z]{{0,2}}-?\d{{1,5}} "
    rf"?[a-z]?(?:[/-]\d{{1,4}}[a-z]?)*,?\s{{1,2}}"
    rf"(?:[\pL\pN'./-]+,?\s{{1,2}}){{0,6}}?{INDIA}\b(?:[ -]?\d{{1,3}})?)",
    (
        rf"(\b(?:no|num|#|old no|new no)[. :]{{0,2}}\d{{1,5}}[a-z]?(?:[/-]\d{{1,4}}[a-z]?)*,? "
        rf"(?:[\pL\pN'./-]+,? ){{0,5}}?{INDIA}\b)"
    ),
    r"(\b(?:sector|phase)[ -]?\d{1,3}[a-z]?,? (?:[\pL'.-]+,? ){1,4}(?:-? ?\d{6}\b))",
    (
        rf"(\d{{1,4}}(?:st|nd|rd|th) (?:main|cross|floor|block|street"
        rf"|avenue)\b,? (?:[\pL\pN'./-]+,? ){{0,5}}?{INDIA}\b)"
    ),
    # B-12, Sector 62; C-45 Lajpat Nagar; plot no 45, MIDC, Andheri East, Mumbai 400093
    (
        r"([a-z]{1,2}[-/]\d{1,4}[a-z]?(?:/\d{1,4})?,? (?:(?:sector|phase|block)[ -]?\d{1,3}\b"
        r"|(?:[\pL'.-]+,? ){1,3}?(?:nagar|vihar|enclave|colony|extension|marg|puram|kunj|bagh|ganj"
        r")\b(?:[ -]?\d{1,3}\b)?))"
    ),
    (
        rf"({UNIT}\.? ?(?:no|number|num|#)?[ .:#-]{{0,3}}[a-z]{{0,2}}-?\d{{1,5}} ?[a-z]?,? {{1,2}}"
        r"(?:[\pL\pN'./-]+,? {1,2}){1,8}?(?:- ?)?[1-8]\d{2} ?\d{3}\b)"
    ),
    # Block 5, Road 12, House 34; Blk 123 Ang Mo Kio Ave 3
    rf"((?:villa|building|bldg|flat|house|block|apt) \d{{1,5}}[a-z]?(?:,? {{1,2}}{PAIRED}){{1,6}})",
    (
        rf"(bl(?:oc)?k\.? \d{{1,4}}[a-z]?,? (?:{WORD} ){{1,4}}?(?:ave|avenue|street|st|road|rd"
        rf"|drive"
        r"|crescent|link|walk|lane|close)\b(?: \d{1,3}\b)?)"
    ),
    # PO Box
    r"(\bp\.? ?o\.? ?box\.? ?(?:no\.? ?|number )?\d{1,7})",
    # UK: a street and its post code
    rf"(\d{{1,4}}[a-z]?,? (?:{WORD},?\s{{1,2}}){{1,6}}?[a-z]{{1,2}}\d[a-z\d]? ?\d[a-z]{{2}}\b)",
    # US: street, town, state, zip
    rf"(\d{{1,5}} (?:{WORD},?\s{{1,2}}){{2,6}}?[a-z]{{2}},? \d{{5}}(?:-\d{{4}})?\b)",
    # German: Hauptstraße 12, Am Ring 3
    r"([\pL-]{2,}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig"
    r"|stieg|markt|graben|gässchen"
    r"|laan|straat|plein|kade|gracht|singel|dijk|dreef|steeg|hof|wal|baan"
    r"|gatan|vägen|gränd|gade|vej|stræde|gata|veien|vegen|katu|kuja|polku|[aeioäöy]ntie)"
    r",? \d{1,4} ?[a-z]?(?:[-/]\d{1,4}[a-z]?)?\b)",
    (
        r"((?:[\pL.-]+ ){0,3}(?:straße|strasse|str\.?|weg|platz|allee|gasse|ring|damm|ufer"
        r"|chaussee),? \d{1,4} ?[a-z]?\b)"
    ),
    r"((?:am|an der|im|in der|auf dem|zum|zur) [\pL-]{3,} \d{1,4}[a-z]?,?\s{1,2}\d{5} [\pL-]{3,})",
    # French: 12 rue de la Paix
    r"(\d{1,4},? ?(?:bis|ter|quater)?,? ?(?:rue|avenue|av\.|boulevard|bd|blvd|place|chemin"
    r"|impasse|all[eé]e|quai|route|cours|square|passage|faubourg|r[eé]sidence|lotissement"
    r"|villa)"
    r" (?:[\pL'.-]+[ ,]{0,2}){1,5})",
    # Spanish, Portuguese, Italian: calle Mayor 12, Rua Augusta, 500, via Roma 3
    r"((?:calle|c/|cl\.|avenida|avda\.?|av\.?|plaza|pza\.?|paseo|p[ºo]|carrera|cra\.?|kra\.?"
    r"|carretera|camino|ronda|traves[ií]a|callej[oó]n|glorieta|jir[oó]n|jr\.|diagonal"
    r"|transversal|"
    r"rua|r\.|avenida|travessa|alameda|largo|estrada|rodovia|pra[cç]a|beco|cal[cç]ada|quadra"
    r"|via|viale|v\.le|piazza|p\.za|corso|vicolo|strada|contrada|lungomare|borgo)"
    r" (?:[\pL\pN'.ªº-]+,? ){0,6}?(?:n[.º°ouúmero]{0,6} ?|#"
    r"|num\.? ?)?\d{1,5}(?: ?[a-z]\b)?(?:[-/ #]{1,3}\d{1,4}[a-z]?)*)",
    # Polish, Indonesian: ul. Długa 5/7, Jl. Sudirman No. 12
    (
        r"((?:ul\.?|ulica|ulicy|al\.?|aleja|alei|aleje|os\.?|osiedle|pl\.?|plac"
        r"|placu) (?:[\pL\pN'.-]+ ){1,4}?\d{1,4} ?[a-z]?(?:[/ ]{1,3}(?:m\.? ?)?\d{1,4}[a-z]?)?)"
    ),
    (
        r"((?:jl\.?|jln\.?|jalan|gang|gg\.?|komplek|kompleks|perumahan|perum"
        r"|lorong) (?:[\pL\pN'.-]+,? ){0,6}?(?:no\.?|nomor|blok|kav\.?|rt\.?"
        r"|#)? ?[a-z]{0,2}[-./]?\d{1,5}[a-z]?(?:[/ ,]{1,3}(?:rt|rw)[ ./]*\d{1,3}){0,2})"
    ),
    # Gulf and Arabic: villa 12, street 5; شارع الملك فهد، مبنى 12
    (
        r"((?:villa|flat|apartment|office|building|tower"
        r"|bldg)\.? ?(?:no\.? ?)?\d{1,5}[a-z]?,? (?:[\pL\pN'.-]+,? ){0,6}?(?:street|st|road|area"
        r"|district|tower|building|city|island|marina|block|residences?)(?:,? ?\d{1,3}[a-z]?\b)?)"
    ),
    (
        r"((?:شارع|حي|مبنى|شقة|فيلا|عمارة|طريق|منزل|بناية|قطعة"
        r"|مجمع)[ :]{1,2}(?:[\pL\pM\pN'.-]+[ ,]{1,2}){0,8}?(?:رقم "
        r")?[\pN]{1,5}(?:[ ,]{1,2}[\pL\pM\pN-]+){0,6})"
    ),
    # Russian: ул. Ленина, д. 15, кв. 42; Тверская улица, дом 7
    (
        rf"((?:{RUSSIAN_STREET})\.? (?:[\pL\pN.-]+ ){{0,3}}?[\pL\pN.-]+,? {{0,2}}(?:{RUSSIAN_HOUSE}"
        rf")?\d{{1,4}} ?[а-я]?\b(?:[/-]\d{{1,4}})?{RUSSIAN_FLAT})"
    ),
    (
        rf"((?:[\pL-]+ ){{1,2}}(?:{RUSSIAN_STREET}),? {{0,2}}(?:{RUSSIAN_HOUSE})?\d{{1,4}} "
        rf"?[а-я]?\b"
        rf"(?:[/-]\d{{1,4}})?{RUSSIAN_FLAT})"
    ),
    # Turkish: Bağdat Caddesi No: 120 D: 5; Atatürk Mah. 1203 Sok. No:7
    (
        rf"((?:[\pL\pN.]+ ){{1,3}}?(?:{TURKISH_STREET})\.?,? (?:[\pL\pN.,/]+ ){{0,6}}?"
        r"(?:no|kap[ıi] no|apt|daire|d)[.: ]{0,2}\d{1,4}[a-z]?"
        r"(?:[ ,/]{1,2}(?:kat|daire|d|k|blok|apt)[.: ]{0,2}(?:\d{1,4}[a-z]?|[a-z])\b){0,3})"
    ),
    # Hungarian, Romanian, Czech, Greek, Ukrainian, Vietnamese, Thai: Kossuth Lajos utca 12
    (
        r"((?:[\pL.-]+ ){1,3}(?:utca|u\.|út|útja|tér|körút|krt\.?|köz|ulice|ul\.|nám\.|náměstí"
        r"|třída|tř\.)"
        r" ?\d{1,4}(?:[/-]\d{1,4})?[a-z]?\b)"
    ),
    (
        r"((?:str\.?|strada|bd\.?|bulevardul|calea|aleea|intr\.|[șş]os\.?) (?:[\pL.-]+ ){1,4}?,? ?"
        r"(?:nr|no)\.? ?\d{1,4}[a-z]?(?:,? (?:bl|sc|et|ap)\.? ?[\pL\pN]{1,4}){0,4})"
    ),
    (
        r"((?:οδοσ|οδός|οδος|λεωφόρος|λεωφ\.|πλατεία|вул\.?|вулиця|вулиці|просп\.?|пров\.?)"
        r" (?:[\pL.-]+ ){0,3}?[\pL.-]+,? (?:буд\.? ?)?\d{1,4} ?[\pL]?\b(?:,? кв\.? ?\d{1,4})?)"
    ),
    (
        r"((?:số (?:nhà )?)?\d{1,4}(?:/\d{1,4}){0,3}[a-z]?,? (?:đường|phố|ngõ|hẻm|duong|pho)"
        r" (?:[\pL\pM]+[ ,]{0,2}){1,5})"
    ),
    (
        r"((?:บ้านเลขที่ ?)?[\pN]{1,4}(?:/[\pN]{1,4})? ?(?:หมู่ ?[\pN]{1,2} "
        r"?)?(?:ซอย[\pL\pM\pN]{1,30} ?)?"
        r"(?:ถนน|ถ\.) ?[\pL\pM]{2,30}(?: ?(?:แขวง|เขต|ตำบล|อำเภอ|ต\.|อ\.|จ\.)?[\pL\pM]{2,20}){0,4}"
        r"(?: ?[\pN]{5})?)"
    ),
    # Hindi
    (
        r"([\pN]{1,5}(?:[/-][\pN]{1,4})?[\pL]?[ ,]{1,2}(?:[\pL\pM.-]+[ ,]{1,2}){1,2}?(?:नगर"
        r"|मार्ग|रोड|गली"
        r"|कॉलोनी|कालोनी|विहार|चौक|पुरम|एन्क्लेव|अपार्टमेंट|सोसाइटी|सोसायटी|लेन|स्ट्रीट|बाग"
        r"|गंज|मोहल्ला"
        r"|बस्ती|पुरा|बाज़ार|बाजार)(?:[ ,]{1,2}[\pN]{1,3}(?:[ ,.]|$))?)"
    ),
    (
        r"((?:मकान|फ्लैट|फ़्लैट|प्लॉट|घर|गली|सेक्टर|वार्ड|दुकान)(?: (?:नंबर|नम्बर|नं"
        r"|संख्या))?[ .:]{0,2}[\pN]{1,5}[\pL]?(?:[ ,]{1,2}[\pL\pM\pN.-]+){1,8})"
    ),
    # Japanese, Chinese, Korean
    r"(〒 ?[\pN]{3}-?[\pN]{4}(?:[ ,\n]{0,2}[\pL\pM\pN-]{4,40})?)",
    (
        rf"{BEHIND_JAPANESE}"
        r"((?:[^\PLはがもをにで是在]{1,3}[都道府県])?[^\PLはがもをにで是在]{1,6}[市区郡町村][\pL\pN-]"
        r"{0,16}?[\pN一二三四五六七八九十]{1,4}(?:丁目|番地|番|号"
        r"|-[\pN]{1,4})(?:[\pN-]{1,9}(?:番地?|号)?)*(?:[ ]?[\pL\pN-]{0,16}[\pN]{1,4}号室)?)"
    ),
    (
        rf"{BEHIND_CHINESE}"
        r"((?:[^\PL是在住到寄址]{2,8}[省市区县縣區])+\p{Han}{0,16}?[\pN]{1,4}[栋棟幢座号號](?:[\pL\pN-]"
        r"{0,12}[\pN]{1,5}(?:室|楼|樓|单元|號|号))?)"
    ),
    (
        rf"{BEHIND_CHINESE}"
        r"((?:[^\PL是在住到寄址]{2,8}[省市区县縣區])+[\pL\pN]{0,16}?[路街道巷弄村镇鎮][\pL]{0,4}[\pN]{1,5}(?:号|號|弄"
        r"|巷)?(?:[\pL\pN-]{0,20}[\pN]{1,5}(?:室|楼|樓|单元|栋|號|号))?)"
    ),
    r"([\pL]{2,10}[路街巷道][\pN]{1,5}[号號弄](?:[\pL\pN-]{0,20}[\pN]{1,5}(?:室|楼|樓|单元|栋))?)",
    (
        r"((?:[\pL]{1,8}(?:특별시|광역시|특별자치시|도|시) )?(?:[\pL]{1,6}(?:시|군|구) ){0,2}[\pL\pN]{1,10}(?:로|길"
        r"|동|읍|면|리)(?:[\pN]{1,4}번?길)? ?[\pN]{1,4}(?:-[\pN]{1,4})?(?:번지)?(?:[ ,]{1,2}[\pL\pN]"
        r"{1,12}(?:동|호|층))*)"
    ),
)
"""They may overlap, and the union counts."""

NEVER_IN_STREETS = frozenset(
    "a an the on in at down up for my your to from is are was were am and or with by away "
    "along into this that "
    "people persons guests miles km meters minutes min hours days rooms tickets stars kids pm "
    "am times times i we it "
    "लोग लोगों किलो मीटर किमी घंटे दिन मिनट रुपये साल बच्चे मील कमरे टिकट बजे बार".split()
)
"""Words that no street's name holds between its number and its last word."""

ENDS = (
    r"^(?:[,.\n ]{1,3}(?:(?:apt|unit|suite|ste|flat|floor|fl|room|rm|#|no|apto|piso|dpto|int"
    r"|lote|mieszkania|m)\.? ?#?\w{1,6}|#\d{1,3}-\d{1,5}|\d{1,2}[ºª°oa] ?(?:izq\pL*|dcha"
    r"|derecha|puerta \w|[a-z]\b)?))?"
    r"(?:[, \n-]{1,4}[\pL\pM'.-]+){0,4}?[, \n-]{1,4}"
    r"(?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{5}-\d{3}|\d{4}-\d{3}|\d{4} [a-z]{2}|\d{2}-\d{3}"
    r"|\d{5}(?:-\d{4})?|\d{6}"
    r"|\d{3} ?\d{3}|\d{3} \d{2}|\d{4}|\d{2,3}\s*$)(?:\b|$)"
)
"""What goes on after a street: a flat, up to four words of town and state, and a post code."""

FLATS = (
    r"^(?:[,. ]{1,3}(?:(?:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|tower|wing|block"
    r"|apto?|apartamento"
    r"|bloco|bl|torre|piso|planta|puerta|escalera|esc|portal|casa|dpto|depto|lote|andar|sala"
    r"|interno|int|scala|scn?"
    r"|piano|b[aâ]t|b[aâ]timent|appt|appartement|[eé]tage|escalier|wohnung|whg|og|etage|lok"
    r"|lokal|klatka|m|mieszkanie"
    r"|lantai|lt|kamar|quận|phường|no|nr|nomor|rt|rw|bus|byt|ap|et)\.?(?: ?(?:no\.?|n[º°o]\.?"
    r"|#))?(?: ?\d{1,4}[a-z]?| [a-z]\d{0,4})"
    r"|\d{1,2} ?[ºª°oa][, ]{0,2}(?:izq\pL*|dcha|dta|derecha|esq\pL*|dto|frente|andar|piso"
    r"|puerta \w|[a-z])"
    r"|\d{1,2}\.? ?(?:og|etage|stock|andar|piso|piętro|kat|emelet|em|fl|floor|sal|tv|th|mf)"
    r"(?:\.? \d{1,3})?)\b)+"
)
"""Where in a house: "apto 302", "bâtiment C, 3 étage", "2º izquierda"."""

LANDMARK = (
    r"^[, ]{1,3}(?:near|nr|opp|opposite|behind|beside|next to)\.? (?:[\pL'.-]+ ?){1,4}(?:,|$)"
)
"""By what one finds an address: "near Hanuman Mandir"."""

IN_FRONT = (
    rf"(?:^|[^\pL\pN])((?:{UNIT[3:-1].removesuffix('|h|d')}|level|no|num|house no"
    rf"|blk)\.? ?(?:no\.? ?)?#?\d{{1,5}}"
    r"[a-z]?[,/ ]{1,3}|[a-z]{1,2}-|[a-z]?\d{1,4}[a-z]?/)$"
)
"""A flat or a house that stands in front of a street's number."""
