"""Threads of mails saved as web pages: Gmail's print, quotes within quotes, Outlook's blocks."""

import io
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.models import Contact, Conversation, Message
from chatlinks.intake.importers.archive import of_file
from chatlinks.intake.importers.contract import Choices, OpenQuestion
from chatlinks.intake.importers.mail.heads import heads_in
from chatlinks.intake.importers.mail.reader import read
from tests.kit.samples.exports import ANSWER, CARD, EMAIL, NAME, PHONE, SAYS, zipped
from tests.kit.watching.stored import stored_text

AGENT = {"agent": ["acme.example"]}
TO = f"{NAME} &lt;{EMAIL}&gt;"
GMAIL = f"""<!DOCTYPE html><html><head><title>Gmail - My card</title></head><body>
<div class="bodycontainer"><table><tr><td><b>{NAME} &lt;{EMAIL}&gt;</b></td></tr></table><hr>
<div class="maincontent"><table><tr><td><font><b>My card</b></font><br>2 messages</td></tr></table>
<table class="message"><tr><td><font><b>{NAME} </b>&lt;{EMAIL}&gt;</font></td>
<td align="right"><font>Mon, Mar 2, 2026 at 9:15 AM</font></td></tr>
<tr><td colspan="2"><div class="recipient">To: Help &lt;help@acme.example&gt;</div></td></tr>
<tr><td colspan="2"><table><tr><td><div>{SAYS}</div></td></tr></table></td></tr></table>
<table class="message"><tr><td><font><b>Anna </b>&lt;help@acme.example&gt;</font></td>
<td align="right"><font>Mon, Mar 2, 2026 at 1:20 PM</font></td></tr>
<tr><td colspan="2"><div class="recipient">To: {TO}</div></td></tr>
<tr><td colspan="2"><table><tr><td><div>{ANSWER}<br>
[Quoted text hidden]</div></td></tr></table></td></tr></table></div></div></body></html>"""
BLOCKS = f"""<html><body><p><b>From:</b> Anna &lt;help@acme.example&gt;<br>
<b>Sent:</b> Monday, March 2, 2026 1:20 PM<br><b>To:</b> {TO}<br>
<b>Subject:</b> RE: My card</p><p>{ANSWER}</p><div id="divRplyFwdMsg">
<b>From:</b> {TO}<br><b>Sent:</b> Monday, March 2, 2026 9:15 AM<br>
<b>To:</b> Help &lt;help@acme.example&gt;<br><b>Subject:</b> My card</div><p>{SAYS}</p>
</body></html>"""
QUOTES = f"""<html><head><title>My card</title></head><body>
<div>On Mon, Mar 2, 2026 at 1:20 PM Anna &lt;help@acme.example&gt; wrote:<br></div>
<blockquote class="gmail_quote"><div>{ANSWER}</div>
<div>On Mon, Mar 2, 2026 at 9:15 AM {TO} wrote:<br></div>
<blockquote class="gmail_quote"><div>{SAYS}</div></blockquote></blockquote></body></html>"""
PAGES = {"gmail": GMAIL, "outlook": BLOCKS, "quotes": QUOTES}


def texts():
    return list(Message.objects.order_by("at").values_list("sender", "text"))


@pytest.mark.parametrize("name", PAGES)
def test_each_mail_is_a_message_by_its_author_and_date(run, name):
    status, shown = run(PAGES[name].encode(), "thread.html", **AGENT)
    assert status == 0, shown
    assert Conversation.objects.count() == 1
    [(first, said), (second, answered)] = texts()
    assert (first, second) == ("user", "agent")
    assert said.startswith("My card\n\n")
    assert answered == "Thanks ******, we wrote to ******"
    times = [each.isoformat() for each in Message.objects.order_by("at").values_list("at", flat=1)]
    assert times == ["2026-03-02T03:45:00+00:00", "2026-03-02T07:50:00+00:00"]
    assert Contact.objects.get().details["name"] == "******"
    for secret in (NAME, EMAIL, CARD, PHONE):
        assert secret not in stored_text()


@pytest.mark.parametrize("name", PAGES)
def test_the_same_again_changes_nothing(run, name):
    run(PAGES[name].encode(), "thread.html", **AGENT)
    _, shown = run(PAGES[name].encode(), "thread.html", **AGENT)
    assert "1 unchanged" in shown
    assert Message.objects.count() == 2


