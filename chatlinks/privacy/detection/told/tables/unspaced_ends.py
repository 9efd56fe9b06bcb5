"""How sentences end where no space ends a word; double family names."""

COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "歐陽",
    "司馬",
    "南宫",
    "东方",
    "남궁",
    "황보",
    "제갈",
    "선우",
    "독고",
)

SENTENCE_ENDS = {
    "ja": ("ます", "ません", "ない", "した", "です", "って", "ください"),
    "ko": ("님", "씨", "요", "니다", "까", "죠", "음", "다", "서"),
    "zh": ("了", "吗", "的", "错", "过", "对"),
}
"""How sentences end; no name does."""
