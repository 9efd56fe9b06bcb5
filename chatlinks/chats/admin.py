"""Closing categories and canned responses, for the admins of each business."""

from django.contrib import admin

from chatlinks.chats.models import CannedResponse, Category
from chatlinks.workspaces.administration.admin_of_business import BY_BUSINESS, OfBusiness


@admin.register(Category)
class CategoryAdmin(OfBusiness):
    list_display = ("name", "business")
    list_filter = (BY_BUSINESS,)
    search_fields = ("name",)


@admin.register(CannedResponse)
class CannedResponseAdmin(OfBusiness):
    list_display = ("name", "business", "text")
    list_filter = (BY_BUSINESS,)
    search_fields = ("name", "text")
