"""German, of Germany, Austria and Switzerland."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

GERMAN = Language(
    code="de",
    introduces="""
        buchstabiert?, buchstabiere(?:n)?, geschrieben, ich bin'?s, (?:rufname|spitzname)(?: ist)?,
        ^(?:mfg|lg|vg|gru(?:ß|ss)|viele gr[uü](?:ß|ss)e|liebe gr[uü](?:ß|ss)e), im auftrag von,
        (?:mein|der) (?:voller |vor|nach|familien)?-?name (?:ist|lautet|war), mein name,
        ich hei(?:ß|ss)e, man nennt mich, nennen sie mich, nennt mich,
        nenn mich, ich werde .{0,10}genannt, sie sprechen mit, du sprichst mit, auf den namen,
        unter dem namen, name ist,
        der kontoinhaber ist, hei(?:ß|ss)e ich, ich nenne mich, im namen von
    """,
    hints=(
        "ich bin(?: der| die)?, hier ist, hier spricht, hier, das ist, es ist, bin der, bin die, "
        "bin"
    ),
    follows=(
        "hier, am apparat, mein name, ist mein name, am telefon, hei(?:ß|ss)e ich, ist der name"
    ),
    labels="""
        (?:vor-? ?und nach|vor|nach|familien|zu|voller )?-?name, kontoinhaber, karteninhaber,
        kunde, kundin, patient,
        empf[aä]nger, absender, ansprechpartner, kontakt, unterschrift, gez,
        name des (?:kunden|patienten|kontoinhabers), lieferung an, z\\.? ?hd
    """,
    titles="hr, herr, herrn, fr, frau, dr, prof, fräulein, familie, doktor, dipl-ing",
    relations="""
        (?:mein|meine|meiner|meinem|meinen|unser|unsere|sein|seine|ihr|ihre|ihrem|dein
        |deine) (?:ex-?|beste[rn]? |liebe[r]? |kleine[r]? |gro(?:ß|ss)e[r]? )?
         (?:frau|mann|ehefrau|ehemann|sohn|tochter|mutter|vater|mama|papa|bruder|schwester|onkel
         |tante|
         cousine?|freund|freundin|partner|partnerin|chef(?:in)?|kollege|kollegin|nachbar(?:in)?|arzt
         |[aä]rztin|anwalt|anw[aä]ltin|
         fahrerin?|oma|opa|gro(?:ß|ss)mutter|gro(?:ß|ss)vater|neffe|nichte|vermieter(?:in)?|mieter(?:in)?
         |assistent(?:in)?|kundin|kunde|verlobter?|
         schwiegermutter|schwiegervater|schw[aä]ger(?:in)?|hund|katze|kind|baby|lebensgef[aä]hrt(?:e|in)
         |mitbewohner(?:in)?)
         (?: hei(?:ß|ss)t| namens| ist| war)?,
        (?:der|die|dem|den) (?:fahrer(?:in)?|kontoinhaber(?:in)?|empf[aä]nger(?:in)?|bote|zusteller|techniker
        |mieter(?:in)?|patient(?:in)?|berater(?:in)?|sachbearbeiter(?:in)?)
         (?: hei(?:ß|ss)t| ist| namens)?, sohn von, tochter von, frau von, (?:namens|hei(?:ß|ss)t)
    """,
    recipients="""
        (?:[uü]berweisung|[uü]berweisen|[uü]berweise|[uü]berwiesen|schicken|schicke|senden|sende
        |zahlen|zahle|zahlung|geld|nachricht|mail|geschickt|gesendet|bezahlt)
         (?: [\\pL\\pN$€.]+){0,4}? (?:an|f[uü]r),
        (?:\\d+|euro|eur|€|betrag|chf)(?: [\\pL\\pN€]+){0,2}? an,
         (?:sag|frag|ruf|erinnere|informiere|kontaktiere|schreib),
        (?:reservierung|tisch|termin|zimmer|buchung)(?: [\\pL\\pN]+){0,4}? (?:f[uü]r|auf|von)
    """,
    greets="""
        (?:vielen |herzlichen |sch[oö]nen )?dank, danke(?: sch[oö]n)?, hallo,
        guten (?:tag|morgen|abend), sehr geehrte[r]?, liebe[r]?, moin, servus,
        gr[uü](?:ß|ss) gott, perfekt, super, alles klar, gerne, freut mich, willkommen, ok, okay,
        gut, hi, tsch[uü]ss
    """,
    signs_off="""
        (?:mit )?(?:freundlichen|besten|lieben|herzlichen|vielen|sch[oö]nen|viele|liebe|beste
        |herzliche|sch[oö]ne|freundliche)? ?gr[uü](?:ß|ss)en?, mfg, lg, vg,
        (?:viele |liebe |sch[oö]ne )?gr[uü](?:ß|ss)e aus [\\pL]+(?: [\\pL]+)?,
        gru(?:ß|ss), danke, vielen dank, hochachtungsvoll, herzlichst, ihr, ihre,
        danke und gru(?:ß|ss)
    """,
    asks=(
        Ask(
            "",
            (
                "name (?:des|der|ihres|ihrer) (?:produkts?|firma|unternehmens|hotels|restaurants"
                "|gesch[aä]fts|bank|stadt|stra(?:ß|ss)e), firmenname, ip-?adresse, mac-?adresse"
            ),
        ),
        Ask(
            "secret_answer",
            """
            m[aä]dchenname, geburtsname(?: ihrer| der)? mutter,
            (?:name ihres )?(?:ersten )?haustiers?, sicherheitsfrage, sicherheitsantwort,
            geheime (?:frage|antwort), kennwort-?frage, geburtsort, wo (?:sind|wurden) sie geboren,
            erste schule, lieblings(?:farbe|film|essen|tier)
            """,
        ),
        Ask("user_name", "benutzername, nutzername, benutzerkennung, login, username"),
        Ask(
            "password",
            (
                "passwort, kennwort, sicherheitscode, tan, pr[uü]fziffer, cvv, "
                "best[aä]tigungscode, zugangscode"
            ),
        ),
        Ask("email", "e-?mail(?:-?adresse)?, mail-?adresse, emailadresse, mailadresse"),
        Ask("post_code", "postleitzahl, plz"),
        Ask("pin", "pin(?:-?nummer)?, geheimzahl, geheimnummer"),
        Ask(
            "birth",
            (
                "geburtsdatum, geburtstag, wann (?:sind|wurden) sie geboren, wann bist du geboren, "
                "geboren"
            ),
        ),
        Ask("phone_number", "(?:telefon|handy|mobil|mobilfunk|r[uü]ckruf)-?nummer, telefon, handy"),
        Ask(
            "card_number",
            "kartennummer, kreditkarte(?:nnummer)?, letzten (?:vier|4) (?:ziffern|stellen)",
        ),
        Ask(
            "id_number",
            (
                "ausweisnummer, personalausweis(?:nummer)?, reisepass(?:nummer)?, "
                "sozialversicherungsnummer, steuer-?(?:id|nummer), kundennummer, mitgliedsnummer, "
                "versichertennummer, f[uü]hrerschein(?:nummer)?, versicherungsnummer, ausweis"
            ),
        ),
        Ask(
            "booking_number",
            (
                "(?:buchungs|bestell|auftrags|reservierungs|vorgangs|referenz|sendungs|policen"
                "|vertrags|rechnungs|ticket)-?(?:nummer|code)"
            ),
        ),
        Ask("account_number", "kontonummer, iban, bankverbindung, kontodaten, konto"),
        Ask(
            "address",
            (
                "(?:liefer|rechnungs|wohn|post|heim|volle )?-?(?:adresse|anschrift), "
                "wo wohnen sie, wo wohnst du, wohin (?:sollen|d[uü]rfen|soll) (?:wir|ich), "
                "wohnort, stra(?:ß|ss)e und hausnummer"
            ),
        ),
        Ask(
            "name",
            (
                "(?:vor|nach|familien|zu)?-?namen?, wie hei(?:ß|ss)en sie, wie hei(?:ß|ss)t du, "
                "mit wem (?:spreche|habe|rede|schreibe) ich, "
                "wer (?:spricht|sind sie|bist du|ist am apparat), "
                "wie darf ich sie (?:nennen|ansprechen), auf welchen namen, unter welchem namen"
            ),
        ),
    ),
    asking="""
        bitte, k[oö]nnten sie, k[oö]nnen sie, kannst du, d[uü]rfte ich, darf ich, w[uü]rden sie,
        wie, was, wer, wo, wann, welche[rsmn]?, geben sie, gib,
        nennen sie, nenn, sagen sie, sag, teilen sie, best[aä]tigen sie, ich brauche,
        ich ben[oö]tige, wir ben[oö]tigen, wir brauchen,
        eingeben, angeben, mitteilen, buchstabieren, wiederholen
    """,
    fillers="""
        ja ja, na äh ähm hm
        klar gerne sicher natürlich ok okay also mein meine name ist lautet der die das ich
        heiße heisse bin
        hallo guten tag danke und auf den unter dem vorname nachname familienname geburtsdatum
        geboren am
        adresse postleitzahl plz pin nummer kontonummer passwort benutzername es war wohne in
        haustier
        mutter mädchenname glaube herr frau dr hieß hiess hier bitte von meiner mutters mal moment
    """,
    refuses=(
        "warum, wieso, weshalb, wozu, nein, nie, warten sie, warte, moment, einen moment, was, "
        "welche, wer, wie, wann, kann ich, k[oö]nnen sie, ich m[oö]chte, ich will, ich habe, "
        "ich wei(?:ß|ss) nicht, vergessen, keine, ok, okay, danke, ja, das geht, m[uü]ssen sie, "
        "muss ich"
    ),
    corrects=(
        "entschuldigung, sorry, nein, ich meine, ich meinte, eigentlich, korrektur, verzeihung, "
        "tut mir leid, doch, es ist, oder, vielleicht, ich glaube"
    ),
    births=(
        "(?:ich bin |wurde |bin )?(?:am |geboren am |geb\\.? ?(?:am)?)?geboren(?: am)?, "
        "geburtsdatum(?: ist|:)?, geb\\.?(?: am)?, (?:mein )?geburtstag(?: ist)?(?: am| der)?"
    ),
    addresses=(
        "ich wohne(?: in| an)?, (?:meine|die|unsere) (?:liefer|rechnungs|neue |wohn"
        "|post)?-?(?:adresse|anschrift)(?: ist| lautet|:), "
        "(?:liefern|schicken|senden)(?: sie)?(?: es| das| bitte)* (?:an|nach), adresse, anschrift, "
        "wohnhaft(?: in)?"
    ),
    valued=(
        Ask("pin", "pin(?: ist| lautet|:)*, geheimzahl(?: ist| lautet|:)*"),
        Ask("post_code", "(?:plz|postleitzahl)(?: ist| lautet|:)*"),
        Ask(
            "id_number",
            (
                "(?:ausweisnummer|reisepass|kundennummer|steuer-?id|sozialversicherungsnummer"
                "|versichertennummer)(?: ist| lautet|:)*"
            ),
        ),
        Ask("account_number", "(?:kontonummer|konto)(?: ist| lautet|:| nr\\.?)*"),
        Ask(
            "booking_number",
            (
                "(?:buchungs|bestell|auftrags|reservierungs|policen|vertrags)-?(?:nummer|nr\\.?"
                "|code)(?: ist| lautet|:)*"
            ),
        ),
        Ask("password", "(?:passwort|kennwort)(?: ist| lautet|:)+"),
    ),
    secrets=(
        "m[aä]dchenname(?: meiner mutter)?(?: ist| war| lautet|:)+, "
        "mein(?: erstes)? haustier(?: hei(?:ß|ss)t| hie(?:ß|ss)| war)+"
    ),
    stops="""
        ich du er sie es wir ihr der die das den dem ein eine einen nicht kein keine und oder aber
        auch
        kunde kundin neu neukunde student studentin müde krank verheiratet ledig interessiert
        dringend
        wichtig sehr mehr für mit ohne hallo danke herr frau hier da dort deutscher deutsche sicher
        fertig froh montag dienstag mittwoch donnerstag freitag samstag sonntag was wer wie wo wann
        alles nichts etwas jemand richtig falsch gut schlecht gerade noch schon immer nie nur ja
        nein
        konto karte adresse straße strasse nummer tisch rechnung vegetarier vegan allergisch
        schwanger
        siehe oben unten apparat fehlt falsch geschrieben mai gestern bald super toll klasse
        am an auf aus bei bis durch im in ins vom von vor zu zum zur so wohl doch mal bitte gar
    """,
    particles="von van zu zur vom der den dem de und",
    months=(
        "januar jänner jan; februar feb; märz maerz mär; april apr; mai; juni jun; juli jul; "
        "august aug; september sep; oktober okt; november nov; dezember dez"
    ),
)
