"""Tables of messages: columns by their usual names or as they are said, whatever wrote them."""

from io import BytesIO

import pytest

from chatlinks.conversations.models import Contact, Conversation, Message, Review
from chatlinks.intake.importers.archive import Archive, Document
from chatlinks.intake.importers.contract import Choices
from chatlinks.intake.importers.table import reader
from chatlinks.privacy.masking import MARK

PLAIN = """\
conversation_id,message_id,created_at,sender_type,sender_name,body,customer_email,Internal ref
c1,m1,2026-03-02T09:15:00Z,customer,Priya,My card is blocked,priya@mail.example,x
c2,m9,2026-03-02T09:15:00Z,customer,Ravi,Hello,ravi@mail.example,x
c1,m2,2026-03-02T09:16:00Z,agent,Nikunj,"Which card,
debit?",priya@mail.example,x
c1,m3,2026-03-02T09:17:00Z,system,,internal,priya@mail.example,x
"""


def texts():
    return sorted(Message.objects.values_list("sender", "text"))


def test_columns_are_recognised_by_their_usual_names(run):
    status, shown = run(PLAIN.encode(), "chats.csv")
    assert (status, "2 new" in shown) == (0, True), shown
    assert texts() == [
        ("agent", "Which card,\ndebit?"),
        ("user", "Hello"),
        ("user", "My card is blocked"),
    ]
    assert Contact.objects.count() == 2
    assert "Left out: 1 columns" in shown


def test_the_same_again_changes_nothing_and_a_longer_one_adds(run):
    run(PLAIN.encode(), "chats.csv")
    assert "0 new, 0 changed, 2 unchanged" in run(PLAIN.encode(), "chats.csv")[1]
    longer = f"{PLAIN}c1,m4,2026-03-02T09:18:00Z,customer,Priya,Debit,,\n"
    assert "0 new, 1 changed, 1 unchanged" in run(longer.encode(), "chats.csv")[1]
    assert len(texts()) == 4


