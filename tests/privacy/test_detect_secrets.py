"""Passwords, codes, keys, wallets, machines' addresses and birth dates."""

import pytest

from chatlinks.privacy import detect

FOUND = [
    ("my password is hunter2", "hunter2"), ("pass: abcd1234", "abcd1234"), ("OTP is 45 67 89", "45 67 89"), ("otp 4 8 2 9 1 3", "4 8 2 9 1 3"), ("password: Tr0ub4dor&3", "Tr0ub4dor&3"), ("pwd=s3cret!x", "s3cret!x"), ("Password is 'correct horse'", "correct"),
    ("the passcode is 4821", "4821"), ("मेरा पासवर्ड है tiger123", "tiger123"), ("mi contraseña es Gato2020", "Gato2020"), ("mot de passe : Soleil99", "Soleil99"),
    ("Passwort: Sommer2023", "Sommer2023"), ("كلمة المرور: Qamar77", "Qamar77"), ("пароль: zima2022", "zima2022"), ("my password is swordfish", "swordfish"), ("my password's hunter22", "hunter22"), ("enter code 998877 to verify", "998877"),
    ("OTP 482913", "482913"), ("your otp is 482 913", "482 913"), ("482913 is your OTP", "482913"), ("use 4829 as the one-time password", "4829"), ("OTP: ४८२९१३", "४८२९१३"),
    ("G-482913 is your Google verification code", "G-482913"), ("verification code: 9912", "9912"), ("my PIN is 4455", "4455"), ("ATM pin 4455", "4455"), ("ओटीपी 482913 है", "482913"),
    ("رمز التحقق 482913", "482913"), ("验证码 482913", "482913"), ("UPI PIN 112233", "112233"),
    ("key AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"), ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    ("ghp_" + "a1B2" * 9, "ghp_" + "a1B2" * 9), ("xoxb-" + "1234567890-abcdefGHIJ", "xoxb-1234567890-abcdefGHIJ"), ("sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc", "sk_live_4eC39HqLyjWDarjtT1zdp7dc"),
    ("AIza" + "SyA1234567890abcdefghijklmnopqrstuv", "AIzaSyA1234567890abcdefghijklmnopqrstuv"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9"),
    ("Authorization: Bearer abcdef1234567890abcdef12", "abcdef1234567890abcdef12"), ("api_key=abcd1234efgh5678", "abcd1234efgh5678"), ("the api key is abcd1234efgh5678", "abcd1234efgh5678"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "MIIEow"), ("https://bob:s3cret@host.example/x", "bob:s3cret"),
    ("https://x.example/cb?a=1&access_token=abc123def456", "abc123def456"), ("postgres://app:pw123@db.example:5432/x", "app:pw123"),
    ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"), ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
    ("send to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
    ("from 192.168.0.14 today", "192.168.0.14"), ("ip: 2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"), ("fe80::1ff:fe23:4567:890a", "fe80::1ff:fe23:4567:890a"),
    ("mac 00:1B:44:11:3A:B7", "00:1B:44:11:3A:B7"), ("00-1b-44-11-3a-b7", "00-1b-44-11-3a-b7"), ("imei 490154203237518", "490154203237518"),
    ("DOB 12/03/1990", "12/03/1990"), ("date of birth: 1990-03-12", "1990-03-12"), ("I was born on 12 March 1990", "12 March 1990"), ("born March 12, 1990", "March 12, 1990"),
    ("my birthday is 12th of March 1990", "12th of March 1990"), ("जन्म तिथि १२/०३/१९९०", "१२/०३/१९९०"), ("fecha de nacimiento 12/03/1990", "12/03/1990"), ("né le 12 mars 1990", "12 mars 1990"),
    ("geboren am 12.03.1990", "12.03.1990"), ("生年月日 1990年3月12日", "1990年3月12日"), ("تاريخ الميلاد 12/03/1990", "12/03/1990"),
]  # fmt: skip
LEFT = [
    "I forgot my password", "reset my password please", "my password is not working", "the password is incorrect", "password reset link", "I need an OTP", "the OTP did not come", "OTP expires in 10 minutes",
    "pin code 560001", "I will pin it", "resend the code", "your code review is done", "the key is under the mat", "see https://example.com/page?id=42&lang=en", "version 1.2.3.4", "v10.0.0.1",
    "at 10:30:15", "std::vector is fine", "300.1.2.3", "it was born in 1990", "book it for my birthday on March 5th", "released on 12/03/1990", "A Star Is Born", "1BoatSLRHtKNngkdXEeobR76b53LETtpyU",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "a token of thanks", "the secret is out", "bearer of good news", "what is a strong password", "my password's wrong", "use code 2024 at the checkout",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), FOUND)
def test_found(hidden, text: str, value: str) -> None:
    assert hidden(text, value), detect(text)


@pytest.mark.parametrize("text", LEFT)
def test_left(text: str) -> None:
    assert detect(text) == []
