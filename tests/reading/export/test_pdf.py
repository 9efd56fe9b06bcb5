"""PDF: every script is set in letters that a reader knows, no text is source, and no file takes
more than it may."""

import json
import re
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from struct import unpack_from

import pytest
from django.test import Client

from chatlinks.chats import transitions
from chatlinks.conversations.live import opening
from chatlinks.conversations.records import incoming
from chatlinks.reading.export import pdf, typesetter
from chatlinks.reading.export.rows import Export, ExportRow
from tests.kit.browser.visit import PORTRAIT
from tests.kit.cast import SECRETS, minutes, take
from tests.kit.links import keep_file, members_link, path_of

START = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
SCRIPTS = {
    "Latin": "Grüße, où êtes-vous? Žluťoučký",
    "Hindi": "क्षत्रिय ज्ञान श्री हाँ ज़रूर",
    "Arabic": "مرحبا، أريد بطاقتي لا إله",
    "Japanese": "カードをなくしました。漢字",
    "Korean": "한국어 카드",
    "Chinese": "请问我的卡在哪里",
    "Thai": "บัตรของฉัน",
    "Tamil": "என் அட்டை",
    "Hebrew": "שלום",
    "emoji": "👍😀❤️👩‍👩‍👧🇮🇳✅⭐→★☆",
}
SOURCE = [
    "#panic()",
    '#read("/etc/passwd")',
    "*bold* _it_ $x^2$ `raw` <label> @reference",
    "] #sys.inputs [",
    '" + sys.version + "',
    "\\u{41} \\ // comment /* more",
    "= Heading\n- list\n+ list\n/ term: x",
    '#import "@preview/cetz:0.3.4"',
]


def export_of(*texts, **fields):
    rows = [
        ExportRow(
            conversation=1,
            kind="message",
            at=START + timedelta(minutes=place),
            sender=("user", "bot")[place % 2],
            author="Asha",
            text=text,
            **fields,
        )
        for place, text in enumerate(texts)
    ]
    return Export(
        business="Acme Bank",
        title="Conversation 1",
        exported_by="Nikunj Shah",
        exported_at=START,
        zone="Asia/Kolkata",
        shown=False,
        rows=rows,
        conversation_ids=[1],
        business_id=1,
        vault=None,
    )


def tables_of(font):
    """Where the tables of a font, or of the first of a collection, lie."""
    start = unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    for place in range(unpack_from(">H", font, start + 4)[0]):
        tag, _, offset, _ = unpack_from(">4sIII", font, start + 12 + 16 * place)
        yield tag, offset


def signs_of(font):
    """The code points that a font has letters for (OpenType, `cmap`, formats 4 and 12)."""
    at = dict(tables_of(font))[b"cmap"]
    signs = set()
    for place in range(unpack_from(">H", font, at + 2)[0]):
        here = at + unpack_from(">HHI", font, at + 4 + 8 * place)[2]
        kind = unpack_from(">H", font, here)[0]
        if kind == 12:
            for group in range(unpack_from(">I", font, here + 12)[0]):
                first, last, _ = unpack_from(">III", font, here + 16 + 12 * group)
                signs.update(range(first, last + 1))
        elif kind == 4:
            count = unpack_from(">H", font, here + 6)[0] // 2
            ends = unpack_from(f">{count}H", font, here + 14)
            starts = unpack_from(f">{count}H", font, here + 16 + 2 * count)
            for first, last in zip(starts, ends, strict=True):
                signs.update(range(first, last + 1))
    return signs


@pytest.fixture(scope="module")
def signs():
    """Of all fonts that come along."""
    folders = [Path(folder) for folder in typesetter.font_folders()]
    assert len(folders) == 2
    fonts = [path for folder in folders for path in folder.glob("*.[to]t[fc]*")]
    return set().union(*(signs_of(path.read_bytes()) for path in fonts))


# What joins signs, or chooses their form, and has no letter of its own.
UNSEEN = {"\u200d", "\ufe0f"}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=list(SCRIPTS))
def test_every_sign_has_a_letter_in_the_fonts_that_come_along(signs, text):
    assert {sign for sign in text if ord(sign) not in signs} <= UNSEEN