EXCEL = """\
sep=;
Datum;Wer;Was;Sitzung
31.12.2023 21:15;Kunde;Grüße, ich;7
1.1.2024 8:00;Anna;Ja;7
""".replace("\n", "\r\n")
MAPPING = ["Datum=at", "Wer=author", "Was=text", "Sitzung=conversation"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_excels_in_any_encoding(run, encoding):
    status, shown = run(EXCEL.encode(encoding), "t.csv", source="csv", map=MAPPING, agent=["Anna"])
    assert status == 0, shown
    assert texts() == [("agent", "Ja"), ("user", "Grüße, ich")]
    assert Conversation.objects.get().started_at.day == 31


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter(run, delimiter):
    row = delimiter.join
    content = f"{row(['time', 'role', 'text'])}\n{row(['2026-03-02 09:15', 'user', 'Hi'])}\n"
    assert run(content.encode(), "t.csv")[0] == 0
    assert texts() == [("user", "Hi")]


def test_a_bad_row_is_told_by_its_number_and_the_rest_is_kept(run):
    bad = PLAIN.replace("2026-03-02T09:16:00Z", "yesterday")
    status, shown = run(bad.encode(), "chats.csv")
    assert status == 1
    assert "row 4: the time can't be read" in shown
    assert "Nikunj" not in shown
    assert len(texts()) == 2


def test_who_is_an_agent_is_asked_where_no_column_says(run):
    content = "time,author,text\n2026-03-02 09:15,Priya,Hi\n2026-03-02 09:16,Nikunj,Hello\n"
    status, shown = run(content.encode(), "t.csv", source="csv")
    assert (status, "Nikunj" in shown) == (2, True)
    assert run(content.encode(), "t.csv", agent=["Nikunj"])[0] == 0
    assert texts() == [("agent", "Hello"), ("user", "Hi")]


def test_a_column_that_isnt_there_and_a_field_that_is_none_are_told(run):
    assert "no column When" in run(PLAIN.encode(), "c.csv", map=["When=at"])[1]
    assert "those there are" in run(PLAIN.encode(), "c.csv", map=["body=words"])[1]
    assert "--map takes" in run(PLAIN.encode(), "c.csv", map=["body"])[1]


def test_a_rating_is_a_review_once(run):
    content = (
        "chat_id,time,from,text,csat\n"
        "1,2026-03-02 09:15,visitor,Hi,4\n1,2026-03-02 09:16,bot,Hello,4\n"
    )
    assert run(content.encode(), "t.csv")[0] == 0
    assert [each.rating for each in Review.objects.all()] == [4]


NAMED = """\
chat,user,name,at,from,text
1,u1,Leontyne Abara,2026-03-02 09:15,user,Hi
1,u1,{},2026-03-02 09:16,agent,Good morning
2,u2,Grace Holloway,2026-03-02 09:15,user,Hi
2,u2,{},2026-03-02 09:16,bot,Hello
"""
OF_USERS = NAMED.format("Leontyne Abara", "Grace Holloway")
OF_WRITERS = NAMED.format("Nikunj", "Asha Bot")


def archive(content):
    return Archive(
        "t.csv", len(content), [Document("t.csv", len(content), lambda: BytesIO(content))]
    )


def names(content, **columns):
    """Of the users, and of those who wrote what users didn't."""
    pieces = reader.read(archive(content.encode()), Choices(columns=columns))
    read = [piece.conversation for piece in pieces if hasattr(piece, "conversation")]
    writers = [
        message.author.name
        for each in read
        for message in each.messages
        if message.sender != "user"
    ]
    return [each.contact.name for each in read], writers


USERS = ["Leontyne Abara", "Grace Holloway"]


def test_a_column_of_names_is_the_users_where_it_is_the_same_whoever_wrote():
    assert names(OF_USERS) == (USERS, ["", ""])
    assert reader.columns_of(archive(OF_USERS.encode()))["name"].field == "contact_name"


def test_else_it_is_the_writers_and_of_the_users_rows_the_users():
    assert names(OF_WRITERS) == (USERS, ["Nikunj", "Asha Bot"])
    assert reader.columns_of(archive(OF_WRITERS.encode()))["name"].field == "author"


def test_what_is_said_of_it_holds():
    assert names(OF_USERS, name="author") == (USERS, USERS)
    assert names(OF_WRITERS, name="contact_name") == (USERS, ["", ""])


@pytest.mark.parametrize("author", ["Customer", "u1", "visitor"])
def test_no_user_is_named_by_what_they_are_or_are_known_by(author):
    table = f"user,sender_name,at,from,text\nu1,{author},2026-03-02 09:15,user,Hi\n"
    assert names(table) == ([""], [])


def test_a_name_in_a_table_is_shown_among_user_details_and_hidden_elsewhere(run):
    table = OF_WRITERS.replace("Good morning", "Good morning Leontyne Abara")
    assert run(table.encode(), "t.csv")[0] == 0
    details = Contact.objects.values_list("details", flat=True)
    assert [each["name"] for each in details] == [MARK, MARK]
    assert ("agent", f"Good morning {MARK}") in texts()


PEOPLE = """\
ticket,when,from,message
T1,2026-03-01 10:00,Priya Raman,My card is blocked
T1,2026-03-01 10:01,Helpy,I fetch somebody
T1,2026-03-01 10:02,John Miller,"Which card, Priya?"
T2,2026-03-02 10:00,Omar Said,Hello
T2,2026-03-02 10:02,John Miller,Good morning
"""


def test_people_named_in_the_column_that_says_who_wrote_keep_their_names(run):
    status, shown = run(PEOPLE.encode(), "t.csv", agent=["John Miller"], bot=["Helpy"])
    assert status == 0, shown
    by_agents = Message.objects.filter(sender="agent")
    assert set(by_agents.values_list("author", flat=True)) == {"John Miller"}
    assert Message.objects.get(sender="bot").author == "Helpy"
    assert set(Message.objects.filter(sender="user").values_list("author", flat=True)) == {MARK}
    assert Message.objects.filter(text=f"Which card, {MARK}?").exists()  # the user's name is known


def test_those_in_most_conversations_are_asked_about_first(run):
    status, shown = run(PEOPLE.encode(), "t.csv")
    assert status == 2
    assert shown.index("John Miller") < shown.index("Helpy") < shown.index("Omar Said")


def test_words_for_who_wrote_it_are_no_names(run):
    content = PEOPLE.replace("Priya Raman", "customer").replace("Omar Said", "customer")
    assert run(content.encode(), "t.csv", agent=["John Miller"], bot=["Helpy"])[0] == 0
    assert set(Message.objects.filter(sender="user").values_list("author", flat=True)) == {""}


def test_a_file_that_is_called_a_table_is_taken_for_one(run):
    content = "a;b;c\n1;2;3\n"
    status, shown = run(content.encode(), "t.csv")
    assert (status, "no column holds what was written" in shown) == (2, True)
