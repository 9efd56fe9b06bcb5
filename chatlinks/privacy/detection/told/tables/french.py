"""French, of France, Belgium, Switzerland, Canada and Africa."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

FRENCH = Language(
    code="fr",
    introduces="""
        [cç]a s'[eé]crit, s'[eé]crit, s'[eé]pelle, j'[eé]p[eè]le, orthographe(?: est)?,
        ^(?:cdlt|bises|bisous|amicalement),
        (?:tu peux|vous pouvez|pouvez-vous) m'appeler, le destinataire (?:est|c'est),
        (?:mon|le) (?:nom|pr[eé]nom)(?: complet| de famille)?(?: est| c'est|:), mon nom,
        je m'appelle, je me nomme,
        moi c'est, on m'appelle, appelez[- ]moi, appelle[- ]moi, vous parlez [aà], au nom de,
        sous le nom(?: de)?,
        nom est, le titulaire est, m'appelle, je me pr[eé]nomme, j'm'appelle
    """,
    hints="je suis, ici, c'est, ici c'est, chui, de la part de",
    follows="[aà] l'appareil, au t[eé]l[eé]phone, est mon nom, pour vous servir, c'est mon nom",
    labels="""
        nom(?: et pr[eé]noms?)?(?: complet| de famille)?, pr[eé]noms?, titulaire, client, patient,
        passager,
        destinataire, exp[eé]diteur, b[eé]n[eé]ficiaire, contact, sign[eé], livrer [aà],
        nom du (?:titulaire|client|patient)
    """,
    titles="m, mr, mme, mlle, monsieur, madame, mademoiselle, dr, docteur, me, ma[iî]tre, pr, prof",
    relations="""
        (?:mon|ma|notre|son|sa|ton|ta|leur) (?:ex[- ]?|petite? |grande? |cher |
        ch[eè]re |meilleure? |belle[- ]|beau[- ])*
         (?:femme|mari|[eé]poux|[eé]pouse|fils|fille|m[eè]re|p[eè]re|maman|papa|fr[eè]re|s[oœ]e?ur
         |oncle|tante|
         cousine?|ami|amie|copain|copine|conjointe?|compagne|compagnon|patronne?|chef|coll[eè]gue
         |voisine?|
         m[eé]decin|docteur|avocate?|chauffeur|grand-m[eè]re|grand-p[eè]re|neveu|ni[eè]ce
         |propri[eé]taire|
         locataire|assistante?|cliente?|b[eé]b[eé]|chien|chat|fianc[eé]e?|b[eé]n[eé]ficiaire)
         (?:,? qui)?(?: s'appelle| se nomme| nomm[eé]e?| est| [eé]tait| c'est)?,
        (?:le|la|au|du) (?:chauffeur|titulaire|b[eé]n[eé]ficiaire|livreur|technicien|locataire
        |conducteur|conductrice|docteur|garant)
         (?: s'appelle| est| nomm[eé]e?)?, [aà] l'attention de, fils de, fille de, [eé]poux de,
         [eé]pouse de, veuve de,
         (?:s'appelle|nomm[eé]e?|pr[eé]nomm[eé]e?)
    """,
    recipients="""
        (?:virement|virer|envoyer|envoie|envoyez|payer|transf[eé]rer|transfert|paiement|message
        |mail|argent|versement|vir[eé]|envoy[eé]|pay[eé])
         (?: [\\pL\\pN$€.]+){0,4}? (?:[aà]|pour),
         (?:appelle|appeler|appelez|pr[eé]venir|pr[eé]viens|dis|demande|[eé]cris|[eé]crire
         |rappelle)(?: [aà])?,
        (?:r[eé]servation|table|rendez-vous|chambre)(?: [\\pL\\pN]+){0,4}? (?:pour|de)
    """,
    greets="""
        merci(?: beaucoup)?, bonjour, bonsoir, salut, cher, ch[eè]re, parfait, d'accord,
        enchant[eé]e?, bienvenue,
        tr[eè]s bien, au revoir, bien, entendu, d[eé]sol[eé]e?, ok, coucou, super
    """,
    signs_off="""
        (?:bien )?cordialement, cdlt, salutations, (?:meilleures|sinc[eè]res) salutations, merci,
        merci beaucoup,
        bien [aà] vous, respectueusement, bises, bisous, amicalement, sinc[eè]rement, merci d'avance
    """,
    asks=(
        Ask(
            "",
            (
                "nom (?:du|de la|de l'|de votre|de) ?(?:produit|entreprise|soci[eé]t[eé]|h[oô]tel"
                "|restaurant|magasin|banque|ville|rue|domaine), adresse (?:ip|mac|web)"
            ),
        ),
        Ask(
            "secret_answer",
            """
            nom de jeune fille, (?:nom de )?votre (?:premier )?animal,
            question (?:de s[eé]curit[eé]|secr[eè]te),
            r[eé]ponse (?:de s[eé]curit[eé]|secr[eè]te), mot secret, ville de naissance,
            lieu de naissance, o[uù] [eê]tes[- ]vous n[eé]e?,
            premi[eè]re [eé]cole, (?:couleur|film|plat) pr[eé]f[eé]r[eé]e?
            """,
        ),
        Ask("user_name", "nom d'utilisateur, identifiant, pseudo, login"),
        Ask(
            "password",
            (
                "mot de passe, code (?:de v[eé]rification|de s[eé]curit[eé]|sms), cryptogramme, "
                "otp, cvv"
            ),
        ),
        Ask("email", "adresse (?:e-?mail|mail|[eé]lectronique), e-?mail, courriel, mail"),
        Ask("post_code", "code postal"),
        Ask("pin", "(?:code )?pin, code secret, code confidentiel"),
        Ask(
            "birth",
            "date de naissance, quand [eê]tes[- ]vous n[eé]e?, n[eé]e? le, anniversaire, naissance",
        ),
        Ask("phone_number", "(?:num[eé]ro de )?(?:t[eé]l[eé]phone|portable|mobile), t[eé]l"),
        Ask(
            "card_number", "(?:num[eé]ro de )?carte(?: bancaire| bleue)?, quatre derniers chiffres"
        ),
        Ask(
            "id_number",
            (
                "s[eé]curit[eé] sociale, passeport, carte d'identit[eé], permis(?: de conduire)?, "
                "num[eé]ro (?:client|d'adh[eé]rent|d'identification|fiscal|de client), "
                "pi[eè]ce d'identit[eé]"
            ),
        ),
        Ask(
            "booking_number",
            (
                "num[eé]ro de (?:r[eé]servation|commande|dossier|r[eé]f[eé]rence|suivi|police"
                "|contrat), r[eé]f[eé]rence(?: de)?(?: dossier| commande)?"
            ),
        ),
        Ask("account_number", "num[eé]ro de compte, compte bancaire, iban, rib"),
        Ask(
            "address",
            (
                "adresse(?: postale| de livraison| compl[eè]te| de facturation)?, "
                "o[uù] habitez[- ]vous, o[uù] (?:devons|dois|peut|pouvons)[- ](?:nous|je"
                "|on)? ?(?:l'|vous )?(?:envoyer|livrer), domicile"
            ),
        ),
        Ask(
            "name",
            (
                "nom(?: complet| de famille)?, noms?(?: et pr[eé]noms?)?, pr[eé]noms?, "
                "comment vous appelez[- ]vous, comment t'appelles[- ]tu, comment tu t'appelles, "
                "[aà] qui ai[- ]je l'honneur, qui (?:[eê]tes[- ]vous|est [aà] l'appareil), "
                "qui parle, [aà] quel nom, comment dois[- ]je vous appeler"
            ),
        ),
    ),
    asking="""
        s'il vous pla[iî]t, s'il te pla[iî]t, svp, stp, pouvez[- ]vous, pourriez[- ]vous,
        puis[- ]je, peux[- ]tu, quel, quelle, quels, quelles, qui, o[uù], quand,
        comment, indiquez, donnez, donne, dites, communiquez, pr[eé]cisez, confirmez, saisissez,
        entrez, veuillez,
        j'ai besoin, il me faut, nous avons besoin, il nous faut, fournir, merci de, [eé]pelez,
        r[eé]p[eé]tez, partagez
    """,
    fillers="""
        euh heu ben bah hm oui ouais bien sûr d'accord alors mon ma mes nom prénom est c'est le la
        les je m'appelle
        suis un une
        voici bonjour salut merci ok parfait de famille date naissance né née adresse code postal
        pin numéro
        compte au sous à et moi mot passe identifiant animal mère jeune fille était crois que
        monsieur madame mme mr m dr j'habite habite rue: s'appelait s'appelle premier
    """,
    refuses=(
        "pourquoi, non, jamais, attendez, attends, un instant, une seconde, quoi, quel, quelle, "
        "qui, comment, quand, est-ce que, je l'ai, je vous l'ai, c'est d[eé]j[aà], je ne, "
        "j'ai oubli[eé], je pr[eé]f[eè]re, je veux, "
        "je voudrais, j'ai, puis-je, pouvez-vous, ok, d'accord, merci, oui, peut-on"
    ),
    corrects=(
        "pardon, non, d[eé]sol[eé]e?, je voulais dire, je veux dire, en fait, excusez[- ]moi, "
        "erreur, correction, plut[oô]t, c'est, ou, peut-[eê]tre, je crois"
    ),
    births=(
        "(?:je suis )?n[eé]e?(?: le| en)?, date de naissance(?: est|:| c'est)?, "
        "mon anniversaire(?: est| c'est)?(?: le)?"
    ),
    addresses=(
        "j'habite(?: au| [aà])?, (?:mon|l'|notre) ?adresse(?: de livraison| postale)?(?: est|:"
        "| c'est), (?:livrer|envoyer|livrez|envoyez)(?:[- ](?:le|la|moi))? (?:au|[aà]), adresse, "
        "je vis(?: au| [aà])?, j'ai d[eé]m[eé]nag[eé](?: au| [aà])?, domicili[eé]e?(?: au| [aà])?"
    ),
    valued=(
        Ask("pin", "(?:code )?pin(?: est|:| c'est)*, code secret(?: est|:)*"),
        Ask("post_code", "code postal(?: est|:| c'est)*"),
        Ask(
            "id_number",
            (
                "(?:passeport|s[eé]curit[eé] sociale|carte d'identit[eé]|permis)(?: num[eé]ro| est"
                "|:| n°)*"
            ),
        ),
        Ask("account_number", "(?:num[eé]ro de )?compte(?: num[eé]ro| est|:| n°)*"),
        Ask(
            "booking_number",
            (
                "(?:num[eé]ro de )?(?:r[eé]servation|commande|dossier|police|contrat)(?: num[eé]ro"
                "| est|:| n°)+"
            ),
        ),
        Ask("password", "mot de passe(?: est|:| c'est)+"),
    ),
    secrets=(
        "nom de jeune fille(?: de ma m[eè]re)?(?: est|:| [eé]tait| c'est)+, "
        "mon (?:premier )?animal(?: s'appelle| s'appelait| est|:)+"
    ),
    stops="""
        je tu il elle nous vous ils elles le la les un une des de du au aux mon ma mes pas ne ni et
        ou où
        client cliente nouveau nouvelle perdu perdue désolé désolée content contente intéressé
        urgent
        important très plus moins pour par avec sans bonjour merci monsieur madame ici là étudiant
        étudiante marié mariée français française belge suisse canadien prêt prête sûr sûre d'accord
        lundi mardi mercredi jeudi vendredi samedi dimanche quoi tout rien quelqu'un aussi bien bon
        mal écrit fini possible impossible dommage vrai faux nul normal grave ça cela toi moi lui
        eux vrai compte équipe vite bientôt demain maintenant déjà donné personne trop tard assez
        carte adresse rue numéro allergique végétarien enceinte malade inquiet déçu fatigué
    """,
    particles="de du des la le les d' l' saint sainte st",
    months=(
        "janvier janv; février fevrier févr; mars; avril avr; mai; juin; juillet juil; août aout; "
        "septembre sept; octobre oct; novembre nov; décembre decembre déc"
    ),
)
