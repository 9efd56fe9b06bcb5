"""The demo's conversations: format, times, and everything that the product has to show."""

import json
import re
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import chatlinks.demo
from chatlinks.demo import BUSINESSES, PEOPLE, SPOTLIGHTS, generate
from chatlinks.demo.businesses import business
from chatlinks.demo.values import strings

STATES = {"bot", "queued", "active", "waiting", "completed"}
TYPES = {"TEXT", "BUTTON", "CAROUSEL", "IMAGE", "SYSTEM", "LOCATION"}
EVENTS = {
    "session_started",
    "assigned_team",
    "assigned_agent",
    "waiting",
    "completed",
    "returned_to_bot",
    "note",
}


def when(text):
    return datetime.fromisoformat(text)


def messages_of(invented):
    return [message for _, each in invented for message in each["messages"]]


def test_same_arguments_same_conversations(now):
    one, two = (json.dumps(list(generate(now, 120))) for _ in range(2))
    assert one == two
    assert one != json.dumps(list(generate(now, 120, seed=8)))


def test_wants_a_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        next(generate(datetime(2026, 3, 4)))


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_fresh_at_any_hour(hour):
    now = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    times = [when(each["messages"][-1]["at"]) for _, each in generate(now, 90)]
    assert now - max(times) < timedelta(minutes=10)
    assert max(times) <= now


def test_every_line_is_in_the_import_format(invented, read):
    for _, conversation in invented:
        read(json.loads(json.dumps(conversation)))


def test_enough_of_them_with_ids_of_their_own(invented):
    assert len(invented) == 2400
    assert len({(key, each["id"]) for key, each in invented}) == 2400
    assert {key for key, _ in invented} == {each.key for each in BUSINESSES}


def test_everything_is_there(invented):
    messages = messages_of(invented)
    kinds = {(each["from"], each["type"]) for each in messages}
    assert {each["state"] for _, each in invented} == STATES
    assert {each["contact"]["language"] for _, each in invented} == {"en", "hi", "hi-Latn", "ar"}
    assert {sender for sender, _ in kinds} == {"user", "bot", "agent", "other"}
    assert {kind for _, kind in kinds} >= TYPES
    assert ("user", "IMAGE") in kinds
    assert sum(each.get("is_broken", False) for each in messages) > 300
    assert sum(each.get("is_smart_assist", False) for each in messages) > 300
    assert {event["type"] for _, each in invented for event in each["events"]} >= EVENTS


def test_every_state_in_every_business_lately(invented, now):
    for key in ("bank", "airline", "food"):
        own = [each for business, each in invented if business == key]
        late = [each for each in own if now - when(each["started_at"]) < timedelta(days=2)]
        assert {each["state"] for each in late} == STATES
        queued = [each for each in late if each["state"] == "queued"]
        assert any("assignee" not in each for each in queued), key


def test_some_queued_chats_are_delayed_and_some_assigned(invented, now):
    queued = [(key, each) for key, each in invented if each["state"] == "queued"]
    assert any("assignee" in each for _, each in queued)
    late = 0
    for key, each in queued:
        team = business(key).team(each["team"])
        [since] = [event["at"] for event in each["events"] if event["type"] == "assigned_team"]
        late += now - when(since) > timedelta(minutes=team.delay_minutes)
    assert 0 < late < len(queued)


def test_times_run_forward_and_end_before_now(invented, now):
    for _, each in invented:
        for name in ("messages", "events", "reviews"):
            times = [when(item["at"]) for item in each[name]]
            assert times == sorted(times), (each["id"], name)
            assert all(when(each["started_at"]) <= at <= now for at in times), (each["id"], name)
    starts = [when(each["started_at"]) for _, each in invented]
    assert timedelta(days=60) < now - min(starts) < timedelta(days=90)


def test_bot_conversations_keep_within_24_hours(invented, now):
    for _, each in invented:
        if "team" in each:
            continue
        start = when(each["messages"][0]["at"])
        assert when(each["messages"][-1]["at"]) - start < timedelta(hours=24), each["id"]
        if each["state"] == "completed":
            assert when(each["closed_at"]) - start == timedelta(hours=24), each["id"]
        elif each["id"] != "bank-expired":
            assert now - start <= timedelta(hours=24), each["id"]


def test_a_contacts_conversations_follow_each_other(invented):
    by_contact = defaultdict(list)
    for key, each in invented:
        by_contact[key, each["contact"]["id"]].append(each)
    sizes = Counter(len(each) for each in by_contact.values())
    assert all(sizes[size] for size in range(1, 10))
    assert any(size > 9 for size in sizes)
    for conversations in by_contact.values():
        assert len({json.dumps(each["contact"]) for each in conversations}) == 1
        for one, two in pairwise(conversations):
            assert when(one["messages"][-1]["at"]) < when(two["started_at"]), (one["id"], two["id"])


