"""English: also as it is typed on phones, without capitals, apostrophes and punctuation."""

from chatlinks.privacy.detection.told.tables.english_asks import ASKS
from chatlinks.privacy.detection.told.tables.language import Ask, Language

ENGLISH = Language(
    code="en",
    introduces="""
        ^signed(?: by)?,
        name's, ^names?(?: is)?, my (?:nmae|naem|nam|nme|anme)(?: is)?,
        (?:spelled|spelt)(?: as| like this)?, spelling(?: is)?, (?:i )?spell it, it spells,
        (?:change|changed|correct|corrected|update|set) (?:the |my )?(?:last |first )?name to,
        (?:passengers|guests|attendees|travell?ers|kids|children|names)(?: are|'re),
        goes by(?: the name(?: of)?)?,
        my (?:full |first |last |given |real |legal |good |complete )?name(?: is|'s| was
        |s)(?: also| (?:spelled|spelt)(?: as| like)?)?,
        my (?:first|last|full) name, my (?:sur|family )name is, my name, name is, names? are,
        the names?(?: is|'s|s), people call me, (?:everyone|friends|they) calls? me,
        i(?:'m| am) called,
        i(?:'m| am) known as, i go by, (?:parents|mother|father) named me,
        my (?:friends|parents) (?:named|call) me, you (?:can|may) call me, just call me,
        please call me, i am named, i'm named, call me by, myself,
        (?:you are|you're) (?:speaking|talking|chatting) (?:to|with), i sign as, signed by,
        name of account holder is, account holder(?: name)? is, account holder's name is,
        account is under, account is in the name of,
        under (?:the |my )?(?:last |first |sur|full )?name(?: of| is|:)?,
        (?:in|on|by|with|for|to|use) the (?:last |first |sur|full )?name(?: of| is)?,
        booked as, booking as, (?:reservation|booking|table|it)(?: is|'s) (?:listed |booked )?under,
        listed under, booked under, (?:reservation|booking|table|order) under, filed under,
        registered (?:to|under|as),
        name on (?:the|my) (?:account|card|booking|reservation|order) is,
        (?:reservation|booking|table) (?:is|was) (?:made )?(?:by|for)
    """,
    hints="""
        i'm, i am, im, i m, this is, this's, thisis, it is, it's, its, it was, here is, that is,
        that's, call me, am, iam, was born, yours is, i was, name
    """,
    follows="""
        here, this side, speaking, on the line, on this side, is my (?:full |first |last )?name,
        is the name, is my surname, is what they call me, is how you spell it
    """,
    labels="""
        (?:full |first |last |given |family |middle |your |my |customer |client |patient |passenger
         |guest |account |card ?holder |user |contact |applicant |nominee |beneficiary |recipient
         |receiver |sender |payee |employee |student |member |sur|f|l)?names?(?: on (?:card
         |account))?,
        passengers?, guests, attendees, travell?ers, nominee, beneficiary, recipient, payee, attn,
        attention, signed, from, to, cc,
        customer, patient, guest, contact, contact person, ship to, deliver to, bill to, sold to
    """,
    titles="""
        mr, mrs, ms, miss, mx, dr, prof, professor, sir, madam, madame, doctor, mister, missus,
        shri, sri, smt, captain, capt, sgt, lt, rev, father, sister, judge, officer, nurse, lord,
        lady, master
    """,
    relations="""
        (?:my|our|his|her|their) (?:late |elder |younger |older |little |big |ex[ -]?|step[ -]?|
         grand|best |good |girl|boy|dear |new |only |other |first |second )*(?:wife|husband|son|
         daughter|mother|father|mom|mum|dad|brother|sister|child|kid|baby|aunt|uncle|cousin|niece|
         nephew|friend|friends|partner|fiance|fiancee|fiancé|fiancée|spouse|boss|manager|colleague|
         co-?worker|assistant|secretary|neighbou?r|landlord|landlady|tenant|flatmate|room ?mate
         |doctor|
         dentist|nurse|teacher|lawyer|accountant|driver|maid|nanny|client|customer|supervisor|
         (?:mother|father|brother|sister|son|daughter)[ -]in[ -]law|guardian|nominee|beneficiary|
         girlfriend|boyfriend|grandmother|grandfather|grandma|grandpa|granny|twin|buddy|pal|guest|
         parents?|in-laws|passenger|patient|student|employee|agent|pet|dog|cat|horse|contact|bestie
         |kids|
         children|sons|daughters|brothers|sisters|twins|guests|passengers)
         (?:'s name(?: is)?| name is|s name is| is called| is named| called| named| is| was)?,
        (?:driver|payee|nominee|beneficiary|recipient|passenger|cardholder|landlord|tenant|patient|
         delivery (?:boy|guy|man|person|agent)|courier|technician|executive|guarantor|witness|
         co-?applicant|account holder|emergency contact|next of kin|colleague|manager|doctor|
         agent|representative|rep|friend|cousin|uncle|aunt|auntie|nurse|teacher|boss)
         (?:'s)?(?: name)?(?: is| was|:)?(?: called| named)?,
        (?:his|her|their|the child's|the patient's|the passenger's) (?:full |first |last )?name
         (?: is|'s| was)?, (?:he|she|they) (?:is|are) called, s?he (?:is|was) named,
        (?:son|daughter|wife|husband|widow|mother|father|brother|sister) of, s/o, d/o, w/o, c/o,
        care of,
        someone (?:called|named), (?:man|woman|guy|girl|boy|person|lady|gentleman) (?:called|named)
    """,
    recipients="""
        (?:transfer|send|sent|pay|paid|wire|wired|payment|payments|transferred|remit|give|gave|lend|
         lent|money|order|debit|transaction|loan|cheque|check|deposit|funds|amount|owe|owed|sending|
         paying|transferring)(?: [\\pL\\pN$£€.,']+){0,5}? (?:to|for|from), pay, paid, paying,
        (?:email|e-mail|mail|message|text|sms|call|letter|note|reply|msg|invite|invitation|mails|
         emails|texts|messages|calls|write|respond|talk|speak|spoke|talked|chat|meeting|lunch
         |dinner|
         appointment|birthday|conversation|contact|date|coffee|skype|facetime|present|gift|reminder)
         (?: [\\pL\\pN']+){0,3}? (?:to|with|from|for|of),
        (?:please |to |and |can you |could you |just )(?:email|e-mail|message|text|call|phone|ring|
         dial|tell|ask|remind|notify|inform|invite|contact|meet|visit|ping|skype|facetime|pick up),
        ^(?:email|e-mail|mail|message|text|call|phone|ring|dial|tell|ask|remind|notify|invite
        |contact|
         meet|ping),
        (?:reservation|booking|table|room|reserved|booked|book|reserve|appointment|ticket|tickets|
         seat|party)(?: [\\pL\\pN'.:]+){0,6}? (?:under|for|by), under, on behalf of, behalf of,
        (?:where|who|how old|how tall) (?:is|was), (?:rsvp|invited) (?:to|for),
        (?:contacts?|someone|friend|person|anyone|people) (?:named|called),
        (?:contact|contacts) (?:for|of|about)?,
        (?:address|number|email|contact|info|information|details|news|updates?|pictures?
        |photos?) (?:of|for|from|about|on),
        ^(?:did|has|is|was|does|will|when did|when will),
        (?:meet|visit|owe|married|see if|add|invite)
    """,
    befores="""
        (?:called|said|told|texted|emailed|mailed|wrote|messaged|replied|phoned|sent me|and i|and
        me|
         email me|emailed me|call me|text me|write me|posted|replied|has replied|still living|going)
    """,
    greets="""
        thank you(?: so much| very much)?, thanks(?: a lot| so much)?, hi, hello, hey, dear,
        welcome,
        good (?:morning|afternoon|evening|day), greetings, alright, all right, okay, ok, great,
        perfect, awesome, excellent, sorry, bye, goodbye, sure, nice to meet you, sure thing,
        no problem,
        (?:am i|are you) (?:speaking|talking|chatting) (?:to|with), is (?:that|this), got it,
        noted, yes,
        pleased to meet you, welcome back, you're welcome, of course, right, apologies, absolutely
    """,
    signs_off="""
        (?:best |kind |warm |kindest |warmest |with )?(?:best |kind |warm )?regards, regards, rgds,
        sincerely, yours(?: truly| sincerely| faithfully)?, cheers, best, best wishes, thanks,
        many thanks, thank you, thx, respectfully, cordially, love, xoxo, thanks and regards,
        thanks & regards, with thanks, warmly, take care, signed, sent by, gratefully
    """,
    asks=ASKS,
    asking="""
        please, pls, plz, may i, can i, could i, can you, could you, would you, will you, what is,
        what's, whats, what was, tell me, tell us, provide, give me, give us, share, enter, confirm,
        verify, need your, need the, need you, need to know, i'll need, i will need, we need,
        we'll need,
        require, required, type, let me know, let us know, help me with, have your, get your,
        send me,
        what are, and your, specify, state your, fill, kindly, know your, say your, repeat, spell,
        under what, which, who, where, when, how, missing, must have, ask for, asking for, mention
    """,
    fillers="""
        yes yeah yep yup yea ya sure ok okay alright well so oh um uh hmm hm right certainly
        absolutely huh mom mum dad ask asks
        it its it's is it'll that that's thats this the my was were would be will i'm im i am sure
        of course no problem here you go hi hello hey please a an name names named full first last
        surname under for to at on by in put use make book and mine and's actually sorry maybe
        think believe guess just should thank thanks you great good morning evening afternoon sir
        madam
        answer address number no. no code zip postcode postal pin date birth dob born live mr mrs ms
        dr miss called call me reservation booking as with have got from both also again
        obviously haha lol ah fine perfect cool awesome username password id user account email
        there we go let see me like correct simply exactly probably still always used say spelled
        spelt his her their our your not sure but try could maiden mother's mothers mother pet
        pet's pets childhood child dog cat dog's cat's favourite favorite color colour
        pin ssn geesh geez gosh nevermind remember idea dear wow shoot darn oops forget forgot shit
        damn god dont don't
        had when i as kid was's first's because since new
    """,
    refuses="""
        why, no, nope, nah, not, wait, hold on, what, which, who, how, when, where, can you, can i,
        could you,
        could i, do you, do i, i don't, i dont, i do not, i didn't, i can't, i cant, i cannot,
        i can not, i won't,
        i'd rather, i would rather, i rather, never, none, nothing, one moment, one second,
        one sec, just a, give me a, let me, hang on, hold, sorry\\?, pardon, excuse me, is it,
        is that, are you,
        i forgot, i've forgotten, i forget, forgot, don't, dont, i thought, i already, i just,
        i told,
        you already, you have, is there, later, skip, cancel, stop, help, agent, human, unsure,
        i'm not, im not, i am not, ok, okay, yes, yeah, sure, fine, thanks, thank you, hmm, um,
        i want,
        i need, i would like, i'd like, i wish, i was hoping, i have a, please help, any, anything,
        that's all
    """,
    corrects="""
        sorry, no, oops, i mean, i meant, i ment, correction, actually, wait, apologies, my mistake,
        my bad, not that, typo, i misspoke, rather, excuse me, pardon, it's actually,
        it is actually,
        should be, either, or maybe, maybe, try, it could be, it might be, it may be, i think,
        how about,
        what about, the other, could it be, perhaps, possibly, i believe, is it, let's try,
        lets try,
        oh wait, hold on, hmm, ah, i remember, i just remembered, i found, found it, ok, okay, it's,
        its, it is, the correct, correct
    """,
    births="""
        (?:i was|i am|i'm|im|was|were|is|he was|she was) born (?:on|in)?(?: the)?,
        born on(?: the)?, born in, born, dob,
        d\\.o\\.b\\.?, date of birth(?: is| was| -|:)?, birth ?-?date(?: is|'s|:)?,
        (?:my|his|her|whose) birth ?day(?: is|'s|:| was| falls)?(?: on)?, bday, b-day,
        birthday is(?: on)?, y\\.?o\\.?b
    """,
    addresses="""
        ship(?: it| this| them| that)? to, deliver(?: it| this| them| that)? to,
        send (?:it|this|them|that) to,
        (?:my|our|the|his|her) (?:full |home |shipping |delivery |billing |mailing |postal |street |
         residential |current |permanent |new |correct |old |house |office |work |complete )*address
         (?: is|'s|:| was| will be| would be| to)+, (?:i|we) live (?:at|on|in),
         i'm living (?:at|in),
        (?:i|we) stay (?:at|in), (?:i'm|i am|we are|we're) (?:staying|located|living) (?:at|on|in),
        address, address is,
        residing at, resident of, (?:shipped|delivered|sent|mailed|moved|moving|move) to,
        drop it (?:off )?at,
        pick (?:me|it) up (?:at|from), come to,
        (?:my|our) (?:house|home|flat|apartment|place) is (?:at|on|in)
    """,
    valued=(
        Ask(
            "pin",
            (
                "pin(?: number| no| code)?(?: is|'s|:| was)*, p\\.i\\.n\\.?, m-?pin, t-?pin, "
                "passcode(?: is)?"
            ),
        ),
        Ask(
            "password",
            "pass ?word(?: is|'s|:| was)+, otp(?: is|:)?, (?:cvv|cvc)(?: is|:)?, pass ?word",
        ),
        Ask(
            "user_name",
            "(?:my |the )?(?:user ?-?(?:name|id)|log-?in(?: name| id)?)(?: is|'s|:| was)+",
        ),
        Ask(
            "user_name",
            "(?:insta|instagram|twitter|telegram|snap|snapchat|tiktok|skype|discord|reddit)"
            "(?: id| handle| account| profile| user ?name)?(?: is|'s|:)+",
        ),
        Ask(
            "post_code",
            (
                "zip(?: ?code)?(?: is|:)*, post ?-?code(?: is|:)*, postal code(?: is|:)*, "
                "pin ?code(?: is|:)*"
            ),
        ),
        Ask(
            "id_number",
            """
            ssn(?: number| no)?(?: is|:)*, social security(?: number| no)?(?: is|:)*,
            last (?:four|4)(?: digits?)?(?: of (?:my |the )?(?:ssn
            |social(?: security)?(?: number)?))?(?: is| are|:)*,
            (?:passport|license|licence|aadhaa?r|pan|voter id|employee id|member id|id)(?: card)?
             (?: number| no| num)?(?: is|:)*, (?:ssn|social) (?:number )?ending(?: in| with)?
            """,
        ),
        Ask(
            "account_number",
            """
            (?:account|acct|a/c|acc)(?: number| no| num| #| id)?(?: is|:| -|'s)*,
            account ending(?: in| with)?
            """,
        ),
        Ask(
            "booking_number",
            """
            (?:booking|confirmation|reservation|reference|pnr|claim|policy|order|ticket|tracking)
             (?: confirmation| reference)?(?: number| no| num| code| id| #| is|:)+, pnr
            """,
        ),
        Ask(
            "card_number",
            "card(?: number| no| num| ending(?: in| with)?)(?: is|:)*, card ending(?: in| with)?",
        ),
        Ask(
            "phone_number",
            "(?:phone|mobile|contact|cell|call me (?:at|on))(?: number| no| num)?(?: is|:)*",
        ),
    ),
    secrets="""
        (?:my |the |her )?(?:mother|mom|mum)'?s? ?(?:s )?maiden name(?: is|'s| was|:| would be)+,
        maiden name(?: is| was|:)+,
        (?:my |the )?(?:first |childhood |favou?rite )*pet(?:'?s)?(?: name)?(?: is|'s| was|:
        | were)+ ?(?:named|called)?,
        (?:my |the )?(?:security|secret)(?: questions?)?(?: answers?| word)?(?: is| was|:| are
        | which is)+,
        (?:my |the )?(?:dog|cat|hamster|parrot|rabbit|goldfish|turtle)'?s? name(?: is|'s| was)+,
        had a (?:dog|cat|pet|hamster|parrot|rabbit|goldfish) (?:named|called), answer (?:is|was)
    """,
    stops="""
        misspelled misspelt mistyped mispronounced garbled misprinted hyphenated duplicated
        unlisted uppercase lowercase capitals
        saab sahab saheb ji
        namen auftrag märz maerz amazon netflix google hilton batman airtel maruti honda toyota
        suzuki
        nissan yamaha lenovo nokia adidas puma zara ikea uber zomato swiggy flipkart tokopedia
        shopee
        lazada trendyol alibaba paypal samsung vodafone natal natale noel navidad
        a about above actually after afraid again against all almost alone already alright also
        always
        am an and angry annoyed another any anyone anything anyway are around as asking at available
        aware away awful back bad based be because been before being below best better between both
        bored broke broken busy but by bye call called calling can cannot cant can't careful certain
        chatting checking cold come coming complaint concerned confused contacting could curious
        currently customer dead dear definitely did different disappointed dissatisfied do does
        doing
        don't dont done down driving due each either else email enough even ever every everyone
        everything excited fed feeling fine finished first five for four free from frustrated full
        getting glad go going gone good got great had half happy hard has have having he hello help
        her
        here hers hey hi him his home hoping hot how however hungry i if i'll i'm i've id i'd
        impatient
        important in inside instead interested into is isn't issue it its it's just keen kind
        know known late later least leaving less let like little living locked looking lost lot made
        making many married may maybe me mine missing moving much must my myself name named need
        needed neither never new next nice no nobody none nope nor not nothing now number of off
        okay ok
        old on once one online only open or order other our out outside over paid paying
        perfect perhaps phone please pleased poor pretty problem quick quite ready really regarding
        regular rich right running sad safe said same satisfied saying second see seeing serious she
        should sick similar simple since single six so some someone something soon sorry still
        stuck student such sure surprised taking talking tell ten terrible than thank thanks that
        that's the their them then there therefore these they thinking third this those three
        through
        till tired to today together tomorrow tonight too travelling traveling trouble true trying
        two
        unable under unhappy until up upset urgent us used user using usually very via wait waiting
        want wanted was wasn't way we well were what when where whether which while who whose why
        will
        willing wish with within without wondering wondered working worried worse would wrong yeah
        yes
        yesterday yet you young your yours you're sir madam team support service
        hotel restaurant bank booking reservation table account card address street road
        january february march april june july august september october november december monday
        tuesday wednesday thursday friday saturday sunday morning afternoon evening night noon
        midnight week month year day hour minute english spanish french german hindi arabic
        muslim hindu christian jewish catholic sikh buddhist vegan vegetarian gluten diabetic
        pregnant canadian
        australian mexican brazilian polish dutch russian turkish pakistani nigerian irish scottish
        european asian african
        american indian british chinese japanese italian manager agent representative everybody
        ma'am maam guys bro dude folks baby honey guest passenger person people man woman
        ltd inc llc gmbh corp company group pvt limited plc foundation university college school
        church hospital clinic store shop app website internet wifi data plan number's cancel
        goodbye ty tysm bbye cheers congrats congratulations dunno sunny rainy cloudy windy geesh
        geez hai hii hiii hlo helo hallo hay hlw gm gn okey okie k kk ohk thank's thnx tnx welcome
        sur sire
        confirm confirmed thx pls plz ur u r dob pin ssn zip otp code date birth password username
        that'll who's what's let's we're they're isnt doesnt didnt wont ive ill youre thats whats
        lol haha cuz coz gonna wanna gotta ya yup nah hmm um uh oh ah mr mrs ms dr miss pm am usd
        dollars dollar euros pounds rupees people's credit debit checking savings balance
    """,
    particles="an na de da del della di do dos das du la le el van von "
    "der den ter bin binti binte bint ibn al ul ur ap ab ferch ní mhic uí nic ould ait aït "
    "abu ben bar san santa st o mac mc y e und zu af av e-",
    months="january jan; february feb febuary; march mar; april apr; may; june jun; july jul; "
    "august aug; september sept sep; october oct; november nov; december dec",
)
