"""People, for whoever manages the whole server.

A business's admins add people through their memberships.
"""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from chatlinks.accounts.models import Person


class NewPerson(AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = Person
        fields = ("email", "name")
        field_classes = {"email": forms.EmailField}


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
        ("May sign in", {"fields": ("is_active",)}),
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
