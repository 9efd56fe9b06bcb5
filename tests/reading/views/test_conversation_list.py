"""The list of conversations: narrowed, ordered, counted; each filter stands in its address."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone

from chatlinks.conversations.models import Conversation
from chatlinks.reading.list import choices
from chatlinks.reading.list import total as list_total
from chatlinks.web.lists import paging, totals
from chatlinks.workspaces.models import Business, Membership
from tests.kit.cast import take

HOUR = timedelta(hours=1)
TITLE = re.compile(r'<h2><a href="/c/[^"]+"><span dir="auto">User (\d+)</span>')
SAYS = re.compile(r'<p class="row-says" dir="auto">(.*?)</p>')


def chat(id_: str, at: datetime, *texts: str, **more):
    """User and bot take turns, a minute apart."""
    messages = [
        {
            "id": str(place),
            "at": (at + timedelta(minutes=place)).isoformat(),
            "from": ("user", "bot")[place % 2],
            "text": text,
        }
        for place, text in enumerate(texts)
    ]
    return {"id": id_, "contact": {"id": id_}, "channel": "web", "messages": messages, **more}


def review(rating: int, at: datetime):
    return {"rating": rating, "for": "agent", "at": at.isoformat()}


@pytest.fixture
def days(cast):
    """Three of yesterday, two of today; the cast's own is of March."""
    now = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    yesterday = now - timedelta(days=1)
    take(
        cast.acme,
        chat("calm", yesterday, "What are your hours?", "Nine to five."),
        chat(
            "rated",
            yesterday + HOUR,
            "My transfer is missing",
            "It will take a day.",
            reviews=[review(4, yesterday + 2 * HOUR), review(1, yesterday + 3 * HOUR)],
            team="Cards",
            channel="whatsapp",
        ),
        chat("angry", yesterday + 2 * HOUR, "Your service is RIDICULOUS", "I am sorry."),
        chat("kiosk", now, "Hello", "Hi!", channel="kiosk", reviews=[review(3, now)]),
        chat("today", now - HOUR, "Is my card ready?", "Yes."),
    )
    broken = chat("broken", yesterday + 3 * HOUR, "Where is it", "I don't understand")
    broken["messages"][0]["is_broken"] = True
    take(cast.acme, broken)
    return cast


def listed(client, query=""):
    """The users' first words, in the list's order."""
    return [unescape(words) for words in SAYS.findall(client.get(f"/?{query}").text)]


def chips(page):
    return {
        label: unescape(url)
        for label, url in re.findall(
            r'<li class="filter-chip"><span>(\w[\w ]*):.*?<a href="([^"]*)"', page
        )
    }


def test_a_row_says_what_the_user_wrote_first(days, sign_in):
    assert listed(sign_in("agent"), "days=yesterday")[-1] == "What are your hours?"
    assert "Nine to five" not in sign_in("agent").get("/").text


def test_without_a_word_of_the_user_a_row_says_the_last_words(cast, sign_in):
    start = timezone.now()
    message = {"at": start.isoformat(), "from": "bot", "text": "A reminder: pay by Friday"}
    take(cast.acme, {"id": "notice", "contact": {"id": "n"}, "messages": [message]})
    assert listed(sign_in("agent"))[0] == "A reminder: pay by Friday"


def test_the_first_words_are_masked_for_everybody(cast, sign_in):
    text = "My mail is meera@mail.example"
    take(cast.acme, chat("mail", timezone.now(), text, "Thanks"))
    for name in ("agent", "admin_permitted"):
        page = sign_in(name).get("/").text
        assert "meera@mail.example" not in page
        assert "My mail is <span" in page


def test_a_lead_finds_yesterdays_unhappy_in_one_go(days, sign_in):
    lead = sign_in("lead")
    assert listed(lead, "days=yesterday&sign=unhappy") == [
        "Where is it",
        "Your service is RIDICULOUS",
        "My transfer is missing",
    ]
    page = lead.get("/?days=yesterday").text
    assert 'href="/?days=yesterday&amp;sign=unhappy">Unhappy</a>' in page


