"""E-mail addresses, plain and spelt out."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import hidden

EMAILS = [
    ("write to priya.sharma@gmail.com today", "priya.sharma@gmail.com"),
    ("<PRIYA@Example.CO.IN>", "PRIYA@Example.CO.IN"),
    ("mail me at o'brien+tag@sub.example.museum.", "o'brien+tag@sub.example.museum"),
    ("email:first_last%x@example-site.io", "first_last%x@example-site.io"),
    ("user@[192.168.2.1] is odd", "user@[192.168.2.1]"),
    ("我的邮箱 用户@例子.广告 谢谢", "用户@例子.广告"),
    ("pelé@exämple.com", "pelé@exämple.com"),
    ("ｐｒｉｙａ＠ｇｍａｉｌ．ｃｏｍ", "ｐｒｉｙａ＠ｇｍａｉｌ．ｃｏｍ"),
    ("pri\u200bya@gmail.com", "pri\u200bya@gmail.com"),
    ("a dot b at gmail dot com", "a dot b at gmail dot com"),
    ("my mail is priya [at] gmail [dot] com ok", "priya [at] gmail [dot] com"),
    ("priya(at)gmail(dot)com", "priya(at)gmail(dot)com"),
    ("priya @ gmail . com", "priya @ gmail . com"),
    ("priya {at} yahoo {dot} co {dot} in", "priya {at} yahoo {dot} co {dot} in"),
    ("it is rahul underscore k at hotmail dot com", "rahul underscore k at hotmail dot com"),
    ("my email is priya at example.com", "priya at example.com"),
    ("priya at the rate gmail dot com", "priya at the rate gmail dot com"),
    ("mailto:joe@example.org?subject=x", "joe@example.org"),
    ("https://example.com/?u=joe@example.org", "joe@example.org"),
    ("https://example.com/unsubscribe?email=joe%40example.com", "joe%40example.com"),
]
READABLE = [
    "look at amazon.com for it",
    "book at hotels.com",
    "meet me at 5.30 pm",
    "@priya is here",
    "a@b",
    "50 @ 3.20 each",
    "we met at the dot in the map",
    "follow @acme.",
    "user@localhost",
    "I arrive at noon. Com on!",
    "come at 7. In the evening is fine",
]


@pytest.mark.parametrize(("text", "value"), EMAILS)
def test_emails(text: str, value: str) -> None:
    assert hidden(text, value)
    assert {span.kind for span in detect(text)} == {"email"}


@pytest.mark.parametrize("text", READABLE)
def test_what_only_looks_like_an_email(text: str) -> None:
    assert detect(text) == []
