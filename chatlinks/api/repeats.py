"""Idempotency-Key: a request that is sent again gets the answer of the first, and does nothing."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from chatlinks.api.answers import Answer
from chatlinks.api.models import ApiKey, ApiRequest
from chatlinks.api.problems import Problem
from chatlinks.conversations.records.identity import Identity

HEADER = "Idempotency-Key"
LONGEST = 255  # characters
KEPT = timedelta(days=1)
# After which one without an answer counts as cut off, as by a server that died. What is still under
# way then is done twice, which changes nothing: all that is stored is known by an id. What isn't,
# such as a new link, is one transaction together with `once`.
BROKEN_OFF = timedelta(seconds=3)

TOO_LONG = f"{HEADER} has {LONGEST} characters at most."
OTHER = f"This {HEADER} came with another request. Take a new one for each request."
UNDER_WAY = "The same request is under way. Send it again in a second."


def once(
    request: HttpRequest,
    key: ApiKey,
    body: bytes,
    do: Callable[[], Answer],
) -> Answer:
    """What `do` answers, or answered before to the same request under the same name.

    Raises Problem: 409 while the first is under way, 422 for another request of that name.
    """
    name = request.headers.get(HEADER, "")
    if not name:
        return do()
    if len(name) > LONGEST:
        raise Problem(400, TOO_LONG)
    noted = note(key, name, content_hash(key, request.path, body))
    if noted.status is not None:
        return Answer(noted.status, noted.answer or {})
    try:
        answer = do()
    except BaseException:
        noted.delete()  # nothing is remembered of what failed: it may be mended and sent again
        raise
    ApiRequest.objects.filter(pk=noted.pk).update(status=answer.status, answer=answer.body)
    return answer


def content_hash(key: ApiKey, path: str, body: bytes) -> str:
    """Keyed: a plain one would let whoever has the database try out what was sent."""
    return Identity(key.business_id).digest(path.encode() + b"\0" + body).hex()


@transaction.atomic
def note(key: ApiKey, name: str, content: str) -> ApiRequest:
    """That it is under way; or the first one, which was answered."""
    hash_ = hashlib.sha256(name.encode()).hexdigest()
    held, is_new = ApiRequest.objects.select_for_update().get_or_create(
        key=key,
        idempotency_hash=hash_,
        defaults={"content_hash": content},
    )
    if is_new:
        return held
    now = timezone.now()
    if held.at < now - KEPT:
        held.status, held.answer, held.content_hash = None, None, content
    elif held.content_hash != content:
        raise Problem(422, OTHER)
    elif held.status is None and held.at > now - BROKEN_OFF:
        raise Problem(409, UNDER_WAY, headers={"Retry-After": "1"})
    if held.status is None:
        held.at = now
        held.save()
    return held


def clear() -> None:
    """Forget what is kept no longer."""
    ApiRequest.objects.filter(at__lt=timezone.now() - KEPT).delete()