def test_pages_of_a_folder_are_threads_each(run):
    other = GMAIL.replace("My card", "My loan").replace("Mar 2", "Mar 3")
    content = zipped({"a.html": GMAIL, "b.htm": other})
    status, shown = run(content, "mails.zip", **AGENT)
    assert (status, Conversation.objects.count()) == (0, 2), shown


def test_mails_themselves_are_taken_before_pages(run):
    mail = f"From: {NAME} <{EMAIL}>\nDate: Mon, 2 Mar 2026 09:15:00 +0530\nSubject: A\n\nHello"
    run(zipped({"a.eml": mail, "page.html": GMAIL}), "mails.zip")
    assert Message.objects.count() == 1


def test_it_is_asked_whose_addresses_are_the_businesss(run):
    status, shown = run(GMAIL.encode(), "thread.html")
    assert (status, "help@acme.example" in shown) == (2, True)


def test_the_newest_without_a_head_is_told_and_the_others_are_kept(run):
    page = QUOTES.replace("<body>", "<body><div>And by Friday?</div>")
    status, shown = run(page.encode(), "thread.html", **AGENT)
    told = " ".join(shown.split())
    assert status == 1
    assert "file 1" in told
    assert "save it as .eml" in told
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    "page", ["<html><body>Hello</body></html>", "<html><body>From: Priya<br>Hello</body></html>"]
)
def test_a_page_that_says_of_no_mail_who_wrote_it_is_told_with_what_to_do(run, page):
    status, shown = run(page.encode(), "thread.html", source="email")
    told = " ".join(shown.split())
    assert status == 1
    assert "file 1" in told
    assert "says of no mail who wrote it and when; save the mails as .eml" in told
    assert not Conversation.objects.exists()


