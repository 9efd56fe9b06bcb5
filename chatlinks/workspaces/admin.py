"""Businesses, teams, members and what is personal, for their admins."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine, note
from chatlinks.web.notices import Forbidden
from chatlinks.workspaces.administration import deletion, locked_business
from chatlinks.workspaces.administration.admin_forms import (
    BusinessForm,
    EntityTypeForm,
    MembershipForm,
)
from chatlinks.workspaces.administration.admin_of_business import BY_BUSINESS, OfBusiness
from chatlinks.workspaces.lock import lock_business
from chatlinks.workspaces.memberships import (
    note_rights,
    open_administration,
)
from chatlinks.workspaces.models import Business, EntityType, Membership, Pattern, Team

KEPT = (
    "Who opened what in it is on record, and such records are never deleted. Switch its members"
    " off instead; users can be forgotten one by one."
)
PASSWORDLESS = (
    "{} has no password yet: make a link for one on the page People of your business. "
    "An invitation, made there too, spares you that."
)


SHOWN_TO_WHOM = ("masking", "profile", "agents_open", "leads_with_both_see")
NEVER_DELETED = (
    "A business that left records is never deleted, for the records of who opened what name it."
    " Locked, nobody but its admins comes in: its other members are out at once and come back when"
    " it is unlocked; links for anyone and the web chat are closed meanwhile."
)


@admin.register(Business)
class BusinessAdmin(OfBusiness):
    form = BusinessForm
    business_path = "pk"
    fieldsets = (
        (None, {"fields": ("key", "name", "time_zone")}),
        ("What is shown to whom", {"fields": SHOWN_TO_WHOM}),
        ("Closing it", {"fields": ("locked",), "description": NEVER_DELETED}),
    )
    list_display = ("name", "key", "masking", "profile", "agents_open", "locked", "deletion")
    actions = None  # one is deleted at a time, after a look at what goes with it

    @admin.display(description="")
    def deletion(self, business: Business) -> str:
        return deletion.progress(business)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Counts only: a business may hold a million messages."""
        counts = Counter({"businesses": len(objs)})
        for business in objs:
            counts.update(deletion.holdings(business))
        return [str(business) for business in objs], dict(counts), set(), []

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any) -> HttpResponse:
        business = self.get_object(request, object_id)
        owner = self.has_add_permission(request)
        if owner and business is not None and deletion.left_records(business):
            raise Forbidden(f"{business} stays", KEPT)
        return super().delete_view(request, object_id, *args)

    def delete_model(self, request: HttpRequest, obj: Business) -> None:
        deletion.begin(obj)

    def response_delete(
        self,
        request: HttpRequest,
        obj_display: str,
        obj_id: int,
    ) -> HttpResponse:
        messages.info(
            request,
            f"{obj_display} is being deleted. Its members are out; this list says how much is left"
            " until it is gone.",
        )
        return HttpResponseRedirect(reverse("admin:workspaces_business_changelist"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Closing a business is for whoever manages the server."""
        return () if getattr(request.user, "is_superuser", False) else ("locked",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_superuser", False))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By the server's owner; not one that left records: who opened what in it is kept."""
        may = bool(getattr(request.user, "is_superuser", False))
        return may and (obj is None or not deletion.left_records(obj))

    def save_model(
        self,
        request: HttpRequest,
        obj: Business,
        form: Any,
        change: bool,
    ) -> None:
        if not change:
            obj.save()
            return
        lock_business(obj.pk)
        if changed := [name for name in form.changed_data if name != "locked"]:
            # These alone, for the policy's number may have grown since the form was read.
            obj.save(update_fields=changed)
        note_business(request, obj, form.changed_data)
        if "locked" in form.changed_data:
            locked_business.set_locked(obj, locked=obj.locked)
        if "profile" in form.changed_data:
            mask_anew(request, obj, f"Profile “{obj.profile}” chosen")


NOTED = {
    "agents_open": "agents open",
    "locked": "locked",
    "leads_with_both_see": "leads with both accesses see personal details",
    "masking": "masking",
}


def note_business(request: HttpRequest, business: Business, changed: list[str]) -> None:
    """In the audit, what is shown to whom; the profile is, as a change of the policy."""
    kind, by = RecordKind.POLICY, request.user.pk
    for name in [each for each in NOTED if each in changed]:
        value = getattr(business, name)
        words = ("no", "yes")[value] if isinstance(value, bool) else str(value)
        what = f"{NOTED[name]}: {words}"
        note(
            AuditLine(
                kind=kind,
                business_id=business.pk,
                what=what,
                person_id=by,
            )
        )


def kind_of(row: Any) -> str:
    return str(row._meta.verbose_name).capitalize()


def mask_anew(request: HttpRequest, business: Business, what: str) -> None:
    business.change_rules(what, request.user.pk)
    messages.info(
        request,
        f"The conversations of {business} are being masked by the new policy. "
        "Whatever is opened meanwhile follows it at once.",
    )


@admin.register(Team)
class TeamAdmin(OfBusiness):
    list_display = ("name", "business", "delay_minutes")
    list_filter = (BY_BUSINESS,)
    search_fields = ("name",)


@admin.register(EntityType)
class EntityTypeAdmin(OfBusiness):
    """What is there can be made to hide more; showing more, deleting included, is the masking
    page's.
    """

    form = EntityTypeForm
    list_display = ("name", "business", "personal")
    list_filter = ("personal", BY_BUSINESS)
    search_fields = ("name",)
    changes_rules = ("name", "personal")
    fixed: tuple[str, ...] = ("name",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """It stays with its business, and is of what it was."""
        return ("business", *self.fixed) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With its business, not by itself."""
        match, mine = request.resolver_match, f"workspaces_{self.opts.model_name}_"
        if match and (match.url_name or "").startswith(mine):
            return False
        return super().has_delete_permission(request, obj)

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: Any,
        change: bool,
    ) -> None:
        lock_business(obj.business_id)
        super().save_model(request, obj, form, change)
        if set(self.changes_rules) & set(form.changed_data):
            done = "changed" if change else "added"
            mask_anew(request, obj.business, f"{kind_of(obj)} “{obj.name}” {done}")


@admin.register(Pattern)
class PatternAdmin(EntityTypeAdmin):
    list_display = ("name", "business", "expression")
    form = forms.ModelForm  # type: ignore[assignment]
    list_filter = ()  # type: ignore[assignment]
    fixed = ("expression",)
    changes_rules = ("name", "expression")


@admin.register(Membership)
class MembershipAdmin(OfBusiness):
    form = MembershipForm
    list_display = (
        "person",
        "business",
        "role",
        "smart_agent_chat",
        "intelligent_analytics",
        "view_personal_details",
        "export",
        "active",
    )
    list_filter = (BY_BUSINESS, "role", "active")
    search_fields = ("person__name", "person__email")

    def save_model(
        self,
        request: HttpRequest,
        obj: Membership,
        form: Any,
        change: bool,
    ) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            note_rights(obj, request.user.pk, "changed" if change else "made a member")
        open_administration(obj)
        if obj.business.locked:
            locked_business.keep_out(obj.business)
        if not change and not obj.person.has_usable_password():
            messages.info(request, PASSWORDLESS.format(obj.person))

    def delete_model(self, request: HttpRequest, obj: Membership) -> None:
        note_rights(obj, request.user.pk, "taken out, who was")
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        for each in queryset:
            note_rights(each, request.user.pk, "taken out, who was")
        super().delete_queryset(request, queryset)