def test_whoever_is_not_told_of_bot_breaks_does_not_learn_of_them_here(days, sign_in):
    agent = sign_in("agent")
    assert "Where is it" not in listed(agent, "sign=unhappy")
    assert listed(agent, "sign=break") == []
    assert 'value="break"' not in agent.get("/").text
    assert listed(sign_in("lead"), "sign=break&days=yesterday") == ["Where is it"]
    assert listed(sign_in("analyst"), "sign=break&days=yesterday") == ["Where is it"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("rating=low&days=7", ["My transfer is missing"]),
        ("rating=1", ["My transfer is missing"]),
        ("rating=4", []),
        ("rating=3", ["Hello"]),
        ("sign=handed&days=yesterday", ["My transfer is missing"]),
        ("channel=kiosk", ["Hello"]),
        ("days=today", ["Hello", "Is my card ready?"]),
        ("days=yesterday&channel=whatsapp", ["My transfer is missing"]),
        ("rating=nonsense&channel=kiosk&sign=what&sort=none", ["Hello"]),
    ],
)
def test_filters_narrow_together(days, sign_in, query, words):
    assert listed(sign_in("lead"), query) == words


def test_a_team_is_a_filter(days, sign_in):
    lead = sign_in("lead")
    [team] = re.findall(r'<option value="(\d+)">Cards</option>', lead.get("/").text)
    assert "My transfer is missing" in listed(lead, f"team={team}")
    assert "Hello" not in listed(lead, f"team={team}")
    for nonsense in ("0", "x", str(2**70)):
        assert listed(lead, f"team={nonsense}") == []


def test_channels_are_offered_as_people_write_them(days, sign_in):
    page = sign_in("lead").get("/").text
    assert '<option value="kiosk">kiosk</option>' in page
    assert '<option value="whatsapp">WhatsApp</option>' in page


def test_no_channel_is_offered_or_searched_that_an_older_policy_masked(days, sign_in):
    Business.objects.filter(pk=days.acme.pk).update(rules=days.acme.rules + 5)
    page = sign_in("lead").get("/?channel=kiosk").text
    assert "<option" in page
    assert '<option value="kiosk"' not in page
    assert SAYS.findall(page) == []


def test_it_stands_oldest_first_or_worst_first(days, sign_in):
    lead = sign_in("lead")
    assert listed(lead, "sort=oldest&days=yesterday")[0] == "What are your hours?"
    assert listed(lead, "sort=rating&days=7") == ["My transfer is missing", "Hello"]


def test_whoever_waits_longest_stands_first(cast, sign_in):
    now = timezone.now()
    for id_, hours in (("short", 1), ("long", 3), ("middle", 2)):
        take(
            cast.acme,
            chat(id_, now - hours * HOUR, f"I wait {id_}", state="queued", team="Cards"),
        )
    words = listed(sign_in("lead"), "sort=waiting")
    assert words == ["I wait long", "I wait middle", "I wait short"]
    assert "Waits since" in sign_in("lead").get("/?sort=waiting").text


@pytest.mark.parametrize("sort", ["newest", "oldest", "rating", "waiting"])
@pytest.mark.parametrize("businesses", [1, 3])
def test_pages_on_and_back_hold_everything_once_in_each_order(
    cast, sign_in, monkeypatch, sort, businesses
):
    monkeypatch.setattr(paging, "PAGE", 2)
    places = [cast.acme]
    for number in range(1, businesses):
        place = Business.objects.create(key=f"b{number}", name=f"Branch {number}")
        Membership.objects.create(
            business=place, person=cast.people["lead"], role="team_lead", smart_agent_chat=True
        )
        places.append(place)
    now = timezone.now()
    for number in range(7):
        at = now - (number % 3) * HOUR
        more = {"state": "queued", "team": "Cards", "reviews": [review(number % 3 + 1, at)]}
        take(places[number % businesses], chat(f"n{number}", at, f"Words {number}", **more))
    client, address, pages = sign_in("lead"), f"/?sort={sort}&days=7", []
    while address:
        page = client.get(address).text
        pages.append(SAYS.findall(page))
        on = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/" + unescape(on[1]) if on else ""
        back = re.search(r'rel="prev" href="([^"]+)"', page)
        if len(pages) > 1:
            before = client.get("/" + unescape(back[1])).text
            assert SAYS.findall(before) == pages[-2]
    words = [each for page in pages for each in page]
    assert sorted(words) == [f"Words {number}" for number in range(7)]


