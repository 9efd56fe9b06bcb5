"""What may be asked for in the address of a route that reads."""

from typing import Annotated, Literal

from annotated_types import MaxLen
from django.http import HttpRequest
from ninja import Schema
from pydantic import AfterValidator, Field

from chatlinks.api.problems import Problem
from chatlinks.conversations.records.incoming import State, Time

NO_SUCH_NAME = "there is nothing of this name to ask for here"


def without_nul(text: str) -> str:
    """PostgreSQL has no such character, and so nothing stored holds it."""
    if "\0" in text:
        raise ValueError("it holds a NUL")
    return text.strip()


Term = Annotated[str, MaxLen(200), AfterValidator(without_nul)]
Rating = Literal["low", "1", "2", "3", "4", "5", "any", "none"]


class PageQuery(Schema):
    """Which page of a list."""

    cursor: Annotated[str, MaxLen(200)] = Field("", description="`next` of the page before")
    limit: int = Field(50, ge=1, le=200)


class ConversationQuery(PageQuery):
    """Which conversations; all that is given must hold. The newest are first."""

    contact: Term = Field("", description="the id that the contact came in under")
    channel: Term = ""
    agent: Term = Field("", description="who wrote in it, by the name that is shown")
    task: Term = Field("", description="of a review")
    state: State | None = None
    rating: Rating | None = Field(None, description="the lowest; `low` is 1 or 2")
    since: Time | None = Field(None, description="begun then or later")
    until: Time | None = Field(None, description="begun before")
    q: Term = Field("", description="words, searched for in masked text")


class LinkQuery(PageQuery):
    """Which of the links that open without signing in."""

    conversation: Term = Field("", description="a link of it, or that link's token")
    state: Literal["open", "ended"] | None = None


def refuse_unknown(request: HttpRequest, query: type[Schema]) -> None:
    """A filter that is misspelt would be passed over, and all be told. Raises Problem."""
    unknown = sorted(set(request.GET) - set(query.model_fields))
    if unknown:
        names = [name[:60] for name in unknown]
        raise Problem(
            422,
            "This can't be asked for.",
            errors=[f"{name}: {NO_SUCH_NAME}" for name in names],
        )
