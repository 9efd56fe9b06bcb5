from django.urls import path

from chatlinks.manage.views import invitation, masking, people, start

urlpatterns = [
    path("start", start.new_business, name="start"),
    path("start/<slug:key>", start.steps, name="next-steps"),
    path("people", people.business_list, name="people-businesses"),
    path("people/<slug:key>", people.show, name="people"),
    path(
        "people/<slug:key>/invitations/<int:invitation>/revoke",
        people.revoke,
        name="revoke-invitation",
    ),
    path(
        "people/<slug:key>/members/<int:membership>/new-password",
        people.password_link,
        name="new-password-link",
    ),
    path("invitation/<str:token>", invitation.accept, name="invitation"),
    path("masking", masking.business_list, name="masking-businesses"),
    path("masking/<slug:key>", masking.show, name="masking"),
    path("masking/<slug:key>/patterns", masking.save_pattern, name="save-pattern"),
    path(
        "masking/<slug:key>/patterns/<int:pattern>/delete",
        masking.delete_pattern,
        name="delete-pattern",
    ),
    path("masking/<slug:key>/profile", masking.choose_profile, name="choose-profile"),
    path("masking/<slug:key>/entities/<int:entity>", masking.choose_entity, name="choose-entity"),
]