def test_it_says_how_many_there_are(days, sign_in, monkeypatch):
    lead = sign_in("lead")
    assert "<b>7</b> conversations" in lead.get("/").text
    assert "<b>1</b> conversation<" in lead.get("/?channel=kiosk").text
    monkeypatch.setattr(paging, "PAGE", 2)
    assert "<b>4</b> conversations" in lead.get("/?days=yesterday").text
    assert "<b>3</b> conversations" in lead.get("/?days=yesterday&sign=unhappy").text


def test_very_many_are_estimated_and_it_says_so(days, sign_in, monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 2)
    monkeypatch.setattr(totals, "EXACT", 2)
    monkeypatch.setattr(totals, "planned", lambda source, where: 60_000)
    monkeypatch.setattr(list_total, "share", lambda base, looked_up: 0.5)
    monkeypatch.setattr(list_total, "EXACT_LOOKED_UP", 2)
    lead = sign_in("lead")
    assert "<b>about 60,000</b> conversations" in lead.get("/").text
    assert "<b>about 30,000</b> conversations" in lead.get("/?sign=unhappy").text


def test_what_is_estimated_of_a_business_is_kept_for_a_while(days, monkeypatch):
    monkeypatch.setattr(totals, "EXACT", 2)
    monkeypatch.setattr(totals, "planned", lambda source, where: 60_000)
    kept = list_total.Estimates()
    monkeypatch.setattr(list_total, "estimates", kept)
    assert str(list_total.of_business(days.acme.pk)) == "about 60,000"
    monkeypatch.setattr(totals, "planned", lambda source, where: 90_000)
    assert str(list_total.of_business(days.acme.pk)) == "about 60,000"
    monkeypatch.setattr(kept, "LASTS", 0.0)
    assert str(list_total.of_business(days.acme.pk)) == "about 90,000"


def test_a_share_is_that_of_the_latest(days):
    base = ("c.business_id = %s", [days.acme.pk])
    assert list_total.share(base, ("c.lowest_rating < 4", [])) == pytest.approx(3 / 7)


@pytest.fixture
def in_several(days, sign_in, monkeypatch):
    """The lead at two more businesses, where that is too many to choose from."""
    monkeypatch.setattr(choices, "OFFERED_BUSINESSES", 2)
    for number in (1, 2):
        shop = Business.objects.create(key=f"s{number}", name=f"Corner Shop {number}")
        Membership.objects.create(
            business=shop,
            person=days.people["lead"],
            role="team_lead",
            smart_agent_chat=True,
        )
        take(shop, chat("c", timezone.now() - HOUR, f"Is shop {number} open?"))
    return sign_in("lead")


def test_of_many_businesses_one_is_looked_for_by_name(in_several, days):
    page = in_several.get("/").text
    assert '<input id="id_business" name="business" type="text" value=""' in " ".join(page.split())
    assert listed(in_several, "business=shop 2") == ["Is shop 2 open?"]
    assert sorted(listed(in_several, "business=CORNER")) == ["Is shop 1 open?", "Is shop 2 open?"]
    assert "No conversation fits" in in_several.get("/?business=Rival").text


def test_a_business_by_its_number_is_shown_by_its_name(in_several, days):
    page = in_several.get(f"/?business={days.acme.pk}").text
    assert f'name="business" type="text" value="{days.acme.name}"' in page
    assert f'Business: <b dir="auto">{days.acme.name}</b>' in page
    assert "Corner" not in page.split('<ol class="rows">')[1]


