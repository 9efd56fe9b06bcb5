"""What a text says without its encodings, and where in the original each character stands."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.privacy.encodings import decoded

READS = [
    ("Zo&euml; M&uuml;ller", "Zoë Müller"),
    ("Zo&#235; &#x4d;", "Zoë M"),
    ("&amp;#50;", "2"),
    ("a&lt;b&gt;98765&lt;/b&gt;43210", "a9876543210"),
    ("u?name=Priya%20Sharma", "u?name=Priya Sharma"),
    ("%252B91", "+91"),
    ("%E0%A4%AA", "प"),
    ("Zo%EB", "Zoë"),
    ("%u0050riya", "Priya"),
    (r"\u0050riya \x41", "Priya A"),
    ("Zo=C3=AB", "Zoë"),
    ("priya=40mail.example", "priya@mail.example"),
    ("987=\n65 a", "98765 a"),
    ("98765<b>43210</b>", "9876543210"),
    ("98765<span class='x'>43210</span>", "9876543210"),
    ("98<!-- x -->765", "98765"),
    ("98765<br/>43210", "98765\n43210"),
    ("**98765**43210", "9876543210"),
    ("*98765* _43210_", "98765 43210"),
    ("~~98765~~ ||43210||", "98765 43210"),
    (r"priya\_s\.k@mail\.example", "priya_s.k@mail.example"),
    ("JosÃ©", "José"),
    ("JosÃƒÂ©", "José"),
    ("Ù…Ø\xadÙ…Ø¯", "محمد"),
    ("à¤ªà¥\x8dà¤°", "प्र"),
    ("?d=cHJpeWEuc2hhcm1hQG1haWwuZXhhbXBsZQ==", "?d=priya.sharma@mail.example"),
    ("/u/cHJpeWEuc2hhcm1hQG1haWwuZXhhbXBsZQ/x", "/u/priya.sharma@mail.example/x"),
]
STAYS = [
    "Hello, how are you?",
    "50% off & 20% back; 5% = 1",
    "?page=20&size=12",
    "10*20*30*40 is 240000",
    "my_file_name_12",
    "AT&T and Q&A",
    "****** and *******",
    "x <y> z < 3",
    "Mein Café ist schön, où est-il?",
    "Ångström, São Paulo, «Ça»",
    "internationalization-of-things",
    "https://shop.example/categories/electronics/headphones",
    "<https://pay.example/inv/77>",
    "C:\\files\\new",
    "",
]


@pytest.mark.parametrize(("written", "reads"), READS)
def test_reads(written: str, reads: str) -> None:
    view = decoded(written)
    assert view is not None
    assert view.text == reads
    assert len(view.starts) == len(view.ends) == len(reads)


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    assert decoded(text) is None


def test_offsets_lead_back_to_what_stands_there() -> None:
    text = "hi Zo&euml; %2B91 ok"
    view = decoded(text)
    assert view is not None
    places = [
        view.original(view.text.index(part), view.text.index(part) + len(part))
        for part in ("Zoë", "+91", "ok")
    ]
    assert [text[start:end] for start, end in places] == ["Zo&euml;", "%2B91", "ok"]


@given(st.text(st.sampled_from("a9 %2B&#;=C3<b>/*_~\\u0041Ã©@\n"), max_size=80))
def test_every_character_has_its_place(text: str) -> None:
    view = decoded(text)
    if view is not None:
        assert len(view.text) == len(view.starts) == len(view.ends)
        assert all(
            0 <= one <= two <= len(text) for one, two in zip(view.starts, view.ends, strict=True)
        )


@pytest.mark.parametrize(
    "unit",
    [
        "%25",
        "&amp;",
        "=3D",
        "<b ",
        "<!--",
        "**",
        "Ã",
        "Ãƒ",
        r"\u0025",
        "QUFB",
        "%",
        "&#",
        "9*",
        "<b>",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        times = []
        for _ in range(3):
            begun = time.process_time()
            decoded(text)
            times.append(time.process_time() - begun)
        return min(times)

    seconds(100)
    assert seconds(20_000) < 12 * seconds(5_000) + 0.02
