"""The guards of what is taken along from the list of conversations."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from chatlinks.reading.list import exports
from chatlinks.reading.models import ListExport

View = Callable[[HttpRequest], HttpResponse]
ExportView = Callable[[HttpRequest, ListExport], HttpResponse]


def exporter_required(view: View) -> Callable[..., HttpResponse]:
    """For members who may export anything."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not exports.exportable(request.user.pk or 0):
            raise PermissionDenied
        return view(request)

    return guarded


def owner_of_export(view: ExportView) -> Callable[..., HttpResponse]:
    """Of `/exports/<export>…`: for who asked for it, while they may export all that is in it."""

    @wraps(view)
    def guarded(request: HttpRequest, export: int) -> HttpResponse:
        own = exports.exports_of(request.user.pk).select_related("person")
        wanted = get_object_or_404(own, pk=export)
        if not exports.may_have(wanted):
            raise PermissionDenied
        return view(request, wanted)

    return guarded
