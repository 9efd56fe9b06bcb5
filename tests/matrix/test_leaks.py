"""Four thousand real dialogues: no personal value is where a masked reader, or a thief of the
database, can look.

"In clear" is asked in two ways. A value that can mean nothing else (an e-mail, a number of eight
digits or more, the contact's full name) must be nowhere in any table. Any other (an address, a
first name, a doctor called Will) may be an ordinary word elsewhere: it must be nowhere in what is
stored or shown of its own contact.
"""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest
from ahocorasick_rs import AhoCorasick
from django.test import Client

from chatlinks.accounts.models import Person
from chatlinks.analytics.counts import daily_counts
from chatlinks.analytics.lists.listings import LISTINGS
from chatlinks.analytics.reports import csv_export
from chatlinks.conversations.records.identity import Identity
from chatlinks.database.rows import rows
from chatlinks.demo.values import leaks
from chatlinks.links.models import ChatLink
from tests.kit.access_table import undone
from tests.kit.analysts import count_all_days
from tests.kit.cast import take
from tests.kit.reading import readable, words_in
from tests.kit.samples import sgd
from tests.kit.samples.dialogues import dates_of_all, every_column, filters_of_all
from tests.kit.signing_in import signed_in
from tests.kit.watching.drawn import drawn_masked, shown_text
from tests.kit.watching.logged import everything_logged
from tests.kit.watching.stored import BYTES, dumped, tables, texts_by_contact

pytestmark = [
    pytest.mark.skipif(sgd.available() is None, reason=sgd.MISSING),
    pytest.mark.django_db,
]

# ── What is stored ──────────────────────────────────────────────────────────────────────────────


def test_the_tests_would_find_what_they_look_for(real, distinctive):
    """In what was imported, every contact's values are there to be found.

    So a search that finds nothing means something.
    """
    for each in real.conversations[::50]:
        values = real.values[each["contact"]["id"]]
        assert distinctive(json.dumps(each))
        assert leaks(json.dumps(each, ensure_ascii=False), values)


def test_no_table_holds_a_distinctive_value_in_clear(distinctive):
    leaking = {table: distinctive(BYTES.sub("", dumped(table))) for table in tables()}
    assert {table: values for table, values in leaking.items() if values} == {}


def spellings(value):
    return {value, value.lower(), value.upper(), value.title()}


def test_no_bytes_of_any_table_are_a_distinctive_value(real):
    """Neither as it was written nor in another case; sealed bytes are in these tables by the ten
    thousand.
    """
    wanted = set().union(*map(spellings, real.distinctive()))
    automaton = AhoCorasick([each.encode().hex() for each in wanted])
    sealed = {table: "\n".join(BYTES.findall(dumped(table))) for table in tables()}
    leaking = {table: automaton.find_matches_as_strings(text) for table, text in sealed.items()}
    assert {table: values for table, values in leaking.items() if values} == {}
    assert sum(bool(text) for text in sealed.values()) >= 5


def test_nothing_stored_of_a_contact_holds_a_value_of_theirs(real):
    stored = texts_by_contact(real.business.id)
    leaking = {contact: leaks(text, real.of(contact)) for contact, text in stored}
    assert {contact: values for contact, values in leaking.items() if values} == {}


# ── What is shown ───────────────────────────────────────────────────────────────────────────────


def test_no_conversation_drawn_masked_holds_a_value_of_its_contact(real):
    leaking = {}
    for conversation, contact in real.links.values():
        text = drawn_masked(real.business, conversation)
        if values := leaks(text, real.of(contact)):
            leaking[conversation] = values
    assert len(real.links) == 4_000
    assert leaking == {}


WAYS = [
    "",
    "/all",
    "?fragment=1",
    "/all?fragment=1",
    "/transcript.txt",
    "/all/transcript.txt",
    "/export?format=csv",
    "/export?format=json&events=1",
    "/all/export?format=json",
    "/following",
    "/following?from=3",
    "/following?anew=1",
    "/all/following",
    "?from=10&to=20",
    "?q=the",
]


