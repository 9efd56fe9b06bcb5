"""Small lists of words that the engine looks at, of several languages."""

from chatlinks.privacy.detection.told.texts.ports import Pattern

ENDERS = frozenset(
    "and but please because i my phone mobile contact email for at by since so thanks thank "
    "who which when if "
    "und oder mais mi minha telefono telefon".split()
)

KEPT = frozenset(
    "no street road de la old new north south east west number the of flat house home du le".split()
)

HOUSES = frozenset(
    "house flat apartment apt villa plot door room bungalow block building unit shop h hno "
    "haus wohnung maison appartement appt lot lote lotissement casa piso apartamento apto bloque "
    "bloco bloc palazzo interno dom mieszkanie blok huis ev daire rumah makan ghar дом квартира кв "
    "मकान घर फ्लैट بيت منزل شقة فيلا".split()
)
"""What has a number of its own in an address, and no street."""

NUMBERED = frozenset("no number num nr n nº n° nro número numéro numer nomor नंबर رقم".split())
"""What may stand between a house and its number."""

BUILDINGS = frozenset(
    (
        "complex gate toll mall nagar salai colony apartments layout cross bazaar puram hills "
        "villas residency"
    ).split()
)

BREAKS = frozenset(
    "and my account acc address phone number mobile no ssn policy zip email pin".split()
)

TIES = Pattern(
    "friend|buddy|pal|driver|boss|manager|colleague|worker|guy|man|person|someone|agent|doctor"
    "|nurse|"
    "amig|chofer|conductor|jefe|vecin|ami|copain|coll[eè]gue|chauffeur|patron|freund|kolleg"
    "|fahrer|chef|"
    "motorista|colega|vizinh|autista|collega|capo|koleg|kierowca|szef|teman|sopir|bos|dost|malik"
)
"""Ties so loose that the name hides where it stands, not all over the conversation."""

SKIPPED = frozenset("is was be the as of mr mrs ms me".split())

BRANDS = frozenset(
    "mcdonald wendy lowe macy denny domino kohl levi sainsbury joe arby papa valentine patrick "
    "applebee carl hardee "
    "jimmy morrison tiffany victoria christie jerry ben "
    "kellogg campbell dillard michael moe culver".split()
)
"""Names that, with 's, are shops and dishes."""

FOLLOWERS = frozenset(
    "for i i'm i've we please your let how what can could and your ji sir madam to may".split()
)

STATES = frozenset(
    "thank thanks is was has have been will updated changed sent we i got received found "
    "verified confirmed "
    "gracias merci danke obrigado grazie dziękuję here your you're".split()
)

COMPANIES = frozenset(
    "ltd limited inc llc gmbh corp corporation company co group pvt plc bank hotel hotels "
    "restaurant cafe "
    "hospital clinic airlines airways air store stores shop mart university college school "
    "street st "
    "road rd avenue ave lane ln drive boulevard blvd square park plaza tower towers house inn bar "
    "grill pizza foods media news motors insurance foundation institute international technologies "
    "solutions services systems software city county state island beach airport station mall "
    "theatre theater cinema museum church temple team club united fc podcast show radio album song "
    "songs movie movies film series season channel music game games app concert playlist episode "
    "bay hill hills heights venue valley lake river creek center centre gardens hilton "
    "marriott hyatt "
    "book books novel market trading industries enterprises association trust council".split()
)

LINKS = frozenset("and or either n y e et und oder ou o lub atau dan aur ya और या".split())

CALLED = frozenset(
    "named called llamado llamada llamaba nommé nommée appelé appelée namens chamado chamada "
    "chamava chiamato chiamata imieniem bernama naam".split()
)
"""What stands between a thing and its name: "a dog called Nemo"."""
NONE_SUCH = (
    r"(?:don'?t|do not|didn'?t|never) (?:really )?(?:have|had|own)"
    r" (?:any|an?|one|pets?|kids)(?:[^a-z]|$)"
)

COUNTED = frozenset(
    "order ticket tickets booking reference ref number no amount total usd rs inr dollars rupees "
    "miles flight account phone mobile call confirmation pnr policy claim code otp pin".split()
)
"""What a number after some words is called when it is no post code."""
