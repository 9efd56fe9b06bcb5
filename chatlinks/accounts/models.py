"""People who sign in.

What they may see follows from their memberships (room `workspaces`), not from here.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class People(BaseUserManager["Person"]):
    def create_user(
        self,
        email: str,
        password: str | None = None,
        **fields: Any,
    ) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(
        self,
        email: str,
        password: str | None = None,
        **fields: Any,
    ) -> "Person":
        return self.create_user(
            email,
            password,
            is_staff=True,
            is_superuser=True,
            **fields,
        )

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """One who signs in, by e-mail."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    time_zone = models.CharField(
        max_length=50,
        blank=True,
        help_text="Empty: the browser's.",
    )
    is_active = models.BooleanField("active", default=True)
    is_staff = models.BooleanField("may open the administration", default=False)
    date_joined = models.DateTimeField(default=timezone.now)
    # Where the navigation leads: chats, lead, analytics, audit. Follows the memberships; decides
    # nothing about access.
    places = models.CharField(
        max_length=40,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )

    objects: ClassVar[People] = People()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_an_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class SignInLink(models.Model):
    """A link that signs its holder in.

    Once, for the first admin (`person` empty); or again and again, for the demo's cast, and then on
    loopback only. Only a hash of its token is stored.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True)
    demo = models.BooleanField(default=False)
    # What this member of the demo's cast demonstrates.
    note = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"for {self.person or 'the first admin'}"

    @staticmethod
    def hash(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    @classmethod
    def make(
        cls,
        person: Person | None,
        *,
        lasts: timedelta = timedelta(days=1),
    ) -> str:
        """A new link's token."""
        return cls.store(person, lasts)

    @classmethod
    def make_for_demo(cls, person: Person, note: str) -> str:
        """The token of a link for one of the demo's cast.

        Made anew at each start, so it hardly ends by itself.
        """
        return cls.store(person, timedelta(days=365), demo=True, note=note)

    @classmethod
    def store(
        cls,
        person: Person | None,
        lasts: timedelta,
        **more: Any,
    ) -> str:
        token = secrets.token_urlsafe(24)
        cls.objects.create(
            token_hash=cls.hash(token),
            person=person,
            expires_at=timezone.now() + lasts,
            **more,
        )
        return token

    @classmethod
    def cast(cls) -> "models.QuerySet[SignInLink]":
        """The demo's people with a link that may be used, in the order in which they were made."""
        usable = cls.objects.filter(
            demo=True,
            person__is_active=True,
            expires_at__gt=timezone.now(),
        )
        return usable.select_related("person").order_by("pk")

    @classmethod
    def find(
        cls,
        token: str,
        now: datetime | None = None,
    ) -> "SignInLink | None":
        """The link, while it may be used."""
        link = cls.objects.select_related("person").filter(token_hash=cls.hash(token)).first()
        if link is None or link.expires_at <= (now or timezone.now()):
            return None
        return link if link.demo or link.used_at is None else None

    def use(self) -> bool:
        """Take the link; False when another has taken it a moment ago."""
        if self.demo:
            return True
        unused = SignInLink.objects.filter(pk=self.pk, used_at=None)
        return unused.update(used_at=timezone.now()) == 1
