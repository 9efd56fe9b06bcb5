"""Dates of birth, when named as such."""

from collections.abc import Iterator

from chatlinks.privacy.detection.engine.detector import Certainty, Detector
from chatlinks.privacy.detection.engine.linear import compiled
from chatlinks.privacy.detection.engine.normalise import NormalText
from chatlinks.privacy.detection.engine.span import Candidate

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre"
    r"|januar|februar|märz|juni|juli|oktober|dezember"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"
    r"|januari|februari|maart|mei|augustus|augusti"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    r"|listopada|grudnia"
    r"|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    r"|desember|maret|agustus"
    r"|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
)
FULL = (
    r"\d{1,2} ?[-/. ] ?\d{1,2} ?[-/. ] ?(?:\d{4}|\d{2})"
    r"|\d{4} ?[-/. ] ?\d{1,2} ?[-/. ] ?\d{1,2}|\d{4}年 ?\d{1,2}月 ?\d{1,2}日?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?[ -]?(?:of |de |di )?{MONTHS}\.?"
    r"(?:[ ,-]|de |di ){1,5}(?:\d{4}|'?\d{2})"
    rf"|{MONTHS}\.? ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}"
    r"|(?:19|20)\d{6}|\d{4}년 ?\d{1,2}월 ?\d{1,2}일?"
)
DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTHS}|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?"
    r"|[0-3]?\d[-/.][0-3]?\d|[0-3]\d[01]\d(?:19|20)\d{2}|[0-3]\d[01]\d\d{2}|\d{2}[01]\d[0-3]\d"
)
BIRTH = (
    r"(?i)(?:\b(?:d\.?o\.?b\.?|date[ _-]?of[ _-]?birth|birth[ _-]?dates?|birth[ _-]?days?|b-?day"
    r"|born|fecha de nacimiento|nac[ií]|nacid[oa]|date de naissance|née?|geburtsdatum"
    r"|geburtstag|geboren|geb\.|data de nascimento|nascid[oa]|nasci|data di nascita|nat[oa]"
    r"|geboortedatum|data urodzenia|doğum tarihi|tanggal lahir|tgl\.? lahir|urodzon[ya]|ur\."
    r"|datum rođenja|rođen[a]?|data na[sș]terii|datum naro(?:z|d)en[íi]|naro(?:z|d)en[áaý]?"
    r"|født|föddes|född|birth|bd)"
    r"|fødselsdato|födelsedatum|syntymäaika|születési|született|ngày sinh|sinh ngày|วันเกิด"
    r"|เกิดวันที่|γέννησης|γεννήθηκα|д\. ?р\.|народж|né |née |जन्म ?(?:तिथि|दिन|तारीख|दिनांक)?"
    r"|تاريخ الميلاد|تاريخ ميلادي|الميلاد|مواليد|ولدت|ولد |תאריך לידה|נולדתי|дата рождения"
    r"|родил(?:ся|ась)|день рождения|生年月日|誕生日|出生(?:日期)?|生日|생년월일|생일)"
)
STRICTLY = r"(?i)(?:\b(?:d\.?o\.?b|date[ _-]?of[ _-]?birth|birth[ _-]?date)|생년월일)"
BEHIND = r"(?:[^\d\n*]{0,32}?[ :(\"'`=\[-]|[ :=-]{0,3}\n[ #-]{0,3})"
"""What may stand between the words and the date: also a line's end, in a form."""
NAMED = rf"{BIRTH}{BEHIND}((?i:{FULL}))(?:[^\d]|$)"
NAMED_TIGHT = rf"{BIRTH}(?:[:=]|は|은|는)?((?i:{FULL}))(?:[^\d]|$)"
NAMED_DAY = rf"{STRICTLY}[^\d\n*]{{0,24}}?[ :\"'-]((?i:{DAY}))(?:[^\d]|$)"
AFTER = (
    rf"(?:^|[^\d])((?i:{FULL}))[ ,]{{1,2}}(?i:is|=|was|है|-)? ?(?i:my |his |her |the )?"
    rf"(?:{BIRTH})"
)
HINT = rf"{BIRTH}[^\d\n*]{{0,60}}(?:\n[ #-]{{0,3}})?\d|\d[日일]?[ ,]{{1,2}}[^\d\n*]{{0,8}}{BIRTH}"


def find_births(normal: NormalText) -> Iterator[Candidate]:
    for pattern in (NAMED, NAMED_TIGHT, NAMED_DAY, AFTER):
        for start, end in compiled(pattern).spans(normal.scan, 1):
            yield Candidate(start, end, "date_of_birth", because="a date called a birth date")


DETECTORS = (
    Detector(
        kind="date_of_birth",
        hint=HINT,
        find=find_births,
        says="a date of birth when named",
        certainty=Certainty.LIKELY,
    ),
)
