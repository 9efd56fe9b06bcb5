"""An address is judged as a browser will read it."""

import pytest

from chatlinks.reading.messages import bodies
from chatlinks.reading.messages.addresses import own_file


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("https://x.example/p", "x.example"),
        ("https://bank.example@x.example/", "x.example"),
        ("https://x.example\\@bank.example/", "x.example"),
        ("https://x.\texample/", "x.example"),
        ("https://%78.example/", "x.example"),
        (" /p.png", None),
        ("/p?to=\\x", None),
    ],
)
def test_the_host_that_is_named_is_the_one_that_is_opened(typed, host):
    url, named = bodies.safe_url(typed)
    assert (url is not None, named) == (True, host)


@pytest.mark.parametrize(
    "typed",
    [
        "/\t/x.example/p.png",
        "/c/token",
        "/files/../c/token",
        "/files/%2e%2e/c/token",
        "/static/..\\c/token",
        "/accounts/logout/",
    ],
)
def test_no_picture_loads_by_itself_but_those_that_we_keep(typed):
    picture = bodies.picture({"image": typed})
    assert picture.url is None or picture.host


@pytest.mark.parametrize("typed", ["/files/17", "/static/demo/card.svg"])
def test_those_that_we_keep_do(typed):
    assert bodies.picture({"image": typed})[:2] == (typed, None)


def test_a_file_of_ours_is_hidden_however_its_address_is_written():
    data = {"items": [{"image": "/fi\tles/17"}]}
    assert bodies.body("IMAGE", data).kind == "hidden"
    assert own_file("/fi\tles/17") == "/files/17"
    assert own_file("/files/../c/token") is None
