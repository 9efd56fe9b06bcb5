"""Whatever a visitor can't do is answered in words that the web chat shows."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from chatlinks.conversations import unopenable
from chatlinks.conversations.live.files import BIGGEST, Unfit
from chatlinks.conversations.live.opening import NotLive
from chatlinks.privacy.sealing import CannotOpen
from chatlinks.webchat.forms import LONGEST, Unreadable
from chatlinks.webchat.visitor_actions import TooLate
from chatlinks.webchat.visitors import Visitor, problem

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Visitor, P], HttpResponse]


def explained(view: View[P]) -> View[P]:
    """A view whose refusals are explained to the visitor."""

    @wraps(view)
    def answered(
        request: HttpRequest,
        visitor: Visitor,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        try:
            return view(request, visitor, *args, **kwargs)
        except Unreadable as reason:
            return problem(request, 400, reason.why, characters=LONGEST)
        except Unfit as reason:
            return problem(
                request,
                415,
                reason.why,
                megabytes=BIGGEST // 2**20,
            )
        except TooLate as reason:
            return problem(request, 409, reason.why)
        except NotLive:
            return problem(request, 409, "chat_ended")
        except CannotOpen as reason:
            unopenable.tell(reason)
            return problem(request, 409, "went_wrong")

    return answered
