from django.urls import path

from chatlinks.manage.views import audit, invitation, masking, people, start, told
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

urlpatterns = [
    path("start", start.new_business, name="start"),
    path("start/<slug:key>", start.steps, name="next-steps"),
    path("people", people.business_list, name="people-businesses"),
    path("people/<slug:key>", people.show, name="people"),
    path(
        "people/<slug:key>/invitations/<number:invitation>/revoke",
        people.revoke,
        name="revoke-invitation",
    ),
    path(
        "people/<slug:key>/members/<number:membership>/new-password",
        people.password_link,
        name="new-password-link",
    ),
    path(
        "people/<slug:key>/members/<number:membership>/permission",
        people.permission,
        name="member-permission",
    ),
    path(
        "people/<slug:key>/guesses/<number:alarm>/end",
        people.end_hold,
        name="end-hold",
    ),
    path("audit", audit.business_list, name="audit-businesses"),
    path("audit/<slug:key>", audit.show, name="audit"),
    path("audit/<slug:key>/audit.csv", audit.download, name="audit-csv"),
    path("c/<str:token>/seen", audit.of_link, name="seen"),
    path("invitation/<str:token>", invitation.accept, name="invitation"),
    path("masking", masking.business_list, name="masking-businesses"),
    path("masking/<slug:key>", masking.show, name="masking"),
    path("masking/<slug:key>/patterns", masking.save_pattern, name="save-pattern"),
    path(
        "masking/<slug:key>/patterns/<number:pattern>/delete",
        masking.delete_pattern,
        name="delete-pattern",
    ),
    path("masking/<slug:key>/switch", masking.switch_masking, name="switch-masking"),
    path("masking/<slug:key>/leads", masking.switch_leads, name="switch-leads"),
    path(
        "masking/<slug:key>/changes/<number:change>/undo",
        masking.undo,
        name="undo-masking-change",
    ),
    path("masking/<slug:key>/told/<slug:kind>", told.choose_kind, name="choose-told-kind"),
    path("masking/<slug:key>/never-names", told.save_never_names, name="save-never-names"),
    path("masking/<slug:key>/profile", masking.choose_profile, name="choose-profile"),
    path(
        "masking/<slug:key>/entities/<number:entity>",
        masking.choose_entity,
        name="choose-entity",
    ),
]
