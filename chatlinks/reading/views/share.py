"""GET /c/<token>/share: the panel that shares a conversation, with what a link would show.

POST /c/<token>/shares: make a link for anyone, in one step.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from chatlinks.links.gate import member_of_link
from chatlinks.links.models import ChatLink, LinkTerms
from chatlinks.links.people import invitees
from chatlinks.links.sharing import notes
from chatlinks.links.sharing.coverage import Passage, passage_between
from chatlinks.links.sharing.policy import lasts_too_long, policy_of, require_maker
from chatlinks.links.viewer import Viewer
from chatlinks.reading.sharing.share_page import LASTS, may_send_files, share_page
from chatlinks.reading.view_models import ShareForm
from chatlinks.web import mail
from chatlinks.web.notices import bad_request
from chatlinks.web.numbers import number

COVERS = ("now", "end", "passage")
SHORTEST_PASSCODE = 4  # characters
LONGEST_PASSCODE = 100
LONGEST_LIST = 10_000  # characters
WRONG_LENGTH = (
    f"A passcode has {SHORTEST_PASSCODE} to {LONGEST_PASSCODE} characters. No link was made."
)
PASSCODE_REQUIRED = "Your business asks for a passcode on each link. No link was made."
NO_PASSAGE = (
    "Choose the first and the last message, the last not before the first. No link was made."
)
MADE = "The link is made. Whoever opens it sees what is shown here, with personal details hidden."


@require_safe
@member_of_link
def show(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(
        request,
        "reading/share.html",
        {"page": share_page(request, viewer.own)},
    )


@require_POST
@member_of_link
def share(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = filled_in(request)
    if not known(form):
        return bad_request(request)
    policy = policy_of(viewer.access.business_id)
    require_maker(policy, viewer.access)
    _, life = LASTS[form.expires]
    ends = timezone.now() + life if life else None
    if lasts_too_long(policy, ends) or (form.files and not may_send_files(policy, viewer)):
        return bad_request(request)  # it wasn't offered
    people = list_of(form)
    form = form._replace(people_problem=people.problem)
    if policy.passcode_required and not form.passcode:
        form = form._replace(problem=PASSCODE_REQUIRED)
    covering = covered_by(form, viewer)
    if covering is None:
        form = form._replace(passage_problem=NO_PASSAGE)
    if form.problem or people.problem or covering is None:
        shown = share_page(request, viewer, form)
        return render(request, "reading/share.html", {"page": shown}, status=400)
    link = ChatLink.for_anyone(
        viewer.conversation,
        viewer.person_id,
        ends,
        LinkTerms(form.passcode, covering, form.audience, form.files),
    )
    link.annotate(form.note, form.start)
    if people.entries:
        invitees.invite(link, people.entries)
    messages.success(request, MADE)
    return redirect(f"{reverse('share-panel', args=[viewer.token])}?made={link.pk}")


def known(form: ShareForm) -> bool:
    """Is all of it of ours? Links for people aren't offered where no mail can be sent."""
    audiences = ("anyone", "people") if mail.is_set_up() else ("anyone",)
    fits = form.audience in audiences and form.covers in COVERS
    return fits and form.expires in LASTS


def list_of(form: ShareForm) -> invitees.AddressList:
    if form.audience != "people":
        return invitees.AddressList([], "")
    return invitees.read_list(form.people)


def covered_by(form: ShareForm, viewer: Viewer) -> str | Passage | None:
    """None for a passage that is none of the conversation."""
    if form.covers != "passage":
        return form.covers
    access = viewer.access
    return passage_between(access.business_id, access.conversation_id, form.first, form.last)


def filled_in(request: HttpRequest) -> ShareForm:
    """The form as it was sent, and what is wrong with it."""
    passcode = request.POST.get("passcode", "").replace("\0", "").strip()
    fits = not passcode or SHORTEST_PASSCODE <= len(passcode) <= LONGEST_PASSCODE
    return ShareForm(
        audience=request.POST.get("audience", "anyone"),
        people=request.POST.get("people", "").replace("\0", "")[:LONGEST_LIST],
        expires=request.POST.get("expires", "7d"),
        covers=request.POST.get("covers", "now"),
        first=number(request.POST.get("first")),
        last=number(request.POST.get("last")),
        start=number(request.POST.get("start")),
        note=request.POST.get("note", "").replace("\0", "").strip()[: notes.LONGEST],
        passcode=passcode,
        files=bool(request.POST.get("files")),
        problem="" if fits else WRONG_LENGTH,
    )
