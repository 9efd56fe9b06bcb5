"""The gate: guards of whatever goes by a chat link, and who they let in.

Each guard turns `view(request, viewer, …)` into a view of `/c/<token>…`:

`viewer_of_link`: for whoever may open the link, signed in or not.
`member_of_link`: of these, for members to whom the conversation is open by their own right.
`admin_of_link`: of these, for admins of its business.
`details_shown`, beneath one of them: only while personal details are shown.
`export_allowed`, beneath one of them: for whoever may take along what they see.

`viewer_by_right` is the same for what goes by a conversation instead of a link; `details_by_right`
for what is open only while personal details are shown.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from chatlinks.conversations.remasking import changed_policy
from chatlinks.links import members
from chatlinks.links.access import LinkAccess, access_by
from chatlinks.links.addresses import link_path
from chatlinks.links.callers import Caller, caller_of, files_by_link_alone
from chatlinks.links.sharing import view_as
from chatlinks.links.sharing.view_as import Covering
from chatlinks.links.strangers import from_afar
from chatlinks.links.strangers.refusals import no_such_link, refuse
from chatlinks.links.viewer import Viewer
from chatlinks.web.notices import Forbidden
from chatlinks.web.serving.middleware import CONTENT_POLICY
from chatlinks.workspaces.models import Business

P = ParamSpec("P")
# A form that is sent from such a page has the origin "null", which is refused: so the page sends by
# its script, and one that needs forms (passcode, code) keeps the server's own "same-origin".
NO_REFERRER = "no-referrer"
POLICY = "Content-Security-Policy"  # an answer with one of its own, such as a file, keeps it


LinkView = Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]
Guarded = Callable[..., HttpResponse]


PASTED_ALONG = ".,;:!?)]}>'\"*~`»”’。，"  # behind an address in a sentence


def tidied(request: HttpRequest, token: str) -> HttpResponse:
    """On to the link without what was pasted along with it; raises NotFound if that was all."""
    bare = token.rstrip(PASTED_ALONG)
    if bare == token or not bare or request.method != "GET":
        raise no_such_link()
    return redirect(link_path(bare))


def viewer_of_link(view: LinkView[P]) -> Guarded:
    """For whoever may open the link. The others are told what they can do about it."""

    @login_not_required  # links for anyone ask for no sign-in; those for members do, in `refuse`
    @wraps(view)
    def guarded(
        request: HttpRequest,
        token: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        viewer = knock(request, token)
        if not isinstance(viewer, Viewer):
            return viewer
        return for_strangers(viewer, view(request, viewer, *args, **kwargs))

    return guarded


def knock(request: HttpRequest, token: str) -> Viewer | HttpResponse:
    """Who is let in; else what they are answered in place of the page."""
    if from_afar.is_fetched_ahead(request):
        return from_afar.not_ahead()
    caller = caller_of(request, token)
    if caller is None:
        return tidied(request, token)
    if not caller.verdict.opens:
        return refuse(request, caller.access, token, caller.verdict)
    if from_afar.is_preview(request):
        return from_afar.preview(request, caller.access)
    if caller.access.stale:
        mask_anew(caller.access)
        return knock(request, token)
    return let_in(request, caller, token)


def let_in_at_once(request: HttpRequest, token: str) -> Viewer | None:
    """As `knock`, for an open page that asks again; None where there is more to be done, or to be
    said, than to let them in.
    """
    if from_afar.is_fetched_ahead(request) or from_afar.is_preview(request):
        return None
    caller = caller_of(request, token)
    if caller is None or not caller.verdict.opens or caller.access.stale:
        return None
    return let_in(request, caller, token)


def let_in(request: HttpRequest, caller: Caller, token: str) -> Viewer:
    viewer = Viewer(
        files_by_link_alone(caller),
        token,
        caller.person_id,
        caller.verdict,
        address_id=caller.proofs.address_id,
    )
    # What is done is done as oneself.
    return by_their_eyes(request, viewer) if request.method in ("GET", "HEAD") else viewer


def for_strangers(viewer: Viewer, response: HttpResponse) -> HttpResponse:
    """What somebody signed out gets by a link tells no address of it to any other page, and may be
    framed by the sites that the business names.
    """
    if viewer.access.audience == "members" or viewer.person_id is not None:
        return response
    response.headers["Referrer-Policy"] = NO_REFERRER
    if (sites := viewer.access.sites) and POLICY not in response.headers:
        framed = f"frame-ancestors {' '.join(sites)}"
        policy = CONTENT_POLICY.replace("frame-ancestors 'none'", framed)
        response.headers[POLICY] = policy
    return response


def by_their_eyes(request: HttpRequest, viewer: Viewer) -> Viewer:
    """The same, or as somebody else sees it, where the address asks for that."""
    query = view_as.query_of(request)
    name = query.get("as", "")
    if name == "others":
        return replace(viewer, previewing=True, seen_as=query)
    if not name or not viewer.is_member:
        return viewer
    covering = view_as.covering_asked(request.GET) if "covers" in query else None
    return in_guise(viewer, name, covering, query)


def in_guise(
    viewer: Viewer,
    name: str,
    covering: Covering | None,
    query: dict[str, str],
) -> Viewer:
    """Whoever has this name in `view_as`, in the place of a member."""
    access = view_as.access_of(viewer.access, name, covering)
    if not viewer.shown:
        access = access._replace(files_along=False)  # nobody passes on what is hidden from them
    verdict = view_as.verdict_of(access, name, viewer.verdict)
    return Viewer(
        access,
        viewer.token,
        None,
        verdict,
        looker=viewer,
        seen_as=query,
    )


class LinkGuard(Protocol):
    def __call__(self, view: LinkView[P], /) -> LinkView[P]: ...


def of_viewers(check: Callable[[Viewer], None]) -> LinkGuard:
    """A guard of views that a viewer was let in to: `check` raises for whoever may not go on."""

    def guard(view: LinkView[P]) -> LinkView[P]:
        @wraps(view)
        def guarded(
            request: HttpRequest,
            viewer: Viewer,
            /,
            *args: P.args,
            **kwargs: P.kwargs,
        ) -> HttpResponse:
            check(viewer)
            return view(request, viewer, *args, **kwargs)

        return guarded

    return guard


@of_viewers
def for_members(viewer: Viewer) -> None:
    if not viewer.is_member:
        raise PermissionDenied


@of_viewers
def for_admins(viewer: Viewer) -> None:
    if not viewer.is_admin:
        raise PermissionDenied


def member_of_link(view: LinkView[P]) -> Guarded:
    """For members to whom the conversation is open by their own right, whatever the link."""
    return viewer_of_link(for_members(view))


def admin_of_link(view: LinkView[P]) -> Guarded:
    """For admins of the link's business to whom the conversation is open."""
    return viewer_of_link(for_admins(view))


