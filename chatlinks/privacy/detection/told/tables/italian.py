"""Italian."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

ITALIAN = Language(
    code="it",
    introduces="""
        (?:il )?mio (?:nome|cognome)(?: completo)?(?: [eèé'`]+|:), mio nome, mi chiamo,
        ^(?:cordiali saluti|saluti|un abbraccio),
        si scrive, lo scrivo, scandisco, chiamatemi, mi dicono,
        mi chiamano, (?:puoi|pu[oò]|potete) chiamarmi, chiamami, mi chiami,
        sta parlando con, parla con, a nome(?: di| del signor| della signora)?, ^(?:cordiali|distinti) saluti, sotto il nome(?: di)?, nome [eèé]+,
        l'intestatario [eèé]+, il nome [eèé]+
    """,
    hints="sono, io sono, qui, qui [eèé]+, parla, sono il signor, sono la signora, [eèé]",
    follows="al telefono, qui, [eèé] il mio nome, all'apparecchio",
    labels=(
        "nome(?: e cognome)?(?: completo)?, cognome, intestatario, titolare, cliente, paziente, "
        "passeggero, destinatario, mittente, beneficiario, contatto, firmato, "
        "nome del (?:titolare|cliente|paziente)"
    ),
    titles=(
        "sig, sig\\.ra, sigra, signor, signora, signorina, dott, dottor, dottoressa, dr, avv, ing, "
        "prof, don"
    ),
    relations="""
        (?:mi[oa]|mia|nostr[oa]|su[oa]|tu[oa]) (?:ex ?|car[oa] |migliore )?(?:moglie|marito
        |figli[oa]|madre|padre|mamma|pap[aà]|fratello|sorella|zi[oa]|cugin[oa]|
         nonn[oa]|amic[oa]|fidanzat[oa]|compagn[oa]|capo|collega|vicin[oa]|nipote|suocer[oa]
         |cognat[oa]|medico|dottore|dottoressa|avvocato|
         autista|cliente|assistente|cane|gatt[oa]|ragazz[oa]|padrone|bambin[oa])
         (?:,? che)?(?: si chiama| di nome| [eèé]| era)?,
        (?:il|la|al|lo|l') ?(?:autista|titolare|beneficiari[oa]|paziente|corriere|tecnico
        |inquilin[oa]|intestatari[oa]|dottore|dottoressa)
         (?: si chiama| [eèé]| di nome)?, figli[oa] di, moglie di, marito di, (?:si chiama|di nome)
    """,
    recipients="""
        (?:bonifico|trasferire|inviare|invia|mandare|manda|pagare|paga|pagamento|soldi|messaggio
        |mail|inviato|mandato|pagato)
         (?: [\\pL\\pN$€.]+){0,4}? (?:a|per|ad),
         (?:chiama|chiamare|avvisa|avvisare|scrivi|d[iì]|chiedi|ricorda)(?: a)?,
        (?:prenotazione|tavolo|appuntamento|camera)(?: [\\pL\\pN]+){0,4}? (?:per|di|a)
    """,
    greets=(
        "grazie(?: mille)?, molte grazie, ciao, salve, buongiorno, buon giorno, buonasera, "
        "buona sera, gentile, car[oa], perfetto, va bene, piacere, benvenut[oa], bene, ok, scusi, "
        "arrivederci, certo"
    ),
    signs_off=(
        "(?:cordiali|distinti|cari) saluti, saluti, cordialmente, grazie, grazie mille, un saluto, "
        "un abbraccio, distintamente, in fede, a presto"
    ),
    asks=(
        Ask(
            "",
            (
                "nome del(?:la|l'|lo)? ?(?:prodotto|azienda|hotel|ristorante|negozio|banca"
                "|citt[aà]|via|ditta), indirizzo (?:ip|mac|web)"
            ),
        ),
        Ask(
            "secret_answer",
            (
                "cognome da nubile, (?:nome del )?(?:suo |tuo )?(?:primo )?animale(?: domestico)?, "
                "domanda (?:di sicurezza|segreta), risposta (?:di sicurezza|segreta), "
                "parola segreta, luogo di nascita, citt[aà] (?:natale|di nascita), "
                "dove [eèé] nat[oa], prima scuola, (?:colore|cibo|film) preferito"
            ),
        ),
        Ask("user_name", "nome utente, utente, login, username"),
        Ask(
            "password",
            "password, parola d'ordine, codice (?:di (?:verifica|sicurezza)|otp|sms), cvv",
        ),
        Ask("email", "e-?mail, indirizzo (?:e-?mail|di posta), posta elettronica, mail"),
        Ask("post_code", "cap, codice (?:di avviamento )?postale"),
        Ask("pin", "pin, codice segreto"),
        Ask(
            "birth",
            "data di nascita, quando [eèé] nat[oa], quando sei nat[oa], compleanno, nascita",
        ),
        Ask("phone_number", "(?:numero di )?(?:telefono|cellulare), recapito"),
        Ask(
            "card_number",
            "numero (?:della )?(?:sua )?carta, carta di credito, ultime (?:quattro|4) cifre",
        ),
        Ask(
            "id_number",
            (
                "codice fiscale, carta d'identit[aà], passaporte?o?, patente, documento, "
                "tessera sanitaria, codice cliente, numero cliente"
            ),
        ),
        Ask(
            "booking_number",
            (
                "(?:numero|codice) (?:di |della |dell')?(?:prenotazione|ordine|pratica|polizza"
                "|spedizione|conferma), pnr"
            ),
        ),
        Ask(
            "account_number",
            "numero (?:di |del )?(?:suo )?conto, conto corrente, iban, coordinate bancarie",
        ),
        Ask(
            "address",
            (
                "indirizzo(?: di (?:spedizione|consegna|fatturazione)| completo)?, "
                "dove (?:abita|abiti|vive|risiede), residenza, domicilio, "
                "dove (?:dobbiamo|possiamo) (?:spedire|consegnare|inviare)"
            ),
        ),
        Ask(
            "name",
            (
                "nome(?: e cognome)?(?: completo)?, cognome, come si chiama, come ti chiami, "
                "con chi (?:parlo|sto parlando|ho il piacere), chi (?:parla|[eèé]|sei), "
                "come (?:posso|devo) chiamar(?:la|ti|lo), a (?:che|quale) nome, a nome di chi"
            ),
        ),
    ),
    asking="""
        per favore, per cortesia, pu[oò], potrebbe, puoi, potresti, posso, qual, quale, quali, chi,
        dove, quando, come, mi (?:dica|dia|dici|indichi|fornisca|serve|servono),
        inserisca, inserisci, confermi, indichi, fornisca, comunichi, ho bisogno, abbiamo bisogno,
        scriva, digiti, dammi, dimmi, sillabi, ripeta
    """,
    fillers="""
        sì si certo allora bene il la lo mio mia nome cognome è mi chiamo sono un una di del ciao
        salve
        buongiorno grazie ok va perfetto e completo data nascita nato nata indirizzo abito in via:
        cap pin numero
        conto password utente a era credo che animale madre nubile signor signora sig dott dr
        ecco certamente volentieri il:
    """,
    refuses=(
        "perch[eéè], no, mai, aspetti, aspetta, un attimo, un momento, cosa, quale, chi, come, "
        "quando, posso, pu[oò], preferisco non, non, ho dimenticato, voglio, vorrei, ho bisogno, "
        "ok, grazie, s[iì], va bene"
    ),
    corrects=(
        "scusi, scusa, no, volevo dire, voglio dire, anzi, in realt[aà], correggo, "
        "mi sono sbagliat[oa], [eèé], oppure, o, forse, credo"
    ),
    births=(
        "(?:sono )?nat[oa](?: il| nel)?, data di nascita(?: [eèé]|:)?, "
        "(?:il mio )?compleanno [eèé](?: il)?"
    ),
    addresses=(
        "abito (?:in|a|al), (?:il mio|l'|il nostro) ?indirizzo(?: di spedizione"
        "| di consegna)?(?: [eèé]|:), (?:spedi(?:re|sca|te)|invia(?:re|te)?|consegna(?:re"
        "|te)?) (?:a|in|al), indirizzo, residente (?:in|a), vivo (?:in|a), "
        "mi sono trasferit[oa] (?:in|a)"
    ),
    valued=(
        Ask("pin", "pin(?: [eèé]|:)*"),
        Ask("post_code", "cap(?: [eèé]|:)+"),
        Ask(
            "id_number",
            "(?:codice fiscale|passaporto|patente|carta d'identit[aà])(?: numero| [eèé]|:| n\\.)*",
        ),
        Ask("account_number", "conto(?: numero| [eèé]|:| corrente| n\\.)*"),
        Ask("booking_number", "(?:prenotazione|ordine|pratica|polizza)(?: numero| [eèé]|:| n\\.)+"),
        Ask("password", "password(?: [eèé]|:)+"),
    ),
    secrets=(
        "cognome da nubile(?: di mia madre)?(?: [eè]| era|:)+, "
        "il mio (?:primo )?animale(?: si chiama(?:va)?| era)+"
    ),
    stops="""
        io tu lui lei noi voi loro un una il lo la gli le i di del della non sì cliente nuovo nuova
        ciao
        grazie signor signora qui lì urgente importante molto più meno per con senza interessato
        studente studentessa sposato sposata italiano italiana medico avvocato professore titolare
        proprietario lunedì martedì mercoledì giovedì venerdì sabato domenica tutto niente qualcosa
        qualcuno chi anche solo già oggi domani ieri stanco stanca malato pronto pronta sicuro
        sicura
        squadra subito presto adesso dopo tardi mai sempre
        felice contento allergico vegetariano vegano conto carta indirizzo via numero tavolo casa
        stato stata andato andata incinta preoccupato arrabbiato d'accordo vero possibile
    """,
    particles="de di del dell' degl' d' li della dei degli da dal dalla lo la san santa e",
    months=(
        "gennaio gen; febbraio feb; marzo mar; aprile apr; maggio mag; giugno giu; luglio lug; "
        "agosto ago; settembre set; ottobre ott; novembre nov; dicembre dic"
    ),
)
