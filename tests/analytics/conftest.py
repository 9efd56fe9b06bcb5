"""What tests of Intelligent Analytics start from."""

import pytest

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import reports
from tests.kit.acting.analysis import ask_report
from tests.kit.servers.mail import Post


@pytest.fixture
def analyst(sign_in):
    return sign_in("analyst")


@pytest.fixture
def post(settings):
    """A real SMTP server, and Django told to use it."""
    with Post() as post:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
        yield post


@pytest.fixture
def ready(cast, sign_in):
    """A report that the analyst asked for and that was made."""
    ask_report(sign_in("analyst"))
    report = CsvReport.objects.get()
    assert reports.make(report.pk)
    return report


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch):
    """A listener's connection would outlive its test."""
    monkeypatch.setattr("chatlinks.web.streaming.live.hub.start", lambda: None)
