"""Answers that several of the web chat's views give."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from chatlinks.agentchat.views.widget.body import Unreadable
from chatlinks.agentchat.visitors import Visitor, problem
from chatlinks.agentchat.written import TooLate
from chatlinks.conversations.files import Unfit
from chatlinks.conversations.live import NotLive

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Visitor, P], HttpResponse]


def explained(view: View[P]) -> View[P]:
    """Whatever the visitor can't do is answered in words that the web chat shows."""

    @wraps(view)
    def answered(request: HttpRequest, visitor: Visitor, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, visitor, *args, **kwargs)
        except Unreadable as reason:
            return problem(400, f"That can't be read: {reason}.")
        except Unfit as reason:
            return problem(415, str(reason))
        except (TooLate, NotLive) as reason:
            return problem(409, str(reason) or "This chat has ended. Write to begin a new one.")

    return answered
