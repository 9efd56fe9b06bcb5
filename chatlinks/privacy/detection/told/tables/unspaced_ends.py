"""How sentences end where no space ends a word; double family names."""

from chatlinks.privacy.detection.told.tables.cjk_families import CHINESE_DOUBLE, KOREAN_DOUBLE

COMPOUND = frozenset(f"{CHINESE_DOUBLE} {KOREAN_DOUBLE}".split())

SENTENCE_ENDS = {
    "ja": ("ます", "ません", "ない", "した", "です", "って", "ください"),
    "ko": ("님", "씨", "요", "니다", "까", "죠", "음", "다", "서"),
    "zh": ("了", "吗", "的", "错", "过", "对", "座", "者", "员", "族", "不到", "不了"),
}
"""How sentences end; no name does."""

TRADES = "達位者員屋店士師手長官生家人社業会客先中地区市県都府課部校館所院様"
"""How kanji end that say what somebody does, or where: 運転手さん, 担当者様."""

OTHER_PEOPLES = "扎麦赛肉孜帕阿古巴布达迪热买吐艾努木米玛卓次多桑格尼旦仁乌娜其额敖"
"""How names of China's other peoples begin that are written with four characters."""

SURE_FAMILIES = frozenset("김이박최정강조윤장임한오서신권황")
"""So frequent that a word may begin like one of them and still be a name."""

PARTICLES = "에을를로도만은는"
"""What Korean hangs on a word, and a name rarely ends with."""

GIVEN_ENDS = frozenset(
    "秋冬春夏季子美太郎介輔樹斗奈香恵代江枝彦雄夫男之也平希乃花愛菜莉音翔尋咲里沙紀織穂葉月海陽翼蓮輝哉司助吉治博浩誠健"
    "隆茂豊幸剛敦聡洋衣絵映結羽佳歌凛凜颯湊朔琉瑛怜玲涼諒遼悠優真直純淳潤俊駿隼蒼碧樹晃昭彰朗亮良伸慎信"
)
"""Characters that given names end with in Japan."""

KANA_NAMES = frozenset(
    "さくら ひなた あおい ひまり めい ゆい ゆう はな はるか あかり ひかり みお りん こころ すず かえで のぞみ めぐみ まどか "
    "みゆき さやか ゆかり かおり ひとみ あゆみ まゆみ なおみ くみこ えみ あい まい みく ゆき ゆり ちひろ つばさ ひろし "
    "たけし きよし みどり すみれ つむぎ いちか にこ いろは ほのか みなみ もも ももか かんな しおり なな ななみ あや あやか "
    "りさ えり まり みか まき みき ちか るい れい あきら まこと しのぶ かずみ たかし さとし ひろみ とも ゆうき はると そら".split()
)
"""Given names that are written in hiragana."""

KIN_NEVER = frozenset(
    "新郎 恋人 友人 知人 本人 他人 主人 彼女 義父 義母 年金 夫人 女子 男子 学費 時間 結婚 離婚 妊娠 治療".split()
)
