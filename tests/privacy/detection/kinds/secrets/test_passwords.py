"""Passwords: examples that their issuers give, and near misses."""

import pytest

from chatlinks.privacy import detect
from tests.kit.marked import mistakes

HIDDEN = [
    ("my password is «hunter2»", "password"),
    ("pass: «abcd1234»", "password"),
    ("password: «Tr0ub4dor&3»", "password"),
    ("pwd=«s3cret!x»", "password"),
    ("Password is '«correct horse»'", "password"),
    ("मेरा पासवर्ड है «tiger123»", "password"),
    ("mi contraseña es «Gato2020»", "password"),
    ("mot de passe : «Soleil99»", "password"),
    ("Passwort: «Sommer2023»", "password"),
    ("كلمة المرور: «Qamar77»", "password"),
    ("пароль: «zima2022»", "password"),
    ("my password is «swordfish»", "password"),
    ("my password's «hunter22»", "password"),
    ('"password":"«s3cr3t»"', "password"),
    ("'password': '«s3cr3t»'", "password"),
    ("Password:   «dragon»", "password"),
    ("my pass is «tiger@123»", "password"),
    ("**Password:** «Abc@1234»", "password"),
]
READABLE = [
    "I forgot my password",
    "reset my password please",
    "my password is not working",
    "the password is incorrect",
    "password reset link",
    "what is a strong password",
    "my password's wrong",
]


@pytest.mark.parametrize(("text", "kinds"), HIDDEN)
def test_hidden(text: str, kinds: str) -> None:
    assert mistakes(text, kinds) == []


@pytest.mark.parametrize("text", READABLE)
def test_readable(text: str) -> None:
    assert detect(text) == []
