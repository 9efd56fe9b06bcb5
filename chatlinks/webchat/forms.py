"""What the web chat sends: JSON, checked in form."""

from typing import Annotated, Any, TypeVar

from annotated_types import Ge, Le, MaxLen
from django.core.exceptions import ValidationError as NoAddress
from django.core.validators import validate_email
from django.http import HttpRequest
from pydantic import AfterValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from chatlinks.webchat.history import START, MessageCursor, read_cursor

STRICT = ConfigDict(extra="forbid")
LONGEST = 4000  # characters of a message
T = TypeVar("T")


class Unreadable(ValueError):
    """The request isn't what the web chat sends, or what the visitor wrote can't be taken; `why`
    names the text that says so."""

    def __init__(self, why: str = "unreadable") -> None:
        super().__init__(why)
        self.why = why


def check_cursor(text: str) -> str:
    if read_cursor(text) is None:
        raise ValueError("a place is written such as 2.5")
    return text


def without_nul(text: str) -> str:
    return text.replace("\0", "").strip()


def check_email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except NoAddress as problem:
            raise ValueError("this is no e-mail address") from problem
    return text


CursorText = Annotated[str, AfterValidator(check_cursor)]
Words = Annotated[str, AfterValidator(without_nul)]
ClientId = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z-]{8,64}$")]


@dataclass(config=STRICT)
class MessageForm:
    """A message; or, of `person`, only the wish to talk to somebody."""

    id: ClientId
    text: Annotated[Words, MaxLen(LONGEST)] = ""
    after: CursorText = START

    @property
    def since(self) -> MessageCursor:
        return read_cursor(self.after) or MessageCursor(0, 0)


@dataclass(config=STRICT)
class ReceivedForm:
    """What the visitor's browser holds by now."""

    up_to: CursorText

    @property
    def cursor(self) -> MessageCursor:
        return read_cursor(self.up_to) or MessageCursor(0, 0)


@dataclass(config=STRICT)
class RatingForm:
    rating: Annotated[int, Ge(1), Le(5)]
    comment: Annotated[Words, MaxLen(LONGEST)] = ""


@dataclass(config=STRICT)
class DetailsForm:
    name: Annotated[Words, MaxLen(100)] = ""
    email: Annotated[Words, MaxLen(200), AfterValidator(check_email)] = ""


ADAPTERS: dict[type, TypeAdapter[Any]] = {
    form: TypeAdapter(form) for form in (MessageForm, ReceivedForm, RatingForm, DetailsForm)
}


def read(form: type[T], request: HttpRequest) -> T:
    """The request's body as one of the forms. Raises Unreadable."""
    try:
        body: T = ADAPTERS[form].validate_json(request.body)
    except ValidationError as problem:
        raise Unreadable(why(problem)) from problem
    return body


def why(problem: ValidationError) -> str:
    """The name of the text that says what is the matter."""
    first = problem.errors()[0]
    if first["type"] == "string_too_long":
        return "too_long"
    return "no_email" if first["loc"] == ("email",) else "unreadable"
