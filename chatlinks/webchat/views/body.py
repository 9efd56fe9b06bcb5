"""What the web chat sends: JSON, checked in form."""

from typing import Annotated, Any, TypeVar

from annotated_types import Ge, Le, MaxLen
from django.core.exceptions import ValidationError as NoAddress
from django.core.validators import validate_email
from django.http import HttpRequest
from pydantic import AfterValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from chatlinks.webchat.history import Cursor, cursor

STRICT = ConfigDict(extra="forbid")
LONGEST = 4000  # characters of a message
T = TypeVar("T")


class Unreadable(ValueError):
    """The request isn't what the web chat sends, or what the visitor wrote can't be taken; `why` names the text that says so."""

    def __init__(self, why: str = "unreadable") -> None:
        super().__init__(why)
        self.why = why


def place(given: str) -> str:
    if cursor(given) is None:
        raise ValueError("a place is written such as 2.5")
    return given


def without_nul(given: str) -> str:
    return given.replace("\0", "").strip()


def address(given: str) -> str:
    try:
        validate_email(given) if given else None
    except NoAddress as problem:
        raise ValueError("this is no e-mail address") from problem
    return given


Place = Annotated[str, AfterValidator(place)]
Words = Annotated[str, AfterValidator(without_nul)]
ClientId = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z-]{8,64}$")]


@dataclass(config=STRICT)
class Written:
    """A message; or, of `person`, only the wish to talk to somebody."""

    id: ClientId
    text: Annotated[Words, MaxLen(LONGEST)] = ""
    after: Place = "0.0"

    @property
    def since(self) -> Cursor:
        return cursor(self.after) or Cursor(0, 0)


@dataclass(config=STRICT)
class Received:
    up_to: Place


@dataclass(config=STRICT)
class Rating:
    rating: Annotated[int, Ge(1), Le(5)]
    comment: Annotated[Words, MaxLen(LONGEST)] = ""


@dataclass(config=STRICT)
class Details:
    name: Annotated[Words, MaxLen(100)] = ""
    email: Annotated[Words, MaxLen(200), AfterValidator(address)] = ""


FORMS: dict[type, TypeAdapter[Any]] = {
    form: TypeAdapter(form) for form in (Written, Received, Rating, Details)
}


def read(form: type[T], request: HttpRequest) -> T:
    """The request's body as one of the forms. Raises Unreadable."""
    try:
        found: T = FORMS[form].validate_json(request.body)
    except ValidationError as problem:
        raise Unreadable(why(problem)) from problem
    return found


def why(problem: ValidationError) -> str:
    first = problem.errors()[0]
    return (
        "too_long"
        if first["type"] == "string_too_long"
        else "no_email"
        if first["loc"] == ("email",)
        else "unreadable"
    )
