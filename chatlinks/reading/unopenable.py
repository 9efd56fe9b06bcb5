"""A page of a user of whom something can't be opened is read masked, and says so."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest

from chatlinks.conversations import unopenable
from chatlinks.links.viewer import Viewer
from chatlinks.privacy.sealing import CannotOpen

P = ParamSpec("P")
Page = TypeVar("Page")
Build = Callable[Concatenate[HttpRequest, Viewer, P], Page]

WHY_MASKED = (
    "Something that is stored of this user can't be opened with the keys of this server. So their"
    " personal details are hidden from everybody. Whoever runs it finds more in its log."
)


def masked_instead(build: Build[P, Page]) -> Build[P, Page]:
    """What is made for a viewer; masked, where it can't be made otherwise."""

    @wraps(build)
    def built(
        request: HttpRequest,
        viewer: Viewer,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Page:
        try:
            return build(request, viewer, *args, **kwargs)
        except CannotOpen as problem:
            unopenable.tell(problem)
            masked = replace(viewer, unopenable=True)
            return build(request, masked, *args, **kwargs)

    return built
