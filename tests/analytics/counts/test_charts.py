"""What charts draw."""

from chatlinks.analytics.counts import charts


def test_a_day_with_ratings_between_days_without_is_drawn_too():
    places = [(10.0, None), (20.0, 5.0), (30.0, None), (40.0, 7.0), (50.0, 8.0)]
    assert charts.path(places) == "M17.0 5.0h6 M40.0 7.0 L50.0 8.0"
