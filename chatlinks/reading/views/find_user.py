"""POST /find-user: find a user's conversations by e-mail or phone, for those who may see personal
details.

By POST, so that what is looked for stands in no address; the answer leads to the list, narrowed to
the user's number.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.conversations.records.identity import spellings
from chatlinks.reading.find_user import find_users
from chatlinks.workspaces.guards import lookup_required

LONGEST = 200  # characters


@require_POST
@lookup_required
def find(request: HttpRequest, businesses: list[int]) -> HttpResponse:
    typed = request.POST.get("user", "")[:LONGEST]
    if not spellings(typed):
        messages.error(request, "Type a whole e-mail address or phone number.")
        return redirect("home")
    contacts = find_users(typed, businesses, request.user.pk)
    if not contacts:
        messages.error(request, "No user has this e-mail or phone number.")
        return redirect("home")
    return redirect("/?" + "&".join(f"contact={contact_id}" for contact_id in contacts))
