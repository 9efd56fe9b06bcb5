"""How times and pages are written."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as any_

from chatlinks.web.environment import environment, stamp

ZONES = any_.sampled_from(
    ["UTC", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe", "Africa/Monrovia"]
)


@given(any_.datetimes(timezones=ZONES.map(ZoneInfo)))
def test_a_stamp_is_what_isoformat_says(at):
    assert stamp(at) == at.isoformat(" ", "seconds")


def test_a_stamp_west_of_greenwich():
    at = datetime(2026, 3, 5, 14, 5, 33, tzinfo=UTC).astimezone(
        timezone(-timedelta(hours=3, minutes=30))
    )
    assert stamp(at) == "2026-03-05 10:35:33-03:30"


def test_templates_own_letters_are_ascii_and_what_they_are_given_is_not_touched():
    page = environment().from_string('“{{ given }}” · <i title="→">{{ "★" * 2 }}</i>')
    assert page.render(given="é·") == '&#8220;é·&#8221; &#183; <i title="&#8594;">★★</i>'
