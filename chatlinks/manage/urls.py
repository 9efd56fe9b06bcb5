from django.urls import path

from chatlinks.manage.views import masking
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

urlpatterns = [
    path("masking", masking.business_list, name="masking-businesses"),
    path("masking/<slug:key>", masking.show, name="masking"),
    path("masking/<slug:key>/patterns", masking.save_pattern, name="save-pattern"),
    path(
        "masking/<slug:key>/patterns/<number:pattern>/delete",
        masking.delete_pattern,
        name="delete-pattern",
    ),
    path("masking/<slug:key>/profile", masking.choose_profile, name="choose-profile"),
    path(
        "masking/<slug:key>/entities/<number:entity>", masking.choose_entity, name="choose-entity"
    ),
]
