"""What the administration's lists of a business's rows have in common: each admin sees and changes
only those of their own businesses.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from chatlinks.workspaces.memberships import administered_by, manages
from chatlinks.workspaces.models import Business, Team

# Offers only those that the list holds.
BY_BUSINESS = ("business", admin.RelatedOnlyFieldListFilter)


class OfBusiness(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows of one business, for the admins of that business."""

    business_path = "business"
    list_select_related = True
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .filter(**{f"{self.business_path}__in": administered_by(request.user)})
        )

    def allowed(self, request: HttpRequest, row: Model | None) -> bool:
        mine = administered_by(request.user)
        if row is None:
            return manages(request.user)
        theirs: Any = row  # whose `business_id` a Model doesn't promise
        business_id = row.pk if isinstance(row, Business) else theirs.business_id
        return mine.filter(pk=business_id).exists()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return manages(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request, obj)

    has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allowed(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return manages(request.user)

    def formfield_for_foreignkey(
        self,
        db_field: Any,
        request: HttpRequest,
        **kwargs: Any,
    ) -> Any:
        if db_field.name == "business":
            kwargs["queryset"] = administered_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self,
        db_field: Any,
        request: HttpRequest,
        **kwargs: Any,
    ) -> Any:
        if db_field.name == "teams":
            kwargs["queryset"] = Team.objects.filter(
                business__in=administered_by(request.user)
            ).select_related("business")
        return super().formfield_for_manytomany(db_field, request, **kwargs)
