from django.urls import path

from chatlinks.manage.views import masking

urlpatterns = [
    path("masking", masking.business_list, name="masking-businesses"),
    path("masking/<slug:key>", masking.show, name="masking"),
    path("masking/<slug:key>/patterns", masking.save_pattern, name="save-pattern"),
    path(
        "masking/<slug:key>/patterns/<int:pattern>/delete",
        masking.delete_pattern,
        name="delete-pattern",
    ),
    path("masking/<slug:key>/switch", masking.switch_masking, name="switch-masking"),
    path("masking/<slug:key>/changes/<int:change>/undo", masking.undo, name="undo-masking-change"),
    path("masking/<slug:key>/profile", masking.choose_profile, name="choose-profile"),
    path("masking/<slug:key>/entities/<int:entity>", masking.choose_entity, name="choose-entity"),
]
