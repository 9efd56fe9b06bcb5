"""How people write in chats: odd separators, brackets, JSON, Markdown, unspaced scripts."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import exact, marked

WRITING = [
    "card «4111*1111*1111*1111» ok",
    "card «5500*0000*0000*0004» ok",
    "card «2223*0031*2200*3222» ok",
    "card «6521*5250*0000*0003» ok",
    "«3714 496353 98431» exp «09/27» cid «1234»",
    "«4111111111111111»|«12|26»|«123»",
    "the three digits on the back are «456»",
    "mm/yy «11/27»",
    "card expires «December 2027»",
    "my card expires in «Dec 2027»",
    "सीवीवी «123» है",
    "card«4111111111111111»",
    "reach me at «(523)222-8888EXT623».",
    "contact no «523-222-8888EXT623»",
    "ph no. «555-555-5555»",
    "call me on «555.555.5555»",
    "meine Nummer ist «5555555555»",
    '"phone": "«555 555 5555»"',
    "رقمي «+33 (0)6 12 34 56 78»",
    "mon numéro est le «+31 (0)6 12345678»",
    "رقمي «+61 (0)3 9123 4567»",
    "ok it's «13800138000» thanks",
    "«9876543210»,«9876543211»",
    "my email is «john@gmail,com»",
    "my email is «j o h n at gmail dot com»",
    "my email is «john smith at gmail dot com»",
    "my email is «john at-sign gmail dot com»",
    "my email is «john arobase gmail point com»",
    "my email is «john ät gmail punkt com»",
    "my email is «john 123 at gmail dot com»",
    "my email is «john@gmail . com»",
    "https://x.com/?email=«john@example.com»&a=1",
]
UNSPACED = [
    "マイナンバーは«123456789018»です",
    "密码是«abc12345»",
    "パスワードは«abc12345»です",
    "验证码是«482913»",
    "認証コード: «482913»",
    "电话是«13800138000»，谢谢",
    "電話は«090-1234-5678»です",
    "제 번호는 «010-1234-5678»입니다",
    "カードは«4111111111111111»です",
    "卡号«4111111111111111»",
    "身份证号是«11010519491231002X»吗",
    "เบอร์«0812345678»ค่ะ",
    "मेरा नंबर«9876543210»है",
    "رقمي«0501234567»",
    "我的邮箱是«john@example.com»谢谢",
    "メールは«john@example.com»です",
    "ssn은«536-90-4399»입니다",
    "IPは«192.168.1.1»です",
    "IBANは«DE89370400440532013000»です",
    "パスポート番号は«TK1234567»です",
]


@pytest.mark.parametrize("text", WRITING)
def test_odd_writing(text: str) -> None:
    assert exact(text), detect(marked(text)[0])


@pytest.mark.parametrize("text", UNSPACED)
def test_scripts_that_put_no_spaces(text: str) -> None:
    assert exact(text), detect(marked(text)[0])
