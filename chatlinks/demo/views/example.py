"""POST /start/<key>/example: one invented user's conversation, to see a chat link with."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from chatlinks.conversations.models import Conversation
from chatlinks.conversations.records.identity import Identity
from chatlinks.demo.load import incoming
from chatlinks.intake.receive import receive
from chatlinks.links import members
from chatlinks.workspaces.guards import admin_of_business
from chatlinks.workspaces.models import Business

EXAMPLE = Path(__file__).parent.parent / "example.json"
LASTS = timedelta(minutes=5)


@require_POST
@admin_of_business
def add(request: HttpRequest, business: Business) -> HttpResponse:
    """Once: asked for again, it leads to the one that is there."""
    conversation = stored(business)
    if conversation is None:
        told = example(timezone.now() - LASTS)
        receive(business, list(incoming(iter([(business.key, told)]))))
        conversation = stored(business)
    assert conversation is not None
    token = members.token_of(business.pk, conversation.pk)
    return redirect("chat-link", token)


def stored(business: Business) -> Conversation | None:
    hash_ = Identity(business.pk).conversation(example(timezone.now())["id"])
    return business.conversation_set.filter(external_hash=hash_).first()


def example(start: datetime) -> dict[str, Any]:
    """In the import format; `after` of a message is in seconds."""
    told: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    for message in told["messages"]:
        message["at"] = (start + timedelta(seconds=message.pop("after"))).isoformat()
    return told
