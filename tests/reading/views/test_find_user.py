"""Users are found by e-mail or phone, however it is spelt, by those who may see it.

What was typed stays nowhere.
"""

import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatlinks.conversations.models import Contact, Conversation, Lookup
from chatlinks.conversations.records.identity import spellings
from chatlinks.privacy.models import Unsealing
from chatlinks.workspaces.models import Membership
from tests.kit.cast import PRIYA, SECRETS, conversation, take
from tests.kit.watching.stored import stored_text

NOT_FOUND, TOO_LITTLE = (
    "No user has this e-mail or phone number.",
    "Type a whole e-mail address or phone number.",
)


def find(client, typed):
    return client.post("/find-user", {"user": typed}).headers["Location"]


def person(cast, id_, **details):
    take(cast.acme, {"id": f"of-{id_}", "contact": {"id": id_, **details}, "messages": []})
    return Contact.objects.get(conversation=Conversation.objects.latest("id")).pk


PHONES = [
    (
        "+91 98765 43210",
        [
            "9876543210",
            "098765 43210",
            "+91-98765-43210",
            "0091 98765 43210",
            "919876543210",
            "९८७६५४३२१०",
            "(98765) 43210",
        ],
    ),
    (
        "+33 6 12 34 56 78",
        [
            "06 12 34 56 78",
            "0612345678",
            "+33612345678",
            "0033 6 12 34 56 78",
            "33612345678",
            "612345678",
        ],
    ),
    ("+65 8123 4567", ["81234567", "+65 81234567", "6581234567", "0065 8123 4567"]),
    ("06 12 34 56 78", ["+33 6 12 34 56 78", "612345678"]),
    ("971501234567", ["+971 50 123 4567", "0501234567", "501234567"]),
    ("+1 (415) 555-2671", ["4155552671", "14155552671", "415-555-2671", "+14155552671"]),
    ("+49 1512 3456789", ["01512 3456789", "0049 1512 3456789", "15123456789"]),
    ("+44 7911 123456", ["07911 123456", "+44 (0)7911 123456", "447911123456"]),
]


@pytest.mark.parametrize(
    ("stored", "typed"), [(stored, one) for stored, many in PHONES for one in (stored, *many)]
)
def test_a_phone_number_is_found_however_it_is_spelt(stored, typed):
    assert spellings(stored) & spellings(typed)


@pytest.mark.parametrize("typed", ["9876543211", "876543210", "12345", "+1 98765 4321"])
def test_another_phone_number_is_not(typed):
    assert not spellings("+91 98765 43210") & spellings(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_has_no_or_a_few_plain_spellings(typed):
    assert len(spellings(typed)) <= 2
    assert all(len(each) >= 5 or "@" in each for each in spellings(typed))


def test_one_user_is_found_and_the_list_says_that_it_is_narrowed(cast, sign_in):
    client, id_ = sign_in("admin_permitted"), cast.conversation.contact_id
    other = person(
        cast, "o", name="Meera Nair", email="Meera@Mail.example", phone="+33 6 12 34 56 78"
    )
    for typed in (PRIYA["email"], " PRIYA.venkat@MAILBOX.example ", PRIYA["phone"], "09876543210"):
        assert find(client, typed) == f"/?contact={id_}"
    assert find(client, "meera@mail.example") == find(client, "0612345678") == f"/?contact={other}"
    page = client.get(f"/?contact={id_}").text
    assert "Only conversations of the user that you looked up" in page
    assert '<a href="/">Show all conversations</a>' in page
    assert f'<input type="hidden" name="contact" value="{id_}">' in page
    assert page.count('<li class="row">') == 1
    assert "<title>Conversations " in page
    assert not [secret for secret in SECRETS if secret.lower() in page.lower()]
    assert "Only conversations of" not in client.get("/").text


def test_users_who_share_a_phone_are_all_found(cast, sign_in):
    mother, son = (person(cast, id_, phone="+33 6 12 34 56 78") for id_ in ("m", "s"))
    target = find(sign_in("admin_permitted"), "06 12 34 56 78")
    assert target == f"/?contact={mother}&contact={son}"
    assert (
        "Only conversations of 2 users that you looked up"
        in sign_in("admin_permitted").get(target).text
    )


def test_no_more_users_are_found_and_recorded_than_a_list_is_narrowed_to(cast, sign_in):
    many = [
        {"id": f"of-{n}", "contact": {"id": f"n{n}", "phone": "+33 6 12 34 56 78"}, "messages": []}
        for n in range(22)
    ]
    take(cast.acme, *many)
    assert find(sign_in("admin_permitted"), "06 12 34 56 78").count("contact=") == 20
    assert Unsealing.objects.filter(why__contains="looked the user up").count() == 20


def test_an_old_number_still_finds_its_user(cast, sign_in):
    person(cast, "m", phone="+33 6 12 34 56 78")
    changed = {
        "id": "of-m",
        "contact": {"id": "m", "phone": "+33 7 00 00 00 01"},
        "messages": [],
        "state": "active",
    }
    take(cast.acme, changed)
    client = sign_in("admin_permitted")
    assert find(client, "0612345678") == find(client, "0700000001") != "/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nobody@mail.example", NOT_FOUND),
        ("+91 98765 43211", NOT_FOUND),
        ("", TOO_LITTLE),
        ("98", TOO_LITTLE),
        ("Priya", TOO_LITTLE),
    ],
)
def test_what_is_not_found_is_said_at_its_field_which_keeps_it(cast, sign_in, typed, said):
    answer = sign_in("admin_permitted").post("/find-user", {"user": typed})
    assert answer.status_code == 400
    [field] = re.findall(r'<input id="user".*?>', answer.text, re.DOTALL)
    assert f'value="{typed}"' in field
    assert 'aria-invalid="true" aria-describedby="user_error" autofocus' in field
    assert said in answer.text.partition('id="user_error"')[2].partition("</p>")[0]


