"""Who analyses Acme Bank and who doesn't, over which days, and those days counted."""

from chatlinks.analytics.counts import daily_counts
from tests.kit.access_table import OUT
from tests.kit.cast import MEMBERS, STRANGERS
from tests.kit.groups import ANALYSE

DATES = "since=2026-03-01&until=2026-03-03"
MARCH = "since=2026-03-01&until=2026-03-31"
GROUPS = {
    "analysts": sorted(ANALYSE),
    "members": sorted(MEMBERS.keys() - ANALYSE - STRANGERS),
    "strangers": sorted(STRANGERS),
    OUT: [OUT],
}
BY_NAME = {"own": {"rival": 200, "*": 403}}  # the rival analyses another business


def count_all_days() -> None:
    while daily_counts.count_waiting():
        pass
