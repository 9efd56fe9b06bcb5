"""Making, finding, replacing and revoking keys."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import F, Model, QuerySet
from django.db.models.functions import Least
from django.utils import timezone

from chatlinks.api.models import ApiKey
from chatlinks.audit import writing
from chatlinks.audit.kinds import RecordKind
from chatlinks.audit.writing import AuditLine
from chatlinks.database.rows import prepared
from chatlinks.manage.mails.alarms import KEY_SEES, raise_alarm
from chatlinks.workspaces.models import Business

BEGINNING = "clk_"  # so that secret scanners, and people, know one
SHOWN = 12  # characters of it that are kept to tell it from others
BOTH_WORK = timedelta(days=7)  # the old key beside the one that replaces it
Scope = ApiKey.Scope
READS = frozenset({Scope.READ, Scope.LINKS})  # who makes a link for anyone reads by it
NOTED_EVERY = timedelta(minutes=1)


def hash_of(token: str) -> str:
    """A plain hash: of 256 random bits nobody finds the token by trying."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """`clk_` and 64 hexadecimal digits: 256 bits."""
    return BEGINNING + secrets.token_hex(32)


@transaction.atomic
def make(
    business: Business,
    name: str,
    scopes: list[str],
    expires_at: datetime | None,
    by: int,
) -> str:
    """The new key's token, which is told here and never again. Raises ValueError: `faults_of`."""
    if faults := faults_of(scopes):
        raise ValueError(*faults)
    token = new_token()
    key = ApiKey.objects.create(
        business=business,
        name=name,
        prefix=token[:SHOWN],
        token_hash=hash_of(token),
        scopes=scopes,
        expires_at=expires_at,
        made_by_id=by,
    )
    note(key, by, f"key {name} made: {', '.join(scopes)}")
    if key.sees_personal:
        raise_alarm(business.pk, by, KEY_SEES)
    return token


def note(key: ApiKey, by: int, what: str) -> None:
    """In the audit."""
    line = AuditLine(
        kind=RecordKind.RIGHTS,
        business_id=key.business_id,
        what=what,
        person_id=by,
    )
    writing.note(line)


def faults_of(scopes: Collection[str]) -> list[str]:
    """Why a key can't have these rights together."""
    faults = [] if scopes else ["Choose at least one."]
    reads = READS.intersection(scopes)
    if Scope.PERSONAL in scopes and Scope.READ not in scopes:
        faults.append("Who sees personal details has to read conversations.")
    if Scope.WRITE in scopes and reads and Scope.PERSONAL not in scopes:
        faults.append(
            "A key that stores and reads could find out what is hidden by trying: it would write"
            " a guess and read whether it is hidden. Make two keys, one for each."
        )
    return faults


def key_of(token: str) -> ApiKey | None:
    """The key, while it works."""
    if not token.startswith(BEGINNING):
        return None
    found = prepared(BY_HASH, [hash_of(token)])
    if not found:
        return None
    [values] = found
    held = ApiKey.from_db("default", OF_KEY, values[: len(OF_KEY)])
    held.business = Business.from_db("default", OF_BUSINESS, values[len(OF_KEY) :])
    return held if held.state == "works" else None


def names_of(model: type[Model]) -> list[str]:
    return [column.attname for column in model._meta.concrete_fields]


def columns_of(model: type[Model], alias: str) -> str:
    """As SQL, in the order of `names_of`."""
    return ", ".join(
        f"{alias}.{column.column}" + ("::text[]" if isinstance(column, ArrayField) else "")
        for column in model._meta.concrete_fields
    )


OF_KEY, OF_BUSINESS = names_of(ApiKey), names_of(Business)
# Asked with every request: put together by the ORM each time, it takes a fifth of storing a message
# (`bin/bench intake`).
BY_HASH = f"""
SELECT {columns_of(ApiKey, "k")}, {columns_of(Business, "b")}
FROM {ApiKey._meta.db_table} k
JOIN {Business._meta.db_table} b ON b.id = k.business_id
WHERE k.token_hash = %s"""


def keys_of(business: Business) -> QuerySet[ApiKey]:
    """Those that work first, then the newest."""
    held = ApiKey.objects.filter(business=business).select_related("made_by", "revoked_by")
    return held.order_by(F("revoked_at").asc(nulls_first=True), "-pk")


@transaction.atomic
def replace(key: ApiKey, by: int) -> str:
    """A new key with the same name and rights; the old one works on for a week at most."""
    token = make(
        key.business,
        key.name,
        key.scopes,
        key.expires_at,
        by,
    )
    ApiKey.objects.filter(token_hash=hash_of(token)).update(replaces=key)
    over = timezone.now() + BOTH_WORK
    # PostgreSQL's least() passes over NULL: a key without an end gets one.
    ApiKey.objects.filter(pk=key.pk).update(expires_at=Least(F("expires_at"), over))
    return token


@transaction.atomic
def revoke(key: ApiKey, by: int) -> None:
    note(key, by, f"key {key.name} revoked")
    ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(
        revoked_at=timezone.now(),
        revoked_by=by,
    )


def note_use(key: ApiKey) -> None:
    """When it was last used, at most once a minute."""
    now = timezone.now()
    if key.last_used_at is None or key.last_used_at < now - NOTED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