def test_the_list_that_says_so_leads_on_as_the_list_itself_does(cast, sign_in):
    client = sign_in("admin_permitted")
    answer = client.post("/find-user", {"user": "nobody@mail.example"})
    assert '<li class="row">' in answer.text
    assert 'role="search" action="/"' in answer.text
    assert not re.findall(r'href="\?', answer.text)


def test_users_of_another_business_are_not_found(cast, sign_in):
    assert NOT_FOUND in sign_in("rival").post("/find-user", {"user": PRIYA["email"]}).text
    take(cast.rival_business, conversation())
    theirs = Contact.objects.get(business=cast.rival_business).pk
    assert find(sign_in("rival"), PRIYA["email"]) == f"/?contact={theirs}"
    assert (
        find(sign_in("admin_permitted"), PRIYA["email"])
        == f"/?contact={cast.conversation.contact_id}"
    )


def test_one_hash_does_not_tell_of_another_business(cast):
    take(cast.rival_business, conversation())
    ours, theirs = (
        {bytes(row.hash) for row in Lookup.objects.filter(business=b)}
        for b in (cast.acme, cast.rival_business)
    )
    assert ours
    assert theirs
    assert not ours & theirs


def test_who_may_only_at_one_of_two_businesses_finds_there_only(cast, sign_in):
    take(cast.rival_business, conversation())
    Membership.objects.create(business=cast.rival_business, person=cast.people["admin_permitted"])
    assert (
        find(sign_in("admin_permitted"), PRIYA["email"])
        == f"/?contact={cast.conversation.contact_id}"
    )


def test_the_form_is_offered_to_those_alone_who_may(cast, sign_in):
    may = {name for name in cast.people if "/find-user" in sign_in(name).get("/").text}
    assert may == {
        "agent_permitted",
        "lead_permitted",
        "lead_both_permitted",
        "admin_permitted",
        "rival",
    }


def test_what_was_typed_is_in_no_address_no_cookie_no_log_and_no_table(cast, sign_in, caplog):
    client = sign_in("admin_permitted")
    with caplog.at_level(logging.DEBUG):
        for typed in (
            PRIYA["email"],
            "stranger.typed@mail.example",
            "+91 91234 56780",
            "oddly typed",
        ):
            answer = client.post("/find-user", {"user": typed}, follow=True)
            seen = str(answer.redirect_chain) + str(client.cookies) + caplog.text + stored_text()
            assert typed not in seen
            assert "no-store" in answer.headers["Cache-Control"]
            assert typed not in client.get("/").text
    assert client.get("/find-user", {"user": PRIYA["email"]}).status_code == 405


def test_what_is_typed_and_what_a_list_is_narrowed_to_have_an_end(cast, sign_in):
    client, id_ = sign_in("admin_permitted"), cast.conversation.contact_id
    assert find(client, PRIYA["email"] + " " * 200 + "and more") == f"/?contact={id_}"
    others = "&".join(f"contact={id_ + n}" for n in range(1, 21))
    assert '<li class="row">' not in client.get(f"/?{others}&contact={id_}").text


@pytest.mark.parametrize(
    "given",
    ["contact=x", "contact=", "contact=-1", "contact=" + "9" * 30, "contact=1%00", "contact=٣"],
)
def test_a_list_narrowed_to_nonsense_is_the_whole_list(cast, sign_in, given):
    page = sign_in("agent").get(f"/?{given}")
    assert page.status_code == 200
    assert page.text.count('<li class="row">') == 1


def test_a_narrowed_list_opens_nothing_more(cast, sign_in):
    take(cast.rival_business, conversation())
    theirs = Contact.objects.get(business=cast.rival_business).pk
    assert '<li class="row">' not in sign_in("admin_permitted").get(f"/?contact={theirs}").text


def test_a_look_up_that_finds_somebody_is_recorded(cast, sign_in):
    sign_in("agent_permitted").post("/find-user", {"user": "98765 43210"})
    opened = Unsealing.objects.get(why__contains="looked the user up")
    assert (opened.person, opened.contact_id) == (
        cast.people["agent_permitted"],
        cast.conversation.contact_id,
    )


def test_a_look_up_that_finds_nobody_leaves_nothing(cast, sign_in):
    sign_in("agent_permitted").post("/find-user", {"user": "98765 00000"})
    assert not Unsealing.objects.filter(why__contains="looked the user up").exists()
