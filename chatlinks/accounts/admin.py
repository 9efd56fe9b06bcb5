"""People, for whoever manages the whole server.

A business's admins add people through their memberships.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db.models import QuerySet
from django.http import HttpRequest

from chatlinks.accounts.forms import zone_choices
from chatlinks.accounts.models import Person


class NewPerson(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = Person
        fields = ("email", "name")
        field_classes = {"email": forms.EmailField}


NEVER_DELETED = (
    "Take the tick away to lock this person: they are signed out at once, their chats go back to"
    " the queue. People are never deleted, for the records of who opened what name them."
)


@admin.register(Person)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    add_form = NewPerson
    list_display = ("name", "email", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("name", "email")
    ordering = ("name",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("name", "email", "password", "time_zone")}),
        ("May sign in", {"fields": ("is_active",), "description": NEVER_DELETED}),
        ("Manages the whole server", {"fields": ("is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "name",
                    "email",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )
    actions = ("lock", "unlock")

    def formfield_for_dbfield(
        self,
        db_field: Any,
        request: HttpRequest,
        **kwargs: Any,
    ) -> Any:
        if db_field.name == "time_zone":
            label = "Time zone"
            return forms.ChoiceField(choices=zone_choices, required=False, label=label)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description="Lock the chosen people: they can't sign in")
    def lock(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        """All but oneself, so that somebody is left who can unlock."""
        locked = queryset.exclude(pk=request.user.pk or 0).update(is_active=False)
        messages.success(request, f"Locked: {locked}. Unlock undoes it.")

    @admin.action(description="Unlock the chosen people")
    def unlock(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        messages.success(request, f"Unlocked: {queryset.update(is_active=True)}.")
