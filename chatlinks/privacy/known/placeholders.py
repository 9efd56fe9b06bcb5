"""What platforms write for a name that they don't know."""

from chatlinks.privacy.known.folding import fold

WORDS = frozenset(
    map(
        fold,
        """
        guest customer client user visitor unknown anonymous anon test tester demo whatsapp facebook
        messenger instagram telegram web website live livechat chat chatbot bot agent operator
        support none null undefined na n/a nil noname name no new member subscriber caller contact
        person somebody someone patient student passenger shopper buyer seller lead prospect sir
        madam sirmadam sms viber line wechat app mobile android ios iphone default admin the a your
        you me self myself
        first last full firstname lastname fullname username user_name online external internal
        temp temporary private hidden deleted blocked number email mail account id valued dear
        invité invite visiteur utilisateur client inconnu anonyme cliente visitante usuario
        usuaria invitado invitada desconocido anónimo anonimo convidado convidada usuário
        desconhecido ospite utente visitatore sconosciuto gast kunde kundin benutzer besucher
        unbekannt nutzer gość gosc klient użytkownik uzytkownik nieznany anonimowy anonim tamu
        pelanggan pengguna pengunjung tidak dikenal misafir müşteri kullanıcı bilinmeyen гость
        клиент пользователь неизвестный неизвестно аноним посетитель अतिथि ग्राहक मेहमान
        उपयोगकर्ता अज्ञात यूज़र यूजर कस्टमर ضيف زائر عميل مستخدم مجهول زبون غير معروف مهمان صارف
        کاربر ناشناس مشتری ゲスト お客様 お客さま 匿名 ユーザー 名無し 未設定 不明 访客 訪客 游客
        客户 客戶 顾客 用户 用戶 未知 匿名用户 微信用户 게스트 손님 고객 고객님 사용자 알수없음 익명
        방문자 mehmaan grahak atithi utente 客人 顧客 会員 회원 客官 mr mrs ms miss dr herr frau
        hello hi hey hola salam namaste sayın pan pani monsieur madame señor señora signore signora
        """.split(),
    )
)
"""A name that has no other words than these is none."""


def is_placeholder(name: str) -> bool:
    """Whether a name is what stands there when there is none: Guest, Test User 12, ~."""
    apart = name.replace("/", " ").replace("_", " ").replace("-", " ").split()
    words = [fold(word).strip("0123456789") for word in apart]
    known = [word for word in words if word]
    return all(word in WORDS for word in known) or fold(name).strip("0123456789") in WORDS
