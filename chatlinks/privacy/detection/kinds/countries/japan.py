"""Japan."""

from chatlinks.privacy.detection.engine.checks import stdnum
from chatlinks.privacy.detection.engine.pattern import PatternDetector

PATTERNS = (
    PatternDetector(
        "japan_my_number",
        r"\d{4}[ -]?\d{4}[ -]?\d{4}",
        check=stdnum("jp.in_"),
        named="my ?number, individual number, マイナンバー, 個人番号",
        check_suffices=True,
    ),
    PatternDetector(
        "passport",
        r"(?i)[A-Z]{2}\d{7}",
        named="passports?, 旅券, パスポート, 护照, 護照",
    ),
    PatternDetector(
        "driving_licence",
        r"\d{12}",
        named="免許, 運転免許証, driving, driver'?s?, licen[cs]e",
    ),
)
