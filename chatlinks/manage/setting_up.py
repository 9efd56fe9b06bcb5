"""What comes after a business was made: the commands and tags with this server's own paths."""

import shlex
import sys
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.models import AuditRecord
from chatlinks.chats.models import Widget
from chatlinks.conversations.models import Conversation
from chatlinks.database import postgres
from chatlinks.manage.forms import OwnRights
from chatlinks.workspaces.models import Business, Membership

EXAMPLE_FILE = "conversations.jsonl"


class SetUpStep(NamedTuple):
    """Something that is done by whoever sets up a business."""

    name: str
    section: str  # of the page, where one does it
    is_done: bool


class NextSteps(NamedTuple):
    business: Business
    steps: list[SetUpStep]
    rights: OwnRights
    is_member: bool
    has_conversations: bool
    import_command: str
    demo_command: str
    own_database: bool  # the operator's: commands need its DATABASE_URL
    tag: str  # "": the web chat is off
    web_chat_url: str


def command(*arguments: str) -> str:
    """A line for a shell on this server."""
    program = Path(sys.executable).with_name("chatlinks")
    return shlex.join([str(program) if program.exists() else "chatlinks", *arguments])


def import_command(business: Business) -> str:
    return command(
        "import",
        EXAMPLE_FILE,
        "--business",
        business.key,
        "--data",
        str(settings.DATA),
    )


def demo_command() -> str:
    """On a port and in a folder beside this server's."""
    return command(
        "serve",
        "--demo",
        "--data",
        f"{settings.DATA}-demo",
        "--port",
        "8100",  # the next one above this server's may be that of its streams
    )


def tag_of(business: Business) -> str:
    source = f"{settings.BASE_URL}{reverse('widget-script')}"
    return f'<script src="{source}" data-business="{business.key}" defer></script>'


def is_first() -> bool:
    """Is there no business yet?"""
    return not Business.objects.exists()


def switch_on_web_chat(business: Business) -> None:
    Widget.objects.update_or_create(business=business, defaults={"enabled": True})


def steps_of(business: Business) -> list[SetUpStep]:
    """What is done, as what is stored tells it."""
    is_opened = AuditRecord.objects.filter(business_id=business.pk, kind=RecordKind.PAGE).exists()
    is_here = Conversation.objects.filter(business=business).exists()
    return [
        SetUpStep("The business is made", "rights-title", is_done=True),
        SetUpStep("A source is connected", "connect-title", is_connected(business)),
        SetUpStep("A first conversation is in", "example-title", is_here),
        SetUpStep("A first chat link was opened", "example-title", is_opened),
        SetUpStep("A colleague is invited", "people-title", is_shared(business)),
    ]


def is_connected(business: Business) -> bool:
    """Something came by it; a source that is only added sent nothing yet. Or the web chat is on."""
    return (
        business.webhook_sources.filter(last_at__isnull=False).exists()
        or business.api_keys.filter(last_used_at__isnull=False).exists()
        or business.file_imports.filter(state="done").exists()
        or Widget.objects.filter(business=business, enabled=True).exists()
    )


def is_shared(business: Business) -> bool:
    others = business.memberships.count() > 1
    return others or business.invitations.exists()


def next_steps(
    business: Business,
    person_id: int,
    rights: OwnRights | None = None,
) -> NextSteps:
    held = Membership.objects.filter(
        business=business,
        person_id=person_id,
        active=True,
    ).first()
    widget = Widget.objects.filter(business=business).first()
    place = ("change", [widget.pk]) if widget else ("add", [])
    return NextSteps(
        business=business,
        steps=steps_of(business),
        rights=rights or OwnRights(instance=held),
        is_member=held is not None,
        has_conversations=Conversation.objects.filter(business=business).exists(),
        import_command=import_command(business),
        demo_command=demo_command(),
        own_database=not postgres.is_there(settings.DATA),
        tag=tag_of(business) if widget and widget.enabled else "",
        web_chat_url=reverse(f"admin:agentchat_widget_{place[0]}", args=place[1]),
    )
