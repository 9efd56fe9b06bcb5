"""How sentences end where no space ends a word; double family names."""

from chatlinks.privacy.detection.told.tables.cjk_families import CHINESE_DOUBLE, KOREAN_DOUBLE

COMPOUND = frozenset(f"{CHINESE_DOUBLE} {KOREAN_DOUBLE}".split())

SENTENCE_ENDS = {
    "ja": ("ます", "ません", "ない", "した", "です", "って", "ください"),
    "ko": ("님", "씨", "요", "니다", "까", "죠", "음", "다", "서"),
    "zh": ("了", "吗", "的", "错", "过", "对"),
}
"""How sentences end; no name does."""

TRADES = "達位者員屋店士師手長官生家人社業会客先中地区市県都府課部校館所院様"
"""How kanji end that say what somebody does, or where: 運転手さん, 担当者様."""

OTHER_PEOPLES = "阿古巴布达迪热买吐艾努木米玛卓次多桑格尼旦仁乌娜其额敖"
"""How names of China's other peoples begin that are written with four characters."""

SURE_FAMILIES = frozenset("김이박최정강조윤장임한오서신권황")
"""So frequent that a word may begin like one of them and still be a name."""

PARTICLES = "에을를로도만은는"
"""What Korean hangs on a word, and a name rarely ends with."""
