"""Chinese: who people say that they are, and sentences that only look like it."""

import pytest

from tests.kit.telling import shown, told_in

SAID = [
    "姓«陈»，叫«陈慧琳»",
    "我叫«慕容雪»",
    "我的名字是«古力娜扎»",
    "我是«阿依古丽»",
    "您好，我是«邱雨轩»，想查订单",
    "这里是«仇保兴»",
    "姓名：«韦东奕»",
    "名字叫«司马长风»",
    "收件人«巴特尔»",
    "收货人：«张卫国»",
    "我老婆«欧阳秀英»会来取",
    "我儿子叫«覃海燕»",
    "司机«邬君梅»很没礼貌",
    "«卓玛»先生打过电话",
    "«慕容雪»女士来过",
    "联系人：«古力娜扎»",
    "转账给«阿依古丽»",
    "户名是«邱雨轩»",
    "本人«仇保兴»",
    "我«1990年5月3日»出生",
    "出生日期«1990-05-03»",
    "密码是«9931»",
]
ASKED = [
    ("您的出生日期？", "«一九九一年三月二日»"),
    ("请问您贵姓？", "«韦东奕»"),
    ("请问怎么称呼您？", "我叫«司马长风»"),
    ("请提供您的姓名", "«巴特尔»"),
    ("预订人姓名？", "是«张卫国»"),
    ("您的出生日期？", "«1987年3月14日»"),
    ("生日是哪天？", "«1987-03-14»"),
    ("邮编？", "«100080»"),
    ("请输入密码", "«4821»"),
    ("您母亲的姓名？", "«慕容雪»"),
    ("用户名？", "«kiki84»"),
    ("收货地址？", "«广东省深圳市南山区科技园路12号3栋502室»"),
    ("您住哪里？", "«北京市海淀区中关村大街27号»"),
    ("您第一只宠物叫什么？", "«旺财»"),
]
NOBODY = [
    "我很高兴",
    "很急",
    "我的名字不在名单上",
    "我是北京人",
    "今天星期二",
    "明天打给我",
    "我吃素",
    "我儿子病了",
    "司机迟到了",
    "谢谢淘宝",
    "我住在上海",
    "地址变了",
    "密码不对",
    "我是移动用户",
    "这里没问题",
    "是公司名义",
    "三月去杭州",
    "我是老师",
    "这是丰田",
    "我老婆生气了",
    "此致敬礼",
    "我累了",
    "这是发票",
    "我是中国人",
    "我想转账",
    "明天吧",
    "先生您好",
    "我叫了外卖",
    "我是第一次",
    "退货",
]


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_hidden(text: str) -> None:
    assert shown(("user", text)) == []


@pytest.mark.parametrize(("question", "reply"), ASKED)
def test_what_is_asked_and_given_is_hidden(question: str, reply: str) -> None:
    assert shown(("agent", question), ("user", reply)) == []


@pytest.mark.parametrize("text", NOBODY)
def test_a_sentence_that_only_looks_like_it_tells_nothing(text: str) -> None:
    assert told_in(text) == []