LINES = {
    "On Mon, Mar 2, 2026 at 9:15 AM Priya <p@m.example> wrote:": "Priya",
    "Am Mo., 2. März 2026 um 09:15 Uhr schrieb Priya <p@m.example>:": "Priya",
    "Le lun. 2 mars 2026 à 09:15, Priya <p@m.example> a écrit :": "Priya",
    "El lun, 2 mar 2026 a las 9:15, Priya (<p@m.example>) escribió:": "Priya",
    "Em seg., 2 de mar. de 2026 às 09:15, Priya <p@m.example> escreveu:": "Priya",
    "Il giorno lun 2 mar 2026 alle ore 09:15 Priya <p@m.example> ha scritto:": "Priya",
    "Op ma 2 mrt 2026 om 09:15 schreef Priya <p@m.example>:": "Priya",
    "On Monday, 2 March 2026 at 09:15:00 GMT, Priya <p@m.example> wrote:": "Priya",
    "Am 02.03.26 um 09:15 schrieb Priya:": "Priya",
    "On 2026-03-02 09:15, Priya wrote:": "Priya",
    "On 3/2/26 09:15 the following happened:": None,
    "Your order of 2 March 2026, 09:15:": None,
    "Priya <p@m.example> wrote:": None,
    "@" * 300 + ":": None,
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_above_a_quote_is_told_in_whatever_language(line):
    head = next(heads_in([line, "Hello"]), None)
    assert (head and head.name) == LINES[line]
    if head and head.when.startswith("2026"):
        assert head.when[:16] == "2026-03-02 09:15"


def test_a_large_page_is_read_in_bounded_time(run):
    """Heads by the thousand, each repeated, and lines that look like heads up to their ends."""
    line = "On Mon, Mar 2, 2026 at 9:15 AM a.b.c.d@e wrote<br>" * 20_000
    began = time.process_time()
    run(f"<html><body>{line}{QUOTES}</body></html>".encode(), "thread.html", **AGENT)
    assert time.process_time() - began < 30


def test_a_time_with_a_zone_stands_in_order_among_those_without(run):
    """The business's clock is India's: 7:00 GMT is 12:30 there, between the two."""
    third = f"<div>On Mon, Mar 2, 2026 at 7:00 AM GMT+0 {TO} wrote:<br></div>Still waiting"
    page = QUOTES.replace("</body>", f"{third}</body>")
    status, shown = run(page.encode(), "thread.html", **AGENT)
    assert status == 0, shown
    positions = Message.objects.order_by("position").values_list("sender", "at")
    assert [sender for sender, _ in positions] == ["user", "user", "agent"]
    assert positions[1][1].isoformat() == "2026-03-02T07:00:00+00:00"


IMPOSSIBLE = (
    *("Feb 31, 2026 at 9:15 AM", "Mar 2, 2026 at 9:75 AM", "Mar 2, 2026 at 39:15"),
    *("Mar 2, 2026 at 9:15 AM GMT+99:99", "Mar 2, 2026 at 9:15 AM GMT+24", "Mar 2, 0000 at 9:15"),
)


@pytest.mark.parametrize("when", IMPOSSIBLE)
def test_a_mail_whose_time_can_not_be_is_told_and_the_others_are_kept(run, when):
    page = QUOTES.replace("</body>", f"<div>On {when} {TO} wrote:<br></div>Hello?</body>")
    status, shown = run(page.encode(), "thread.html", **AGENT)
    told = " ".join(shown.split())
    assert status == 1
    assert "file 1, mail 3" in told
    assert "its date or its zone is none that can be" in told
    assert Message.objects.count() == 2


def test_a_page_of_which_no_time_can_be_is_told_mail_by_mail(run):
    page = QUOTES.replace("Mar 2", "Mar 32")
    status, shown = run(page.encode(), "thread.html", source="email")
    told = " ".join(shown.split())
    assert status == 1
    assert ("file 1, mail 1" in told, "file 1, mail 2" in told) == (True, True)
    assert not Conversation.objects.exists()


NUMBERS = st.integers(0, 99)
ZONES = st.sampled_from(("", " GMT", " GMT+1", " GMT-24", " UTC+99:99", " GMT+05:30", " UTC-0000"))
NAMED_DATES = st.builds(
    "{} {}, {:04} at {}:{:02}{}".format,
    st.sampled_from(("Feb", "Mar", "März", "déc.", "Xyz")),
    NUMBERS,
    st.integers(0, 9999),
    NUMBERS,
    NUMBERS,
    ZONES,
)
NUMBERED_DATES = st.builds("{}.{}.{} {}:{:02}{}".format, *[NUMBERS] * 5, ZONES)
TIMES = st.one_of(NAMED_DATES, NUMBERED_DATES, st.text(max_size=30))
PEOPLE = st.one_of(
    st.sampled_from(("Maria", "Ana <a@b.example>", "<a@b>", "a.@.b", "<a\\@[b]>", "")),
    st.text(max_size=20),
)
HEADS = st.one_of(
    st.builds("On {} {} wrote:".format, TIMES, PEOPLE),
    st.builds("{1} <p@m.example> {0}".format, TIMES, PEOPLE),
    st.builds("From: {1}\nSent: {0}\nSubject: {1}".format, TIMES, PEOPLE),
)


@given(st.lists(HEADS, max_size=5))
def test_whatever_heads_hold_each_is_read_or_told(heads):
    text = "\n\nHello\n\n".join(heads).replace("<", "&lt;")
    content = f"<html><body><pre>{text}</pre></body></html>".encode("utf-8", "replace")
    archive = of_file("thread.html", len(content), lambda: io.BytesIO(content))
    with suppress(OpenQuestion):  # of several authors, who is the business's
        assert list(read(archive, Choices()))


def without_addresses(subject):
    return BLOCKS.replace(f" &lt;{EMAIL}&gt;", "").replace("My card", subject)


def test_two_of_one_name_without_an_address_are_two_contacts(run):
    """A page that names only "Maria" doesn't say that she is the Maria of another page."""
    pages = [without_addresses(subject).encode() for subject in ("My card", "My loan")]
    for page in (*pages, *pages):
        status, shown = run(page, "thread.html", **AGENT)
        assert status == 0, shown
    assert "1 unchanged" in shown
    assert (Conversation.objects.count(), Contact.objects.count()) == (2, 2)


def test_a_thread_that_went_on_keeps_its_contact_without_an_address(run):
    page = without_addresses("My card")
    later = f"<b>From:</b> {NAME}<br><b>Sent:</b> Monday, March 2, 2026 2:00 PM<br><p>Thanks!</p>"
    for each in (page, page.replace("<body>", f"<body>{later}")):
        status, shown = run(each.encode(), "thread.html", **AGENT)
        assert status == 0, shown
    assert (Conversation.objects.count(), Contact.objects.count()) == (1, 1)
    assert Message.objects.count() == 3


def test_with_an_address_somebody_is_one_contact_in_all_threads(run):
    for subject in ("My card", "My loan"):
        run(BLOCKS.replace("My card", subject).encode(), "thread.html", **AGENT)
    assert (Conversation.objects.count(), Contact.objects.count()) == (2, 1)
