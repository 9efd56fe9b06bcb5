"""Turkish, also as it is typed without its own letters."""

from chatlinks.privacy.detection.told.tables.language import Ask, Language

TURKISH = Language(
    code="tr",
    introduces="""
        ad[ıi]m(?: ve)?(?: soyad[ıi]m)?(?: ise)?, ismim, (?:benim |tam )?(?:ad[ıi]m|ismim),
        soyad[ıi]m, soy ismim, ad[ıi] soyad[ıi], ad[ıi]m soyad[ıi]m, bana .{0,8}derler,
        ben(?:im)? ad[ıi]m, hesap sahibi, kart sahibi, ad[ıi]na kay[ıi]tl[ıi]
    """,
    hints="ben, ben ise, burada, buras[ıi], kar[şs][ıi]n[ıi]zda",
    follows="""
        diyebilirsiniz, deyin, derler, diye hitap,
        ben, konu[şs]uyor, ben konu[şs]uyorum, benim ad[ıi]m, ad[ıi]m, diye biri,
        ad[ıi]na(?: kay[ıi]tl[ıi]| rezervasyon| yap[ıi]lm[ıi][şs])?, ismine, ad[ıi]yla,
        isimli, ad[ıi]nda, adl[ıi]
    """,
    labels="""
        (?:tam )?ad[ıi](?:n[ıi]z)?, ad(?:[ıi])?,? ?(?:ve |/)?soyad[ıi]?(?:n[ıi]z)?, isim(?: soyisim)?, isim,
        soyad[ıi]?, soyisim, al[ıi]c[ıi], g[öo]nderen, g[öo]nderici, m[üu][şs]teri, hasta, yolcu,
        misafir, hesap sahibi, kart sahibi, ilgili ki[şs]i, imza, kime, yetkili
    """,
    titles="say[ıi]n, bay, bayan, dr, doktor, prof, av, avukat, sn",
    honorifics="bey, han[ıi]m, beyefendi, han[ıi]mefendi, hoca, abi, abla, teyze, amca, day[ıi]",
    relations="""
        (?:benim )?(?:e[şs]im|kar[ıi]m|kocam|o[ğg]lum|k[ıi]z[ıi]m|annem|babam|karde[şs]im|abim
        |a[ğg]abeyim|ablam|teyzem|halam|amcam|day[ıi]m|dedem|ninem|babaannem|anneannem|kuzenim
        |ye[ğg]enim|torunum|arkada[şs][ıi]m|sevgilim|ni[şs]anl[ıi]m|m[üu]d[üu]r[üu]m|patronum
        |kom[şs]um|doktorum|avukat[ıi]m|[şs]of[öo]r[üu]m|ev sahibim|kirac[ıi]m|asistan[ıi]m
        |kay[ıi]nvalidem|kay[ıi]npederim|damad[ıi]m|gelinim|k[öo]pe[ğg]im|kedim|bebe[ğg]im)
         (?:in ad[ıi]|n[ıi]n ad[ıi]|[ıi]n ad[ıi]| ad[ıi])?,
        (?:kurye|[şs]of[öo]r|al[ıi]c[ıi]|hasta|yolcu|temsilci|teknisyen|kirac[ıi]|kefil),
        (?:onun|e[şs]imin|annemin|babam[ıi]n|o[ğg]lumun|k[ıi]z[ıi]m[ıi]n|karde[şs]imin) (?:ad[ıi]
        |ismi), ad[ıi]
    """,
    recipients="""
        (?:rezervasyon|masa|randevu|oda|bilet)(?: [\\pL\\pN]+){0,3}? (?:i[çc]in),
        (?:l[üu]tfen )?(?:havale|g[öo]nderi|para) (?:al[ıi]c[ıi]s[ıi])
    """,
    befores="""
        (?:ad[ıi]na|i[çc]in rezervasyon|'?(?:a|e|ya|ye) (?:havale|para|mesaj|haber))
    """,
    greets="""
        te[şs]ekk[üu]rler, te[şs]ekk[üu]r ederim, merhaba, selam, iyi g[üu]nler,
        iyi ak[şs]amlar, g[üu]nayd[ıi]n, say[ıi]n, sevgili, tamam, peki, anlad[ıi]m, ho[şs] geldiniz,
        memnun oldum, harika, elbette, tabii, g[öo]r[üu][şs]mek [üu]zere
    """,
    signs_off="""
        sayg[ıi]lar[ıi]mla, sayg[ıi]lar, sevgiler, te[şs]ekk[üu]rler, te[şs]ekk[üu]r ederim,
        iyi g[üu]nler, iyi [çc]al[ıi][şs]malar, imza, selamlar
    """,
    asks=(
        Ask(
            "",
            """
            (?:[şs]irket|[üu]r[üu]n|otel|restoran|ma[ğg]aza|banka|[şs]ehir|marka|dosya)(?:n[ıi]n
            |in|[ıi]n)? (?:ad[ıi]|ismi), ip adres\\pL*, mac adres\\pL*
            """,
        ),
        Ask(
            "secret_answer",
            """
            (?:anne|annenizin|annenin) (?:k[ıi]zl[ıi]k soyad\\pL*|evlenmeden [öo]nceki soyad\\pL*),
            k[ıi]zl[ıi]k soyad\\pL*, (?:ilk )?evcil hayvan\\pL*(?: ad\\pL*| ismi)?,
            g[üu]venlik (?:sorusu|sorunuz)\\pL*, gizli (?:soru|kelime|cevap)\\pL*, do[ğg]um yer\\pL*,
            nerede do[ğg]dunuz, ilk okul\\pL*, en sevdi[ğg]iniz \\pL+
            """,
        ),
        Ask("user_name", "kullan[ıi]c[ıi] ad\\pL*"),
        Ask(
            "password",
            "parola\\pL*, do[ğg]rulama kod\\pL*, g[üu]venlik kod\\pL*, sms kod\\pL*, cvv",
        ),
        Ask("email", "e-?posta(?: adres\\pL*)?\\pL*, mail adres\\pL*, e-?mail, mail"),
        Ask("post_code", "posta kod\\pL*"),
        Ask("pin", "pin(?: kod\\pL*)?, [şs]ifre\\pL*"),
        Ask("birth", "do[ğg]um tarih\\pL*, ne zaman do[ğg]dunuz, do[ğg]um g[üu]n\\pL*"),
        Ask("phone_number", "(?:telefon|cep|cep telefonu|ileti[şs]im) numara\\pL*, telefon\\pL*"),
        Ask("card_number", "kart numara\\pL*, son (?:d[öo]rt|4) (?:hane|rakam)\\pL*"),
        Ask(
            "id_number",
            """
            (?:tc|t\\.c\\.) ?kimlik(?: no| numara\\pL*)?, kimlik(?: no| numara\\pL*)?,
            pasaport(?: no| numara\\pL*)?, ehliyet(?: no| numara\\pL*)?, vergi numara\\pL*,
            m[üu][şs]teri numara\\pL*, sicil numara\\pL*, tc no, tckn
            """,
        ),
        Ask(
            "booking_number",
            """
            (?:rezervasyon|sipari[şs]|bilet|poli[çc]e|takip|kargo|ba[şs]vuru|onay) (?:no
            |numara\\pL*|kod\\pL*), pnr
            """,
        ),
        Ask("account_number", "hesap numara\\pL*, iban(?: numara\\pL*)?, hesap bilgi\\pL*"),
        Ask(
            "address",
            """
            (?:teslimat |ev |fatura |a[çc][ıi]k |tam |i[şs] )?adres\\pL*,
            nerede (?:oturuyorsunuz|ya[şs][ıi]yorsunuz|ikamet\\pL*), nereye (?:g[öo]nderelim
            |teslim\\pL*)
            """,
        ),
        Ask(
            "name",
            """
            (?:tam )?ad[ıi]n[ıi]z[ıi]?(?: ve)?(?: ?soyad[ıi]n[ıi]z[ıi]?)?, ad soyad, soyad\\pL*,
            isminiz\\pL*, isim(?: soyisim)?, ad[ıi]n ne, ismin ne, kiminle (?:g[öo]r[üu][şs]\\pL*
            |konu[şs]\\pL*), kim ad[ıi]na, kimin ad[ıi]na, hangi isim\\pL*, size nas[ıi]l hitap\\pL*,
            kimsiniz, ad\\pL* alabilir miyim
            """,
        ),
    ),
    asking="""
        l[üu]tfen, nedir, ne, neydi, kim, kiminle, kimin, nerede, nereye, ne zaman, hangi, nas[ıi]l,
        alabilir miyim, alabilir miyiz, [öo][ğg]renebilir miyim, s[öo]yler misiniz, verir misiniz,
        payla[şs][ıi]r m[ıi]s[ıi]n[ıi]z, yazar m[ıi]s[ıi]n[ıi]z, girin, giriniz, yaz[ıi]n,
        yaz[ıi]n[ıi]z, belirtin, belirtiniz, s[öo]yleyin, gerekiyor, gerekli, laz[ıi]m,
        onaylay[ıi]n, do[ğg]rulay[ıi]n, payla[şs][ıi]n, iletin, kodlay[ıi]n, tekrar
    """,
    fillers="""
        evet tabii tabi tamam peki elbette merhaba selam ad adım adim ismim soyadım soyadim benim
        ben bu şu su o adı soyadı isim doğum dogum tarihim tarihi adresim adres posta kodu kodum pin
        şifrem sifrem numaram numarası numara telefon hesap kullanıcı kullanici parola parolam idi
        annemin kızlık kizlik soyadı köpeğimin kedimin köpeğim kedim efendim buyurun sanırım galiba
        doğumluyum dogumluyum tarihinde günaydın iyi günler teşekkürler sayın bey hanım
    """,
    refuses="""
        neden, niye, ni[çc]in, hay[ıi]r, yok, olmaz, bekleyin, bir dakika, bir saniye, dur, ne,
        nas[ıi]l, kim, hangi, ne zaman, nerede, istemiyorum, bilmiyorum, hat[ıi]rlam[ıi]yorum,
        unuttum, sonra, istiyorum, ihtiyac[ıi]m, tamam, te[şs]ekk[üu]rler, evet, [şs]art m[ıi]
    """,
    corrects="""
        pardon, hay[ıi]r, [öo]z[üu]r dilerim, kusura bakmay[ıi]n, yani, do[ğg]rusu, d[üu]zeltme,
        asl[ıi]nda, yanl[ıi][şs], demek istedi[ğg]im, veya, ya da, belki, galiba, san[ıi]r[ıi]m
    """,
    births="""
        do[ğg]um tarih(?:im|i)?(?:m)?(?: ise|:)?, do[ğg]um g[üu]n[üu]m(?: ise|:)?,
        do[ğg]umlu(?:yum)?, do[ğg]um(?:um)?(?: y[ıi]l[ıi])?:?
    """,
    addresses="""
        (?:ev |teslimat |i[şs] |yeni |a[çc][ıi]k )?adres(?:im|i|imiz)?(?: [şs]u| ise|:)?,
        oturdu[ğg]um (?:yer|adres), [şs]u adrese
    """,
    valued=(
        Ask("pin", "pin(?: kodum| kodu|im)?(?: ise|:)*, [şs]ifrem(?: ise|:)*, [şs]ifre:"),
        Ask("post_code", "posta kod(?:um|u)(?: ise|:)*"),
        Ask(
            "id_number",
            """
            (?:tc|t\\.c\\.)(?: kimlik)?(?: no| numaram| numaras[ıi]|m)?(?: ise|:)*,
            (?:kimlik|pasaport|ehliyet|vergi|m[üu][şs]teri|sicil) (?:no|numaram|numaras[ıi])
            (?: ise|:)*
            """,
        ),
        Ask("account_number", "hesap (?:no|numaram|numaras[ıi])(?: ise|:)*"),
        Ask(
            "booking_number",
            """
            (?:rezervasyon|sipari[şs]|bilet|poli[çc]e|takip) (?:no|numaram|numaras[ıi]|kodum|kodu)
            (?: ise|:)*
            """,
        ),
        Ask("password", "parola(?:m)?(?: ise|:)+, [şs]ifre(?:m)?(?: ise|:)+"),
    ),
    secrets="""
        (?:annemin )?k[ıi]zl[ıi]k soyad[ıi](?: ise|:)*, gizli (?:kelime|cevab)[ıi]?m?(?: ise|:)+,
        (?:k[öo]pe[ğg]imin|kedimin|evcil hayvan[ıi]m[ıi]n|ilk evcil hayvan[ıi]m[ıi]n) (?:ad[ıi]
        |ismi)
    """,
    stops="""
        bir bu şu su o ben sen biz siz onlar benim senin onun bizim sizin bana sana ona bize size ve
        veya ya da de ki mi mı mu mü ne neden niye nasıl nerede kim hangi için icin ile gibi kadar
        ama fakat çok cok daha en hiç hic her var yok değil degil evet hayır hayir tamam peki lütfen
        lutfen teşekkürler tesekkurler merhaba selam iyi günler kötü yeni eski acil önemli onemli
        müşteri müşteriyim öğrenci öğrenciyim yorgun yorgunum izmirliyim vejetaryenim türküm hasta hastayım mutlu mutluyum üzgün
        üzgünüm kızgın memnun hazır hazırım emin eminim evli evliyim bekar bekarım hamile hamileyim
        türk türküm istiyorum istedim gerek gerekli lazım olarak oldu olan olur olmadı yanlış yanlis
        doğru dogru hatalı hatali eksik farklı şimdi simdi bugün bugun yarın yarin dün dun sonra önce
        sipariş siparişim kargo kargom hesap hesabım kart kartım numara adres adresim sokak cadde
        mahalle pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mart nisan mayıs
        haziran temmuz ağustos eylül ekim kasım aralık yardım sorun sorunum iptal iade para bey hanım
        burada orada şey herkes kimse biri aynı ayni başka hala henüz zaten artık bile sadece vegan
        vejetaryen alerjim arıyorum ariyorum bekliyorum konuşmak kart üzerinde listede
    """,
    particles="oğlu oglu el al bin",
    months="ocak oca; şubat subat şub; mart; nisan nis; mayıs mayis; haziran haz; "
    "temmuz tem; ağustos agustos ağu; eylül eylul eyl; ekim eki; kasım kasim kas; "
    "aralık aralik ara",
)
