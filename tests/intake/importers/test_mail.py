"""E-mails as files: threads, who works for the business, bodies in HTML, quotes."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.intake.importers.archive import of_file
from chatlinks.intake.importers.contract import Choices, OpenQuestion
from chatlinks.intake.importers.mail.reader import read
from tests.kit.samples.exports import EXPORTS, zipped

ONE = """\
From: Priya <priya@mail.example>
To: help@acme.example
Date: Mon, 2 Mar 2026 09:15:00 +0530
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
Message-ID: <1@mail.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Wo ist meine gr=FCne Karte?
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="card.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
"""


def texts():
    return list(Message.objects.order_by("position").values_list("sender", "text"))


def test_a_mail_by_itself(run):
    status, shown = run(ONE.replace("\n", "\r\n").encode(), "a.eml")
    assert status == 0, shown
    assert texts() == [("user", "Grüße\n\nWo ist meine grüne Karte?")]
    assert Message.objects.get().type == "FILE"
    assert Conversation.objects.get().started_at.isoformat() == "2026-03-02T03:45:00+00:00"


def test_what_answers_is_in_the_same_conversation_without_what_it_repeats(run):
    export = EXPORTS["email"]()
    run(export.content, export.name, **export.options)
    assert Conversation.objects.count() == 1
    [(_, first), (sender, answer)] = texts()
    assert sender == "agent"
    assert answer == "Thanks ******, we wrote to ******"
    assert first.count("\n") >= 3


def test_it_is_asked_whose_addresses_are_the_businesss(run):
    export = EXPORTS["email"]()
    status, shown = run(export.content, export.name)
    assert (status, "help@acme.example" in shown) == (2, True)


def test_one_without_a_date_is_told(run):
    status, shown = run(ONE.replace("Date:", "X-Date:").encode(), "a.eml")
    assert (status, "it has no sender or no date" in shown) == (1, True)


def dated(date, number=1, sender="Priya <priya@mail.example>"):
    """A mail of a thread; its own, without a body's parts."""
    return (
        f"From: {sender}\nDate: {date}\nMessage-ID: <{number}@mail.example>\n"
        f"References: <0@mail.example>\n\nHello {number}"
    )


def test_times_without_a_zone_are_the_businesss_and_minus_nought_is_utc(run):
    dates = ("09:15:00 +0530", "04:00:00 -0000", "10:00:00")  # 3:45, 4:00 and 4:30 of UTC
    mails = {
        f"{number}.eml": dated(f"Mon, 2 Mar 2026 {date}", number)
        for number, date in enumerate(dates, 1)
    }
    status, shown = run(zipped(mails), "mails.zip")
    assert status == 0, shown
    times = Message.objects.order_by("position").values_list("at", flat=True)
    assert [f"{at:%H:%M}" for at in times] == ["03:45", "04:00", "04:30"]


IMPOSSIBLE = (
    *("31 Feb 2026 09:15:00 +0000", "2 Mar 2026 09:75:00 +0000", "2 Mar 2026 09:15:00 +9999"),
    *("2 Mar 2026 09:15:00 +99999999999999999999", "2 Mar 99999999999999999999 09:15:00 +0000"),
)


@pytest.mark.parametrize("date", IMPOSSIBLE)
def test_one_whose_time_can_not_be_is_told_and_the_others_are_kept(run, date):
    dates = ("2 Mar 2026 09:15:00 +0530", date, date)
    mails = {f"{number}.eml": dated(each, number) for number, each in enumerate(dates, 1)}
    status, shown = run(zipped(mails), "mails.zip")
    told = " ".join(shown.split())
    assert status == 1
    assert ("file 2" in told, "file 3" in told) == (True, True)
    assert "its date or its zone is none that can be" in told
    assert Message.objects.count() == 1


SENDERS = st.one_of(
    st.sampled_from(("Maria", "a@[", '"', "@", "=?utf-8?q?=0A?= <a@b>", "x:;", "(" * 5_000)),
    st.text(max_size=30),
)
DATES = st.one_of(
    st.builds("{} Mar {} {}:{:02}:00 {}".format, *[st.integers(0, 99)] * 4, st.text(max_size=9)),
    st.sampled_from([*IMPOSSIBLE, "2 Mar 2026 09:15", "2 Mar 2026 09:15 -0000"]),
    st.text(max_size=30),
)


@given(st.lists(st.tuples(DATES, SENDERS), min_size=1, max_size=3))
def test_whatever_heads_hold_each_is_read_or_told(heads):
    mails = {
        f"{number}.eml": dated(date, number, sender).encode("utf-8", "replace")
        for number, (date, sender) in enumerate(heads)
    }
    content = zipped(mails)
    archive = of_file("mails.zip", len(content), lambda: io.BytesIO(content))
    with suppress(OpenQuestion):  # of several senders, who is the business's
        assert list(read(archive, Choices()))


def test_senders_without_an_address_are_one_within_a_thread_alone(run):
    mails = {
        "1.eml": dated("Mon, 2 Mar 2026 09:15:00 +0530", 1, "Maria"),
        "2.eml": dated("Mon, 2 Mar 2026 09:20:00 +0530", 2, "Maria"),
        "3.eml": dated("Mon, 2 Mar 2026 09:25:00 +0530", 3, "Maria").replace("<0@", "<9@"),
    }
    status, shown = run(zipped(mails), "mails.zip")
    assert (status, Conversation.objects.count(), Contact.objects.count()) == (0, 2, 2), shown
