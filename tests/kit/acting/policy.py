"""Every way in which a business changes what is masked, and a conversation that each reaches."""

from django.urls import reverse

from chatlinks.workspaces.models import EntityType, Pattern
from tests.kit.cast import minutes, take

ALL_OF_THEM = "Pondicherry QX-777, order 7788123"
TOLD = {
    "id": "told",
    "contact": {"id": "u-9", "name": "Meera Nair", "device": "Pixel of QX-777"},
    "channel": "line QX-777",
    "messages": [
        {
            "id": "1",
            "at": minutes(0),
            "from": "user",
            "text": "we meet together in pondicherry, ticket QX-777",
        },
        {
            "id": "2",
            "at": minutes(1),
            "from": "bot",
            "author": "Bot of Pondicherry",
            "text": "Pondicherry it is; order 7788123 together",
            "node": ALL_OF_THEM,
            "sub_story": ALL_OF_THEM,
            "data": {
                "quick_replies": [
                    {"text": "Not Pondicherry"},
                    {"text": "QX-777"},
                    {"text": "7788123"},
                ]
            },
        },
    ],
    "events": [{"at": minutes(2), "type": "note", "text": "Pondicherry, QX-777, 7788123"}],
    "entities": [{"name": "city", "original_text": "pondicherry", "value": "Pondicherry"}],
    "reviews": [
        {
            "rating": 4,
            "comment": "Pondicherry QX-777 7788123",
            "for": "bot",
            "at": minutes(3),
            "task": ALL_OF_THEM,
        }
    ],
}


def entity_type(cast):
    return EntityType.objects.get(business=cast.acme, name="city")


def by_masking_page(cast, sign_in, personal):
    path = reverse("choose-entity", args=["acme", entity_type(cast).pk])
    form = {"personal": "1" if personal else "0", "sure": "1"}
    assert sign_in("admin").post(path, form).status_code == 302


def by_administration(cast, sign_in, personal):
    path = reverse("admin:workspaces_entitytype_change", args=[entity_type(cast).pk])
    form = {"business": cast.acme.pk, "name": "city", **({"personal": "on"} if personal else {})}
    assert sign_in("owner").post(path, form).status_code == 302


def by_a_file(cast, sign_in, personal):
    assert personal
    other = {
        "id": "x",
        "contact": {"id": "u-x"},
        "messages": [],
        "entities": [{"name": "city", "value": "Pune", "personal": True}],
    }
    take(cast.acme, other)


def pattern_by_masking_page(cast, sign_in, there):
    if there:
        form = {"name": "ticket", "expression": r"QX-\d+"}
        assert (
            sign_in("admin").post(reverse("save-pattern", args=["acme"]), form).status_code == 302
        )
    else:
        path = reverse("delete-pattern", args=["acme", Pattern.objects.get().pk])
        assert sign_in("admin").post(path, {"sure": "1"}).status_code == 302


def pattern_by_administration(cast, sign_in, there):
    assert there
    form = {"business": cast.acme.pk, "name": "ticket", "expression": r"QX-\d+"}
    assert sign_in("owner").post(reverse("admin:workspaces_pattern_add"), form).status_code == 302


def profile_by_masking_page(cast, sign_in, strict):
    path = reverse("choose-profile", args=["acme"])
    form = {"profile": "strict" if strict else "balanced", "sure": "1"}
    assert sign_in("admin").post(path, form).status_code == 302


def profile_by_administration(cast, sign_in, strict):
    form = {
        "key": "acme",
        "name": "Acme Bank",
        "time_zone": "Asia/Kolkata",
        "masking": "on",
        "agents_open": "all",
        "profile": "strict" if strict else "balanced",
    }
    assert (
        sign_in("owner")
        .post(reverse("admin:workspaces_business_change", args=[cast.acme.pk]), form)
        .status_code
        == 302
    )


CHANGES = [
    (by_masking_page, "pondicherry"),
    (by_administration, "pondicherry"),
    (by_a_file, "pondicherry"),
    (pattern_by_masking_page, "qx-777"),
    (pattern_by_administration, "qx-777"),
    (profile_by_masking_page, "7788123"),
    (profile_by_administration, "7788123"),
]
# Only the masking page takes one back, which asks first.
BACK = [
    change
    for change in CHANGES
    if change[0] in (by_masking_page, pattern_by_masking_page, profile_by_masking_page)
]
