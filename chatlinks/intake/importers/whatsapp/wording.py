"""What WhatsApp itself writes into an export, in the languages that it speaks."""

import re
from collections.abc import Container

LRM, RLM = "\u200e", "\u200f"


def phrases(text: str) -> tuple[str, ...]:
    """Of a list with a stroke or a new line between two."""
    return tuple(each.strip() for line in text.strip().split("\n") for each in line.split("|"))


# In place of a file that was left out of the export. Android puts it in angle brackets.
OMITTED = phrases("""
    media omitted | medien ausgeschlossen | multimedia omitido | archivo omitido
    médias omis | fichier omis | media omessi | mídia oculta | arquivo de mídia oculto
    media weggelaten | без медиафайлов | медиафайл пропущен | файл пропущено
    media tidak disertakan | medya dahil edilmedi | pominięto multimedia | مرفق تم حذفه
    תמונה הושמטה | המדיה לא נכללה | メディアは含まれていません | 미디어 파일 제외됨
    省略多媒体文件 | 略过多媒体文件 | 已省略多媒體檔案 | मीडिया को छोड़ा गया
    मीडिया छोड़ा गया | media utelämnat | media udeladt | medier utelatt
    media jätetty pois | média kihagyva | multimédia vynechány | fișier media omis
    तम्बी गाळली | bỏ qua media | ไม่รวมไฟล์สื่อ | view once voice message omitted
""")
KINDS_OMITTED = phrases("""
    image | video | audio | gif | sticker | document | contact card | photo | ptt
    video note | video message | voice message | view once message
""")
# One of them stands in angle brackets wherever Android leaves files out.
MEDIA = phrases("""
    media | medien | multimedia | multimédia | médias | média | médiá | medij | mídia | medya
    медиа | медіа | мултимед | медиј | medier | medie | medias | मीडिया | মিডিয়া | மீடியா
    మీడియా | ಮೀಡಿಯಾ | മീഡിയ | મીડિયા | ਮੀਡੀਆ | میڈیا | رسانه | وسائط | الوسائط | מדיה
    メディア | 미디어 | 媒体 | 媒體 | πολυμέσ | สื่อ | phương tiện | večpredstavn
""")
WORDS_OMITTED = phrases("""
    omitted | weggelassen | omitido | omitida | omitidos | ocultado | ocultada | oculta
    oculto | absente | absent | omis | omise | omesso | omessa | weggelaten | пропущено
    опущено | отсутствует | отсутствуют | kihagyva | pominięto | pominięty | pominięta
    vynechán | vynecháno | utelämnad | utelatt | udeladt | dahil edilmedi | atlandı
    tidak disertakan | dihilangkan | omitted. | छोड़ा गया | छोड़ दिया गया | 省略 | 略过
    已省略 | 除外 | 省略されました | 제외됨 | 생략됨 | הושמט | הושמטה | محذوف | محذوفة
    تم حذفه | jätetty pois | bị bỏ qua
""")
DELETED = phrases("""
    this message was deleted | you deleted this message | message deleted
    diese nachricht wurde gelöscht | du hast diese nachricht gelöscht
    se eliminó este mensaje | este mensaje fue eliminado | eliminaste este mensaje
    ce message a été supprimé | vous avez supprimé ce message
    tu as supprimé ce message | questo messaggio è stato eliminato
    hai eliminato questo messaggio | mensagem apagada | esta mensagem foi apagada
    você apagou esta mensagem | apagou esta mensagem | dit bericht is verwijderd
    u hebt dit bericht verwijderd | je hebt dit bericht verwijderd
    данное сообщение удалено | сообщение удалено | вы удалили данное сообщение
    вы удалили это сообщение | bu mesaj silindi | bu mesajı sildiniz
    pesan ini telah dihapus | anda menghapus pesan ini | ta wiadomość została usunięta
    usunięto tę wiadomość | यह संदेश मिटाया गया | यह मैसेज मिटाया गया
    आपने यह संदेश मिटाया | आपने यह मैसेज मिटाया | تم حذف هذه الرسالة | حذفت هذه الرسالة
    הודעה זו נמחקה | מחקת הודעה זו | 此消息已删除 | 您已删除此消息 | 您已刪除此訊息
    此訊息已刪除 | このメッセージは削除されました | このメッセージを削除しました
    삭제된 메시지입니다 | 이 메시지를 삭제했습니다 | det här meddelandet raderades
    denne besked blev slettet | denne meldingen ble slettet | tämä viesti poistettiin
    ez az üzenet törölve lett | tato zpráva byla odstraněna | цe повідомлення видалено
    acest mesaj a fost șters | tin nhắn này đã bị xóa
""")
# Before or behind the name of whoever deleted it.
DELETED_BY = phrases("""
    this message was deleted by admin | you deleted this message as admin
    diese nachricht wurde von admin | du hast diese nachricht als admin
    este mensaje fue eliminado por el admin | se eliminó este mensaje por el admin
    eliminaste este mensaje como admin | ce message a été supprimé par l’admin
    ce message a été supprimé par l'admin | esta mensagem foi apagada pelo admin
    mensagem apagada pelo admin | questo messaggio è stato eliminato dall'admin
    dit bericht is verwijderd door beheerder | данное сообщение удалено админ
    pesan ini telah dihapus oleh admin | bu mesaj yönetici
    यह मैसेज एडमिन | ta wiadomość została usunięta przez admin
""")
EDITED = phrases("""
    this message was edited | diese nachricht wurde bearbeitet | se editó este mensaje
    este mensaje fue editado | ce message a été modifié
    questo messaggio è stato modificato | mensagem editada | esta mensagem foi editada
    dit bericht is bewerkt | сообщение изменено | данное сообщение изменено
    bu mesaj düzenlendi | pesan ini diedit | ta wiadomość została edytowana
    wiadomość edytowana | यह मैसेज एडिट किया गया | תוכן הודעה זו נערך | ההודעה נערכה
    تم تعديل هذه الرسالة | 此消息已编辑 | 此訊息已編輯 | このメッセージは編集されました
    수정된 메시지입니다 | meddelandet har redigerats | beskeden blev redigeret
    meldingen ble redigert | viestiä muokattiin
""")
# Of notices whose wording has a colon, by which they might pass for somebody's message.
NOTICES = phrases("""
    end-to-end | ende-zu-ende | extremo a extremo | bout en bout | crittografia end
    de ponta a ponta | einde versleuteld | сквозным шифрованием | uçtan uca | 端到端
    전 구간 | エンドツーエンド | מוצפנות מקצה לקצה | הצפנה מקצה לקצה
    مشفرة تمامًا بين الطرفين | مشفرة تماماً | मूल से अंत | एंड-टू-एंड
    ujung ke ujung | created group | created this group | changed the subject
    changed the group | changed this group | changed their phone number | security code
    disappearing messages | hat die gruppe | gruppenbeschreibung | sicherheitscode
    selbstlöschende | creó el grupo | cambió el asunto | a créé le groupe
    ha creato il gruppo | criou o grupo | criou este grupo | joined using | added you
    left the group
""")
BUSINESS_NOTICES = phrases("""
    business account | unternehmenskonto | cuenta de empresa | compte professionnel
    account business | conta comercial | bedrijfsaccount | бизнес-аккаунт
    is a business
""")
CALLS = re.compile(
    r"(missed |verpasste[rs]? |silenced )?(group )?(voice|video|sprach|video) ?(call|anruf)\b",
    re.I,
)
ATTACHED = re.compile(r"<[^<>:\uff1a\n]{2,25}\s?[:\uff1a]\s?(?P<file>[^<>\n]+\.\w{1,5})>")
ATTACHED_BY_ANDROID = re.compile(
    r"(?P<file>[^\n/\\]{1,200}\.\w{1,5})\s?"
    r"[(\uff08](?P<word>[^()\uff08\uff09\n]{2,40})[)\uff09](?=\n|$)"
)
NUMBERED = re.compile(r"(?:IMG|VID|AUD|PTT|DOC|STK)-\d{8}-WA\d{4,}\.\w{1,5}")
WORDS_ATTACHED = phrases("""
    attach | angehängt | adjunt | joint | anexad | allegat | bijgevoegd | прикреп | вложен
    eklendi | ekli | terlampir | dilampirkan | załącz | संलग्न | मौजूद | مرفق | إرفاق | מצורף
    添付 | 附件 | 첨부 | bifoga | vedhæft | vedlagt | liite | csatol | přilož | připoj
    atașat | đính kèm | แนบ | долучен | додан | επισυν | prilož | pripoj | ضمیمه
""")
# The names of chats' files, whatever the language: "WhatsApp Chat with …", "WhatsApp-Chat mit …".
OF_CHAT = re.compile(
    r"""(?:^|\b)(?:
        whatsapp[ -]?chat\s(?:with|mit|met|med)\s | whatsapp\schat\s-\s |
        chat\sde\swhatsapp\scon\s | chat\swhatsapp\scon\s | chat\sdi\swhatsapp\scon\s |
        discussion\swhatsapp\savec\s | conversa\sdo\swhatsapp\scom\s |
        conversación\sde\swhatsapp\scon\s | чат\swhatsapp\sс\s(?:контактом\s)? |
        percakapan\swhatsapp\sdengan\s | chat\swhatsapp\sdengan\s | obrolan\swhatsapp\sdengan\s |
        czat\sw\swhatsapp\sz(?:e)?\s(?:użytkownikiem\s)? | whatsapp-chat\s(?:med|-)\s |
        whatsapp\sसंवाद\s | conversation\swhatsapp\savec\s
    )(?P<name>.+)""",
    re.I | re.X,
)
WITH = re.compile(r"^(?P<name>.+?)\s?(?:ile whatsapp sohbeti|とのトーク|님과 카카오톡 대화)", re.I)
COPY = re.compile(r"\s?\(\d+\)$")


