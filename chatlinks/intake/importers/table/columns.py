"""Which column of a table is which of our fields: as it was said, else by the usual names."""

from collections.abc import Mapping

from chatlinks.intake.importers.contract import NotThisFormat

# Our field → the usual names of its column, as letters and digits alone.
USUAL: Mapping[str, str] = {
    "conversation": """conversationid conversation chatid chat threadid thread sessionid session
        ticketid ticket dialogid dialogueid dialogue caseid interactionid convid conv
        conversationsid roomid callid""",
    "message": "messageid msgid id eventid uuid messageuuid mid rowid",
    "at": """at timestamp datetime createdat time sentat created ts messagetime date when
        messagetimestamp createdtime sent creationdate createddate messagedate utterancetime
        sendtime senddate posted postedat receivedat zeitstempel zeit zeitpunkt horodatage
        fechayhora datahora""",
    "date": "day messageday chatdate datum fecha",
    "time": "clock messageclock timeofday uhrzeit hora heure",
    "from": """from sender role sendertype fromtype type direction authortype speaker
        messageby who party participanttype source actor inbound senderrole messagetype usertype
        rolle rol absendertyp""",
    "text": """text message body content messagebody messagetext utterance msg messagecontent
        comment transcript reply question statement chatmessage nachricht mensaje
        mensagem messaggio texto texte testo bericht""",
    "author": """author sendername authorname agentname name agent speakername fromname username
        participantname operator displayname messageauthor absender remitente expediteur mittente
        remetente afzender""",
    "contact": """contactid userid customerid visitorid contact user customer clientid
        endeuserid enduserid uid requesterid subscriberid""",
    "contact_name": """contactname customername fullname visitorname clientname usersname
        requestername""",
    "email": "email contactemail customeremail useremail emailaddress visitoremail requesteremail",
    "phone": """phone contactphone customerphone phonenumber mobile msisdn whatsapp whatsappnumber
        telephone mobilenumber""",
    "channel": "channel platform medium channeltype",
    "team": "team department group queue",
    "language": "language lang locale",
    "node": "node intent lastnode step intentname",
    "sub_story": "substory story flow topic",
    "confidence": "confidence score intentconfidence",
    "file": "attachment attachments file filename media mediaurl attachmenturl",
    "rating": "rating csat stars csatrating csatscore satisfaction",
    "review": "review feedback ratingcomment csatcomment feedbackcomment",
}
FIELDS: Mapping[str, str] = {
    "text": "Text",
    "from": "Who wrote it: user, bot, agent or a name",
    "author": "Name of who wrote it",
    "at": "When it was written",
    "date": "Its date",
    "time": "Its time of day",
    "conversation": "Conversation’s ID",
    "message": "Message’s ID",
    "contact": "User’s ID",
    "contact_name": "User’s name",
    "email": "User’s e-mail",
    "phone": "User’s phone",
    "channel": "Channel",
    "team": "Team",
    "language": "Language",
    "node": "Step of the bot’s flow",
    "sub_story": "Sub story",
    "confidence": "Confidence of the bot",
    "file": "Name of a file",
    "rating": "Rating, 1 to 5",
    "review": "Comment of the rating",
}
NOT_WANTED = ("", "none")  # what is said of a column that is to be left out


def mapped(header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Our field → its column, counted from 0. Raises NotThisFormat."""
    chosen = [(place_of(column, header), ours) for column, ours in columns.items()]
    for _, ours in chosen:
        if ours not in (*FIELDS, *NOT_WANTED):
            raise NotThisFormat(f"{ours} is no field; those there are: {', '.join(FIELDS)}")
    places = {ours: place for place, ours in chosen if ours not in NOT_WANTED}
    taken = {place for place, _ in chosen}
    for ours, names in USUAL.items():
        place = usual_place(names.split(), header, taken)
        if place is not None and ours not in places:
            places[ours] = place
            taken.add(place)
    return places


def place_of(column: str, header: list[str]) -> int:
    """By its heading, the first of that name, or by its number. Raises NotThisFormat."""
    headings = [name.casefold() for name in header]
    wanted = column.strip().casefold()
    if wanted in headings:
        return headings.index(wanted)
    if column.isdecimal() and 0 < int(column) <= len(header):
        return int(column) - 1
    raise NotThisFormat(f"it has no column {column}")


def usual_place(
    names: list[str],
    header: list[str],
    taken: set[int],
) -> int | None:
    """Of the likeliest of these names that a column bears which isn't taken yet."""
    headings = {
        letters(name): place
        for place, name in reversed(list(enumerate(header)))
        if place not in taken
    }
    return next((headings[name] for name in names if name in headings), None)


def letters(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