def test_no_masked_answer_holds_a_value_of_its_contact(real):
    """Pages, parts of pages, files, their headers and cookies: agents, analysts and those who hold
    a link for anyone.
    """
    agent, analyst, anyone = real.client("agent"), real.client("analyst"), Client()
    for place, (token, conversation, contact) in enumerate(real.some_links(10)):
        way = WAYS[place % len(WAYS)]
        link = ChatLink.objects.create(
            business=real.business,
            conversation_id=conversation,
            audience="anyone",
        )
        for answer in (
            agent.get(f"/c/{token}{way}"),
            analyst.get(f"/c/{token}{way}"),
            anyone.get(f"/c/{link.token}{way.replace('/all', '')}"),
        ):
            assert answer.status_code == 200
            assert leaks(readable(answer), real.of(contact)) == [], way


def test_who_may_see_them_sees_the_messages_exactly_as_they_came(real):
    client, identity = real.client("agent_permitted"), Identity(real.business.id)
    came = {identity.conversation(each["id"]): each for each in real.conversations}
    hashes = dict(rows("SELECT id, external_hash FROM conversations_conversation"))
    for token, conversation, _ in real.some_links(100):
        page = shown_text(client.get(f"/c/{token}").text)
        for message in came[bytes(hashes[conversation])]["messages"]:
            assert message["text"] in page


def test_no_page_of_the_list_holds_a_distinctive_value(real, distinctive):
    client, path, pages = real.client("agent"), "/", 0
    while path:
        answer = client.get(path)
        assert distinctive(readable(answer)) == []
        older = re.search(r'rel="next" href="([^"]*)"', answer.text)
        path = f"/{unescape(older[1])}" if older else None
        pages += 1
    assert pages == 80


def test_no_chat_of_the_live_side_holds_a_value_of_its_contact(real):
    client = real.client("agent")
    for _, conversation, contact in real.some_links(80):
        for way in ("", "/messages"):
            answer = client.get(f"/chats/{conversation}{way}")
            assert answer.status_code == 200
            assert leaks(readable(answer), real.of(contact)) == []


# ── Intelligent Analytics ───────────────────────────────────────────────────────────────────────


def test_no_phrase_and_no_page_of_words_holds_a_distinctive_value(real, distinctive):
    count_all_days()
    phrases = [phrase for (phrase,) in rows("SELECT DISTINCT phrase FROM analytics_phrase")]
    assert len(phrases) > 10_000
    assert distinctive("\n".join(phrases)) == []
    client = real.client("analyst")
    [(first, last)] = rows("SELECT min(day), max(day) FROM analytics_daily")
    dates = f"since={first}&until={last}"
    for set_ in ("breaks", "user", "low"):
        for way in ("words", "words.csv"):
            answer = client.get(f"/analytics/{way}?set={set_}&{dates}&compare=1")
            assert answer.status_code == 200
            assert distinctive(readable(answer)) == []
    topic = client.get(f"/analytics/words?set=user&{dates}&words=1&topic=restaurant")
    assert 'class="line-says"' in topic.text
    assert distinctive(readable(topic)) == []


LINES = {"messages": 73_492, "conversations": 4_000}


@pytest.mark.parametrize("page", LISTINGS)
def test_no_line_of_a_csv_holds_a_distinctive_value(real, distinctive, page):
    """Every message and every conversation there is, with every column."""
    filters, columns = filters_of_all(real)
    lines = 0
    for text, count in csv_export.batches(LISTINGS[page], filters, columns):
        assert distinctive(text) == []
        lines += count
    assert lines == LINES[page]


# The page, its query behind the dates, and whether it lists something.
PAGES = [
    ("", "", False),
    ("/csat", "", False),
    ("/reviews", "", False),
    ("/messages", "{columns}", True),
    ("/messages", "{columns}&q=number", True),
    ("/conversations", "", True),
    ("/conversations", "&q=phone", True),
]


