"""POST /find-user: find a user's conversations by e-mail or phone, for those who may see personal
details.

By POST, so that what is looked for stands in no address; the answer leads to the list, narrowed to
the user's number. Nobody found: the list, with what was typed still in its field.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.conversations.records.identity import spellings
from chatlinks.reading.list.find_user import find_users
from chatlinks.reading.list.view_models import FailedLookup
from chatlinks.reading.views import conversation_list
from chatlinks.workspaces.guards import lookup_required

LONGEST = 200  # characters
TOO_LITTLE = "Type a whole e-mail address or phone number."
NOBODY = "No user has this e-mail or phone number."


@require_POST
@lookup_required
def find(request: HttpRequest, businesses: list[int]) -> HttpResponse:
    typed = request.POST.get("user", "")[:LONGEST]
    if not spellings(typed):
        return conversation_list.drawn(request, FailedLookup(typed, TOO_LITTLE))
    contacts = find_users(typed, businesses, request.user.pk)
    if not contacts:
        return conversation_list.drawn(request, FailedLookup(typed, NOBODY))
    return redirect("/?" + "&".join(f"contact={contact_id}" for contact_id in contacts))