def has_word(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def bare(text: str) -> str:
    return without_marks(text).strip("<>[].。").strip().casefold()


def without_marks(text: str) -> str:
    return text.replace(LRM, "").replace(RLM, "").strip()


def is_deleted(text: str) -> bool:
    words = bare(text)
    return len(text) < 150 and (words in DELETED or words.startswith(DELETED_BY))


def is_omitted(text: str) -> bool:
    """Does this line stand in the place of a file?"""
    line = text.strip()
    if len(line) > 120:
        return False
    words = bare(line)
    if words in OMITTED or line == "null":  # of a picture that could be seen once
        return True
    if is_bracketed(line) and has_word(words, (*WORDS_OMITTED, *MEDIA)):
        return True
    if words.endswith(" omitted") and has_word(words, KINDS_OMITTED) and len(words) < 25:
        return True
    is_marked = LRM in text or RLM in text
    return is_marked and any(words.endswith(word) for word in WORDS_OMITTED)


def is_bracketed(line: str) -> bool:
    bare_line = without_marks(line)
    return bare_line.startswith("<") and bare_line.endswith(">") and "http" not in line


def without_edit(text: str) -> str:
    """Without the remark that it was edited."""
    line = text.rstrip()
    start = line.rfind("<")
    if line.endswith(">") and start >= 0 and bare(line[start:]) in EDITED:
        return line[:start].rstrip().removesuffix(LRM).rstrip()
    return text


def attachment(text: str, held: Container[str] = ()) -> str:
    """The name of the file that a message says it carries; `held`: those that the export has."""
    line = without_marks(text)
    if match := ATTACHED.match(line):
        return match["file"].strip()
    match = ATTACHED_BY_ANDROID.match(line)
    if match is None:
        return ""
    name = match["file"].strip()
    is_known = name in held or NUMBERED.fullmatch(name)
    return name if is_known or has_word(match["word"].casefold(), WORDS_ATTACHED) else ""


def name_in(file_name: str) -> str:
    """Whom the chat is with, or which group it is of, by the name of its file."""
    stem = file_name.rpartition("/")[2]
    for ending in (".txt", ".zip"):
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
    match = OF_CHAT.search(stem) or WITH.search(stem)
    return COPY.sub("", match["name"]).strip() if match else ""
