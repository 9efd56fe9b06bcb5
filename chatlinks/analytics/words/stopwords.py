"""Common words and courtesies, a list a language.

They say nothing of what a message is about, so Word Analysis drops them. Written by hand. All lists
are joined: people mix languages, and a bot's language setting is rarely right. A word that means
something in one of our languages ("die", "son", "bin", "sea") is left out of another's list. Words
are as `str.casefold` makes them.
"""

ENGLISH = """
anything cant didnt doesnt dont else get gets getting good got great hello hey hi im isnt many
much nothing ok okay one pls please plz something thank thanks thx want wants wont yeah yep yes
a about above after again against all also am an and any are aren aren't as at be because been
before being below between both but by can can't cannot could couldn couldn't did didn didn't do
does doesn doesn't doing don don't down during each few for from further had hadn hadn't has hasn
hasn't have haven haven't having he he'd he'll he's her here here's hers herself him himself his
how how's i'd i'll i'm i've if im in into is isn isn't it it's its itself ive just let let's ll me
mightn mightn't more most must mustn mustn't my myself needn needn't no nor not now of off on once
only or other ought our ours ourselves out over own re same shan shan't she she'd she'll she's
should should've shouldn shouldn't so some such than that that'll that's the their theirs them
themselves then there there's these they they'd they'll they're they've this those through to too
u under until up ur ve very was wasn wasn't we we'd we'll we're we've were weren weren't what
what's when when's where where's which while who who's whom why why's will with won won't would
wouldn wouldn't you you'd you'll you're you've your yours yourself yourselves
"""
HINDI = """
ठीक शुक्रिया धन्यवाद नमस्ते हाँ हां जी
अगर अपना अपनी अपने अब अभी आप आपका आपकी आपके आपको इन इनका इनके इस इसका इसकी इसके इसको इससे इसे उन
उनका उनके उनको उस उसका उसकी उसके उसको उससे उसे एक ऐसा ऐसे और कई कर करके करता करती करते करना करने
करें कहा का कि किया किस किसी की कुछ के को कोई कौन क्या क्यों गई गए गया चाहिए जब जहाँ जहां जा जाता
जाती जाते जाना जिस जिसका जिसके जैसा जैसे जो तक तब तो था थी थे दिया दें दो द्वारा न नहीं ना ने पर
पे फिर बहुत बारे बाद भी मगर मत मुझे मुझको में मेरा मेरी मेरे मै मैं मैंने मैने यदि यह यहाँ यहां या
ये रहा रही रहे लिए लिये ले लेकिन व वह वहाँ वहां वाला वाली वाले वे वो सब सकता सकती सकते साथ से हम
हमने हमारा हमारी हमारे हमें ही हुआ हुई हुए हूँ हूं है हैं हो होता होती होते होना होने जी
"""
HINDI_IN_LATIN = """
dhanyavaad dhanyavad dhanyawad ji namaste shukriya theek thik accha acha
aap aapka aapke aapki aapko ab abhi agar aise aisa apna apne apni aur bahut bhi bohot chahiye diya
ek fir gaya gayi gaye ha haan hai hain ham hame hamara hamare hamari hi hoga hogi ho hota hoti
hote hu hua hue hui hum humara humare humko hun is iska iske iski isko isse jab jaise jo ka kab
kaha kahan kaise kar karke karna karne karo karta karte karti kaun ke ki kis kisi kiya ko koi kuch
kya kyo kyu kyun lekin liye mai main maine me mein mera mere meri mujhe mujhko na nahi nahin ne
nhi pe phir raha rahe rahi rha rhe rhi sab sakta sakte sakti se sirf tak tha thi tum tumhara tumhe
unka unke unki unko us uska uske uski usko usse vo voh wahan wala wale wali woh ye yeh yaha yahan
h hn k kr krna ky mko pr
"""
ARABIC = """
شكرا شكرًا جزيلا جزيلًا مرحبا مرحبًا أهلا أهلًا حسنا حسنًا فضلك أريد اريد
أن أنا أنت أنتم أنه أنها أو أي إذا إلا إلى إن إنه إنها التي الذي الذين الى ان انا انت او اي بعد بل
بين تلك تم ثم جدا حتى حيث حين ذلك عن على عليه عليها عند عندما عندي غير فقط في فيه فيها قبل قد كان
كانت كل كم كما كنت كيف لا لأن لان لدي لذلك لقد لك لكن لكم لم لماذا لن له لها لهم لو لي ليس ليست ما
ماذا متى مثل مع مع من منذ منه منها نحن نعم هؤلاء هذا هذه هل هم هنا هناك هو هي وأنا وإن وان وفي وقد
وكان ولا ولكن ولم وما ومن وهل وهو وهي يا التى الي علي هاد هذي ايش شو مو بس انو اللي
"""
SPANISH = """
gracias hola por favor quiero
al algo ante aquí así aún cada como cómo con contra cual cuál cuando cuándo de del desde donde
dónde el él ella ellas ellos en entre era es esa esas ese eso esos esta está están estas este esto
estos estoy fue ha hay he hemos la las le les lo los más mi mis mí muy nada ni nos nosotros
nuestra nuestro os otra otro para pero poco por porque pues que qué quien quién se ser si sí sin
sobre su sus también tan te tengo ti tiene todo tu tus tú un una uno unos unas usted ustedes y ya
yo
"""
FRENCH = """
bonjour merci
ai au aux avec avez avons c'est ce cela ces cet cette chez comme dans de des donc dont du elle
elles en est et été être eu fait il ils j'ai je l'on la le les leur leurs lui ma mais me mes moi
mon même n'est ne nos notre nous on ont ou où par pas plus pour pourquoi qu'il qu'on quand que
quel quelle quels qui sa sans se ses si sont suis sur ta te tes toi tous tout très tu un une vos
votre vous à ça étais était
"""
GERMAN = """
bitte danke hallo
aber alle als also am an auch auf aus bei bis bist da damit dann das dass dein deine dem den denn
der des dich dir doch dort du durch ein eine einem einen einer eines er es euch euer für hab habe
haben hatte hier ich ihm ihn ihnen ihr ihre im in ist ja jede jeder jetzt kann kein keine können
mein meine meinem meinen meiner mich mir mit nach nicht noch nun nur ob oder ohne schon sehr sein
seine sich sie sind so soll über um und uns unser unter vom von vor waren warum was weil wenn wer
werden wie wieder wir wird wo wurde zu zum zur
"""
PORTUGUESE = """
obrigada obrigado olá
à ao aos aquela aquele aquilo as às até com como da das de dela dele do dos e é ela elas ele eles
em entre era essa esse está estão estava estou eu foi há isso isto já lhe mais mas me mesmo meu
meus minha minhas muito na não nas nem no nos nós nossa nosso num numa o os ou para pela pelas
pelo pelos por porque qual quando que quem são se sem ser seu seus só sua suas também te tem tenho
tu tua um uma umas uns você vocês vou
"""
COMMON = frozenset(
    " ".join((ENGLISH, HINDI, HINDI_IN_LATIN, ARABIC, SPANISH, FRENCH, GERMAN, PORTUGUESE))
    .casefold()
    .split()
)
