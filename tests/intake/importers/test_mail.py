"""E-mails as files: threads, who works for the business, bodies in HTML, quotes."""

from chatlinks.conversations.models import Conversation, Message
from tests.kit.samples.exports import EXPORTS

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
