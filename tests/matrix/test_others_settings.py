"""What a business has set up is named on no other's pages and changed by no other's address."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from chatlinks.api import keys
from chatlinks.chats.models import Widget
from chatlinks.conversations.models import GuessAlarm
from chatlinks.intake.models import FileImport
from chatlinks.intake.uploads import details, work
from chatlinks.intake.uploads.details import Details
from chatlinks.intake.webhooks import sources
from chatlinks.links.models import ChatLink
from chatlinks.manage.masking import undoing
from chatlinks.workspaces.models import (
    EntityType,
    Invitation,
    Membership,
    Pattern,
    RuleChange,
    Team,
)
from chatlinks.workspaces.people import invitations
from tests.kit.acting.receivers import endpoint_at
from tests.kit.cast import conversation, take
from tests.kit.links import members_link
from tests.kit.reading import held
from tests.kit.watching.census import imprint


@pytest.fixture
def zulu(cast):
    """The rival business has one of everything, all of it called Zulu; returns their ids."""
    rival, admin = cast.rival_business, cast.people["rival"]
    agent = cast.sign_up("zulu_agent", "rival")
    Team.objects.create(business=rival, name="Zulu team")
    member = Membership.objects.create(business=rival, person=agent, smart_agent_chat=True)
    undoing.permit(member, allowed=True, by=admin.pk)
    invitation = Invitation(business=rival, email="zulu@rival.example", made_by=admin)
    invitations.store(invitation)
    held_until = timezone.now() + timedelta(hours=1)
    alarm = GuessAlarm.objects.create(
        business=rival, person=agent, texts=12, values=12, held_until=held_until
    )
    keys.make(rival, "Zulu key", [keys.Scope.READ], None, admin.pk)
    source = sources.make(rival, "twilio", "Zulu source", sources.new_secret(), admin.pk)
    file_import = FileImport.objects.create(business=rival, person=agent, size=3, state="done")
    file_import.details = details.sealed(file_import, Details(name="zulu.txt"))
    file_import.save()
    [id_] = take(rival, conversation(id="z", contact={"id": "z"}))
    ChatLink.for_anyone(members_link(id_).conversation, agent.pk, None)
    return {
        "pattern": Pattern.objects.create(business=rival, name="Zulu", expression="QX[0-9]").pk,
        "entity": EntityType.objects.create(business=rival, name="zulu", personal=True).pk,
        "change": RuleChange.objects.get(business=rival).pk,
        "member": member.pk,
        "invitation": invitation.pk,
        "alarm": alarm.pk,
        "key": rival.api_keys.get().pk,
        "endpoint": endpoint_at("https://zulu.example/", rival, admin, name="Zulu").pk,
        "source": source.pk,
        "import": file_import.pk,
    }


NO_CONVERSATION = "Add an example and open it"
NO_RIGHTS = "managing the server opens no conversation by itself"
PAGES = [
    "/masking/{business}",
    "/people/{business}",
    "/keys/{business}",
    "/webhooks/{business}",
    "/sources/{business}",
    "/import/{business}",
    "/links/of/{business}",
    "/audit/{business}",
]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_settings_names_a_thing_of_another_business(sign_in, zulu, page):
    own = sign_in("rival").get(page.format(business="rival"))
    assert held(own, ["zulu"])
    others = sign_in("admin_permitted").get(page.format(business="acme"))
    assert others.status_code == 200
    assert held(others, ["zulu"]) == []


FORMS = [
    "/masking/acme/patterns/{pattern}/delete",
    "/masking/acme/entities/{entity}",
    "/masking/acme/changes/{change}/undo",
    "/people/acme/members/{member}/permission",
    "/people/acme/members/{member}/new-password",
    "/people/acme/invitations/{invitation}/revoke",
    "/people/acme/guesses/{alarm}/end",
    "/keys/acme/{key}/replace",
    "/keys/acme/{key}/revoke",
    "/webhooks/acme/{endpoint}/remove",
    "/sources/acme/{source}/remove",
    "/import/acme/{import}",
]


@pytest.mark.parametrize("form", FORMS)
def test_no_form_changes_a_thing_of_another_business(sign_in, zulu, form):
    admin, before = sign_in("admin_permitted"), imprint()
    assert admin.post(form.format(**zulu), {"sure": "1", "do": "discard"}).status_code == 404
    assert imprint() == before


NAMES = {
    "/masking/acme/patterns": {"name": "Zulu", "expression": "Q-[0-9]"},
    "/keys/acme": {"name": "Zulu key", "life": "365", "scopes": ["write"]},
    "/webhooks/acme": {
        "name": "Zulu",
        "address": "https://crm.example/",
        "events": ["link.made"],
    },
    "/sources/acme": {"name": "Zulu source", "kind": "generic"},
    "/people/acme": {"email": "zulu_agent@rival.example", "role": "agent"},
}


@pytest.mark.parametrize("form", NAMES)
def test_a_name_that_another_business_has_given_is_free(sign_in, zulu, form):
    answer = sign_in("admin").post(form, NAMES[form])
    assert answer.status_code in (200, 302)
    assert held(sign_in("admin").get(form.removesuffix("/patterns")), ["zulu"])


def test_a_text_is_tried_with_no_pattern_of_another_business(sign_in, zulu):
    assert held(sign_in("rival").post("/masking/rival", {"text": "It is QX7"}), ["zulu"])
    assert held(sign_in("admin").post("/masking/acme", {"text": "It is QX7"}), ["zulu"]) == []


def test_files_of_another_business_hold_up_nobody_here(cast, sign_in):
    for _ in range(work.AT_ONCE + 1):
        FileImport.objects.create(
            business=cast.rival_business, person=cast.people["rival"], size=3, state="waiting"
        )
    file = SimpleUploadedFile("chat.txt", b"Hello")
    answer = sign_in("admin").post("/import/acme", {"file": file, "format": ""})
    assert answer.status_code == 302


def test_the_next_steps_go_by_what_the_business_itself_has(cast, sign_in):
    Widget.objects.create(business=cast.acme)
    own, rivals = sign_in("admin").get("/start/acme"), sign_in("rival").get("/start/rival")
    of_acme = ['data-business="acme"', NO_CONVERSATION]
    assert held(own, of_acme) == of_acme[:1]
    assert held(rivals, ["data-business=", NO_CONVERSATION]) == [NO_CONVERSATION]


def test_rights_at_another_business_and_past_ones_are_none_here(cast, sign_in):
    owner = cast.people["owner"]
    Membership.objects.create(business=cast.rival_business, person=owner)
    Membership.objects.create(business=cast.acme, person=owner, active=False)
    assert held(sign_in("owner").get("/start/acme"), [NO_RIGHTS])
    assert held(sign_in("admin").get("/start/acme"), [NO_RIGHTS]) == []
