"""Making, finding, replacing and revoking keys."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Least
from django.utils import timezone

from chatlinks.api.models import ApiKey
from chatlinks.workspaces.models import Business

BEGINNING = "clk_"  # so that secret scanners, and people, know one
SHOWN = 12  # characters of it that are kept to tell it from others
BOTH_WORK = timedelta(days=7)  # the old key beside the one that replaces it
NOTED_EVERY = timedelta(minutes=1)


def hash_of(token: str) -> str:
    """A plain hash: of 256 random bits nobody finds the token by trying."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """`clk_` and 64 hexadecimal digits: 256 bits."""
    return BEGINNING + secrets.token_hex(32)


def make(
    business: Business,
    name: str,
    scopes: list[str],
    expires_at: datetime | None,
    by: int,
) -> str:
    """The new key's token, which is told here and never again."""
    token = new_token()
    ApiKey.objects.create(
        business=business,
        name=name,
        prefix=token[:SHOWN],
        token_hash=hash_of(token),
        scopes=scopes,
        expires_at=expires_at,
        made_by_id=by,
    )
    return token


def key_of(token: str) -> ApiKey | None:
    """The key, while it works."""
    if not token.startswith(BEGINNING):
        return None
    held = ApiKey.objects.filter(token_hash=hash_of(token)).select_related("business").first()
    return held if held is not None and held.state == "works" else None


def keys_of(business: Business) -> QuerySet[ApiKey]:
    """Those that work first, then the newest."""
    held = ApiKey.objects.filter(business=business).select_related("made_by", "revoked_by")
    return held.order_by(F("revoked_at").asc(nulls_first=True), "-pk")


@transaction.atomic
def replace(key: ApiKey, by: int) -> str:
    """A new key with the same name and rights; the old one works on for a week at most."""
    token = make(key.business, key.name, key.scopes, key.expires_at, by)
    ApiKey.objects.filter(token_hash=hash_of(token)).update(replaces=key)
    over = timezone.now() + BOTH_WORK
    # PostgreSQL's least() passes over NULL: a key without an end gets one.
    ApiKey.objects.filter(pk=key.pk).update(expires_at=Least(F("expires_at"), over))
    return token


def revoke(key: ApiKey, by: int) -> None:
    ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=by
    )


def note_use(key: ApiKey) -> None:
    """When it was last used, at most once a minute."""
    now = timezone.now()
    if key.last_used_at is None or key.last_used_at < now - NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
