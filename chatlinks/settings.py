"""Every setting, read from the environment. `docs/install.md` lists the variables."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from chatlinks import secret_file
from chatlinks.database.address import database

ENV = os.environ
DATA = Path(ENV.get("CHATLINKS_DATA", "data")).absolute()


def flag(name: str, default: bool = False) -> bool:
    value = ENV.get(name, "1" if default else "0")
    return value.lower() in {"1", "true", "yes", "on"}


def secret_key() -> str:
    """From the environment, else from a file made on first use, readable by its owner only."""
    if key := ENV.get("CHATLINKS_SECRET_KEY"):
        return key
    path = DATA / "keys" / "session.key"
    if not path.exists():
        with suppress(FileExistsError):  # another process was quicker
            secret_file.write_new(path, secrets.token_urlsafe(48))
    return path.read_text()


SECRET_KEY = secret_key()
DEBUG = False
DEMO = flag("CHATLINKS_DEMO")
BASE_URL = ENV.get("CHATLINKS_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [
    BASE_URL.split("//", 1)[-1].rsplit(":", 1)[0],
    *LOOPBACK,
    *ENV.get("CHATLINKS_HOSTS", "").split(),
]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
# Of its own network, as "host" or "host:port", that requests may go out to: web/outgoing.py.
INNER_HOSTS = frozenset(ENV.get("CHATLINKS_INNER_HOSTS", "").lower().split())

# Where open pages hear of what is new: ":8001/live/stream" or "/live/stream"; "": they ask for it.
# `chatlinks serve` says.
LIVE_STREAM = ENV.get("CHATLINKS_LIVE_STREAM", "")

MASTER_KEY = ENV.get("CHATLINKS_MASTER_KEY", "")
KEY_SERVICE = ENV.get("CHATLINKS_KEY_SERVICE", "")  # package.module:factory of a KeyService
MASTER_KEY_FILE = Path(ENV.get("CHATLINKS_MASTER_KEY_FILE", DATA / "keys" / "master.key"))

# Of a web server process's threads, those that may wait for the database at once; the others are
# kept for what needs none.
DATABASE_THREADS = 8
SPARE_THREADS = 4
# In the web server and the worker, which need to own nothing of the database.
SERVING = flag("CHATLINKS_SERVING")
# What one statement of a page may take; 0: any time. Jobs and commands have no limit.
STATEMENT_SECONDS = int(ENV.get("CHATLINKS_STATEMENT_SECONDS", "0"))
DATABASES = {"default": database(ENV.get("DATABASE_URL", "postgresql:///chatlinks"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "chatlinks.audit",
    "chatlinks.accounts",
    "chatlinks.privacy",
    "chatlinks.workspaces",
    "chatlinks.conversations",
    "chatlinks.links",
    "chatlinks.reading",
    "chatlinks.chats",
    "chatlinks.agentchat",
    "chatlinks.webchat",
    "chatlinks.analytics",
    "chatlinks.intake",
    "chatlinks.intake.webhooks",
    "chatlinks.manage",
    "chatlinks.api",
    "chatlinks.api.outgoing",
    "chatlinks.web",
    "chatlinks.demo",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "ninja",
    "procrastinate.contrib.django",
    "chatlinks.accounts.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "chatlinks.web.streaming.live.Live",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chatlinks.web.serving.middleware.Headers",
    "chatlinks.web.serving.compression.Compression",
    "chatlinks.web.serving.reserve.Reserve",
    "chatlinks.reading.live.middleware.Deliveries",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "chatlinks.accounts.middleware.Authentication",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "chatlinks.conversations.unopenable.Unopenable",
]

ROOT_URLCONF = "chatlinks.urls"
WSGI_APPLICATION = "chatlinks.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "chatlinks.web.drawing.environment.environment",
            "auto_reload": False,
            "context_processors": ["chatlinks.web.drawing.context.frame"],
        },
    },
    {
        # For Django's admin and allauth, whose templates are written for it.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "chatlinks.accounts.adapter.Adapter"
SOCIALACCOUNT_ADAPTER = "chatlinks.accounts.adapter.SocialAdapter"
ACCOUNT_FORMS = {"reset_password": "chatlinks.accounts.forms.NewPasswordRequest"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because somebody else typed an address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_TOTP_ISSUER = "Chat Links"
# An admin entered the e-mail; nobody signs up with somebody else's.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A form may not lead to another host, by our content policy; `state` is checked.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {}
if ENV.get("CHATLINKS_OIDC_CLIENT_ID"):
    COMPANY = {
        "provider_id": "company",
        "name": ENV.get("CHATLINKS_OIDC_NAME", "your company account"),
        "client_id": ENV["CHATLINKS_OIDC_CLIENT_ID"],
        "secret": ENV.get("CHATLINKS_OIDC_SECRET", ""),
        "settings": {"server_url": ENV.get("CHATLINKS_OIDC_SERVER", "")},
    }
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {"APPS": [COMPANY]}
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "chatlinks.accounts.adapter.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "chatlinks.accounts.adapter.typed_email"
AXES_VERBOSE = False
# Reverse proxies in front; their word on addresses counts only then.
PROXIES = int(ENV.get("CHATLINKS_PROXIES", "0"))
AXES_CLIENT_IP_CALLABLE = "chatlinks.web.sender.sender"

SESSION_ENGINE = "chatlinks.accounts.sessions"
# A note may name somebody: not in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
FORWARDED_PROTO = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_PROXY_SSL_HEADER = FORWARDED_PROTO if flag("CHATLINKS_BEHIND_PROXY") else None

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "chatlinks.web.drawing.assets.Storage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# What is uploaded never touches the disk in clear: what is too big for memory is not read at all.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# Bytes of a request, a little more than the biggest file.
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# Asked for by web/mail.py alone.
MAIL_IS_SET_UP = bool(ENV.get("CHATLINKS_SMTP_HOST"))
EMAIL_HOST = ENV.get("CHATLINKS_SMTP_HOST", "localhost")
EMAIL_TIMEOUT = 20  # seconds
EMAIL_PORT = int(ENV.get("CHATLINKS_SMTP_PORT", "25"))
EMAIL_HOST_USER = ENV.get("CHATLINKS_SMTP_USER", "")
EMAIL_HOST_PASSWORD = ENV.get("CHATLINKS_SMTP_PASSWORD", "")
EMAIL_USE_TLS = flag("CHATLINKS_SMTP_TLS")
DEFAULT_FROM_EMAIL = ENV.get("CHATLINKS_FROM", "Chat Links <chatlinks@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "chatlinks.web.serving.logs.QuietTokens",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "filters": {"outages": {"()": "chatlinks.web.serving.logs.OneLineAnOutage"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["outages"],
        },
    },
    "root": {"handlers": ["stderr"], "level": ENV.get("CHATLINKS_LOG", "WARNING")},
}
CSRF_FAILURE_VIEW = "chatlinks.web.notices.stale_form"

PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}  # one a minute would add up