def test_no_page_of_analysis_holds_a_distinctive_value(real, distinctive):
    client, dates = real.client("analyst"), dates_of_all()
    for page, query, lists in PAGES:
        query = query.format(columns=every_column())
        answer = client.get(f"/analytics{page}?{dates}{query}")
        assert answer.status_code == 200
        assert distinctive(readable(answer)) == []
        assert ("View Chat" in answer.text) >= lists, page


def test_a_search_of_analysis_for_a_value_finds_nothing_by_it(real):
    client, dates = real.client("analyst"), dates_of_all()
    path = f"/analytics/messages?{dates}"
    phrase = quote('"phone number"')
    assert "View Chat" in client.get(f"{path}q={phrase}").text
    for value in real.distinctive()[::200]:
        words, phrase = quote(value), quote(f'"{value}"')
        for way in (f"q={phrase}", f"node={words}", f"story={words}", f"channel={words}"):
            assert "View Chat" not in client.get(path + way).text, way


def test_no_review_tells_what_it_says_of_its_user(real):
    reviewed = real.with_reviews_that_tell_all(60)
    with undone():
        take(real.business, *reviewed)
        daily_counts.count_waiting()
        answer = real.client("analyst").get(f"/analytics/reviews?{dates_of_all()}")
        text = readable(answer)
    assert text.count("help ******") >= 50
    for each in reviewed:
        values = real.values[each["contact"]["id"]]
        assert words_in(text, [value for value in values if len(value) > 7]) == []


# ── What is searched for ────────────────────────────────────────────────────────────────────────


def listed(answer):
    """The rows of the list alone, without the query that the page repeats."""
    return answer.text.partition('<ol class="rows">')[2].partition("</ol>")[0]


def test_a_search_for_a_value_finds_nothing_by_it(real):
    client = real.client("agent")
    for value in real.distinctive()[::40]:
        phrase = quote(f'"{value}"')
        assert listed(client.get(f"/?q={phrase}")) == "", value


def test_a_search_in_the_conversation_finds_only_what_the_reader_sees(real):
    masked, permitted = real.client("agent"), real.client("agent_permitted")
    seen = 0
    for token, _, contact in real.some_links(100):
        for value in sorted(real.of(contact))[:3]:
            path = f"/c/{token}?q={quote(value)}"
            assert "No message has" in masked.get(path).text, value
            seen += "No message has" not in permitted.get(path).text
    assert seen > 10


def test_what_a_search_shows_around_a_word_holds_no_value(real, distinctive):
    client = real.client("agent")
    for word in ("doctor", "transfer", "stylist", "located", "number", "address", "phone"):
        answer = client.get(f"/?q={word}")
        assert "<mark>" in answer.text
        assert distinctive(readable(answer)) == []
    for token, _, contact in real.some_links(100):
        for word in ("number", "address", "phone"):
            page = readable(client.get(f"/c/{token}?q={word}"))
            assert leaks(page, real.of(contact)) == []


def test_no_log_line_holds_a_value_however_much_is_logged(real, distinctive):
    with everything_logged() as log:
        changed = [{**each, "channel": "changed"} for each in real.conversations[:10]]
        take(real.business, *changed)
        email = quote(changed[0]["contact"]["email"])
        for name in ("agent", "agent_permitted"):
            client = real.client(name)
            for token, _, _ in real.some_links(400):
                for path in (f"/c/{token}", f"/c/{token}x", f"/?q={email}"):
                    client.get(path)
    assert distinctive(log.getvalue()) == []
    assert "/c/" in log.getvalue()


def test_a_stranger_gets_nothing_of_any_conversation(real):
    stranger = Person.objects.create_user("stranger@sgd.example", None, name="Stranger")
    client = signed_in(stranger)
    for token, _, contact in real.some_links(200):
        for way in WAYS:
            answer = client.get(f"/c/{token}{way}")
            assert answer.status_code == 404
            assert leaks(readable(answer), real.of(contact)) == []