def test_each_filter_is_taken_off_alone(days, sign_in):
    lead = sign_in("lead")
    query = "q=card&days=yesterday&rating=low&sort=oldest&channel=web&before=1_2"
    page = lead.get(f"/?{query}").text
    taken_off = chips(page)
    assert list(taken_off) == ["Search", "Rating", "Channel", "Days", "Sort"]
    assert taken_off["Rating"] == "/?q=card&days=yesterday&sort=oldest&channel=web"
    assert taken_off["Days"] == "/?q=card&rating=low&sort=oldest&channel=web"
    assert '<a class="quiet" href="/">Clear all</a>' in page


def test_what_the_filters_offer_is_drawn_anew_once_it_is_another(cast, days, sign_in):
    client = sign_in("lead")
    assert client.get("/").text.count("<option") == client.get("/").text.count("<option")
    cast.acme.teams.create(name="Night shift")
    assert "Night shift" in client.get("/").text
    assert 'value="oldest" selected' in client.get("/?sort=oldest").text
    assert 'value="oldest" selected' not in client.get("/").text


def test_a_preset_is_on_and_off_by_one_click_and_keeps_the_rest(days, sign_in):
    page = sign_in("lead").get("/?days=yesterday&q=card").text
    assert '<a class="preset" href="/?q=card" aria-current="true">Yesterday</a>' in page
    assert '<a class="preset" href="/?q=card&amp;days=today">Today</a>' in page


def test_a_preset_is_also_known_by_its_dates(days, sign_in):
    day = (timezone.now() - timedelta(days=1)).date().isoformat()
    page = sign_in("lead").get(f"/?since={day}&until={day}&q=x").text
    assert 'href="/?q=x" aria-current="true">Yesterday</a>' in page


def test_where_nothing_fits_it_says_what_to_loosen(days, sign_in):
    page = sign_in("lead").get("/?q=zebra&rating=low").text
    assert "Try fewer or shorter words in the search or any rating." in page
    assert '<a class="button" href="/?rating=low">Without search</a>' in page
    assert '<a class="button" href="/?q=zebra">Without rating</a>' in page


def test_dates_that_do_not_fit_are_told_once_and_stay_typed(days, sign_in):
    page = sign_in("lead").get("/?since=2026-03-05&until=2026-03-01").text
    assert "From is after Until" in page
    assert 'value="2026-03-05"' in page
    assert "No conversation fits" not in page


def test_a_review_given_while_a_chat_happens_counts(cast):
    from chatlinks.conversations.live.opening import reopen

    conversation = reopen(cast.acme, cast.conversation.pk)
    conversation.review(2, "", agent="Asha")
    conversation.review(4, "", agent="Asha")
    assert Conversation.objects.get(pk=cast.conversation.pk).lowest_rating == 2


def test_a_corrected_import_corrects_the_lowest_rating(cast):
    at = timezone.now()
    [id_] = take(cast.acme, chat("once", at, "Hi", reviews=[review(1, at)]))
    take(cast.acme, chat("once", at, "Hi", reviews=[review(5, at)]))
    assert Conversation.objects.get(pk=id_).lowest_rating == 5


@pytest.mark.parametrize("typed", ["退款", "要退款", "“退款”"])
def test_a_word_inside_a_sentence_without_spaces_is_found_and_marked(cast, sign_in, typed):
    take(cast.acme, chat("st-1", timezone.now(), "我要退款，订单还没到"))
    [words] = listed(sign_in("agent"), f"q={typed}")
    assert "<mark>" in words
    assert "订单还没到" in words


@pytest.mark.parametrize("typed", ['"card ready"', "“card ready”"])
def test_a_phrase_is_a_phrase_in_any_quotes(days, sign_in, typed):
    take(days.acme, chat("other", timezone.now(), "Ready? My card is"))
    assert len(listed(sign_in("agent"), f"q={typed}")) == 1


def test_words_that_an_older_policy_masked_are_left_out(days, sign_in):
    assert "Is my card ready?" in listed(sign_in("lead"))
    Business.objects.filter(pk=days.acme.pk).update(rules=days.acme.rules + 5)
    assert set(listed(sign_in("lead"))) == {""}
    assert listed(sign_in("lead"), "q=card") == []