def test_fonts_are_looked_through_in_an_order():
    known = ["Noto Emoji", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans CJK JP", "Noto Sans"]
    order = typesetter.families(known)
    assert order[:3] == ["Noto Sans", "Noto Sans Arabic", "Noto Sans CJK JP"]
    assert order[-1] == "Noto Emoji"


def test_text_runs_as_its_first_letter_does():
    assert pdf.is_right_to_left("  123 مرحبا card")
    assert not pdf.is_right_to_left("card مرحبا")
    assert not pdf.is_right_to_left("12345 ******")


@pytest.mark.parametrize("text", SOURCE)
def test_no_text_of_a_conversation_is_source(text):
    made = pdf.as_pdf(export_of(text, "and the next"))
    assert made.startswith(b"%PDF-")
    assert text.split("\n")[0] in pdf.written(export_of(text), {})["rows"][1]["text"]


def test_what_is_longer_than_a_line_can_be_broken():
    assert pdf.breakable("m" * 100).replace("\u200b", "") == "m" * 100
    assert "\u200b" in pdf.breakable("m" * 100)
    assert pdf.breakable("short words stay as they are") == "short words stay as they are"


def test_every_page_says_who_exported_it_and_when():
    handed = pdf.written(export_of("Hello"), {})
    assert handed["origin"] == "Exported by Nikunj Shah on 02 March 2026 at 09:15 (Asia/Kolkata)"
    assert "footer" in typesetter.SOURCE.read_text()


def test_a_broken_picture_costs_itself_alone(monkeypatch):
    export = export_of("Look", pictures=(7,))
    monkeypatch.setattr(pdf, "pictures", lambda export: {7: ("picture-7.png", b"no picture")})
    assert pdf.as_pdf(export).startswith(b"%PDF-")


def test_one_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    with pytest.raises(pdf.NoPDF):
        pdf.as_pdf(export_of("Hello"))


def test_one_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ROWS", 1)
    with pytest.raises(pdf.NoPDF, match="too long"):
        pdf.as_pdf(export_of("Hello", "Hello"))


def test_only_so_many_are_made_at_once(monkeypatch):
    monkeypatch.setattr(pdf, "AT_ONCE", threading.BoundedSemaphore(1))
    monkeypatch.setattr(pdf, "PATIENCE", 0.01)
    pdf.AT_ONCE.acquire()
    with pytest.raises(pdf.NoPDF, match="Others"):
        pdf.as_pdf(export_of("Hello"))


def test_the_process_that_sets_it_has_no_key_and_no_database(monkeypatch):
    seen = {}

    def run(command, **options):
        seen.update(options)
        raise subprocess.SubprocessError

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("CHATLINKS_MASTER_KEY", "secret")
    with pytest.raises(pdf.NoPDF):
        pdf.as_pdf(export_of("Hello"))
    assert set(seen["env"]) == {"PATH", "RAYON_NUM_THREADS"}


@pytest.mark.parametrize("name", ["agent", "agent_permitted"])
def test_it_is_downloaded(cast, sign_in, name):
    answer = sign_in(name).get(f"{path_of(cast.members_link)}/export?format=pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert re.fullmatch(
        r'attachment; filename="conversation-\d+\.pdf"', answer.headers["Content-Disposition"]
    )
    assert answer.content.startswith(b"%PDF-")


def test_what_is_set_for_a_masked_reader_holds_nothing_personal(cast, rf, monkeypatch):
    handed = []
    monkeypatch.setattr(pdf, "typeset", lambda export, shown: handed.append(export) or b"%PDF-")
    assert Client().get(f"{path_of(cast.anyone_link())}/export?format=pdf").status_code == 200
    [export] = handed
    told = json.dumps(pdf.written(export, {}), ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in told] == []


def test_pictures_are_those_that_the_reader_sees(cast, sign_in, monkeypatch):
    asked = []
    monkeypatch.setattr(pdf, "typeset", lambda export, shown: asked.append(shown) or b"%PDF-")
    written = transitions.user_writes(
        cast.acme,
        incoming.IncomingContact(id="with-a-picture", channel="web"),
        opening.message("user", ""),
        ("photo.png", PORTRAIT),
    )
    path = f"{path_of(members_link(written.conversation_id))}/export?format=pdf"
    sign_in("agent").get(path)
    sign_in("agent_permitted").get(path)
    masked, shown = asked
    assert masked == {}
    assert [content for _, content in shown.values()] == [PORTRAIT]


def test_a_picture_of_another_conversation_is_not_opened(cast, sign_in, monkeypatch):
    asked = []
    monkeypatch.setattr(pdf, "typeset", lambda export, shown: asked.append(shown) or b"%PDF-")
    kept = keep_file(cast).rpartition("/")[2]
    image = {"at": minutes(0), "from": "bot", "text": "", "type": "IMAGE"}
    image["data"] = {"items": [{"image": f"/files/{kept}"}]}
    [id_] = take(cast.acme, {"id": "thief", "contact": {"id": "u"}, "messages": [image]})
    answer = sign_in("agent_permitted").get(f"{path_of(members_link(id_))}/export?format=pdf")
    assert answer.status_code == 200
    assert asked == [{}]
