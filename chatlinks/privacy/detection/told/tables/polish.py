"""Polish."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

POLISH = Language(
    code="pl",
    introduces="""
        (?:prosz[eę] )?(?:m[oó]wi[cć]|m[oó]w) (?:do|na) mnie, zwracaj si[eę] do mnie,
        ^(?:pozdrawiam|pozdro|pozdr),
        literuj[eę], przeliteruj[eę], pisze si[eę] to, z tej strony, ^tu m[oó]wi,
        nazywam si[eę], mam na imi[eę], moje (?:imi[eę](?: i nazwisko)?|nazwisko) to,
        moje nazwisko, na imi[eę] mi, jestem (?:pan|pani), prosz[eę] m[oó]wi[cć] mi,
        m[oó]wi[aą] na mnie, rozmawia (?:pan|pani) z, na nazwisko, pod nazwiskiem, imi[eę] to,
        nazwisko to, m[oó]w mi
    """,
    hints="jestem, tu, tutaj, z tej strony, to ja, m[oó]wi, tu m[oó]wi, przy telefonie, to",
    follows="z tej strony, przy telefonie, to moje imi[eę], to moje nazwisko, tutaj",
    labels=(
        "imi[eę](?: i nazwisko)?, nazwisko, klient(?:ka)?, pacjent(?:ka)?, pasa[zż]er, odbiorca, "
        "nadawca, beneficjent, w[lł]a[sś]ciciel, kontakt, podpis(?:ano)?"
    ),
    titles="pan, pani, dr, mgr, prof, inż, p, państwo, doktor",
    relations="""
        (?:m[oó]j|moja|mojej|mojego|mojemu|moim|moj[aą]|nasz|nasza|jego|jej|tw[oó]j
        |twoja) (?:by[lł][aey] |by[lł]y |najlepszy |najlepsza )?(?:[zż]on[aęyie]|m[aą][zż]
        |m[eę][zż]a|syn|syna|c[oó]rk[aię]|
         matk[aię]|mama|mam[eęy]|ojciec|ojca|tata|tat[eęy]|brat|brata|siostr[aęy]|wujek|ciocia
         |kuzyn(?:ka)?|przyjaciel|przyjaci[oó][lł]ka|partner(?:ka)?|szef(?:owa)?|kolega
         |kole[zż]anka|
         s[aą]siad(?:ka)?|lekarz|lekarka|prawnik|kierowca|babcia|dziadek|narzeczon[aey]|bratan(?:ek
         |ica)|te[sś]ciowa|te[sś][cć]|pies|kot|dziecko|asystent(?:ka)?)
         (?:,? kt[oó]r[ay])?(?: nazywa si[eę]| ma na imi[eę]| o imieniu| to| jest)?,
        (?:kierowca|kurier|odbiorca|beneficjent|pacjent|najemca|w[lł]a[sś]ciciel|technik|lekarz
        |lekarka)(?: nazywa si[eę]| to| o imieniu)?,
        syn(?:em)? (?:pana|pani), (?:nazywa si[eę]|ma na imi[eę]|o imieniu|o nazwisku)
    """,
    recipients="""
        (?:przelew|przela[cć]|wys[lł]a[cć]|wy[sś]lij|zap[lł]aci[cć]|p[lł]atno[sś][cć]|pieni[aą]dze
        |wiadomo[sś][cć]|mail|wys[lł]a[lł][ae]?m|zap[lł]aci[lł][ae]?m)
         (?: [\\pL\\pN.]+){0,4}? (?:do|dla|na),
         (?:zadzwo[nń]|napisz|przypomnij|powiedz|zapytaj)(?: do)?,
        (?:rezerwacja|stolik|wizyta|pok[oó]j)(?: [\\pL\\pN]+){0,4}? (?:na|dla)
    """,
    greets=(
        "dzi[eę]kuj[eę](?: bardzo)?, dzi[eę]ki, cze[sś][cć], dzie[nń] dobry, dobry wiecz[oó]r, "
        "witam, witaj, szanown[aey], drog[ai], [sś]wietnie, dobrze, mi[lł]o mi, ok, przepraszam, "
        "do widzenia, super"
    ),
    signs_off=(
        "pozdrawiam(?: serdecznie)?, z pozdrowieniami, z powa[zż]aniem, dzi[eę]kuj[eę], pozdro, "
        "serdecznie pozdrawiam, [lł][aą]cz[eę] pozdrowienia, z wyrazami szacunku"
    ),
    asks=(
        Ask(
            "",
            (
                "nazw[aęy] (?:firmy|produktu|hotelu|restauracji|sklepu|banku|ulicy), "
                "adres (?:ip|mac|www)"
            ),
        ),
        Ask(
            "secret_answer",
            (
                "nazwisko panie[nń]skie(?: matki)?, "
                "(?:imi[eę] )?(?:pierwszego )?(?:zwierz[aą]tka|zwierz[aę]cia|zwierzaka|pupila), "
                "pytanie (?:bezpiecze[nń]stwa|pomocnicze|zabezpieczaj[aą]ce), has[lł]o pomocnicze, "
                "miejsce urodzenia, gdzie (?:si[eę] )?(?:pan|pani)? ?(?:si[eę] )?urodzi[lł], "
                "pierwsza szko[lł]a, ulubion[yea] (?:kolor|film|potrawa)"
            ),
        ),
        Ask("user_name", "nazw[aęy] u[zż]ytkownika, login, nick"),
        Ask("password", "has[lł][oa], kod (?:weryfikacyjny|sms|bezpiecze[nń]stwa|cvv), cvv"),
        Ask("email", "e-?mail, adres (?:e-?mail|mailowy), poczta elektroniczna, maila?"),
        Ask("post_code", "kod(?:u)? pocztow(?:y|ego)"),
        Ask("pin", "(?:numer |kod )?pin"),
        Ask(
            "birth",
            (
                "dat[aęy] urodzenia, kiedy (?:si[eę] )?(?:pan|pani"
                "|pan/pani)? ?(?:si[eę] )?urodzi[lł]\\pL*, urodziny, urodzenia"
            ),
        ),
        Ask("phone_number", "(?:numer(?:u)? )?(?:telefonu|kom[oó]rki|kontaktowy), telefon"),
        Ask("card_number", "numer(?:u)? karty, karta kredytowa, ostatnie (?:cztery|4) cyfry"),
        Ask(
            "id_number",
            (
                "pesel, numer(?:u)? (?:dowodu|paszportu|klienta|prawa jazdy|ubezpieczenia"
                "|pracownika), dow[oó]d(?: osobisty)?, nip"
            ),
        ),
        Ask(
            "booking_number",
            (
                "numer(?:u)? (?:rezerwacji|zam[oó]wienia|polisy|zg[lł]oszenia|sprawy|przesy[lł]ki"
                "|biletu)"
            ),
        ),
        Ask("account_number", "numer(?:u)? (?:konta|rachunku), iban, konto bankowe"),
        Ask(
            "address",
            (
                "adres(?:u)?(?: dostawy| zamieszkania| korespondencyjny)?, "
                "gdzie (?:pan|pani)? ?mieszka, miejsce zamieszkania, ulic[aęy] i numer"
            ),
        ),
        Ask(
            "name",
            (
                "imi[eę](?: i nazwisko)?, imienia, nazwisk[oa], "
                "jak (?:si[eę] )?(?:pan|pani|pan/pani)? ?(?:si[eę] )?nazywa, "
                "jak (?:masz|ma pan|ma pani) na imi[eę], jak si[eę] nazywasz, "
                "z kim (?:rozmawiam|mam przyjemno[sś][cć]), kto m[oó]wi, "
                "na (?:jakie|czyje) nazwisko"
            ),
        ),
    ),
    asking="""
        prosz[eę], czy mog[eę], czy mo[zż]e, czy m[oó]g[lł]by, czy mog[lł]aby, jaki, jaka, jakie,
        jak, kto, gdzie, kiedy, poda[cćj], podaj, podanie, powiedz, potrzebuj[eę],
        potrzebujemy, wpisz, wprowad[zź], potwierd[zź], potwierdzi[cć], powt[oó]rzy[cć],
        przeliterowa[cć], musz[eę] zna[cć], napisz, poprosz[eę]
    """,
    fillers="""
        tak no dobrze oczywiście jasne więc moje mój moja imię imie nazwisko to jest nazywam się
        sie mam na mi
        jestem dzień dobry witam cześć proszę dziękuję ok i pan pani data urodzenia urodziłem
        urodziłam kod
        pocztowy adres mieszkam ulica: pin numer konta hasło login w dnia z a chyba był było była
        się: tu tutaj przepraszam jeszcze raz już
    """,
    refuses=(
        "dlaczego, czemu, po co, nie, nigdy, chwileczk[eę], moment, zaraz, co, jaki, kto, jak, "
        "kiedy, czy, wol[eę] nie, zapomnia[lł][ea]m, chc[eę], chcia[lł](?:bym|abym), "
        "potrzebuj[eę], ok, dzi[eę]kuj[eę], tak, dobrze"
    ),
    corrects=(
        "przepraszam, nie, znaczy, to znaczy, chodzi[lł]o mi, w[lł]a[sś]ciwie, pomyłka, "
        "pomy[lł]ka, korekta, to, albo, lub, mo[zż]e, chyba"
    ),
    births=(
        "urodzi[lł](?:em|am) si[eę](?: w| dnia)?, (?:jestem )?urodzon[ya](?: dnia| w)?, "
        "dat[aę] urodzenia(?: to|:)?, ur\\.?, (?:moje )?urodziny(?: s[aą]| mam| to)?(?: dnia)?"
    ),
    addresses=(
        "mieszkam (?:na|w|przy)(?: ulicy| ul\\.?)?, "
        "(?:m[oó]j )?adres(?: dostawy| to|:| zamieszkania)+, "
        "(?:wys[lł]a[cć]|wy[sś]lij|dostarczy[cć]|prosz[eę] wys[lł]a[cć])(?: go| to)? (?:na"
        "|do)(?: adres)?, zamieszka[lł][ya]"
    ),
    valued=(
        Ask("pin", "pin(?: to|:)*"),
        Ask("post_code", "kod pocztowy(?: to|:)*"),
        Ask("id_number", "(?:pesel|nr dowodu|numer dowodu|paszport|nip)(?: numer| to|:)*"),
        Ask("account_number", "(?:numer |nr )?(?:konta|rachunku|konto)(?: to|:)*"),
        Ask(
            "booking_number",
            "(?:numer |nr )?(?:rezerwacji|zam[oó]wienia|polisy|zg[lł]oszenia)(?: to|:)*",
        ),
        Ask("password", "has[lł]o(?: to|:)+"),
    ),
    secrets="nazwisko panie[nń]skie(?: matki| mojej matki)?(?: to|:| by[lł]o)+",
    stops="""
        wegetarianką wegetarianinem weganką nauczycielką faktura
        ja ty on ona my wy oni to ten ta te jest nie tak klient klientka nowy nowa pan pani dzień
        dobry
        tutaj tam pilne ważne bardzo więcej dla z bez zainteresowany student studentka żonaty
        mężatka
        polak polka lekarz zmęczony zmęczona chory chora gotowy gotowa pewien pewna poniedziałek
        wtorek
        środa czwartek piątek sobota niedziela wszystko nic ktoś kto też tylko już dziś jutro
        wczoraj
        prawda zły zła zadowolony konto karta adres ulica numer stolik dom rezerwacja ciąży
        kod pocztowy data urodzenia imię imie nazwisko zero jeden dwa trzy cztery pięć sześć siedem
        osiem
        zespół wkrótce zaraz teraz później nigdy zawsze
        dziewięć roku rok maja
    """,
    particles="von de",
    months=(
        "stycznia styczeń stycznia; lutego luty; marca marzec; kwietnia kwiecień; maja maj; "
        "czerwca czerwiec; lipca lipiec; sierpnia sierpień; września wrzesień; października "
        "październik; listopada listopad; grudnia grudzień"
    ),
)
