"""One-time codes and PINs: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("OTP is «45 67 89»", "otp"),
    ("otp «4 8 2 9 1 3»", "otp"),
    ("the passcode is «4821»", "otp"),
    ("enter code «998877» to verify", "otp"),
    ("OTP «482913»", "otp"),
    ("your otp is «482 913»", "otp"),
    ("«482913» is your OTP", "otp"),
    ("use «4829» as the one-time password", "otp"),
    ("OTP: «४८२९१३»", "otp"),
    ("«G-482913» is your Google verification code", "otp"),
    ("verification code: «9912»", "otp"),
    ("my PIN is «4455»", "otp"),
    ("ATM pin «4455»", "otp"),
    ("ओटीपी «482913» है", "otp"),
    ("رمز التحقق «482913»", "otp"),
    ("验证码 «482913»", "otp"),
    ("UPI PIN «112233»", "otp"),
    ("the code is «4829»", "otp"),
    ("code: «482913»", "otp"),
    ("your Uber code is «4829»", "otp"),
    ("Your WhatsApp code: «482-913»", "otp"),
    ("puk code «12345678»", "otp"),
    ("<#> «482913» is your code", "otp"),
    ("doğrulama kodu «482913»", "otp"),
    ("código de acesso «482913»", "otp"),
    ("passkey «482913»", "otp"),
    ("door code is «4829»", "otp"),
    ("Enter «482913» to verify", "otp"),
]
READABLE = [
    "I need an OTP",
    "the OTP did not come",
    "OTP expires in 10 minutes",
    "pin code 560001",
    "I will pin it",
    "resend the code",
    "your code review is done",
    "use code 2024 at the checkout",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
