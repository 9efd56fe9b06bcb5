"""What a reader narrows User Reviews to."""

from dataclasses import dataclass

from django.http import QueryDict

from chatlinks.analytics.lists.filters import LONGEST, OF_CHANNEL, joined, up_to_date
from chatlinks.analytics.period import Period
from chatlinks.database.conditions import Condition
from chatlinks.web.numbers import number
from chatlinks.workspaces.models import Business


@dataclass(kw_only=True)
class ReviewFilters:
    """What the reader asked for, as far as it can be understood."""

    rating: int = 0
    given_to: str = ""
    task: str = ""
    empty: bool = False  # reviews without a comment, too
    channel: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "ReviewFilters":
        rating = number(query.get("rating")) or 0
        given_to = query.get("for", "")
        return cls(
            rating=rating if 1 <= rating <= 5 else 0,
            given_to=given_to if given_to in ("bot", "agent") else "",
            task=text_of(query, "task"),
            empty=bool(query.get("empty")),
            channel=text_of(query, "channel"),
        )

    @property
    def any(self) -> bool:
        return bool(self.rating or self.given_to or self.task or self.channel)

    def where(
        self,
        business: Business,
        period: Period,
    ) -> Condition:
        """Over reviews `r`."""
        dates = "r.business_id = %s AND r.at >= %s AND r.at < %s"
        conditions: list[Condition] = [(dates, [business.pk, period.begin, period.end])]
        if self.rating:
            conditions.append(("r.rating = %s", [self.rating]))
        if self.given_to:
            conditions.append(("r.given_to = %s", [self.given_to]))
        if self.task:
            conditions.append(("r.task = %s", [self.task]))
            conditions.append(up_to_date("r", business))
        if self.channel:
            conditions.append((OF_CHANNEL.format(of="r"), [self.channel, business.rules]))
        if not self.empty:
            conditions.append(("r.comment <> ''", []))
        return joined(conditions)


def text_of(query: QueryDict, name: str) -> str:
    return str(query.get(name, "")).replace("\0", "")[:LONGEST]