def test_agents_are_of_the_cast_or_have_no_account(invented):
    emails = {person.email: person for person in PEOPLE}
    seen = Counter()
    for key, each in invented:
        agent = each.get("assignee")
        if isinstance(agent, dict):
            person = emails[agent["email"]]
            assert key in {membership.business for membership in person.memberships}
            assert person.active or each["state"] == "completed"
            seen[person.key] += 1
        elif agent:
            seen["others"] += 1
    assert seen.keys() == {"agent", "agent_permitted", "teammate", "rival", "former", "others"}


def test_guests_have_no_name(invented):
    guests = [each for _, each in invented if "name" not in each["contact"]]
    assert len(guests) > 40
    assert any(each["state"] in ("queued", "active") for each in guests)


def test_entities_point_at_the_text_that_gave_them(invented):
    different = 0
    for _, each in invented:
        texts = {message["id"]: message["text"] for message in each["messages"]}
        for entity in each["entities"]:
            if "message" in entity:
                assert entity["original_text"] in texts[entity["message"]], each["id"]
                different += entity["original_text"] != entity["value"]
    assert different > 500


def test_other_languages_are_translated(invented):
    said = Counter()
    for _, each in invented:
        for message in each["messages"]:
            if each["contact"]["language"] in ("hi", "ar") and message["from"] != "other":
                said["translation" in message] += 1
                assert message.get("translation", "x").strip()
    assert said[True] > 50 * said[False]


def test_nothing_is_left_unfilled(invented):
    for _, each in invented:
        for text in strings([each["messages"], each["events"], each["reviews"]]):
            assert not re.search(r"[{}\[\]|]|  ", text), (each["id"], text)


def test_few_words_are_said_twice_alike(invented):
    whole = Counter("\n".join(m["text"] for m in each["messages"]) for _, each in invented)
    assert len(whole) > 0.985 * len(invented)


def test_breaks_recur_so_that_topics_show(invented):
    broken = [message for message in messages_of(invented) if message.get("is_broken")]
    texts = Counter(message["text"] for message in broken)
    assert texts["Since morning I am only doing chat with you"] >= 5
    assert max(message["confidence"] for message in broken) < 0.4


def test_reviews_are_mostly_good_and_some_say_why_not(invented):
    reviews = [review for _, each in invented for review in each["reviews"]]
    assert {review["rating"] for review in reviews} == {1, 2, 3, 4, 5}
    good = sum(review["rating"] > 3 for review in reviews) / len(reviews)
    assert 0.65 < good < 0.85
    assert sum("comment" in review for review in reviews if review["rating"] < 3) > 50


def test_spotlights_are_there_and_as_they_say(invented):
    found = {(key, each["id"]): each for key, each in invented}
    for shown in SPOTLIGHTS:
        assert (shown.business, shown.id) in found
    assert 590 <= len(found["airline", "airline-group"]["messages"]) <= 640
    arabic = found["airline", "airline-arabic"]["messages"]
    assert all(re.search("[\u0600-\u06ff]|[٠-٩]", message["text"]) for message in arabic)
    assert found["food", "food-guest"]["state"] == "queued"
    assert found["bank", "bank-expired"]["state"] == "bot"


def test_pictures_are_here_and_small(invented):
    folder = Path(chatlinks.demo.__file__).parent / "static"
    texts = set(strings(messages_of(invented)))
    pictures = {text for text in texts if text.startswith("/static/")}
    assert len(pictures) >= 12
    for picture in pictures:
        file = folder / picture.removeprefix("/static/")
        assert file.stat().st_size < 4096
    assert any(text.startswith("https://pictures.example") for text in texts)


def test_emails_are_nobodys():
    assert all(person.email.endswith(".example") for person in PEOPLE)
    assert len({person.email for person in PEOPLE}) == len(PEOPLE)
    assert len({person.key for person in PEOPLE}) == len(PEOPLE)


def test_those_who_sign_in_have_chats_going_on(invented):
    live = Counter()
    for _, each in invented:
        agent = each.get("assignee")
        if isinstance(agent, dict) and each["state"] in ("queued", "active", "waiting"):
            live[agent["email"]] += 1
    for person in PEOPLE:
        if person.key in ("agent", "agent_permitted", "teammate", "rival"):
            assert live[person.email] >= 2, person.key


def test_no_day_stands_out_so_that_charts_do_not_end_in_a_spike(invented, now):
    for place in BUSINESSES:
        begun = Counter(
            (now - when(each["messages"][0]["at"])) // timedelta(days=1)
            for key, each in invented
            if key == place.key
        )
        usual = sorted(begun[day] for day in range(1, 80))[40]
        assert usual / 2 <= begun[0] <= 2.5 * usual, (place.key, begun[0], usual)
        assert usual / 4 <= begun[1] <= 2 * usual, (place.key, begun[1], usual)
