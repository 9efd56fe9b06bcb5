"""English: what the other side asks for, the narrower first."""

from chatlinks.privacy.detection.told.tables.language import Ask

ASKS = (
    Ask(
        "secret_answer",
        """
        (?:mother|mom|mum|father|grandmother)'?s? ?(?:s )?maiden name, maiden name,
        (?:first |childhood |favou?rite |your )?pet(?:'s)?(?: name)?(?: you had)?,
        name of (?:your |the )?(?:first |childhood |favou?rite |your )*(?:pet|school|teacher|
         best friend|cousin|street|boss|car|dog|cat|kindergarten|university),
        (?:security|secret|memorable) (?:question|answer|word|phrase|place|date|name)s?,
        favou?rite (?:colou?r|food|movie|film|book|teacher|team|place|singer|band|song|animal
        |sport),
        (?:city|town|place|country) (?:were you born|of (?:your )?birth|you were born),
        (?:first|high|primary|elementary) school, where were you born, place of birth,
        (?:street|city|town) (?:did )?you gr[eo]w up, birth ?place,
        childhood (?:friend|nickname|hero),
        first (?:car|job|employer|teacher), where did you (?:grow up|meet)
        """,
    ),
    Ask(
        "user_name",
        """
        user ?-?(?:name|id), usernames?, log-?in(?: name| id)?, screen name, login, nick ?name,
        account name, user name, (?:twitter|instagram|skype|telegram|gamer) (?:name|handle|id|tag)
        """,
    ),
    Ask(
        "",
        """
        (?:hotel|restaurant|company|business|brand|product|file|bank|school|street|city|store|
         shop|hospital|plan|item|model|device|song|movie|app|project|domain|branch|firm|
         organi[sz]ation|employer|event|team|airline|medication|drug|medicine|ride|artist|
         album|policy|package|country|place|station|book|game|dish|pizza|server)(?:'s)? names?,
        names? of (?:the |your |that |this |a )?(?:[\\pL'-]+ ){0,2}?(?:hotel|restaurant|company|
         business|brand|product|file|bank|school|street|city|store|shop|hospital|plan|item|model|
         device|song|movie|app|project|domain|branch|firm|place|organi[sz]ation|employer|event|team|
         airline|medication|drug|medicine|artist|album|book|game|dish|software|printer|service),
        (?:ip|mac|web|site|url|wallet|bitcoin|server|gateway|smtp) address,
        address (?:this|that|the|your|his) (?:issue|concern|problem|question|query|request
        |matter)s?,
        in (?:the|my|your|that|this) name of, name (?:a|one|two|three|some|any|me), other names,
        (?:shipping|delivery|payment|contact) (?:method|option)s?, pin(?: it| point| down| board)
        """,
    ),
    Ask(
        "password",
        """
        pass ?words?, pass ?phrase, pass ?codes?, otp, one[ -]time (?:pass ?word|pass ?code|code),
        verification code, security code, cvv, cvc, access code, secret code
        """,
    ),
    Ask(
        "email",
        """
        e-?mail(?: id| address| addresses)?, mail id, email, gmail, e-?mail address
        """,
    ),
    Ask(
        "post_code",
        """
        post ?-?codes?, postal codes?, zip ?-?codes?, zip, pin ?codes?, area pin,
        postal (?:index|zip)
        """,
    ),
    Ask(
        "pin",
        "(?:your |the )?(?:pin|p\\.i\\.n\\.?)(?: number| no)?, pins, pin-number, t-?pin, m-?pin",
    ),
    Ask(
        "birth",
        """
        date of (?:your )?birth, birth ?-?date, dob, d\\.o\\.b\\.?, birth ?day, when were you born,
        your birth, day of birth, year of birth, how old are you, your age, born
        """,
    ),
    Ask(
        "phone_number",
        """
        (?:phone|mobile|contact|cell|telephone|call ?back|whats ?app|cellphone)(?: phone)?
         (?: number| no| num| #|s)?, best number to (?:reach|call),
         number (?:can|should) (?:i|we) (?:reach|call)
        """,
    ),
    Ask(
        "card_number",
        """
        (?:credit|debit|bank|gift)?[ -]?cards?(?: number| no| details| expiry| expiration date)s?,
        last (?:four|4)(?: digits)? (?:of|on) (?:the |your )?(?:credit |debit |bank )?card,
        expiry date,
        (?:expiration|expiry)(?: date)?, number on (?:the|your) card, credit card
        """,
    ),
    Ask(
        "id_number",
        """
        ssn, social security(?: number| no)?, social, last (?:four|4)(?: digits)?, national id,
        passport(?: number| no| details)?, (?:driver'?s?|driving) licen[cs]e(?: number)?,
        aadhaa?r(?: number| no| card)?,
        pan(?: card| number| no), id(?: number| no| card| proof)?, identity (?:number|card),
        employee (?:id|number|code), member(?:ship)? (?:id|number|no), tax (?:id|number),
        licen[cs]e number,
        patient (?:id|number), student (?:id|number), identification(?: number)?,
        insurance (?:id|number),
        voter id, government id, customer (?:id|number), registration number,
        national insurance number
        """,
    ),
    Ask(
        "booking_number",
        """
        (?:booking|confirmation|reservation|reference|order|ticket|pnr|claim|policy|tracking|case|
         invoice|record locator|complaint|flight)(?: confirmation| reference)?
         (?: numbers?| no| code| id| ref| #), pnr, policy number, booking reference, record locator,
        confirmation, policy
        """,
    ),
    Ask(
        "account_number",
        """
        account(?: number| no| num| #| id| details)s?, iban, sort code, routing number,
        bank details,
        a/c(?: number| no)?, acct(?: number| no)?
        """,
    ),
    Ask(
        "address",
        """
        (?:full |home |shipping |delivery |billing |mailing |postal |street |residential |current |
         permanent |complete |new |old |correspondence |physical |house |
         office |work )*address(?:es)?,
        where (?:do|are) you (?:live|living|staying|located|reside),
        where (?:should|shall|can|do) (?:we|i) (?:ship|deliver|send),
        where (?:would|do) you (?:like|want) (?:it|us|this|them|your order
        |your) (?:to be )?(?:delivered|shipped|sent|deliver),
        ship(?:ped)? to, your location, street and (?:house )?number, deliver(?:ed)? to,
        place of residence
        """,
    ),
    Ask(
        "name",
        """
        (?:full |first |last |given |family |middle |sur|complete |legal |birth )*names?, surname,
        (?:can|could|would) you (?:please )?spell (?:that|it|this),
        how do you spell (?:that|it|this),
        who (?:should|can|shall|may) we (?:contact|notify),
        who (?:am i|is this|are you|do i|i am|i'm|is) ?(?:speaking|talking|chatting|have)?(?: to
        | with| the pleasure)?,
        who's (?:calling|this|speaking), what (?:should|shall|can|may|do) (?:i|we) call you,
        whom? (?:should|shall|may|can|am|do) (?:i|we) (?:say|ask|address|speaking|address),
        how (?:should|shall|can|may) (?:i|we) (?:address|call) you, under (?:what|which|whose) name,
        whose name, identify yourself, introduce yourself, with whom am i, may i know who,
        (?:booking|reservation) (?:be )?under, your name, your good name,
        names of (?:the )?(?:passenger|guest|traveller)s?
        """,
    ),
)