@of_viewers
def details_shown(viewer: Viewer) -> None:
    """Only while personal details are shown.

    It looks at the viewer that one of the others let in.
    """
    if not viewer.shown:
        raise PermissionDenied


@of_viewers
def export_allowed(viewer: Viewer) -> None:
    """For whoever may take along what they see.

    It looks at the viewer that one of the others let in.
    """
    if not viewer.may_export:
        raise Forbidden(
            "Exporting isn’t open to you",
            "You may read this conversation, not take it along as a file. An admin of the"
            " business can change that.",
        )


def viewer_by_right(person_id: int, business_id: int, conversation_id: int) -> Viewer:
    """How a member of the business comes to one of its conversations, by their own right.

    Raises Http404 for whoever is no member, PermissionDenied for members to whom it isn't open.
    """
    token = members.token_of(business_id, conversation_id)
    access = access_by(token, person_id)
    if access is None or access.is_strange:
        raise Http404
    verdict = access.verdict(signed_in=True, passcode_met=False)
    if not verdict.opens:
        raise PermissionDenied
    return Viewer(access, token, person_id, verdict)


def details_by_right(person_id: int, business_id: int, conversation_id: int) -> Viewer:
    """As `viewer_by_right`; PermissionDenied, too, for members to whom details are hidden."""
    viewer = viewer_by_right(person_id, business_id, conversation_id)
    if not viewer.shown:
        raise PermissionDenied
    return viewer


def mask_anew(access: LinkAccess) -> None:
    """By the policy of today, before anything is shown of a contact masked by an older one."""
    business = Business.objects.get(pk=access.business_id)
    changed_policy.bring_up_to_date(business, access.contact_id)
