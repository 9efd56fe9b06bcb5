"""Hindi in Latin letters, mixed with English."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

HINGLISH = Language(
    code="hi-Latn",
    introduces="""
        ^(?:naam|nam), spelling(?: hai)?,
        (?:mera|meraa|mra|hamara|apna) (?:poora |pura |shubh |full )?(?:naam|nam|name)(?: to)?(?: hai| h)?,
        mera naam hai, naam hai, naam mera, mujhe (?:sab |log )?(?:bulate|kehte) hain?,
        naam to, nam h
    """,
    hints="main, mai, hum, yeh, ye, yaha, idhar, mai hu, main hoon, ji main",
    follows="""
        bulao, bulana, bulaiye, kehte hai, kaho, bol rah[aei], bol rh[aei], bolra, bolri, baat kar rah[aei], this side, hoon, hun, hu, hoo,
        naam hai(?: mera)?, nam hai, naam h, idhar se, yahan se, yaha se,
        mera naam, naam se, ke naam (?:se|par|pe), bol rha, bol rhi
    """,
    labels="naam, nam, pura naam, poora naam",
    titles="shri, shrimati, smt, sri, kumari",
    honorifics=(
        "ji, jee, bhai, bhaiya, bhaiyya, didi, saab, sahab, saheb, sir, madam, aunty, uncle, "
        "behen, beta"
    ),
    relations="""
        (?:meri|mere|mera|hamare|hamari|uski|uske|uska|unki|unke|apni|apne) (?:bade |badi |
        chote |choti )?(?:patni|biwi|bivi|pati|beta|bete|beti|maa|mata|pita|papa|mummy|mom|dad|bhai
        |behen
        |behan|bahan|
         chacha|chachi|mama|mami|mausi|bua|dada|dadi|nana|nani|dost|saheli|friend|boss|padosi
         |doctor|driver|malik|wife|husband|son|daughter|brother|sister|
         father|mother|cousin|uncle|aunty|aunt|manager|colleague|sasur|saas|bhabhi|bhabi|jija
         |girlfriend|boyfriend|roommate)
         (?: ji)?(?: ka naam| ka nam| ki| ke)?, driver, delivery boy, delivery wala, nominee,
         (?:uska|unka|iska|inka) (?:naam|nam)
    """,
    befores="""
        ko (?:bhi |ek |ye |yeh |abhi |please |phir |video |group |voice |whatsapp |
        aur |fir )*(?:message|msg|call|phone|text|bol[aeiou]*|bata[a-z]*|batai[a-z]*|bhej[a-z]*|send
        |kah[a-z]*|keh[a-z]*|puch[a-z]*|pooch[a-z]*|yaad|remind|
         contact|email|mail|invite|paise|pay|transfer|de|dedo|dena|inform|reply|jawab|happy|video
         |reminder|add|sms|ping|likh[a-z]*|din|dijiye|kal|aaj|is|milne|lene|pick|hospital|airport),
        se (?:puch[a-z]*|pooch[a-z]*|poch[a-z]*|baat|bat|mil[a-z]*|kaho|bol[a-z]*|message|paise
        |call|kah[a-z]*|contact|lunch|dinner|meeting),
        ke (?:liye|ghar|sath|saath|pas|paas|message|messages|account|birthday|party|number|naam
        |naye|ghar|baare|bare|school|reminders?|music|video),
        ka (?:message|msg|number|birthday|phone|call|email|naam|ghar|address|reply|video|reminder
        |last),
        ki (?:party|birthday|shaadi|shadi|baby|meeting|school|location|video|recital|graduation
        |class),
        ne (?:kya|mujhe|muje|message|call|bola|kaha|bheja|abhi|text|aaj|kal|diya|mere|reply|kiya),
        aur, naam ke, ji ko, ji se, ji ka, ji ke, ko
    """,
    greets=(
        "dhanyavaad, dhanyawad, shukriya, namaste, namaskar, haan, theek hai, thik hai, accha, "
        "acha, ji, swagat hai"
    ),
    signs_off="dhanyavaad, dhanyawad, shukriya, aapka, aapki",
    asks=(
        Ask("", "(?:company|product|hotel|bank|city|dukaan|shop|restaurant|school) ka naam"),
        Ask(
            "secret_answer",
            (
                "maa ka (?:maiden |shaadi se pehle ka )(?:naam|surname), pet ka naam, "
                "suraksha sawal, paltu (?:janwar|kutte)(?: ka naam)?"
            ),
        ),
        Ask("post_code", "pin ?code"),
        Ask("pin", "pin"),
        Ask(
            "birth",
            (
                "janam ?(?:din|tithi|tareekh|tarikh), janm ?(?:din|tithi|tareekh|tarikh), "
                "kab paida, dob, birthday kab"
            ),
        ),
        Ask("phone_number", "(?:mobile|phone) (?:number|no|nambar)"),
        Ask("id_number", "aadhaa?r(?: card| number)?, pan(?: card| number)?"),
        Ask("account_number", "(?:khata|account) (?:number|nambar|no)"),
        Ask(
            "address",
            (
                "pata (?:bata|kya|di|de), kahan? reh?te, kaha reh?te, ghar ka pata, "
                "address (?:bata|kya|di|de)"
            ),
        ),
        Ask(
            "name",
            "naam, nam kya, shubh naam, kaun bol rah[aei], kis naam se, aap kaun, kiske naam",
        ),
    ),
    asking=(
        "kya, kripya, bataiye, bataye, batao, batayen, bata de, bata dijiye, dijiye, dijie, "
        "chahiye, kab, kaun, kaha, kahan, bhejiye, likhiye, share kar, sakte, sakti, confirm kar"
    ),
    fillers=(
        "jane jana jaane karen haan han ha ji mera meri mere naam nam hai h main mai hu hun hoon "
        "pura poora pata janam tithi pin code number account hello namaste theek thik accha acha "
        "to ye yeh is aur ko ka ki ke me se tha thi bol raha rahi sir madam hua rehta rehti"
    ),
    refuses=(
        "kyu, kyun, kyon, nahi, nahin, nai, na, ruko, rukiye, kya, kaun, kaise, kab, mujhe nahi, "
        "bhool, bhul, yaad nahi, mujhe, muje, theek hai, thik hai, pehle, kis liye, kisliye"
    ),
    corrects="maaf, sorry, nahi, matlab, darasal, asal me, galat, ya, shayad",
    births="(?:mera |meri )?(?:janam|janm)(?: tithi| din| tareekh)?(?: hua)?(?: hai)?, paida hu[aie]",
    addresses="mera (?:pata|address)(?: hai)?, (?:is |mere )?(?:pate|address) (?:par|pe)",
    valued=(
        Ask("pin", "pin(?: number)?(?: hai| h)?"),
        Ask("account_number", "(?:khata|account) (?:number|no|nambar)(?: hai| h)?"),
    ),
    stops="""
        sach jhooth jhoot jhuth pagal badalna badalwana badlo likha likhi likhna likhwana alag dusra
        khatam maujood darj register galti sahi
        main mai mein mei me hum tum aap tu vo woh wo voh yeh ye hai hain he ho hu hun hoon hoo tha
        thi the ka ki ke ko
        se par pe ne aur or ya to bhi hi nahi nahin nai na kya kaun kab kahan kaha kaise kyu kyun
        kyon mera meri
        mere meraa hamara hamari hamare aapka apka aapki apki apke aapke tera teri uska uski uske
        unka unki unke unko usko use
        iska iski iske is us in un ise isse usse inka apna apni apne khud ek do teen char das bahut
        bohot kuch sab sabhi
        sabko koi kisi kis kitna kitne kitni abhi ab yaha yahan waha wahan aaj kal parso subah sham
        shaam raat dopahar din hafte
        ji haan han ha theek thik accha acha pareshan bimar thak gaya gayi gaye raha rahi rahe rha
        rhi kar karo
        kare karen kariye kijiye karna karke karta karti karein karaye karne chahta chahti chahiye
        sakta sakti sakte
        bol bolo bolna bole boliye bata batao bataiye bataye batana baat bat puch pucho poochho
        puchna de do dena dijiye
        diya di liya li le lo lena lene mujhe muje mujhko mujko hame hamen humko humein tumhe aapko
        apko isko kisko jisko jo jab tak
        agar phir fir lekin magar par kyunki isliye taki phone message msg call text video reminder
        alarm music gana gaana
        song songs weather mausam barish baarish tapman temperature time timer samay baje bje
        minute ghante ghanta
        traffic rasta raasta road office ghar school store mall airport gym hospital doctor bank
        paise paisa rupaye
        bill naam nam pata khata number card order baap log logo loge sath saath pas paas pass
        baare bare bad baad pehle pahle
        liye lie wala wali wale jaise jaisa itna utna zyada jyada kam thoda sirf bas wapas vapas
        aage piche upar niche andar
        bahar set add delete hata hatao hataye band chalu shuru start stop play bajao bajaye chalao
        chalaye dikhao dikhaye dikhaiye padho padhe
        sunao khojo khoje dhundo dhundho search bhejo bheje bhejna bhejiye sabse achchha achha naya
        nayi naye purana purani
        nayaa agla agle agli pichla pichle pichli har roz roj daily somvar mangalvar budhvar
        guruvar shukravar shanivar ravivar
        dost friends family group bacche bachche bacho logon party dinner lunch breakfast event
        events concert movie
        mom dad mummy papa maa bhai behen didi uncle aunty sir madam wife husband boss beta beti
        mama dada dadi nana nani saab sahab saheb
        facebook whatsapp instagram messenger spotify youtube google pandora everyone thanks please
        plz hello namaste
        kaam kam sone uthne jagane jaldi late der yaad dawai dawa pani khana chai bharat sahi galat
        pura poora
        sunday monday tuesday wednesday thursday friday saturday january february march april june
        july august
        september october november december christmas thanksgiving halloween easter weekend morning
        evening night
    """,
)
