"""An endpoint that a program adds: checked by the same form as one that an admin adds."""

from datetime import datetime
from typing import Annotated, Any

from annotated_types import MaxLen
from django.shortcuts import get_object_or_404
from ninja import Schema
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from chatlinks.api.answers import Answer
from chatlinks.api.models import ApiKey
from chatlinks.api.outgoing import endpoints
from chatlinks.api.outgoing.event_types import EVENT_TYPES
from chatlinks.api.outgoing.forms import LONGEST, EndpointForm
from chatlinks.api.problems import Problem
from chatlinks.api.reads.visits import by_key
from chatlinks.intake.checking import Faulty, checked
from chatlinks.web.numbers import number
from chatlinks.workspaces.models import Business

REPLACED = "It was added, and has been given another secret since. Ask an admin for it."
NOT_MADE = "No endpoint was added. Mend the fields below."


@dataclass(config=ConfigDict(extra="forbid"), slots=True)
class WantedEndpoint:
    """An address that is told what happens."""

    name: Annotated[str, MaxLen(100)]
    address: Annotated[str, MaxLen(LONGEST)]
    events: Annotated[list[Annotated[str, MaxLen(30)]], MaxLen(len(EVENT_TYPES))]


WANTED = TypeAdapter(WantedEndpoint)


class EndpointRead(Schema):
    """An endpoint, as programs read of it."""

    id: int
    name: str
    host: str
    events: list[str]
    on: bool
    made_at: datetime
    last_told_at: datetime | None
    failing_since: datetime | None
    given_up: int  # deliveries that may be sent again


class EndpointList(Schema):
    endpoints: list[EndpointRead]


class EndpointMade(Schema):
    """A new endpoint, and the secret that it checks requests with."""

    id: int
    secret: str


class EndpointRemoved(Schema):
    id: int
    status: str


def listed(business: Business) -> dict[str, Any]:
    """An EndpointList."""
    rows = [
        {
            "id": each.endpoint.pk,
            "name": each.endpoint.name,
            "host": each.host,
            "events": each.endpoint.events,
            "on": each.endpoint.on,
            "made_at": each.endpoint.made_at,
            "last_told_at": each.endpoint.last_at,
            "failing_since": each.endpoint.failing_since,
            "given_up": each.dead,
        }
        for each in endpoints.endpoints_of(business)
    ]
    return {"endpoints": rows}


def make(key: ApiKey, raw: bytes) -> Answer:
    """Its id, never its secret: that is in no answer that is kept. Raises Problem."""
    try:
        asked = checked(WANTED, raw)
    except Faulty as problem:
        raise Problem(422, NOT_MADE, errors=problem.reasons) from problem
    typed = {"name": asked.name, "address": asked.address, "events": asked.events}
    form = EndpointForm(key.business, typed)
    if not form.is_valid():
        raise Problem(422, NOT_MADE, errors=faults_of(form))
    made = endpoints.make(key.business, form.choices, key.made_by_id, by_key(key))
    return Answer(201, {"id": made.pk})


def faults_of(form: EndpointForm) -> list[str]:
    """As intake tells them: field and reason, never the value."""
    faults = []
    for field, problems in form.errors.items():
        reason = " ".join(map(str, problems))
        if field == "events":  # Django's own reason repeats what was typed
            reason = f"take one or more of {', '.join(each.name for each in EVENT_TYPES)}"
        faults.append(f"{'name' if field == '__all__' else field}: {reason}")
    return faults


def with_secret(key: ApiKey, endpoint_id: int) -> dict[str, Any]:
    """An EndpointMade, opened from the sealed secret. Raises Http404 where it was removed since,
    Problem where an admin gave it another secret since: that is told to the admin alone.
    """
    held = get_object_or_404(key.business.endpoints, pk=endpoint_id)
    if held.old_secret_sealed is not None:
        raise Problem(409, REPLACED)
    return {"id": held.pk, "secret": endpoints.newest_secret(held)}


def remove(key: ApiKey, endpoint_id: str) -> dict[str, Any]:
    """An EndpointRemoved. Raises Http404, also for what is no number."""
    held = get_object_or_404(key.business.endpoints, pk=number(endpoint_id))
    endpoints.remove(held, key.made_by_id, by_key(key))
    return {"id": number(endpoint_id), "status": "removed"}
